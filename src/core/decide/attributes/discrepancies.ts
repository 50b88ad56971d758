import * as l10n from '@vscode/l10n';
import type { Attribute } from '../attribute';
import { headOf, headServes } from '../heads';
import type { ModelConfig } from '../modelConfig';
import type { Details } from '../modelFacts';
import { architectureInName } from '../names';
import { partRow, type Taken, unlistedOf } from '../rows';
import { compareTemplate } from '../templateOfBase';
import { formatDay } from '../units';
import { baseClaims } from './baseClaims';
import { agree, alsoNeeds, claimRow, nothing, row } from './claims';
import { licenceClaims } from './licenceClaims';
import { weightsChange } from './maintenance';
import { sizeClaims } from './sizeClaims';

const dayMs = 86_400_000;

function contextTaken({ contextLength, contextFactor = 1, path }: ModelConfig, { card }: Details): Taken {
	const claimed = card?.state === 'told' ? card.value.contextLength : undefined;
	if (claimed === undefined || contextLength === undefined) {
		return nothing();
	}
	const shown = contextLength.toLocaleString('en');
	// "128k" is said of 131,072 as well as of 128,000; some publishers write the stretched length, others the first one.
	const agrees = [contextLength, contextLength * contextFactor].some(
		(length) => Math.abs(claimed.value - length) / length <= 0.05,
	);
	const field = l10n.t('README.md, line {0}; {1}', claimed.line, path);
	if (agrees) {
		return { text: agree(), field };
	}
	return claimed.value < contextLength * contextFactor
		? // Positions that nobody vouches for are no contradiction.
			{ text: l10n.t('the card promises less, "{0}", than {1} holds, {2}', claimed.text, path, shown), field }
		: {
				text: l10n.t('the card says "{0}", {1} says {2}', claimed.text, path, shown),
				contradictory: true,
				field,
			};
}

/** Rows that hold two statements against each other; without both sides there is nothing to compare. */
export const discrepancyAttributes: readonly Attribute[] = [
	...sizeClaims,
	...licenceClaims,
	claimRow(
		{
			id: 'architecture-claim',
			label: () => l10n.t('Architecture in the name and configured'),
			about: () =>
				l10n.t('A name that promises another architecture leads to the wrong tokenizer and class.'),
			field: 'id, config.model_type',
		},
		({ id, modelType }) => {
			const named = architectureInName(id);
			if (named === undefined || modelType === undefined) {
				return undefined;
			}
			return named.fits(modelType)
				? agree()
				: {
						text: l10n.t('the name says {0}, the configuration {1}', named.name, modelType),
						contradictory: true,
					};
		},
	),
	claimRow(
		{
			id: 'head-claim',
			label: () => l10n.t('Task and the head of the model'),
			about: () => l10n.t('A head that was not trained for the task starts with random numbers.'),
			field: 'pipeline_tag, config.architectures',
		},
		({ task, architectures }) => {
			const heads = architectures?.map(headOf) ?? [];
			if (task === undefined || heads.length === 0 || heads.includes(undefined)) {
				return undefined;
			}
			const fitting = heads.map((head) => headServes(head ?? '', task));
			if (fitting.includes(undefined)) {
				return undefined;
			}
			return fitting.includes(true)
				? agree()
				: {
						text: l10n.t('the task is {0}, the head is that of {1}', task, architectures?.join(', ') ?? ''),
						contradictory: true,
					};
		},
	),
	claimRow(
		{
			id: 'licence-claim',
			label: () => l10n.t('Licence in the card and in the tags'),
			about: () => l10n.t('The hub computes the tag from the card; an old tag can say something else.'),
			field: 'cardData.license, tags',
		},
		({ licenses, tags, hasCardData }) => {
			const tagged = tags
				?.filter((tag) => tag.startsWith('license:'))
				.map((tag) => tag.slice(8).toLowerCase());
			const stated = licenses?.map((id) => id.trim().toLowerCase());
			// Without a card the licence was taken from the tag itself.
			if (!hasCardData || !tagged?.length || !stated?.length) {
				return undefined;
			}
			return stated.every((id) => tagged.includes(id))
				? agree()
				: {
						text: l10n.t('the card says {0}, the tag {1}', stated.join(', '), tagged.join(', ')),
						contradictory: true,
					};
		},
	),
	...baseClaims,
	alsoNeeds(
		'card',
		partRow(
			{
				...row,
				id: 'context-claim',
				label: () => l10n.t('Context length in the card and configured'),
				about: () => l10n.t('What the card promises and the configuration does not hold is cut.'),
				field: 'README.md, config.json',
			},
			'config',
			(config, { details }) => contextTaken(config, details),
			() => nothing().notStated,
		),
	),
	partRow(
		{
			...row,
			id: 'card-age',
			label: () => l10n.t('Card and weights of the same time'),
			about: () => l10n.t('Claims that are older than the weights speak of other weights.'),
			field: 'tree, lastCommit',
		},
		'tree',
		(files, facts) => {
			const silent = unlistedOf(files, 'changed', facts);
			if (silent) {
				return silent;
			}
			const card = files.find(({ path }) => path === 'README.md')?.changed?.date;
			const weights = weightsChange(files);
			if (card === undefined || weights === undefined) {
				return nothing();
			}
			const later = Date.parse(weights) - Date.parse(card);
			if (later <= 0) {
				return l10n.t('the card is not older than the weights');
			}
			// No contradiction by itself: a conversion of the same weights counts as a change too.
			return later <= dayMs
				? l10n.t('changed within a day of each other')
				: l10n.t(
						'the card is of {0}, the newest weights are of {1}',
						formatDay(card) ?? '',
						formatDay(weights) ?? '',
					);
		},
	),
	partRow(
		{
			...row,
			id: 'template-claim',
			label: () => l10n.t('Chat template and that of the base model'),
			about: () => l10n.t('A changed template changes every answer, and can hold instructions of its own.'),
			field: 'config.tokenizer_config.chat_template',
		},
		'lineage',
		({ ancestors }, { model }) => {
			const compared = compareTemplate(model, ancestors);
			if (!compared) {
				return nothing();
			}
			if (compared.same !== undefined) {
				return l10n.t('the same as that of {0}', compared.same);
			}
			const text = l10n.t('differs from that of {0}', compared.bases.slice(0, 3).join(', '));
			return compared.copy ? { text, contradictory: true } : text;
		},
	),
];
