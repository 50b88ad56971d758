import type { Span } from '../reference';

/** The line that holds this offset, without its end. */
export function lineAt(text: string, offset: number): Span {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	const next = text.indexOf('\n', offset);
	const end = next === -1 ? text.length : next;
	return { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end };
}

/** Where the line after this one begins. */
export function nextLine(text: string, line: Span): number {
	const next = text.indexOf('\n', line.end);
	return next === -1 ? text.length : next + 1;
}

/** The line before; undefined at the top. */
export const lineBefore = (text: string, line: Span): Span | undefined =>
	line.start === 0 ? undefined : lineAt(text, line.start - 1);

/** True when the next line goes on with this one. */
export const goesOn = (text: string, line: Span): boolean => /(?:^|[^\\])(?:\\\\)*\\$/.test(tail(text, line));

/** A longer row of backslashes is no mark of a line that goes on. */
const tail = (text: string, { start, end }: Span): string => text.slice(Math.max(start, end - 50), end);

/** True when both share a character, or touch. */
export const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** The end of lines that the text uses. */
export const lineEnd = (text: string): string => (/\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n');
