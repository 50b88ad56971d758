// Where a fix can write an argument so that the code still works and still looks as its author left it.
import type { Notation, Slot, Span } from '../reference';
import type { Argument, Call, DictEntry, Expression } from '../syntax/shapes';
import { isNothing, type Placed } from './keywords';

/**
 * The place of keyword `key` in a Python call. Undefined when the keyword comes from a dictionary that does not hold it
 * as a plain value of this file: given twice it would be an error.
 * @param last What the call says for the keyword, wherever that is written.
 */
export function keywordSlot(text: string, call: Call, key: string, last?: Placed): Slot | undefined {
	const given = call.arguments.find((one) => one.name === key);
	if (given) {
		return replacing(given.value, 'python');
	}
	if (last) {
		return withinDict(last, 'python');
	}
	const rest = call.arguments.find((one) => one.spread === 'dict');
	if (rest) {
		// Before `**kwargs`, in its line if it has one.
		return {
			span: { start: rest.span.start, end: rest.span.start },
			before: `${key}=`,
			after: ownLine(text, rest.span) === undefined ? ', ' : `,${newline(text)}${ownLine(text, rest.span)}`,
			notation: 'python',
		};
	}
	return inserting(text, call.list, call.arguments, `${key}=`, 'python');
}

/**
 * The place of an entry of the dictionary that a keyword of a Python call holds: `model_kwargs={"revision": …}` for the
 * path `model_kwargs.revision`. Undefined when the dictionary is not written in the call.
 */
export function nestedSlot(text: string, call: Call, path: string): Slot | undefined {
	const border = path.indexOf('.');
	const [outer, key] = [path.slice(0, border), path.slice(border + 1)];
	const value = call.arguments.find((one) => one.name === outer)?.value;
	if (value === undefined) {
		const slot = call.arguments.some((one) => one.spread) ? undefined : keywordSlot(text, call, outer);
		return slot && { ...slot, before: `${slot.before}{"${key}": `, after: `}${slot.after}` };
	}
	if (value.kind !== 'dict' || text[value.span.start] !== '{' || value.entries.some((one) => one.spread)) {
		return undefined;
	}
	const given = value.entries.find((one) => one.name === key);
	return given
		? replacing(given.value, 'python')
		: inserting(text, value.span, value.entries, `"${key}": `, 'python');
}

/** A plain value of a dictionary in this file. */
function withinDict({ value, use }: Placed, notation: Notation): Slot | undefined {
	const plain = value.kind === 'string' || value.kind === 'literal';
	return plain && use === value.span ? replacing(value, notation) : undefined;
}

/**
 * The place of property `key` in a JavaScript call whose options are its argument number `at`.
 * @param known What the call says for the property, and whether it may say more that is not in view.
 */
export function optionSlot(
	text: string,
	call: Call,
	at: number,
	key: string,
	known: { readonly last: Placed | undefined; readonly open: boolean },
): Slot | undefined {
	const placed = call.arguments;
	if (placed.slice(0, at + 1).some((one) => one.spread)) {
		return undefined;
	}
	const options = placed[at]?.value;
	if (options === undefined) {
		return placed.length === at && at > 0
			? wrapped(inserting(text, call.list, placed, `{ ${key}: `, 'javascript'))
			: undefined;
	}
	if (options.kind === 'dict') {
		return entrySlot(text, options, key, known.last);
	}
	// `undefined` or `null as any` keeps the place of options that say nothing.
	if (isNothing(options)) {
		const { span } = placed[at] as Argument;
		return { span, before: `{ ${key}: `, after: ' }', notation: 'javascript' };
	}
	// `options`, which are an object of this file: `{ ...options, revision: '…' }` leaves that to its other uses.
	const named = options.kind === 'name' || options.kind === 'member';
	const { start, end } = options.span;
	return named && !known.open
		? {
				span: options.span,
				before: `{ ...${text.slice(start, end)}, ${key}: `,
				after: ' }',
				notation: 'javascript',
			}
		: undefined;
}

function entrySlot(
	text: string,
	dict: Extract<Expression, { kind: 'dict' }>,
	key: string,
	last: Placed | undefined,
): Slot | undefined {
	const given = dict.entries.filter((one) => !one.spread && one.name === key).at(-1);
	if (given) {
		// What is spread behind it counts more.
		if (last && last.value !== given.value) {
			return withinDict(last, 'javascript');
		}
		// `{ revision }` is a key and its value in one word.
		const short = given.span.start === given.value.span.start;
		return short
			? { span: given.span, before: `${key}: `, after: '', notation: 'javascript' }
			: replacing(given.value, 'javascript');
	}
	const inside = inserting(text, dict.span, dict.entries, `${key}: `, 'javascript');
	return dict.entries.length === 0
		? { ...inside, before: ` ${inside.before}`, after: inside.after === '' ? ' ' : inside.after }
		: inside;
}

const wrapped = (slot: Slot): Slot => ({ ...slot, after: ` }${slot.after}` });

const replacing = (value: Expression, notation: Notation): Slot => ({
	span: value.span,
	before: '',
	after: '',
	notation,
});

/** Behind the last of `items` between the brackets `list`. */
function inserting(
	text: string,
	list: Span,
	items: readonly (Argument | DictEntry)[],
	before: string,
	notation: Notation,
): Slot {
	const last = items.at(-1);
	if (last === undefined) {
		const [start, end] = [list.start + 1, list.end - 1];
		return text.slice(start, end).trim() === ''
			? { span: { start, end }, before, after: '', notation }
			: // A comment stays where it is.
				{ span: { start, end: start }, before, after: ',', notation };
	}
	const indent = ownLine(text, last.span);
	const comma = commaAfter(text, last.span.end, list.end - 1);
	if (comma === undefined) {
		return behindLast(text, list, last, indent, before, notation);
	}
	// A trailing comma is kept; with a line of its own the new one goes below a comment that follows.
	const lineEnd = endOfLine(text, comma + 1);
	if (indent !== undefined && lineEnd < list.end) {
		const at = lineEnd;
		return {
			span: { start: at, end: at },
			before: `${newline(text)}${indent}${before}`,
			after: ',',
			notation,
		};
	}
	const at = comma + 1;
	return { span: { start: at, end: at }, before: ` ${before}`, after: ',', notation };
}

/** Behind the last item, which no comma follows. A comment at the end of its line stays in that line: it is of it. */
function behindLast(
	text: string,
	list: Span,
	last: Argument | DictEntry,
	indent: string | undefined,
	before: string,
	notation: Notation,
): Slot {
	const at = last.span.end;
	const inserted = (gap: string): Slot => ({
		span: { start: at, end: at },
		before: `,${gap}${before}`,
		after: '',
		notation,
	});
	if (indent === undefined) {
		return inserted(' ');
	}
	const lineEnd = endOfLine(text, at);
	const behind = text.slice(at, lineEnd);
	const remark = notation === 'python' ? '#' : '//';
	if (lineEnd < list.end && behind.trimStart().startsWith(remark)) {
		const kept = `,${behind}${newline(text)}${indent}`;
		return { span: { start: at, end: lineEnd }, before: `${kept}${before}`, after: '', notation };
	}
	// `x=1)  # type: ignore` speaks of its line, which a line below would take the comment from.
	if (lineEnd >= list.end && /^[\s)\]},;:]*(?:#|\/\/|\/\*)/.test(behind)) {
		const { start } = last.span;
		return 'name' in last && last.name !== undefined
			? { span: { start, end: start }, before, after: `,${newline(text)}${indent}`, notation }
			: inserted(' ');
	}
	return inserted(newline(text) + indent);
}

/** The indentation of what stands first in its line; undefined when something stands before it. */
function ownLine(text: string, span: Span): string | undefined {
	const line = text.lastIndexOf('\n', span.start - 1) + 1;
	const before = text.slice(line, span.start);
	return /^[ \t]*$/.test(before) && line > 0 ? before : undefined;
}

/** The offset of a comma between `from` and `to`, over blanks and comments. */
function commaAfter(text: string, from: number, to: number): number | undefined {
	let at = from;
	while (at < to) {
		const letter = text[at];
		if (letter === ',') {
			return at;
		}
		if (letter === '#' || text.startsWith('//', at)) {
			at = endOfLine(text, at);
		} else if (text.startsWith('/*', at)) {
			const end = text.indexOf('*/', at + 2);
			at = end === -1 ? to : end + 2;
		} else {
			at++;
		}
	}
	return undefined;
}

/** The end of the line's text: before `\r\n` or `\n`. */
function endOfLine(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end === -1 ? text.length : text[end - 1] === '\r' && end > from ? end - 1 : end;
}

const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
