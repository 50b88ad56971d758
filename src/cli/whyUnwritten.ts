import * as l10n from '@vscode/l10n';
import { codeOf } from './pathWords';

/** Why the system did not write, as far as it can be told from its code. */
export type Refusal = 'full' | 'forbidden' | 'read-only' | 'no-folder' | 'other';

const refusals: Readonly<Record<string, Refusal>> = {
	ENOSPC: 'full',
	EDQUOT: 'full',
	EFBIG: 'full',
	EACCES: 'forbidden',
	EPERM: 'forbidden',
	EROFS: 'read-only',
	ENOENT: 'no-folder',
	ENOTDIR: 'no-folder',
	EEXIST: 'no-folder',
};

export const refusalOf = (error: unknown): Refusal => refusals[codeOf(error)] ?? 'other';

/** Why something could not be written, as a clause for brackets: the words of the system's code where there are some. */
export function whyUnwritten(error: unknown): string {
	switch (refusalOf(error)) {
		case 'full':
			return l10n.t('there is no room left on the disk');
		case 'forbidden':
			return l10n.t('you have no permission to write there');
		case 'read-only':
			return l10n.t('nothing can be written to that disk');
		case 'no-folder':
			return l10n.t('there is no such folder, and none can be made there');
		case 'other':
			return codeOf(error) || l10n.t('unknown error');
	}
}
