import { printable } from '../../printable';

const longestName = 120;

/** A name or a text of others on one line, cut where nobody would read on. */
export function shown(text: string, longest = longestName): string {
	const clean = printable(text.slice(0, longest * 2));
	return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}
