import type { Argument, Load, ModelReference, Span, WatchedCall } from '../model';

/**
 * A reference found in the code of a notebook, with the places it has in the file.
 * Fixes are left out: the code stands there as JSON strings, and a plain edit would break them.
 */
export function inFile(
	reference: ModelReference,
	file: string,
	toFile: (offset: number) => number,
): ModelReference {
	const { shift, argument } = shifting(toFile);
	const load = (one: Load): Load => ({
		...one,
		span: shift(one.span),
		use: shift(one.use),
		revision: argument(one.revision),
		options: Object.fromEntries(Object.entries(one.options).map(([name, given]) => [name, argument(given)])),
		slots: {},
	});
	const span = shift(reference.span);
	// What is written in another file is the same there, wherever this code stands.
	const text = reference.origin ? reference.text : file.slice(span.start, span.end);
	return { ...reference, text, span, loads: reference.loads.map(load) };
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

function shifting(toFile: (offset: number) => number) {
	const shift = ({ start, end }: Span): Span => ({ start: toFile(start), end: toFile(end) });
	const argument = (given: Argument): Argument =>
		given.state === 'absent' ? given : { ...given, span: shift(given.span) };
	return { shift, argument };
}
