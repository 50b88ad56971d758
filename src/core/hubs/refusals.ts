import type { Host } from '../host';

/** Why questions had no answer, for a minute unless told otherwise. */
export interface Refusals<T> {
	keep(key: string, why: T): void;
	get(key: string): T | undefined;
	forget(key: string): void;
	clear(): void;
}

const refusalMs = 60_000;
const mostRefusals = 2000;

function forgetOldest(known: Map<string, unknown>): void {
	const [oldest] = known.size > mostRefusals ? known.keys() : [];
	if (oldest !== undefined) {
		known.delete(oldest);
	}
}

/** Of more than 2000 the oldest are forgotten. */
export function createRefusals<T>(host: Host, lastingMs = refusalMs): Refusals<T> {
	// A map that forgets its oldest: an LRU cache makes room for all at once, which every start would pay for.
	const known = new Map<string, { readonly why: T; readonly at: number }>();
	return {
		keep(key, why) {
			known.delete(key);
			known.set(key, { why, at: host.now() });
			forgetOldest(known);
		},
		get(key) {
			const one = known.get(key);
			const age = one ? host.now() - one.at : -1;
			return one && age >= 0 && age < lastingMs ? one.why : undefined;
		},
		forget: (key) => void known.delete(key),
		clear: () => known.clear(),
	};
}
