import { type Decision, newDecision } from '../../../src/core/decide/decision';
import { writeDecision } from '../../../src/core/decide/record/decisionFile';

const at = '2026-11-26T09:00:00.000Z';

const ids = [
	'sentence-transformers/all-MiniLM-L6-v2',
	'BAAI/bge-large-zh-v1.5',
	'BAAI/bge-reranker-large',
] as const;
const chosen = `huggingface:${ids[1]}`;

/** The stages of a decision, by their names in the code; the panel's words for them. */
export const stages = {
	assess: 'Assess',
	select: 'Select',
	evaluate: 'Evaluate',
	deploy: 'Deploy',
} as const;

export type Stage = keyof typeof stages;

/** A decision as it is kept at a stage. */
function keptAt(stage: Stage, slug: string, title: string): Decision {
	return {
		...newDecision(slug, title, at),
		stage,
		...(stage === 'assess' ? {} : { reuse: { answer: 'reuse' } }),
		candidates: [
			...ids.map((id) => ({ hub: 'huggingface', id, from: 'code' }) as const),
			{
				hub: 'huggingface',
				id: 'Supabase/gte-small',
				from: 'search',
				dropped: { why: 'It knows no Chinese', at },
			},
		],
		...(stage === 'evaluate' || stage === 'deploy' ? { evaluating: chosen, technique: 'as-is' } : {}),
		...(stage === 'deploy' ? { verdict: { answer: 'good', at } } : {}),
		turns:
			stage === 'evaluate'
				? [
						{
							back: 'checkpoint',
							why: 'It knows no Chinese',
							candidate: 'huggingface:Supabase/gte-small',
							at,
						},
					]
				: [],
	};
}

const result = {
	version: 1,
	hub: 'huggingface',
	id: ids[1],
	metric: 'recall@5',
	value: 0.93,
	latency: 0.02,
	at,
};

const policy = {
	needs: {
		task: 'feature-extraction',
		languages: ['zh'],
		library: 'sentence-transformers',
		download: '500 MB',
		dimensions: 384,
	},
	use: { purpose: 'commercial', distributed: true },
};

/**
 * The files of a workspace whose team is in the middle of decisions, by their paths: the policy, a result, and a record
 * for each of the stages.
 */
export function keptDecisions(
	records: readonly { readonly stage: Stage; readonly slug: string; readonly title: string }[],
): Record<string, string> {
	return {
		'weightwise.json': JSON.stringify(policy, undefined, '\t'),
		'.weightwise/evaluations/recall.json': JSON.stringify(result),
		...Object.fromEntries(
			records.map(({ stage, slug, title }) => [
				`.weightwise/decisions/${slug}.json`,
				writeDecision(keptAt(stage, slug, title)),
			]),
		),
	};
}
