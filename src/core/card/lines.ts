import { commentsOf } from './comments';

/** One line of a Markdown text, for what it is. */
export interface MarkdownLine {
	/** `code`: inside a fence or `<pre>`. `heading`: a heading of any notation; `text` is then its words. */
	readonly kind: 'text' | 'code' | 'heading';
	/** Without comments. */
	readonly text: string;
	/** From 1. */
	readonly line: number;
	/** UTF-16 offset of the line's first character. */
	readonly start: number;
	/** Offset after its last character, without the line break. */
	readonly end: number;
	/** Of headings: 1 to 6. */
	readonly level?: number;
}

/** Patterns see this much of a line; no heading and no label is longer, and no pattern can then take long. */
export const seenOfLine = 400;

/** A heading in HTML may go over some lines. */
const longestHeading = 2_000;

/** The lines of a card's Markdown part: comments taken out, code told from text, headings of all notations found. */
export function markdownLines(text: string, { end: from }: { readonly end: number }): MarkdownLine[] {
	const lines: MarkdownLine[] = [];
	const comments = commentsOf(text);
	let fence: string | undefined;
	let preformatted = false;
	let number = 1 + breaksBefore(text, from);
	/** Lines up to here belong to a heading that began before. */
	let until = from;
	for (let start = from, next = from; start < text.length; start = next, number++) {
		const newline = text.indexOf('\n', start);
		next = newline === -1 ? text.length : newline + 1;
		const end = newline === -1 ? next : text[newline - 1] === '\r' && newline > start ? newline - 1 : newline;
		const place = { line: number, start, end };
		const raw = text.slice(start, end);
		const seen = raw.slice(0, seenOfLine);
		if (fence !== undefined) {
			if (closes(seen, fence)) {
				fence = undefined;
			} else {
				lines.push({ kind: 'code', text: raw, ...place });
			}
			continue;
		}
		if (preformatted) {
			preformatted = !/<\/pre>/i.test(seen);
			lines.push({ kind: 'code', text: raw, ...place });
			continue;
		}
		const { shown, inside } = comments(start, end);
		if (inside) {
			// What follows the end of a comment on its last line is never a heading or a fence.
			lines.push({ kind: 'text', text: shown, ...place });
			continue;
		}
		const opening = /^[ \t>]{0,12}(?:[-*+] +|\d{1,3}[.)] +)?(`{3,}|~{3,})([^`]*)$/.exec(
			shown.slice(0, seenOfLine),
		);
		if (opening?.[1] !== undefined) {
			fence = opening[1];
			continue;
		}
		if (/^\s{0,3}<pre\b/i.test(shown.slice(0, 20))) {
			preformatted = !/<\/pre>/i.test(seen);
			lines.push({ kind: 'code', text: raw, ...place });
			continue;
		}
		if (start < until) {
			continue;
		}
		const html = htmlHeading(text, shown, start);
		if (html) {
			until = html.end;
			lines.push({ kind: 'heading', text: html.text, level: html.level, ...place });
			continue;
		}
		const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(shown.slice(0, seenOfLine));
		if (atx?.[1]) {
			const words = (atx[2] ?? '').replace(/[ \t]#+[ \t]*$/, '');
			lines.push({ kind: 'heading', text: words, level: atx[1].length, ...place });
			continue;
		}
		const underline = /^ {0,3}(=|-)\1*[ \t]*$/.exec(shown.slice(0, seenOfLine))?.[1];
		const above = lines.at(-1);
		if (underline && above && isParagraphOfOne(above, lines.at(-2), number)) {
			lines[lines.length - 1] = {
				...above,
				kind: 'heading',
				text: above.text.trim(),
				level: underline === '=' ? 1 : 2,
			};
			continue;
		}
		lines.push({ kind: 'text', text: shown, ...place });
	}
	return lines;
}

/** A closing fence is at least as long as the opening one, and alone on its line. */
function closes(line: string, fence: string): boolean {
	const bare = line.replace(/^[ \t>]+/, '').trimEnd();
	return bare.length >= fence.length && bare === (fence[0] ?? '').repeat(bare.length);
}

/** `# Title` in HTML: `<h1 align="center">Title</h1>`, also with its parts on lines of their own. */
function htmlHeading(
	text: string,
	shown: string,
	start: number,
): { text: string; level: number; end: number } | undefined {
	const opening = /^\s{0,8}(?:<(?:div|center|p|a|b|strong)\b[^<>]{0,200}>\s{0,8})*<h([1-6])\b/i.exec(
		shown.slice(0, seenOfLine),
	);
	if (!opening?.[1]) {
		return undefined;
	}
	const piece = text.slice(start, start + longestHeading);
	const content = piece.search(/<h[1-6]\b/i);
	const close = piece.search(/<\/h[1-6]\s{0,4}>/i);
	if (content === -1 || close < content) {
		return undefined;
	}
	return {
		text: piece.slice(content, close).replace(/\s+/g, ' '),
		level: Number(opening[1]),
		end: start + close,
	};
}

/** The words above a line of `===` are a heading when they are one line of prose; more of them are rather a slip. */
function isParagraphOfOne(above: MarkdownLine, before: MarkdownLine | undefined, line: number): boolean {
	return (
		above.kind === 'text' &&
		above.line === line - 1 &&
		above.text.length <= 200 &&
		/^ {0,3}[^\s>|*+#-]/.test(above.text) &&
		(before === undefined || before.kind !== 'text' || before.text.trim() === '')
	);
}

function breaksBefore(text: string, end: number): number {
	let breaks = 0;
	for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
		breaks += 1;
	}
	return breaks;
}
