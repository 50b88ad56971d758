// Comments of YAML, TOML, JSON with comments, and Markdown.
import { createScanner } from 'jsonc-parser';
import { Lexer } from 'yaml';
import { frontMatterOf } from '../formats/frontMatter';
import type { Span } from '../reference';
import { hashComment } from './hashComments';
import { lineAt, nextLine } from './lines';
import { type Comment, hash, html, type Page, pageOf, slashes } from './page';

/** The comments of YAML. */
export function yamlPage(text: string): Page {
	const { comments, atoms } = readYaml(text, 0);
	return pageOf(text, comments, atoms, hash, { joins: false });
}

function readYaml(text: string, offset: number) {
	const comments: Comment[] = [];
	const atoms: Span[] = [];
	let at = 0;
	/** Where `|` or `>` stands whose text comes next. */
	let header: number | undefined;
	let scalar = false;
	for (const token of new Lexer().lex(text)) {
		// Marks that stand for no text.
		if (token === '\u0002' || token === '\u0018' || token === '\u001f') {
			scalar = token === '\u001f';
			continue;
		}
		const start = at;
		at += token.length;
		if (!scalar && /^[|>]/.test(token)) {
			header = start;
		} else if (!scalar && token.startsWith('#')) {
			comments.push(hashComment(text, start, start + token.trimEnd().length));
		} else if (header !== undefined && scalar) {
			atoms.push({ start: header, end: at });
			// A block is as a rule a script or a file, where `#` begins a comment too.
			if (text[header] === '|') {
				comments.push(...ownLines(text, { start, end: at }));
			}
			header = undefined;
		} else if ((scalar || /^["']/.test(token)) && token.includes('\n')) {
			atoms.push({ start, end: at });
		}
		scalar = false;
	}
	return {
		comments: offset === 0 ? comments : comments.map((one) => moved(one, offset)),
		atoms: atoms.map(({ start, end }) => ({ start: start + offset, end: end + offset })),
	};
}

const moved = ({ span, body }: Comment, by: number): Comment => ({
	span: { start: span.start + by, end: span.end + by },
	body: { start: body.start + by, end: body.end + by },
});

/** Comments that have a line of `text` to themselves. */
export function ownLines(text: string, { start, end }: Span): Comment[] {
	const comments: Comment[] = [];
	for (let at = start; at < end; ) {
		const line = lineAt(text, at);
		const mark = at + text.slice(at, line.end).search(/\S|$/);
		if (text[mark] === '#') {
			comments.push(hashComment(text, mark, line.end));
		}
		at = nextLine(text, line);
	}
	return comments;
}

/** The comments of TOML. */
export function tomlPage(text: string): Page {
	const comments: Comment[] = [];
	const atoms: Span[] = [];
	const endless = new Set<string>();
	const mark = /["'#]/g;
	for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
		const start = found.index;
		const line = lineAt(text, start);
		if (found[0] === '#') {
			comments.push(hashComment(text, start, line.end));
			mark.lastIndex = line.end;
			continue;
		}
		const triple = found[0].repeat(3);
		const long = text.startsWith(triple, start) && !endless.has(triple);
		const end = long ? endOfString(text, start + 3, triple, text.length) : undefined;
		if (end !== undefined) {
			atoms.push({ start, end });
			mark.lastIndex = end;
			continue;
		}
		if (long) {
			endless.add(triple);
		}
		mark.lastIndex = endOfString(text, start + 1, found[0], line.end) ?? line.end;
	}
	const lines = atoms.filter(({ start, end }) => text.slice(start, end).includes('\n'));
	return pageOf(text, comments, lines, hash, { joins: false });
}

function endOfString(text: string, from: number, quote: string, most: number): number | undefined {
	let close = text.indexOf(quote, from);
	while (close !== -1 && close < most) {
		let slashes = 0;
		while (quote.startsWith('"') && text[close - 1 - slashes] === '\\') {
			slashes++;
		}
		if (slashes % 2 === 0) {
			return close + quote.length;
		}
		close = text.indexOf(quote, close + 1);
	}
	return undefined;
}

/** Kinds of tokens, whose enumeration jsonc-parser exports as a type only. */
const lineComment = 12;
const blockComment = 13;
const endOfText = 17;

/** @param commented Whether the file may have comments; what stands in it shows that it does. */
export function jsonPage(text: string, commented: boolean): Page {
	const scanner = createScanner(text, false);
	const comments: Comment[] = [];
	for (let kind: number = scanner.scan(); kind !== endOfText; kind = scanner.scan()) {
		const start = scanner.getTokenOffset();
		const end = start + scanner.getTokenLength();
		if (kind === lineComment) {
			comments.push({ span: { start, end }, body: { start: start + 2, end } });
		} else if (kind === blockComment) {
			comments.push({ span: { start, end }, body: { start: start + 2, end: Math.max(end - 2, start + 2) } });
		}
	}
	const style = commented || comments.length > 0 ? slashes : undefined;
	return pageOf(text, comments, [], style, { joins: false });
}

/** The comments of Markdown: those of HTML, and of the YAML at its top. */
export function markdownPage(text: string): Page {
	const front = frontMatterOf(text);
	const inFront = front ? readYaml(text.slice(front.start, front.end), front.start) : undefined;
	const start = front?.end ?? 0;
	const comments = [...(inFront?.comments ?? []), ...htmlComments(text, start)];
	const page = pageOf(text, comments, inFront?.atoms ?? [], html, { joins: false });
	const lines = front ? text.slice(0, front.end).split('\n').length : 0;
	return {
		...page,
		styleAt: (offset) => (front && front.start <= offset && offset < front.end ? hash : html),
		top: lines,
	};
}

/** `<!-- … -->` outside of code blocks, whose examples are none. */
function htmlComments(text: string, from: number): Comment[] {
	const comments: Comment[] = [];
	let fence = '';
	for (let at = from; at < text.length; ) {
		const line = lineAt(text, at);
		const written = text.slice(at, line.end);
		const marks = /^ {0,3}(`{3,}|~{3,})/.exec(written)?.[1] ?? '';
		if (fence !== '') {
			fence = marks.startsWith(fence) && written.trim() === marks ? '' : fence;
			at = nextLine(text, line);
			continue;
		}
		const open = marks === '' ? written.indexOf('<!--') : -1;
		const quoted = (written.slice(0, Math.max(open, 0)).match(/`/g)?.length ?? 0) % 2 === 1;
		const close = open === -1 ? -1 : text.indexOf('-->', at + open + 4);
		fence = marks;
		if (open === -1 || quoted) {
			at = nextLine(text, line);
		} else if (close === -1) {
			break;
		} else {
			const start = at + open;
			comments.push({ span: { start, end: close + 3 }, body: { start: start + 4, end: close } });
			at = close + 3;
		}
	}
	return comments;
}
