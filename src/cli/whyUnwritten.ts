import * as l10n from '@vscode/l10n';

/** Why something could not be written, as a clause for brackets: the words of the system's code where there are some. */
export function whyUnwritten(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	switch (code) {
		case 'ENOSPC':
		case 'EDQUOT':
			return l10n.t('there is no room left on the disk');
		case 'EACCES':
		case 'EPERM':
			return l10n.t('you have no permission to write there');
		case 'EROFS':
			return l10n.t('nothing can be written to that disk');
		case 'ENOENT':
		case 'ENOTDIR':
		case 'EEXIST':
			return l10n.t('there is no such folder, and none can be made there');
		default:
			return code || l10n.t('unknown error');
	}
}
