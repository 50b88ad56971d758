// Python's strings and comments, told from its code without a tree.
import { leading } from '../lists';
import type { Span } from '../reference';
import { endOfLong, longestLiteral, unquoted } from '../syntax/literals';
import { isArchitecture, isDocumented, mayStandAlone } from './standingAlone';

const opening = /[#"']/g;
const quoteAtEnd = /^["'`]|["'`]$/;
/** What may stand before a string. */
const prefixes = /(?<![A-Za-z])[A-Za-z]{1,2}$/;
const single: Readonly<Record<string, RegExp>> = {
	'"': /(?:[^"\\\n]|\\[\s\S])*"/y,
	"'": /(?:[^'\\\n]|\\[\s\S])*'/y,
};

/** A Python program taken apart without a tree. */
export interface PythonStrings {
	/** The program with strings emptied and comments left out. */
	readonly code: string;
	/** Where in the program a place of `code` is. */
	placeOf(at: number): number;
	/** The program with blanks for what is not in `code`, as long as it was. */
	blanked(): string;
	/** Where strings begin that may name a model. */
	readonly names: readonly number[];
	/** The strings of several lines. */
	readonly long: readonly Span[];
}

/** Tells strings from code. Undefined when it is not certain where a string ends: then only a tree can tell. */
export function readStrings(text: string): PythonStrings | undefined {
	const pieces: string[] = [];
	// Where each piece begins, in the code and in the text.
	const inCode: number[] = [];
	const inText: number[] = [];
	let length = 0;
	const keep = (start: number, end: number) => {
		inCode.push(length);
		inText.push(start);
		pieces.push(text.slice(start, end));
		length += end - start;
	};
	const names: number[] = [];
	const long: Span[] = [];
	let from = 0;
	opening.lastIndex = 0;
	while (opening.test(text)) {
		const at = opening.lastIndex - 1;
		const sign = text[at] as string;
		const quote = text[at + 1] === sign && text[at + 2] === sign ? sign.repeat(3) : sign;
		const start = at + quote.length;
		if (sign === '#') {
			keep(from, at);
			const end = text.indexOf('\n', start);
			from = end === -1 ? text.length : end;
			opening.lastIndex = from;
			continue;
		}
		const end = quote.length === 3 ? endOfLong(text, start, quote) : endOfShort(text, start, quote);
		if (end === undefined) {
			return undefined;
		}
		const content = text.slice(start, end - quote.length);
		const holed =
			content.includes('{') && /[ft]/i.test(prefixes.exec(text.slice(Math.max(at - 3, 0), at))?.[0] ?? '');
		if (holed && !isReadable(content)) {
			return undefined;
		}
		const inner = quoteAtEnd.test(content) ? unquoted(text.slice(at, end)) : content;
		const literal = end - at <= longestLiteral ? inner : '';
		if (
			(holed && namesQuoted(content, text)) ||
			(mayStandAlone(literal, text) && !isDocumented(text, at, literal) && !isArchitecture(text, at, literal))
		) {
			names.push(at);
		}
		if (quote.length === 3) {
			long.push({ start: at, end });
		}
		// What stands in the holes of an f-string is code.
		keep(from, start);
		if (holed) {
			for (const hole of holesOf(content)) {
				keep(start + hole.start, start + hole.end);
			}
		}
		from = end;
		opening.lastIndex = end;
	}
	keep(from, text.length);
	return {
		code: pieces.join(''),
		names,
		long,
		placeOf(at) {
			// The last piece that begins there or before.
			const piece = Math.max(leading(inCode.length, (place) => (inCode[place] ?? 0) <= at) - 1, 0);
			return (inText[piece] ?? 0) + at - (inCode[piece] ?? 0);
		},
		blanked() {
			let end = 0;
			const kept = inText.map((start, at) => {
				const piece = pieces[at] ?? '';
				const gap = ' '.repeat(start - end);
				end = start + piece.length;
				return gap + piece;
			});
			return kept.join('').padEnd(text.length);
		},
	};
}

function endOfShort(text: string, start: number, quote: string): number | undefined {
	const rest = single[quote] as RegExp;
	rest.lastIndex = start;
	return rest.test(text) ? rest.lastIndex : undefined;
}

/** Whether an f-string ends where it seems to: a quote in its holes may be the same as the one around it. */
const isReadable = (content: string): boolean => content.split('{').length === content.split('}').length;

/** What stands between the braces of an f-string, with them; `{{` is a brace of its text. */
function holesOf(content: string): Span[] {
	const holes: Span[] = [];
	let depth = 0;
	let begun = 0;
	for (let at = content.indexOf('{'); at !== -1 && at < content.length; at++) {
		const one = content[at];
		if (one === '{' && depth === 0 && content[at + 1] === '{') {
			at++;
		} else if (one === '{') {
			begun = depth === 0 ? at : begun;
			depth++;
		} else if (one === '}' && depth > 0) {
			depth--;
			if (depth === 0) {
				holes.push({ start: begun, end: at + 1 });
			}
		}
	}
	// Where that does not come out even, all may be code.
	return depth === 0 ? holes : [{ start: 0, end: content.length }];
}

/** Each quote with what stands behind it up to its like; overlapping, since which one opens a string is not known. */
const quoted = /(["'`])(?=((?:(?!\1)[^\n]){2,400})\1)/g;

/** Whether the quotes at an offset name what a program imports: `from 'react-dom/client'`. */
const isImported = (text: string, at: number): boolean =>
	text[at] !== '`' && /\b(?:from|import)\s{0,4}$/.test(text.slice(Math.max(at - 12, 0), at));

/**
 * Whether something in quotes may name a model; also where it cannot be told which quote opens and which one closes.
 * @param file What `text` is a part of.
 */
export function namesQuoted(text: string, file: string): boolean {
	for (const { 2: literal = '', index } of text.matchAll(quoted)) {
		if (mayStandAlone(unquoted(literal), file) && !isImported(text, index)) {
			return true;
		}
	}
	return false;
}
