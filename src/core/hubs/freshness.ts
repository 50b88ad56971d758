import type { Evidence } from '../model';

/** How long answers are taken as they are, unless a person wishes to know anew. */
export interface Freshness {
	readonly maxAgeMs: number;
	/** Whether an answer needs no question; a `final` one is true for ever, so that only a person's wish ends it. */
	isFresh(evidence: Evidence, final?: boolean): boolean;
	/** Answers from before now are asked for again. */
	recheck(): void;
}

const hourMs = 3_600_000;

/** Milliseconds; an hour unless given. */
export function createFreshness(now: () => number, maxAgeMs = hourMs): Freshness {
	let recheckedAt = 0;
	return {
		maxAgeMs,
		isFresh({ readAt }, final = false) {
			const time = now();
			// A clock that was set back must not have everything asked again until it is there once more.
			if (readAt < recheckedAt && recheckedAt <= time) {
				return false;
			}
			return final || (readAt <= time && time - readAt < maxAgeMs);
		},
		recheck() {
			recheckedAt = now();
		},
	};
}
