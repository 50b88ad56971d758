// Dictionaries of keywords that several calls are given, one of them for a model that the text does not name.
import type { Span } from '../reference';
import type { Call, Outline } from '../syntax/shapes';
import type { Flow } from './flow';
import type { Loaded } from './found';
import { heldBy, holdingOf } from './spanSearch';

/**
 * Takes back the places for a revision in dictionaries that also go to a load of an unknown model: the commit of the
 * known one is no commit of that.
 */
export function keepFromUnknown(outline: Outline, flow: Flow, { found, elsewhere, unknown }: Loaded): void {
	const isOpen = holdingOf(unknown.map(({ span }) => span));
	const dictionaries = outline.calls.filter(({ span }) => isOpen(span)).flatMap((call) => given(call, flow));
	if (dictionaries.length === 0) {
		return;
	}
	const isShared = heldBy(dictionaries);
	for (const { loads } of [...found.values(), ...elsewhere.values()]) {
		for (const [at, load] of loads.entries()) {
			const { revision, ...slots } = load.slots;
			if (revision && !holds(load.span, revision.span) && isShared(revision.span)) {
				loads[at] = { ...load, slots };
			}
		}
	}
}

/** Where the dictionaries stand that a call is given by `**NAME`. */
function given(call: Call, flow: Flow): Span[] {
	return call.arguments
		.filter(({ spread }) => spread === 'dict')
		.flatMap(({ value }) => flow.follow(value))
		.filter((one) => one.kind === 'dict' && !flow.fileOf(one))
		.map(({ span }) => span);
}

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
