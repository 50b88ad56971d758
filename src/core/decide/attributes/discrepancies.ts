import * as l10n from '@vscode/l10n';
import { type Attribute, modelRow, partRow } from '../attribute';
import { modelOf } from '../lineage';
import { architectureInName, sizeInName } from '../names';
import { formatCount, formatDay } from '../units';
import { weightsChange } from './maintenance';

const row = { group: 'discrepancies', stage: 'select', factor: 'discrepancy' } as const;

/** Sizes in names are rounded; more than this apart they mean something else. */
const sizeTolerance = 0.1;

function agree(): string {
	return l10n.t('agree');
}

/** Rows that hold two statements against each other; without both sides there is nothing to compare. */
export const discrepancyAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'size-claim',
			label: () => l10n.t('Size in the name and counted'),
			about: () => l10n.t('A name that promises another size is another model than it seems.'),
			field: 'id, safetensors',
		},
		({ id, parameters, quantization, adapterBase, files }) => {
			const named = sizeInName(id);
			// Packed weights and adapters hold fewer numbers than the model they stand for.
			const adapter = adapterBase !== undefined || files?.some(({ path }) => path === 'adapter_config.json');
			if (named === undefined || !parameters || quantization !== undefined || adapter) {
				return undefined;
			}
			const apart = Math.abs(parameters.total - named) / named;
			return apart <= sizeTolerance
				? agree()
				: {
						text: l10n.t(
							'the name says {0}, the files hold {1}',
							formatCount(named),
							formatCount(parameters.total),
						),
						contradictory: true,
					};
		},
	),
	modelRow(
		{
			...row,
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
	modelRow(
		{
			...row,
			id: 'licence-claim',
			label: () => l10n.t('Licence in the card and in the tags'),
			about: () => l10n.t('The hub computes the tag from the card; an old tag can say something else.'),
			field: 'cardData.license, tags',
		},
		({ licenses, tags }) => {
			const tagged = tags
				?.filter((tag) => tag.startsWith('license:'))
				.map((tag) => tag.slice(8).toLowerCase());
			const stated = licenses?.map((id) => id.trim().toLowerCase());
			if (!tagged?.length || !stated?.length) {
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
	partRow(
		{
			...row,
			id: 'base-claim',
			label: () => l10n.t('Base model in the card and configured'),
			about: () => l10n.t('An adapter on the wrong base loads and answers nonsense.'),
			field: 'cardData.base_model, adapter_config.json',
		},
		'config',
		({ adapterBase = undefined, path }, { model }) => {
			const configured = adapterBase ?? model.adapterBase;
			if (configured === undefined || !model.baseModels?.length) {
				return undefined;
			}
			return model.baseModels.some((id) => id.toLowerCase() === configured.toLowerCase())
				? agree()
				: {
						text: l10n.t('the card says {0}, {1} says {2}', model.baseModels.join(', '), path, configured),
						contradictory: true,
					};
		},
	),
	partRow(
		{
			...row,
			id: 'context-claim',
			label: () => l10n.t('Context length in the card and configured'),
			about: () => l10n.t('What the prose promises and the configuration does not hold is cut.'),
			field: 'README.md, config.json',
		},
		'config',
		({ contextLength, path }, { details: { card } }) => {
			const claimed = card?.state === 'told' ? card.value.contextLength : undefined;
			if (claimed === undefined || contextLength === undefined) {
				return undefined;
			}
			// "128k" is said of 131,072 as well as of 128,000.
			return Math.abs(claimed.value - contextLength) / contextLength <= 0.05
				? agree()
				: {
						text: l10n.t(
							'the card says "{0}", {1} says {2}',
							claimed.text,
							path,
							contextLength.toLocaleString('en'),
						),
						contradictory: true,
					};
		},
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
		(files) => {
			const card = files.find(({ path }) => path === 'README.md')?.changed?.date;
			const weights = weightsChange(files);
			if (card === undefined || weights === undefined) {
				return undefined;
			}
			// No contradiction by itself: a conversion of the same weights counts as a change too.
			return Date.parse(weights) - Date.parse(card) <= 86_400_000
				? l10n.t('the card is not older than the weights')
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
			const [base] = ancestors;
			const theirs = base && modelOf(base.lookup)?.chatTemplate;
			if (model.chatTemplate === undefined || theirs === undefined) {
				return undefined;
			}
			return model.chatTemplate === theirs
				? l10n.t('the same as that of {0}', base?.id ?? '')
				: { text: l10n.t('differs from that of {0}', base?.id ?? ''), contradictory: true };
		},
	),
];
