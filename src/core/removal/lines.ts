// Lines of a text, and the blanks in them.

/** The start of the line when nothing but blanks stands before `at` in it. */
export function ownLine(text: string, at: number): number | undefined {
	const line = text.lastIndexOf('\n', at - 1) + 1;
	return /^[ \t]*$/.test(text.slice(line, at)) ? line : undefined;
}

/** The end of the line's text: before `\r\n` or `\n`. */
export function endOfLine(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end === -1 ? text.length : text[end - 1] === '\r' && end > from ? end - 1 : end;
}

/** Past the break that stands at `end`, of either kind; `end` itself where none does. */
export const afterBreak = (text: string, end: number): number =>
	text.startsWith('\r\n', end) ? end + 2 : text[end] === '\n' ? end + 1 : end;

/** Past the blanks that stand at `from`. */
export const blanksAfter = (text: string, from: number): number =>
	from + (/^[ \t]*/.exec(text.slice(from))?.[0].length ?? 0);

/** How many blanks stand before `at`. Sign by sign: an expression would try each run of blanks from every place in it. */
export function blanksBefore(text: string, at: number): number {
	let start = at;
	while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) {
		start -= 1;
	}
	return at - start;
}
