// Values of a text that stand further on in its next version.
import { mapped } from '../lists';

/** What of a value says where something stands. */
export interface Moving {
	readonly spans: readonly { start: number; end: number }[];
	readonly points: readonly { at: number }[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * All within `value` that says where something stands, each once.
 * @param fixed What is no part of it though it refers to it.
 */
export function movingOf(value: object, fixed: object): Moving {
	const spans: { start: number; end: number }[] = [];
	const points: { at: number }[] = [];
	const seen = new Set<object>([fixed]);
	// Shapes are nested a few dozen deep at most, see `deepest` and `highestClimb`.
	const visit = (one: object): void => {
		if (Array.isArray(one)) {
			// Lists are nobody's but their owner's.
			for (const item of one) {
				if (typeof item === 'object' && item !== null) {
					visit(item);
				}
			}
			return;
		}
		if (seen.has(one)) {
			return;
		}
		seen.add(one);
		const fields = one as Fields;
		if (typeof fields.start === 'number') {
			spans.push(one as { start: number; end: number });
		} else if (typeof fields.at === 'number') {
			points.push(one as { at: number });
		}
		for (const key in fields) {
			const held = fields[key];
			if (typeof held === 'object' && held !== null) {
				visit(held);
			}
		}
	};
	visit(value);
	return { spans, points };
}

/** Moves what `movingOf` found, in place: a text of thousands of lines has too much of it to be made anew at each keystroke. */
export function movedBy({ spans, points }: Moving, by: number): void {
	for (const span of spans) {
		span.start += by;
		span.end += by;
	}
	for (const point of points) {
		point.at += by;
	}
}

// A field that was never set again is taken for a constant; what was compiled so would be thrown away at the first keystroke.
movedBy({ spans: [{ start: 0, end: 0 }], points: [] }, 1);

/** The value at another place. What is one object stays one: calls are told from each other by it. */
export function copiedBy<T extends object>(value: T, by: number, fixed: object): T {
	const copies = new Map<object, unknown>([[fixed, fixed]]);
	const copy = (one: unknown): unknown => {
		if (typeof one !== 'object' || one === null) {
			return one;
		}
		const known = copies.get(one);
		if (known !== undefined) {
			return known;
		}
		if (Array.isArray(one)) {
			const list: unknown[] = [];
			copies.set(one, list);
			for (const item of one) {
				list.push(copy(item));
			}
			return list;
		}
		const made: Record<string, unknown> = {};
		copies.set(one, made);
		for (const key in one) {
			const held = (one as Fields)[key];
			made[key] = typeof held === 'number' && isOffset(key) ? held + by : copy(held);
		}
		return made;
	};
	return copy(value) as T;
}

/** The fields of the shapes that say where something stands. */
const isOffset = (key: string): boolean => key === 'start' || key === 'end' || key === 'at';

/** A copy that shares only what is frozen with what it was made of, which must hold no circle. */
export function copyOf<T>(value: T): T {
	// What is frozen says of no place.
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
		return value;
	}
	if (Array.isArray(value)) {
		return mapped(value, copyOf) as T;
	}
	const made = { ...value } as Record<string, unknown>;
	for (const key in made) {
		const held = made[key];
		if (typeof held === 'object') {
			made[key] = copyOf(held);
		}
	}
	return made as T;
}
