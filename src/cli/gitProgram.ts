import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import { isWithin } from './workspace';

/** Where POSIX systems look when nothing says where. */
const usualPath = ['/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);

/**
 * The program git by its whole path; undefined where there is none. By its name alone Windows would look in the folder
 * that it is run in first, and other systems do where the variable holds a relative path: there lies what somebody else
 * has written. So does a folder by its whole path that is in the project, or among its packages, as npm and tools that
 * set variables by folder put them first.
 * @param path The variable `PATH`.
 * @param project The folder that somebody else has written, as it is without links.
 */
export function gitProgram(
	path: string | undefined,
	platform: NodeJS.Platform,
	project: string,
): string | undefined {
	const isWindows = platform === 'win32';
	return (path ?? (isWindows ? '' : usualPath))
		.split(delimiter)
		.map((folder) => folder.replace(/^"(.*)"$/, '$1'))
		.filter((folder) => isAbsolute(folder) && !isForeign(folder, project))
		.map((folder) => join(folder, isWindows ? 'git.exe' : 'git'))
		.find(isProgram);
}

function isForeign(folder: string, project: string): boolean {
	return [folder, realpathOf(folder)].some(
		(at) => isWithin(at, project) || at.split(sep).includes('node_modules'),
	);
}

function realpathOf(folder: string): string {
	try {
		return realpathSync.native(folder);
	} catch {
		return folder;
	}
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
