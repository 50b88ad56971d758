import * as l10n from '@vscode/l10n';
import { codeOf } from './pathWords';
import { refusalOf } from './whyUnwritten';
import type { Written } from './writeText';

/** Why a file was not written, and that what stood there still does, as a sentence. */
export function whyNotWritten(
	shown: string,
	outcome: Exclude<Written, { readonly state: 'written' }>,
): string {
	switch (outcome.state) {
		case 'changed':
			return l10n.t('{0} was left alone: it was changed meanwhile. Run the command again.', shown);
		case 'encoding':
			return l10n.t('{0} was left alone: it is not UTF-8 throughout. Save it as UTF-8 first.', shown);
		case 'unwritable':
			return whyUnwritable(shown, outcome.error);
	}
}

function whyUnwritable(shown: string, error: unknown): string {
	switch (refusalOf(error)) {
		case 'full':
			return l10n.t('{0} was left as it was: there is no room left for it on the disk.', shown);
		case 'forbidden':
			return l10n.t('{0} was left as it was: it or its folder must not be written by you.', shown);
		case 'read-only':
			return l10n.t('{0} was left as it was: nothing can be written to that disk.', shown);
		case 'no-folder':
			return l10n.t('{0} was not written: there is no such folder.', shown);
		case 'other':
			return l10n.t(
				'{0} was left as it was: it cannot be written ({1}).',
				shown,
				codeOf(error) || l10n.t('unknown error'),
			);
	}
}
