// How paths are shown, and what is said of one that cannot be read.
import { relative, sep } from 'node:path';
import * as l10n from '@vscode/l10n';

/** What is said of `""`. */
export const emptyPath = (): string =>
	l10n.t('A path is empty, and names nothing. Write . for the current folder.');

/** A path as it is shown: relative to the current folder, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
	return relative(cwd, path).split(sep).join('/') || '.';
}

/** Whether nothing is there; also for no error at all, where nothing was looked for. */
export function isMissing(error: unknown): boolean {
	return error === undefined || ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

/** The system's code of an error, as `ENOENT`; empty where there is none. */
export const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : '';

/**
 * `does not exist`, `must not be read by you`.
 * @param path Where a name in it may not be UTF-8: Node then gives another one, of which nothing is there.
 */
export function whyNot(error: unknown, path = ''): string {
	const code = codeOf(error);
	if (code === 'ENOENT' && path.includes('\ufffd')) {
		return l10n.t('has a name that is not UTF-8, and cannot be read');
	}
	switch (code) {
		case 'ENOENT':
		case 'ENOTDIR':
			return l10n.t('does not exist');
		case 'EACCES':
		case 'EPERM':
			return l10n.t('must not be read by you');
		case 'ELOOP':
			return l10n.t('is a link that leads to itself');
		case 'ENAMETOOLONG':
			return l10n.t('is too long for a path');
		default:
			return l10n.t('cannot be read ({0})', code || l10n.t('unknown error'));
	}
}
