import { addTo } from '../lists';
import { literalStart, matchesModel } from './globs';

/** What a list says of models by patterns of their ids, found by an id without trying each pattern. */
export interface ByModel<T> {
	/** Those whose pattern the id fits, in their order. */
	of(id: string): readonly T[];
}

interface Placed<T> {
	readonly at: number;
	readonly pattern: string;
	readonly one: T;
}

/** @param patternOf An id, with `*` for anything or without; capitals count for nothing. */
export function byModel<T>(all: Iterable<T>, patternOf: (one: T) => string): ByModel<T> {
	const whole = new Map<string, Placed<T>[]>();
	const starts = new Map<string, Placed<T>[]>();
	let at = 0;
	for (const one of all) {
		const pattern = patternOf(one);
		const placed = { at: at++, pattern, one };
		if (pattern.includes('*')) {
			addTo(starts, literalStart(pattern), placed);
		} else {
			addTo(whole, pattern.toLowerCase(), placed);
		}
	}
	const lengths = [...new Set([...starts.keys()].map(({ length }) => length))];
	return {
		of(id) {
			const lower = id.toLowerCase();
			const found = [...(whole.get(lower) ?? [])];
			for (const length of lengths.filter((one) => one <= lower.length)) {
				for (const placed of starts.get(lower.slice(0, length)) ?? []) {
					if (matchesModel(placed.pattern, id)) {
						found.push(placed);
					}
				}
			}
			return found.sort((a, b) => a.at - b.at).map(({ one }) => one);
		},
	};
}
