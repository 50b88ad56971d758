import * as l10n from '@vscode/l10n';

/** Why a file could not be written, and that what stood there still does, as a sentence. */
export function whyNotWritten(shown: string, error: unknown): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	switch (code) {
		case 'ENOSPC':
		case 'EDQUOT':
		case 'EFBIG':
			return l10n.t('{0} was left as it was: there is no room left for it on the disk.', shown);
		case 'EACCES':
		case 'EPERM':
			return l10n.t('{0} was left as it was: it or its folder must not be written by you.', shown);
		case 'EROFS':
			return l10n.t('{0} was left as it was: nothing can be written to that disk.', shown);
		case 'ENOENT':
		case 'ENOTDIR':
			return l10n.t('{0} was not written: there is no such folder.', shown);
		default:
			return l10n.t(
				'{0} was left as it was: it cannot be written ({1}).',
				shown,
				code || l10n.t('unknown error'),
			);
	}
}
