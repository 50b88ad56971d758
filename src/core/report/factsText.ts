import type { Reading } from '../decide/attribute';
import type { Facts } from '../decide/facts';
import { printable } from './style';

/** What stands before a value, so that no state is told by colour alone. */
export const readingMarks: Readonly<Record<Reading['state'], string>> = {
	stated: ' ',
	contradictory: '≠',
	'not-stated': '○',
	unknown: '○',
	'not-asked': '○',
};

/** All attributes for a terminal, group by group, each with its source in parentheses. */
export function factsToText({ groups }: Facts): string {
	const rows = groups.flatMap((group) => group.rows);
	const width = Math.max(0, ...rows.map(({ label }) => label.length));
	return groups
		.map(({ label, rows: own }) => {
			const lines = own.map(({ label: name, state, value, source }) => {
				const from = source === '' ? '' : `  (${printable(source)})`;
				return `  ${name.padEnd(width)}  ${readingMarks[state]} ${printable(value)}${from}`;
			});
			return ['', label, ...lines].join('\n');
		})
		.join('\n')
		.concat('\n');
}
