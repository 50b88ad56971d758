import type { Evidence, Lookup, ModelInfo } from './model';

/** What a hub told of a model, and when. */
export interface ModelAnswer {
	readonly model: ModelInfo;
	readonly evidence: Evidence;
}

/** The answer behind a lookup, also the last known one of a hub that could not be asked now: that one is stale. */
export function modelAnswer(lookup: Lookup): ModelAnswer | undefined {
	if (lookup.state === 'found' || lookup.state === 'gated') {
		return lookup;
	}
	const last = lookup.state === 'unreachable' ? lookup.last : undefined;
	return last && { ...last, evidence: { ...last.evidence, stale: true } };
}

/**
 * True of a lookup or model without an answer where the hub itself gave none: neither a stand-in for it that has no record,
 * nor whoever wants none to be asked.
 */
export function gaveNoAnswer({
	cause,
}: {
	readonly cause?: 'not-recorded' | 'not-asked' | undefined;
}): boolean {
	return cause === undefined;
}

/** An answer as a lookup gives it: `gated` for a model whose files wait behind terms. */
export function toLookup({ model, evidence }: ModelAnswer): Lookup {
	return { state: model.gated === 'auto' || model.gated === 'manual' ? 'gated' : 'found', model, evidence };
}
