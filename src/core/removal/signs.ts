// Code between comments and strings.
import type { Notation } from '../model';
import { endOfLine } from './lines';

/** The offset of the last sign of code before `to`, over strings and comments; undefined when there is none. */
export function codeBefore(text: string, from: number, to: number, notation: Notation): number | undefined {
	let last: number | undefined;
	let at = from;
	while (at < to) {
		const after = skipped(text, at, notation);
		if (after > to) {
			// A comment or string that reaches over the item: it was not read as it is meant.
			return undefined;
		}
		if (after > at) {
			last = isComment(text, at, notation) ? last : after - 1;
			at = after;
		} else {
			last = /\s/.test(text[at] ?? '') ? last : at;
			at += 1;
		}
	}
	return last;
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
