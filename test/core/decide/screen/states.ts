import { newDecision } from '../../../../src/core/decide/decision';
import type { CallSite, CandidateFacts, DecisionState } from '../../../../src/core/decide/screen/state';
import { noSearch } from '../../../../src/core/decide/screen/state';
import { type Step, takeStep } from '../../../../src/core/decide/steps';
import type { ModelInfo } from '../../../../src/core/model';
import { evidence } from '../../builders';

export const now = Date.parse('2026-11-26T09:00:00Z');

/** A state after some steps, with what a test says of it. */
export function stateAfter(steps: readonly Step[], over: Partial<DecisionState> = {}): DecisionState {
	const at = new Date(now).toISOString();
	const decision = steps.reduce(
		(before, step) => {
			const stepped = takeStep(before, step, at);
			if ('refused' in stepped) {
				throw new Error(stepped.refused);
			}
			return stepped.decision;
		},
		newDecision('product-search', 'Product search', at),
	);
	return {
		decision,
		policy: {},
		guesses: [],
		faults: {},
		edits: {},
		facts: new Map(),
		search: noSearch,
		evaluations: [],
		evaluationFaults: [],
		entry: { saved: 0 },
		idEntry: { added: 0 },
		saved: {},
		notices: [],
		now,
		...over,
	};
}

/** What a lookup found of a candidate. */
export function factsOf(model: Partial<ModelInfo> & { readonly id: string }): CandidateFacts {
	return { lookup: { state: 'found', model, evidence }, details: {}, asking: false };
}

export const candidate = (id: string): Step => ({
	do: 'add',
	candidate: { hub: 'huggingface', id, from: 'code' },
});

export const reuse: Step = { do: 'assess', answer: 'reuse' };

/** A call in the code that loads a model of the hub, and is not pinned. */
export const callSite = (over: Partial<CallSite> = {}): CallSite => ({
	path: 'a.py',
	line: 1,
	text: 'x',
	hub: 'huggingface',
	id: 'org/mini',
	pinned: false,
	canPin: true,
	findings: [],
	...over,
});
