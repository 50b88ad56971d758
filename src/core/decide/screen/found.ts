import * as l10n from '@vscode/l10n';
import type { FoundModel, ModelSearch } from '../../repository';
import { candidateKey } from '../decision';
import { type Fit, type FitReason, fitOf, judgeFacts } from '../fit';
import type { Wanted } from '../judgement';
import type { Needs } from '../needs';
import { formatCount, formatDay } from '../units';
import { wantedNow } from './candidates';
import type { SearchView } from './comparison';
import type { SearchSort } from './panelAct';
import { shown } from './shown';
import type { DecisionState } from './state';

/** How many are asked for at once; a hundred cost one question. */
const pageSize = 100;

/** The needs as a question to the hub. By fit is sorted here, among the most downloaded that fit the filters. */
export function searchFor(
	needs: Needs,
	{ words, sort, page }: { readonly words: string; readonly sort: SearchSort; readonly page: number },
): ModelSearch {
	const languages = needs.languages?.filter((one) => one !== 'multilingual') ?? [];
	return {
		...(words.trim() ? { words: words.trim() } : {}),
		...(needs.task ? { task: needs.task } : {}),
		tags: [...(needs.library ? [needs.library] : []), ...languages],
		sort: sort === 'fit' ? 'downloads' : sort,
		limit: Math.min(500, pageSize * (page + 1)),
	};
}

/** What was found, with the reasons for its place. */
export function searchView(state: DecisionState): SearchView {
	const { search, decision } = state;
	const { words, sort, models, more, page } = search;
	const wanted = wantedNow(state);
	const there = new Set(decision.candidates.filter(({ dropped }) => !dropped).map(candidateKey));
	const fitting =
		decision.architecture === undefined
			? models
			: models.filter(({ architectures }) => architectures?.includes(decision.architecture ?? ''));
	const hits = sorted(
		fitting.map((model) => ({ model, fit: fitOfFound(model, wanted) })),
		sort,
	);
	return {
		words,
		sort,
		sorts: sorts().map(([value, label]) => ({ value, label })),
		filters: filtersOf(state.policy.needs),
		guessed: filtersOf(wanted.needs).filter((one) => !filtersOf(state.policy.needs).includes(one)),
		state: search.state,
		message: messageOf(state, hits.length),
		hits: hits.slice(0, pageSize * (page + 1)).map(({ model, fit }) => {
			const key = candidateKey({ hub: 'huggingface', id: model.id });
			return {
				key,
				name: shown(model.id),
				about: aboutFound(model),
				reasons: fit.reasons.slice(0, 4).map(({ mark, text }) => ({ mark, text })),
				added: there.has(key),
				add: {
					id: `add ${key}`,
					label: l10n.t('Add'),
					does: {
						act: 'step',
						step: {
							do: 'add',
							candidate: { hub: 'huggingface', id: model.id, from: 'search' },
						},
					},
				},
			};
		}),
		...(more && page < 4
			? {
					more: {
						id: 'more',
						label: l10n.t('More'),
						does: { act: 'search', words, sort, page: page + 1 },
					},
				}
			: {}),
	};
}

/** Those of the needs that hubs search by. */
function filtersOf({ task, library, languages = [] }: Needs = {}): readonly string[] {
	return [task, library, ...languages].filter((one) => one !== undefined);
}

function sorts(): readonly (readonly [SearchSort, string])[] {
	return [
		['fit', l10n.t('by fit')],
		['downloads', l10n.t('by downloads')],
		['likes', l10n.t('by likes')],
		['lastModified', l10n.t('by last change')],
		['num_parameters', l10n.t('by size')],
	];
}

/** A list of the hub tells less of a model than a lookup: what it leaves out is not held against it. */
function fitOfFound(model: FoundModel, wanted: Wanted): Fit {
	const evidence = { url: '', readAt: 0 };
	const facts = { hub: 'huggingface', asked: model.id, model, evidence, details: {} } as const;
	return fitOf(judgeFacts(facts, wanted).filter(({ attribute }) => attribute !== 'load-size'));
}

const order: Readonly<Record<Fit['mark'], number>> = { fits: 0, 'not-stated': 1, look: 2, against: 3 };

/** Among equals in verdict; a need that is met counts, whatever stands in the way counts more. */
const worth: Readonly<Record<FitReason['mark'], number>> = {
	fits: 1,
	'not-stated': 0,
	look: -1,
	contradictory: -1,
	against: -3,
};

function sorted(
	found: readonly { readonly model: FoundModel; readonly fit: Fit }[],
	sort: SearchSort,
): typeof found {
	const points = ({ fit }: { readonly fit: Fit }) =>
		fit.reasons.reduce((sum, { mark }) => sum + worth[mark], 0);
	return sort === 'fit'
		? [...found].sort(
				(a, b) =>
					order[a.fit.mark] - order[b.fit.mark] ||
					points(b) - points(a) ||
					(b.model.downloads ?? -1) - (a.model.downloads ?? -1),
			)
		: found;
}

function aboutFound({ downloads, likes, lastModified, parameters, gated }: FoundModel): string {
	return [
		downloads === undefined ? undefined : l10n.t('{0} downloads', formatCount(downloads)),
		likes === undefined ? undefined : l10n.t('{0} likes', formatCount(likes)),
		parameters ? l10n.t('{0} parameters', formatCount(parameters.total)) : undefined,
		lastModified ? formatDay(lastModified) : undefined,
		gated ? l10n.t('gated') : undefined,
	]
		.filter((one) => one !== undefined)
		.join(' · ');
}

function messageOf({ search, decision }: DecisionState, shown: number): string {
	switch (search.state) {
		case 'idle':
			return l10n.t('Search the hub for models that fit the needs, or add one by its id.');
		case 'asking':
			return l10n.t('Asking the hub…');
		case 'failed':
			return l10n.t('What the hub would find is not known: {0}', search.reason ?? '');
		case 'answered':
			if (search.models.length === 0) {
				return l10n.t(
					'The hub found no model for these words and needs. Take away a need, or use other words.',
				);
			}
			return shown < search.models.length
				? l10n.t(
						'{0} of {1} found are of the architecture {2}.',
						shown,
						search.models.length,
						decision.architecture ?? '',
					)
				: search.more
					? l10n.t('The first {0} that the hub found.', shown)
					: l10n.t('{0} found.', shown);
	}
}
