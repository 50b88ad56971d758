// References on the way: collected by the place of their literal while calls, entries and commands are read.
import { append } from '../lists';
import type { Handed, Load, ModelReference, UnknownLoad } from '../reference';
import type { Call } from '../syntax/shapes';

/** A reference on the way: loads are added as they are found. */
export interface Found extends Omit<ModelReference, 'loads' | 'handedTo'> {
	readonly loads: Load[];
	handedTo?: readonly Handed[];
}

/** Collects references by the place of their literal, so that one literal is one reference. */
export function addFound(found: Map<number, Found>, reference: Found): void {
	const known = found.get(reference.span.start);
	if (!known) {
		found.set(reference.span.start, reference);
		return;
	}
	if (known.hub !== reference.hub) {
		// By a condition the same text is asked of two hubs: a commit of the one is none of the other.
		if (reference.hub === 'huggingface') {
			found.set(reference.span.start, reference);
		}
		return;
	}
	if (known.id !== reference.id) {
		// f"org/{size}" names several: what is written for the one would be asked of the others.
		shareLoads(known, reference);
		return;
	}
	const places = placesOf(known.loads);
	for (const load of reference.loads) {
		if (!places.has(placeOf(load))) {
			known.loads.push(load);
			places.add(placeOf(load));
		}
	}
}

const placeOf = ({ use, span }: Load): string => `${use.start} ${span.start}`;

/** The places of a reference's loads, kept: a name in a loop of a generated program has thousands. */
const placesByLoads = new WeakMap<readonly Load[], Set<string>>();

function placesOf(loads: readonly Load[]): Set<string> {
	const known = placesByLoads.get(loads);
	if (known?.size === loads.length) {
		return known;
	}
	const places = new Set(loads.map(placeOf));
	placesByLoads.set(loads, places);
	return places;
}

/** Has loads of the first, which are made of `other` too, say so; nothing may be written there for one of the two. */
function shareLoads(known: Found, { id, loads }: Found): void {
	for (const [at, load] of known.loads.entries()) {
		if (loads.some(({ span }) => span.start === load.span.start)) {
			const others = new Set([...(load.others ?? []), id]);
			const { revision: _, ...slots } = load.slots;
			known.loads[at] = { ...load, others: [...others], slots };
		}
	}
}

/** What the calls of a program load. */
export interface Loaded {
	/** By the place of the literal in this file. */
	readonly found: Map<number, Found>;
	/** Written in other files of the workspace, by the place that stands for them here. */
	readonly elsewhere: Map<string, Found>;
	/** Loads of which no alternative is known. */
	readonly unknown: UnknownLoad[];
	/** The calls that a row knows. */
	readonly known: Set<Call>;
}

/** Line and column of an offset, from 1. */
export function positionIn(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Several arguments of a call may be one dictionary's entry; they are one reference. */
export function addElsewhere(elsewhere: Map<string, Found>, key: string, reference: Found): void {
	const known = elsewhere.get(key);
	if (known && known.id !== reference.id) {
		shareLoads(known, reference);
	} else if (known) {
		append(known.loads, reference.loads);
	} else {
		elsewhere.set(key, reference);
	}
}
