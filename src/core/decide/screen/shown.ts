import { cutAfter, printable } from '../../printable';

const longestName = 120;

/** A name or a text of others on one line, cut where nobody would read on. */
export function shown(text: string, longest = longestName): string {
	return cutAfter(printable(text.slice(0, longest * 2)), longest);
}
