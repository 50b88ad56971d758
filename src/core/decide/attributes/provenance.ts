import * as l10n from '@vscode/l10n';
import { modelAnswer } from '../../lookup';
import type { BaseRelation } from '../../model';
import type { Attribute } from '../attribute';
import { type Ancestor, basesOf } from '../lineage';
import { listed, modelRow, noBase, partRow } from '../rows';

const row = { group: 'provenance', stage: 'select', factor: 'provenance' } as const;

/** The state of a trainer, and logs by their name. */
const logs =
	/(?:^|\/)(?:trainer_state\.json|train(?:ing)?[\w.-]{0,40}\.(?:log|csv)|wandb-summary\.json|log_history\.json)$/i;

/** TensorBoard writes dozens of files with long names; they only count. */
function logsOf(paths: readonly string[]): string | undefined {
	const named = listed(
		paths.filter((path) => logs.test(path)),
		3,
	);
	const events = paths.filter((path) => /(?:^|\/)events\.out\.tfevents\.[^/]+$/.test(path)).length;
	const counted = events > 0 ? l10n.t('TensorBoard events (files: {0})', events) : undefined;
	return named && counted ? l10n.t('{0}; {1}', named, counted) : (named ?? counted);
}

function relationInWords(relation: BaseRelation): string {
	switch (relation) {
		case 'finetune':
			return l10n.t('fine-tuned from it');
		case 'adapter':
			return l10n.t('an adapter of it');
		case 'merge':
			return l10n.t('merged from them');
		case 'quantized':
			return l10n.t('quantised from it');
	}
}

function ancestorInWords({ id, lookup }: Ancestor): string {
	return modelAnswer(lookup) ? id : l10n.t('{0} (not known)', id);
}

export const provenanceAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'base-models',
			label: () => l10n.t('Base models'),
			about: () => l10n.t('What it was made from; their terms and faults come along.'),
			field: 'cardData.base_model',
		},
		(model) => {
			const bases = listed(basesOf(model));
			const field = model.baseModels?.length ? undefined : 'config.peft';
			const text =
				bases && model.baseRelation ? l10n.t('{0}; {1}', bases, relationInWords(model.baseRelation)) : bases;
			return text === undefined ? undefined : { text, ...(field ? { field } : {}) };
		},
	),
	partRow(
		{
			...row,
			id: 'lineage',
			label: () => l10n.t('Lineage'),
			about: () => l10n.t('Where it comes from, base by base, as far as the cards tell.'),
			field: 'cardData.base_model',
		},
		'lineage',
		({ ancestors, loop, cut }, facts) => {
			if (loop) {
				return { text: l10n.t('names itself as its base: {0}', loop.join(' → ')), contradictory: true };
			}
			const [first] = ancestors;
			if (!first) {
				return noBase(facts);
			}
			const levels = new Map<number, string[]>();
			for (const one of ancestors) {
				levels.set(one.depth, [...(levels.get(one.depth) ?? []), ancestorInWords(one)]);
			}
			const path = [...levels.values()].map((ids) => listed(ids, 3) ?? '').join(' ← ');
			return cut ? l10n.t('{0} ← more', path) : path;
		},
	),
	modelRow(
		{
			...row,
			id: 'datasets',
			label: () => l10n.t('Training data'),
			about: () => l10n.t('The datasets that the card names.'),
			field: 'cardData.datasets',
		},
		({ datasets }) => listed(datasets),
	),
	modelRow(
		{
			...row,
			id: 'papers',
			label: () => l10n.t('Papers'),
			about: () => l10n.t('Those on arXiv that the hub found in the card.'),
			field: 'tags, arxiv',
		},
		({ papers }) => listed(papers?.map((id) => `arXiv:${id}`)),
	),
	modelRow(
		{
			...row,
			id: 'architecture',
			label: () => l10n.t('Architecture'),
			about: () => l10n.t('The class that the configuration names.'),
			field: 'config.architectures',
		},
		({ architectures, modelType }) =>
			listed(architectures) ??
			(modelType === undefined ? undefined : { text: modelType, field: 'config.model_type' }),
	),
	modelRow(
		{
			...row,
			id: 'training-logs',
			label: () => l10n.t('Training logs'),
			about: () => l10n.t('Files that show how the training went, step by step.'),
			field: 'siblings',
		},
		({ files }) =>
			files &&
			(logsOf(files.map(({ path }) => path)) ?? { notStated: l10n.t('no such file in the repository') }),
	),
	modelRow(
		{
			...row,
			id: 'author',
			label: () => l10n.t('Owner'),
			about: () => l10n.t('Whose account publishes it.'),
			field: 'author',
		},
		({ author }) => author,
	),
];
