// Decision records as tests put them beside their code.
import type { Decision, RecordedFact } from '../../../../src/core/decide/decision';
import type { DecisionRecord } from '../../../../src/core/decide/record/decisionRecords';
import { commit } from '../../builders';

const at = '2026-11-26T09:00:00.000Z';
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

/** A decision with everything that one can hold. */
export const wholeDecision: Decision = {
	version: 1,
	slug: 'product-search',
	title: 'Product search',
	created: at,
	changed: at,
	stage: 'deploy',
	reuse: { answer: 'reuse', why: 'no data of our own' },
	needs: {
		task: 'feature-extraction',
		languages: ['en'],
		download: 500_000_000,
		memory: 2_000_000_000,
		offline: true,
	},
	use: { purpose: 'commercial', distributed: true },
	architecture: 'BertModel',
	candidates: [
		{
			hub: 'huggingface',
			id: 'org/mini',
			commit: 'a'.repeat(40),
			from: 'code',
			architecture: 'BertModel',
			facts: [
				{
					attribute: 'licence',
					label: 'Licence',
					state: 'stated',
					text: 'MIT',
					source: 'cardData.license',
					readAt: at,
					recorded: true,
				},
			],
		},
		{ hub: 'huggingface', id: 'org/large', from: 'search', dropped: { why: 'too large', at } },
	],
	evaluating: 'huggingface:org/mini',
	technique: 'as-is',
	verdict: { answer: 'good', why: 'recall 0.93', at, measured: true },
	turns: [{ back: 'checkpoint', why: 'recall 0.41', candidate: 'huggingface:org/large', at }],
	choice: {
		hub: 'huggingface',
		id: 'org/mini',
		commit: 'a'.repeat(40),
		why: '',
		at,
		unmet: [
			{
				need: 'download',
				attribute: 'load-size',
				label: 'Weights that a load reads',
				text: '3.1 GB; 6.2 times the limit of 500 MB',
				source: 'siblings',
				readAt: at,
			},
		],
		unknown: [{ need: 'offline' }],
	},
	references: [
		{ path: 'search/index.py', line: 14, id: 'org/mini', revision: 'a'.repeat(40), open: ['loads a pickle'] },
		{ path: 'search/job.py', line: 3, id: 'org/mini', computed: true, open: [] },
	],
};
