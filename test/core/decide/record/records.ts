// Decision records as tests put them beside their code.
import type { Decision, RecordedFact } from '../../../../src/core/decide/decision';
import type { DecisionRecord } from '../../../../src/core/decide/record/decisionRecords';
import { commit } from '../../builders';

export const decidedAt = '2026-11-20T09:00:00.000Z';

/** What a record holds of a model, as the hub wrote it. */
export const fact = (attribute: string, value: string): RecordedFact => ({
	attribute,
	state: 'stated',
	text: value,
	value,
});

/** A decision for org/name at `commit`. */
export function decision(more: Partial<Decision> = {}, facts?: readonly RecordedFact[]): Decision {
	return {
		version: 1,
		slug: 'product-search',
		title: 'Product search',
		created: decidedAt,
		changed: decidedAt,
		stage: 'deploy',
		candidates: [{ hub: 'huggingface', id: 'org/name', commit, from: 'code', ...(facts ? { facts } : {}) }],
		turns: [],
		choice: { hub: 'huggingface', id: 'org/name', commit, why: 'small enough', at: decidedAt },
		...more,
	};
}

/** The same decision without its choice. */
export function openDecision(more: Partial<Decision> = {}): Decision {
	const { choice: _, ...open } = decision(more);
	return open;
}

export function record(one: Decision = decision()): DecisionRecord {
	return { decision: one, path: `/w/.weightwise/decisions/${one.slug}.json`, folder: '/w' };
}
