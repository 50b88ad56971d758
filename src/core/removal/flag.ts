// Flags of commands.
import type { Edit } from '../model';
import { blanksBefore, ownLine } from './lines';
import type { Removed } from './removal';

/** A flag without a value, or with the value behind it. */
export function removeFlag(text: string, { value, within }: Removed): Edit | undefined {
	const before = text.slice(within.start, value.start);
	const own = text.slice(value.start, value.end);
	const flag = own.startsWith('-') ? '' : /--?[\w-]+(?:=|[ \t]+)$/.exec(before)?.[0];
	if (flag === undefined) {
		return undefined;
	}
	const start = value.start - flag.length;
	const behind = /^[ \t]*\\\r?\n/.exec(text.slice(value.end))?.[0];
	const line = ownLine(text, start);
	if (line !== undefined && behind !== undefined) {
		return { span: { start: line, end: value.end + behind.length }, text: '' };
	}
	// The last line of several: the one above ends the command now.
	const ahead = /[ \t]*\\\r?\n[ \t]*$/.exec(text.slice(within.start, start))?.[0];
	const blanks = ahead?.length ?? blanksBefore(text, start);
	return blanks > 0 && /^(?:$|[\s;&|)"'`])/.test(text.slice(value.end, value.end + 1))
		? { span: { start: start - blanks, end: value.end }, text: '' }
		: undefined;
}
