// Entries of YAML that stand in lines.
import type { Edit } from '../finding';
import { afterBreak, endOfLine } from './lines';
import type { Removed } from './removal';

/** A `key: value` in lines of its own. */
export function removeEntry(text: string, { value }: Removed): Edit | undefined {
	const start = text.lastIndexOf('\n', value.start - 1) + 1;
	const line = /^([ \t]*)((?:-[ \t]+)*)((?:[\w.-]+|"[\w.-]+"|'[\w.-]+')[ \t]*:[ \t]+)$/.exec(
		text.slice(start, value.start),
	);
	const end = endOfLine(text, value.end);
	const rest = text.slice(value.end, end);
	if (!line || !/^[ \t]*(?:#.*)?$/.test(rest) || (rest.trim() !== '' && !/^[ \t]/.test(rest))) {
		return undefined;
	}
	const [, indent = '', dashes = ''] = line;
	const column = indent.length + dashes.length;
	const below = columnBelow(text, end);
	if (dashes !== '') {
		// The first of several: the next one moves up to the dash.
		const next = below === column ? afterBlankLines(text, end) + column : undefined;
		return next === undefined || rest.trim() !== ''
			? undefined
			: { span: { start: start + column, end: next }, text: '' };
	}
	// Alone below its parent it would leave a key without a value.
	if (below !== column && columnAbove(text, start) !== column && column > 0) {
		return undefined;
	}
	const comment = rest.trimStart();
	return comment === ''
		? { span: { start, end: afterBreak(text, end) }, text: '' }
		: { span: { start: start + indent.length, end: end - comment.length }, text: '' };
}

/** Where the next line that says something begins; undefined at the end. */
function columnBelow(text: string, end: number): number | undefined {
	const at = afterBlankLines(text, end);
	return at >= text.length ? undefined : (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);
}

function afterBlankLines(text: string, end: number): number {
	let at = afterBreak(text, end);
	while (at < text.length) {
		const next = endOfLine(text, at);
		if (!/^[ \t]*(?:#.*)?$/.test(text.slice(at, next))) {
			return at;
		}
		const after = afterBreak(text, next);
		if (after === at) {
			break;
		}
		at = after;
	}
	return text.length;
}

/** The column of the entry above, behind its dashes; lines that stand deeper belong to one further up. */
function columnAbove(text: string, start: number): number | undefined {
	const own = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
	for (const line of text.slice(0, start).split('\n').reverse().slice(1)) {
		const [whole = '', blanks = '', dashes = ''] = /^([ \t]*)((?:-[ \t]+)*)/.exec(line) ?? [];
		const empty = /^\s*(?:#.*)?$/.test(line);
		if (!empty && blanks.length + dashes.length <= own) {
			return whole.length;
		}
	}
	return undefined;
}
