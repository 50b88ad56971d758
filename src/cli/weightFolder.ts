import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { weightRole } from '../core/weights/fileRoles';
import { whyNot } from './pathWords';
import { isTakenForLink } from './plainFiles';

/** Packages of others and version control, which nobody means by "my weights". */
const foreign = new Set([
	'.git',
	'.hg',
	'.svn',
	'node_modules',
	'__pycache__',
	'site-packages',
	'.venv',
	'.tox',
]);

/**
 * The files below a folder that may be weights, sorted, also those that git ignores, as weights are. Links to files are
 * followed (a download cache is full of them), links to folders are not. `notes` are sentences on what could not be
 * looked into; `show` writes a path in them.
 */
export async function weightsBelow(
	folder: string,
	show: (path: string) => string,
	signal: AbortSignal,
): Promise<{ readonly files: readonly string[]; readonly notes: readonly string[] }> {
	const files: string[] = [];
	const notes: string[] = [];
	const waiting = [folder];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		signal.throwIfAborted();
		const entries = await readdir(next, { withFileTypes: true }).catch((error: unknown) => {
			notes.push(l10n.t('{0} {1}; it was left out.', show(next as string), whyNot(error)));
			return [];
		});
		for (const entry of entries) {
			const path = join(next, entry.name);
			if (entry.isDirectory() && isTakenForLink(path)) {
			} else if (entry.isDirectory() && !foreign.has(entry.name)) {
				waiting.push(path);
			} else if (weightRole(entry.name) === undefined) {
			} else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path, show, notes)))) {
				files.push(path);
			}
		}
	}
	return { files: files.sort(), notes };
}

async function leadsToFile(path: string, show: (path: string) => string, notes: string[]): Promise<boolean> {
	try {
		return (await stat(path)).isFile();
	} catch {
		notes.push(l10n.t('{0} is a link that leads nowhere.', show(path)));
		return false;
	}
}
