import type { ModelReference, Slot } from '../model';

/**
 * Marks loads whose revision several models would share: a loop over ids, the two ends of a conditional, a model and
 * the tokenizer of another repository in one call. A commit of one is no commit of the others, and what files one has
 * the others need not have, so nothing may be written there for one of them.
 */
export function markSharedLoads(references: readonly ModelReference[]): ModelReference[] {
	const idsAt = new Map<string, Set<string>>();
	for (const { id, loads } of references) {
		for (const { slots } of loads) {
			if (slots.revision) {
				const place = placeOf(slots.revision);
				idsAt.set(place, (idsAt.get(place) ?? new Set()).add(id));
			}
		}
	}
	return references.map((reference) => ({
		...reference,
		loads: reference.loads.map((load) => {
			const ids = load.slots.revision && idsAt.get(placeOf(load.slots.revision));
			const others = [...(ids ?? [])].filter((id) => id !== reference.id);
			return others.length > 0 ? { ...load, others, slots: {} } : load;
		}),
	}));
}

/** `, revision=` and `, tokenizer_revision=` may be inserted at one place and are two. */
function placeOf({ span, before }: Slot): string {
	return `${span.start}:${span.end}:${/[A-Za-z_]+/.exec(before)?.[0] ?? ''}`;
}
