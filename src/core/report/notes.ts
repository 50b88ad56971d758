import * as l10n from '@vscode/l10n';
import { type Reading, readingText } from '../decide/attribute';
import { printable } from '../printable';
import type { Mark } from './signs';

/** What stands before a value, so that no state is told by colour alone. */
export const readingMarks: Readonly<Record<Reading['state'], Mark>> = {
	stated: ' ',
	contradictory: '≠',
	'not-stated': '○',
	unknown: '○',
	'not-asked': '○',
};

/** Reasons that many cells share, told once below a table: the cells point to them by number. */
export interface Notes {
	/** The words of a cell, with the number of its reason where it is not known. */
	textOf(reading: Reading): string;
	/** `[1] …`, in the order of their numbers. */
	lines(): string[];
}

/** Numbers count from 1, in the order in which reasons are first met. */
export function createNotes(): Notes {
	const reasons = new Map<string, number>();
	return {
		textOf(reading) {
			if (reading.state !== 'unknown') {
				return printable(readingText(reading));
			}
			const reason = printable(reading.text);
			const number = reasons.get(reason) ?? reasons.size + 1;
			reasons.set(reason, number);
			return l10n.t('not known [{0}]', number);
		},
		lines: () => [...reasons].map(([reason, number]) => `[${number}] ${reason}`),
	};
}
