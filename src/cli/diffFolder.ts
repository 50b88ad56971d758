import { statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

/**
 * The folder that the paths of a diff begin in, so that `git apply` and `patch -p1` find the files from there: neither
 * follows a path that leads upwards. The current folder where all of them lie below it; else the one below which all
 * that was named lies.
 * @param files Absolute paths of the changed files.
 * @param named What was given on the command line: folders and files.
 */
export function diffFolder(files: readonly string[], named: readonly string[], cwd: string): string {
	const isBelow = (folder: string, path: string) => path === folder || path.startsWith(withEnd(folder));
	if (files.every((file) => isBelow(cwd, file))) {
		return cwd;
	}
	const folders = named
		.map((one) => resolve(cwd, one))
		.map((path) => (isFolder(path) ? path : dirname(path)))
		.filter((folder) => files.some((file) => isBelow(folder, file)));
	let [common = cwd] = folders;
	while (![...folders, ...files].every((path) => isBelow(common, path)) && dirname(common) !== common) {
		common = dirname(common);
	}
	return common;
}

/** A path as a diff names it, from its folder. */
export function pathInDiff(file: string, folder: string): string {
	return relative(folder, file).split(sep).join('/');
}

const withEnd = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
