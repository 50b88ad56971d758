// Flags of commands.
import type { Edit } from '../finding';
import { blanksBefore, ownLine } from './lines';
import type { Removed } from './removal';

/** A flag without a value, or with the value behind it. */
export function removeFlag(text: string, { value, within }: Removed): Edit | undefined {
	const alone = text.slice(value.start, value.end).startsWith('-');
	const start = alone ? value.start : flagBefore(text, within.start, value.start);
	if (start === undefined) {
		return undefined;
	}
	const behind = /^[ \t]*\\\r?\n/.exec(text.slice(value.end))?.[0];
	const line = ownLine(text, start);
	if (line !== undefined && behind !== undefined) {
		return { span: { start: line, end: value.end + behind.length }, text: '' };
	}
	// The last line of several: the one above ends the command now.
	const blanks = continuationBefore(text, within.start, start) ?? blanksBefore(text, start);
	return blanks > 0 && /^(?:$|[\s;&|)"'`])/.test(text.slice(value.end, value.end + 1))
		? { span: { start: start - blanks, end: value.end }, text: '' }
		: undefined;
}

/** Longer flags have no meaning to anybody. */
const longestFlag = 200;

/** Where the flag begins whose value begins at `at`: `--flag=` or `--flag `. */
function flagBefore(text: string, from: number, at: number): number | undefined {
	const blanks = blanksBefore(text, at);
	const end = blanks > 0 ? at - blanks : at - 1;
	if (blanks === 0 && text[end] !== '=') {
		return undefined;
	}
	const first = Math.max(from, end - longestFlag);
	const word = /[\w-]*$/.exec(text.slice(first, end))?.[0] ?? '';
	const dash = word.indexOf('-');
	const start = end - word.length + dash;
	// One that reaches further back than it is looked for may begin anywhere.
	return dash === -1 || end - start < 2 || (start === first && first > from) ? undefined : start;
}

/** How many signs before `at` end the line above with a backslash, blanks around it included. */
function continuationBefore(text: string, from: number, at: number): number | undefined {
	const line = at - blanksBefore(text, at);
	const end = text.startsWith('\r\n', line - 2) ? line - 2 : text[line - 1] === '\n' ? line - 1 : -1;
	if (end <= from || text[end - 1] !== '\\') {
		return undefined;
	}
	return at - (end - 1 - blanksBefore(text, end - 1));
}
