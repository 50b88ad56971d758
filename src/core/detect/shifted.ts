import { decodedJson } from '../formats/notebookCells';
import type { Argument, Load, ModelReference, Slot, Span, UnknownLoad, WatchedCall } from '../reference';

/**
 * A reference found in a text within a file, with the places it has in the file.
 * Fixes are left out where another quoting stands around the text; a notebook's code is known to be strings of JSON.
 * @param code The code of a notebook.
 */
export function inFile(
	reference: ModelReference,
	file: string,
	toFile: (offset: number) => number,
	code?: string,
): ModelReference {
	const { shift, argument } = shifting(toFile);
	const load = (one: Load): Load => ({
		...one,
		span: shift(one.span),
		use: shift(one.use),
		revision: argument(one.revision),
		options: Object.fromEntries(Object.entries(one.options).map(([name, given]) => [name, argument(given)])),
		slots: code === undefined ? {} : slotsIn(one.slots, file, toFile, code),
	});
	const span = shift(reference.span);
	// What is written in another file is the same there, wherever this code stands.
	const text = reference.origin ? reference.text : file.slice(span.start, span.end);
	return { ...reference, text, span, loads: reference.loads.map(load) };
}

/** The slots whose place is within one string: a line of a cell is often a string of its own. */
function slotsIn(
	slots: Load['slots'],
	file: string,
	toFile: (offset: number) => number,
	code: string,
): Load['slots'] {
	/** Behind the character before `offset`: what follows may stand in another string. */
	const behind = (offset: number): number => {
		const at = toFile(offset - 1);
		return at + (file[at] !== '\\' ? 1 : file[at + 1] === 'u' ? 6 : 2);
	};
	const placed = Object.entries(slots).flatMap(([name, slot]): [string, Slot][] => {
		const { start, end } = slot.span;
		const empty = start === end;
		const from = empty ? start - 1 : start;
		const span = { start: empty ? behind(end) : toFile(start), end: behind(end) };
		const written = file.slice(toFile(from), span.end);
		return from >= 0 && decodedJson(written) === code.slice(from, end)
			? [[name, { ...slot, span, inJson: true }]]
			: [];
	});
	return Object.fromEntries(placed);
}

/** A call found in the code of a notebook, likewise. */
export function watchedInFile(call: WatchedCall, toFile: (offset: number) => number): WatchedCall {
	const { shift, argument } = shifting(toFile);
	return {
		...call,
		span: shift(call.span),
		callee: shift(call.callee),
		arguments: Object.fromEntries(
			Object.entries(call.arguments).map(([name, given]) => [name, argument(given)]),
		),
		slots: {},
		keywords: Object.fromEntries(
			Object.entries(call.keywords ?? {}).map(([name, span]) => [name, shift(span)]),
		),
	};
}

/** A load whose model is not known, likewise. */
export const unknownInFile = (load: UnknownLoad, toFile: (offset: number) => number): UnknownLoad => ({
	...load,
	span: shifting(toFile).shift(load.span),
});

function shifting(toFile: (offset: number) => number) {
	const shift = ({ start, end }: Span): Span => ({ start: toFile(start), end: toFile(end) });
	const argument = (given: Argument): Argument =>
		given.state === 'absent' ? given : { ...given, span: shift(given.span) };
	return { shift, argument };
}
