import type { Load, ModelReference, Slot, Span } from '../reference';

/**
 * Marks loads whose revision several models would share: a loop over ids, the two ends of a conditional, a model and
 * the tokenizer of another repository in one call. A commit of one is no commit of the others, and what files one has
 * the others need not have, so nothing may be written there for one of them.
 */
export function markSharedLoads(references: readonly ModelReference[]): ModelReference[] {
	const seen = new Set<number>();
	const twice = new Set<number>();
	for (const { start } of revisionPlaces(references)) {
		(seen.has(start) ? twice : seen).add(start);
	}
	// Most places are of one load, and then there is nothing to compare.
	if (twice.size === 0) {
		return [...references];
	}
	const idsAt = new Map<string, Set<string>>();
	for (const { id, loads } of references) {
		for (const { slots } of loads) {
			if (slots.revision && twice.has(slots.revision.span.start)) {
				const place = placeOf(slots.revision);
				idsAt.set(place, (idsAt.get(place) ?? new Set()).add(id));
			}
		}
	}
	// Calls in a loop may all load the same hundreds: their lists are one.
	const known = new Map<string, Map<string, readonly string[]>>();
	const ofPlaces = new Map<ReadonlySet<string>, Map<string, readonly string[]>>();
	const othersOf = (ids: ReadonlySet<string>, own: string): readonly string[] => {
		let lists = ofPlaces.get(ids);
		if (lists === undefined) {
			const key = [...ids].join(' ');
			lists = known.get(key) ?? new Map();
			known.set(key, lists);
			ofPlaces.set(ids, lists);
		}
		const others = lists.get(own) ?? [...ids].filter((id) => id !== own);
		lists.set(own, others);
		return others;
	};
	const marked = (load: Load, own: string): Load => {
		const { revision } = load.slots;
		const ids = revision && twice.has(revision.span.start) ? idsAt.get(placeOf(revision)) : undefined;
		const others = ids ? othersOf(ids, own) : [];
		return others.length > 0 ? { ...load, others, slots: {} } : load;
	};
	return references.map((one) => ({ ...one, loads: one.loads.map((load) => marked(load, one.id)) }));
}

const revisionPlaces = (references: readonly ModelReference[]): Span[] =>
	references.flatMap(({ loads }) =>
		loads.flatMap(({ slots }) => (slots.revision ? [slots.revision.span] : [])),
	);

/** `, revision=` and `, tokenizer_revision=` may be inserted at one place and are two. */
function placeOf({ span, before }: Slot): string {
	return `${span.start}:${span.end}:${/[A-Za-z_]+/.exec(before)?.[0] ?? ''}`;
}
