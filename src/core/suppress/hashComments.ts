// Comments of formats that are read line by line.
import type { Span } from '../reference';
import { goesOn, lineAt, lineBefore, nextLine } from './lines';
import { type Comment, type CommentStyle, hash, hashAlone, type Page, pageOf } from './page';

interface LineSyntax {
	readonly style: CommentStyle;
	/** Whether a comment may stand behind code; `quotes`: but not between quotes. */
	readonly behind: 'no' | 'yes' | 'quotes';
	/** False where a comment may stand between lines that a backslash joins. */
	readonly joins: boolean;
	/** The text of several lines that begins on this line; `inside`: whether its lines may be comments as well. */
	readonly opens?: (
		text: string,
		line: Span,
		scan: Scan,
	) => (Span & { readonly inside: boolean }) | undefined;
}

/** Marks that no further text ends; the rest of the file is not searched for them again. */
interface Scan {
	readonly endless: Set<string>;
}

/** Variables of a `.env` file. What stands behind a value is a part of it for some who read such files. */
export const dotenvPage = (text: string): Page =>
	readLines(text, { style: hashAlone, behind: 'quotes', joins: true, opens: quotedValue });

export const requirementsPage = (text: string): Page =>
	readLines(text, { style: hash, behind: 'yes', joins: true });

/**
 * Behind a variable's value the blanks before a comment would belong to the value, and behind a recipe's tab the comment
 * would be printed.
 */
export const makefilePage = (text: string): Page =>
	readLines(text, { style: { ...hashAlone, flush: true }, behind: 'quotes', joins: true });

export const modelfilePage = (text: string): Page =>
	readLines(text, { style: hashAlone, behind: 'no', joins: true, opens: tripleQuotes });

export const dockerfilePage = (text: string): Page =>
	readLines(text, { style: hashAlone, behind: 'no', joins: false, opens: heredoc });

function readLines(text: string, syntax: LineSyntax): Page {
	const comments: Comment[] = [];
	const atoms: Span[] = [];
	const scan: Scan = { endless: new Set() };
	let joined = false;
	/** Up to here a text of several lines goes, and whether comments count there. */
	let until = -1;
	let inside = true;
	for (let at = 0; at < text.length; ) {
		const line = lineAt(text, at);
		const mark = line.start + text.slice(line.start, line.end).search(/\S|$/);
		const alone = text[mark] === '#';
		const within = line.start < until;
		if (alone && (within ? inside : !joined || !syntax.joins)) {
			comments.push(hashComment(text, mark, line.end));
		} else if (!within && !alone) {
			const behind = syntax.behind === 'no' ? -1 : markBehind(text, line, syntax.behind === 'quotes');
			if (behind !== -1) {
				comments.push(hashComment(text, behind, line.end));
			}
			const opened = syntax.opens?.(text, line, scan);
			if (opened) {
				atoms.push({ start: opened.start, end: opened.end });
				until = opened.end;
				inside = opened.inside;
			}
		}
		if (!within) {
			joined = goesOn(text, line) && !(alone && !joined);
		}
		at = nextLine(text, line);
	}
	const statementsAt = (line: Span) => joinedFrom(text, line);
	return pageOf(text, comments, atoms, syntax.style, { joins: syntax.joins, statementsAt });
}

/** A comment from its `#` to the end of the line. */
export function hashComment(text: string, mark: number, end: number): Comment {
	const length = /^#+!?/.exec(text.slice(mark, Math.min(end, mark + 200)))?.[0].length ?? 1;
	return { span: { start: mark, end }, body: { start: Math.min(mark + length, end), end } };
}

/** Where a `#` behind a blank begins a comment; -1 when none does. */
function markBehind(text: string, { start, end }: Span, quotes: boolean): number {
	let open = '';
	for (let at = start; at < end; at++) {
		const character = text[at] as string;
		if (open !== '') {
			open = character === open ? '' : open;
		} else if (quotes && (character === '"' || character === "'" || character === '`')) {
			open = character;
		} else if (character === '#' && at > start && /\s/.test(text[at - 1] as string)) {
			return at;
		}
	}
	return -1;
}

/** More lines of one command were written by a program. */
const mostJoined = 200;

/** The lines that a backslash joins, where this one is the first of several. */
export function joinedFrom(text: string, line: Span): readonly Span[] {
	let before = lineBefore(text, line);
	for (let lines = 0; before && lines < mostJoined && isComment(text, before); lines++) {
		before = lineBefore(text, before);
	}
	if (!goesOn(text, line) || (before && goesOn(text, before))) {
		return [];
	}
	let last = line;
	for (let lines = 0; lines < mostJoined && (goesOn(text, last) || isComment(text, last)); lines++) {
		const next = nextLine(text, last);
		if (next >= text.length) {
			break;
		}
		last = lineAt(text, next);
	}
	return [{ start: line.start, end: last.end }];
}

const isComment = (text: string, { start, end }: Span): boolean => /^\s*#/.test(text.slice(start, end));

function quotedValue(text: string, line: Span, { endless }: Scan) {
	const found = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.]*[ \t]*[=:][ \t]*(["'`])/.exec(
		text.slice(line.start, line.end),
	);
	const quote = found?.[1];
	if (!found || quote === undefined || endless.has(quote)) {
		return undefined;
	}
	const start = line.start + found[0].length - 1;
	const close = text.indexOf(quote, start + 1);
	if (close === -1) {
		endless.add(quote);
	}
	return close > line.end ? { start, end: close + 1, inside: false } : undefined;
}

function tripleQuotes(text: string, line: Span, { endless }: Scan) {
	const at = text.slice(line.start, line.end).indexOf('"""');
	const start = line.start + at;
	const close = at === -1 || endless.has('"""') ? -1 : text.indexOf('"""', start + 3);
	if (at !== -1 && close === -1) {
		endless.add('"""');
	}
	return close > line.end ? { start, end: close + 3, inside: false } : undefined;
}

/** The here-document of an instruction: a script of `RUN`, or a file, of which nothing is a comment of ours. */
function heredoc(text: string, line: Span, { endless }: Scan) {
	const written = text.slice(line.start, line.end);
	const mark = /(?<!<)<<-?(["']?)([A-Za-z_]\w{0,60})\1/.exec(written)?.[2];
	if (mark === undefined || endless.has(mark)) {
		return undefined;
	}
	for (let at = nextLine(text, line); at < text.length; ) {
		const below = lineAt(text, at);
		if (text.slice(below.start, below.end).trim() === mark) {
			return { start: line.start, end: below.end, inside: /^\s*RUN\b/i.test(written) };
		}
		at = nextLine(text, below);
	}
	endless.add(mark);
	return undefined;
}
