import * as l10n from '@vscode/l10n';
import { firstOf, inSentences } from '../wording';
import { inNotice } from './notice';
import { counted } from './summaryText';

/** Files of which something may be missing in what was found, by name. */
export interface UnreadFiles {
	/** They could not be read, or are too large. */
	readonly leftOut: readonly string[];
	/** For errors of syntax, or since it would take too long. */
	readonly partly: readonly string[];
}

/** More names than that are no help in a notice. */
const mostNamed = 3;

/** Sentences for a notice: `1 file was read only in part: src/a.ts.`; empty where everything was read. */
export function unreadSentences({ leftOut, partly }: UnreadFiles): string {
	const some = (files: readonly string[]) => inNotice(firstOf(files, mostNamed));
	return inSentences(
		counted(leftOut.length, l10n.t('1 file was left out: {0}.', some(leftOut)), (count) =>
			l10n.t('{0} files were left out: {1}.', count, some(leftOut)),
		),
		counted(partly.length, l10n.t('1 file was read only in part: {0}.', some(partly)), (count) =>
			l10n.t('{0} files were read only in part: {1}.', count, some(partly)),
		),
	);
}
