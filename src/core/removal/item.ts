// Items between commas.
import type { Edit } from '../finding';
import type { Span } from '../reference';
import { afterBreak, blanksAfter, blanksBefore, endOfLine, ownLine } from './lines';
import type { Removed } from './removal';
import { codeAfter, codeBefore } from './signs';

/** Longer names, with the blanks behind them, stand before no value. */
const longestName = 500;

/** `name=`, `name:` or `"name":` before a value; on its own line or not. */
const nameBefore = /(?:[A-Za-z_$][\w$-]*|"[\w.-]+"|'[\w.-]+')\s*(?:=|:)\s*$/;

/** An item between commas: of a call, an object, a flow mapping. */
export function removeItem(text: string, { value, notation, within }: Removed): Edit | undefined {
	const first = Math.max(within.start, value.start - longestName);
	const before = text.slice(first, value.start);
	const name = nameBefore.exec(before);
	// What reaches further back than it is looked for may begin anywhere.
	if (!name || (name.index === 0 && first > within.start)) {
		return undefined;
	}
	// `a == True`, `a != True`, `a <= True`, `a ? b : c` are no names with values.
	const item = { start: first + name.index, end: value.end };
	if (/[=!<>:?+*/%&|^-]/.test(signBefore(text, within.start, item.start))) {
		return undefined;
	}
	const outer = codeBefore(text, within.start, item.start, notation);
	const next = codeAfter(text, item.end, within.end, notation);
	if (outer === undefined || next === undefined || !/[,([{]/.test(text[outer] ?? '')) {
		return undefined;
	}
	if (text[next] === ',') {
		return withComma(text, item, next);
	}
	if (!/[)\]}]/.test(text[next] ?? '')) {
		return undefined;
	}
	const gap = text.slice(outer + 1, item.start);
	if (text[outer] === ',' && /^\s*$/.test(gap)) {
		// The last one: the comma before it goes too, and its own line with it.
		const rest = blanksAfter(text, item.end);
		const kept = text.startsWith('#', rest) || text.startsWith('//', rest) || text.startsWith('/*', rest);
		return kept
			? { span: { start: outer, end: item.end }, text: '' }
			: { span: { start: outer, end: trailing(text, item.end, next) }, text: '' };
	}
	// A comment stands between the comma and the item. JSON takes no comma before its end.
	if (text[outer] === ',' && notation === 'json') {
		return undefined;
	}
	const line = ownLine(text, item.start);
	const end = endOfLine(text, item.end);
	return line !== undefined && /^[ \t]*$/.test(text.slice(item.end, end)) && end < next
		? { span: { start: line, end: afterBreak(text, end) }, text: '' }
		: // The letter behind it comes along, so that no other fix writes a comma there: the one before the comment stays.
			{ span: { start: item.start, end: item.end + 1 }, text: text.slice(item.end, item.end + 1) };
}

/** The last sign before `at` that is no blank; empty where none is. */
function signBefore(text: string, from: number, at: number): string {
	let end = at;
	while (end > from && /\s/.test(text[end - 1] ?? '')) {
		end -= 1;
	}
	return end > from ? (text[end - 1] ?? '') : '';
}

/** Blanks before the closing bracket in the same line go with the last item of `{ a: 1 }` only when none had stood. */
function trailing(text: string, end: number, next: number): number {
	const gap = text.slice(end, next);
	return /^[ \t]*$/.test(gap) ? end : end + (/^[ \t]*/.exec(gap)?.[0].length ?? 0);
}

/** An item with the comma behind it. */
function withComma(text: string, item: Span, comma: number): Edit {
	// A comment between the item and its comma stays, with the end of its line; the comma would be left over, so it goes.
	const between = text.slice(item.end, comma);
	if (!/^\s*$/.test(between)) {
		return { span: { start: item.start, end: comma + 1 }, text: between.trimStart() };
	}
	const end = endOfLine(text, comma + 1);
	const rest = text.slice(comma + 1, end);
	const line = ownLine(text, item.start);
	if (/^[ \t]*$/.test(rest)) {
		// Nothing else in its line: the line goes; behind others, the blanks before it.
		const from = line ?? item.start - blanksBefore(text, item.start);
		return line === undefined
			? { span: { start: from, end }, text: '' }
			: { span: { start: from, end: afterBreak(text, end) }, text: '' };
	}
	const closes = /^[ \t]*[)\]}]/.test(rest);
	return closes && line === undefined
		? { span: { start: item.start - blanksBefore(text, item.start), end: comma + 1 }, text: '' }
		: { span: { start: item.start, end: blanksAfter(text, comma + 1) }, text: '' };
}
