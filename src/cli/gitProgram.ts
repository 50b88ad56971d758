import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where POSIX systems look when nothing says where. */
const usualPath = ['/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);

/**
 * The program git by its whole path; undefined where there is none. By its name alone Windows would look in the folder
 * that it is run in first, and other systems do where the variable holds a relative path: there lies what somebody else
 * has written.
 * @param path The variable `PATH`.
 */
export function gitProgram(path: string | undefined, platform: NodeJS.Platform): string | undefined {
	const isWindows = platform === 'win32';
	return (path ?? (isWindows ? '' : usualPath))
		.split(delimiter)
		.map((folder) => folder.replace(/^"(.*)"$/, '$1'))
		.filter(isAbsolute)
		.map((folder) => join(folder, isWindows ? 'git.exe' : 'git'))
		.find(isProgram);
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
