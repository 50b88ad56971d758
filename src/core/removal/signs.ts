// Code between comments and strings.
import { leading } from '../lists';
import type { Notation, Span } from '../reference';
import { endOfLine } from './lines';

/** A comment or string. */
interface Skipped extends Span {
	readonly comment: boolean;
}

/** The comments and strings of a text from a place on, as far as somebody has asked for them. */
interface Read {
	readonly text: string;
	readonly from: number;
	readonly notation: Notation;
	readonly skipped: Skipped[];
	/** What begins before here is known. */
	end: number;
}

/** The last one: the entries of one file are taken out one after the other, each read from the top of the file. */
let last: Read | undefined;

function readTo(text: string, from: number, to: number, notation: Notation): readonly Skipped[] {
	const known = last?.from === from && last.notation === notation && last.text === text ? last : undefined;
	const read = known ?? { text, from, notation, skipped: [], end: from };
	last = read;
	while (read.end < to) {
		const end = skipped(text, read.end, notation);
		if (end > read.end) {
			read.skipped.push({ start: read.end, end, comment: isComment(text, read.end, notation) });
		}
		read.end = Math.max(end, read.end + 1);
	}
	return read.skipped;
}

/** The offset of the last sign of code before `to`, over strings and comments; undefined when there is none. */
export function codeBefore(text: string, from: number, to: number, notation: Notation): number | undefined {
	const read = readTo(text, from, to, notation);
	let next = leading(read.length, (place) => (read[place] as Skipped).start < to) - 1;
	if ((read[next]?.end ?? to) > to) {
		// A comment or string that reaches over the item: it was not read as it is meant.
		return undefined;
	}
	for (let at = to; at > from; ) {
		const before = read[next];
		if (before?.end === at) {
			if (!before.comment) {
				return at - 1;
			}
			at = before.start;
			next -= 1;
		} else if (/\s/.test(text[at - 1] ?? '')) {
			at -= 1;
		} else {
			return at - 1;
		}
	}
	return undefined;
}

/** The offset of the first sign of code from `from` on, over blanks and comments. */
export function codeAfter(text: string, from: number, to: number, notation: Notation): number | undefined {
	let at = from;
	while (at < to) {
		if (isComment(text, at, notation)) {
			at = skipped(text, at, notation);
		} else if (/\s/.test(text[at] ?? '')) {
			at += 1;
		} else {
			return at;
		}
	}
	return undefined;
}

function isComment(text: string, at: number, notation: Notation): boolean {
	return notation === 'python' || notation === 'yaml'
		? text[at] === '#'
		: text.startsWith('//', at) || text.startsWith('/*', at);
}

/** The offset behind the comment or string that begins at `at`; `at` itself where none does. */
function skipped(text: string, at: number, notation: Notation): number {
	if (isComment(text, at, notation)) {
		const end = text.startsWith('/*', at) ? text.indexOf('*/', at + 2) + 2 : endOfLine(text, at);
		return end < at ? text.length : end;
	}
	const quote = text[at] ?? '';
	if (quote !== '"' && quote !== "'" && (quote !== '`' || notation !== 'javascript')) {
		return at;
	}
	const long = notation === 'python' && text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
	for (let end = at + long.length; end < text.length; end += 1) {
		if (text[end] === '\\') {
			end += 1;
		} else if (text.startsWith(long, end)) {
			return end + long.length;
		}
	}
	return text.length;
}
