import * as l10n from '@vscode/l10n';
import { type Attribute, modelRow } from '../attribute';
import { baseName } from '../weightFiles';
import { cardRow } from './documentation';

const row = { group: 'reproducibility', stage: 'evaluate', factor: 'reproducibility' } as const;

/** Files that training runs leave behind and that tell how they were done. */
const trainingFiles =
	/^(?:training_args\.bin|trainer_state\.json|hyperparams\.yaml|train(?:ing)?_config\.(?:json|ya?ml)|all_results\.json|train_results\.json)$/i;

export const reproducibilityAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'results',
			label: () => l10n.t('Evaluation results'),
			about: () =>
				l10n.t('Results that a program can read, and whether anybody but the author vouches for them.'),
			field: 'model-index',
		},
		({ results, statesResults, hasCardData }) => {
			if (!results?.length) {
				return statesResults
					? l10n.t('claimed by the author')
					: hasCardData === undefined
						? undefined
						: { notStated: l10n.t('no claim that a program can read') };
			}
			const shown = results.slice(0, 3).map(({ metric, value, dataset }) => {
				const figure = value === undefined ? metric : `${metric} ${value}`;
				return dataset ? l10n.t('{0} on {1}', figure, dataset) : figure;
			});
			const verified = results.filter((result) => result.verified === true).length;
			const who =
				verified === 0
					? l10n.t('self-reported')
					: verified === results.length
						? l10n.t('verified by the hub')
						: l10n.t('{0} of {1} verified by the hub', verified, results.length);
			const rest = results.length - shown.length;
			const all = rest > 0 ? l10n.t('{0} and {1} more', shown.join(', '), rest) : shown.join(', ');
			return `${all}; ${who}`;
		},
	),
	modelRow(
		{
			...row,
			id: 'training-files',
			label: () => l10n.t('Training configuration'),
			about: () => l10n.t('Files in the repository that tell how the training was run.'),
			field: 'siblings',
		},
		({ files }) =>
			files &&
			(files
				.map(({ path }) => path)
				.filter((path) => trainingFiles.test(baseName(path)))
				.slice(0, 4)
				.join(', ') || { notStated: l10n.t('no such file in the repository') }),
	),
	cardRow(
		'hyperparameters',
		() => l10n.t('Learning rate, batch size, epochs: what a repetition needs.'),
		row,
	),
	cardRow('hardware', () => l10n.t('What it was trained on, and so what training it further may take.'), row),
	modelRow(
		{
			...row,
			id: 'emissions',
			label: () => l10n.t('Emissions of the training'),
			about: () => l10n.t('CO2-equivalent as the author states it.'),
			field: 'cardData.co2_eq_emissions',
		},
		({ emissions }) =>
			emissions === undefined
				? undefined
				: {
						text:
							emissions >= 1000
								? l10n.t('{0} kg CO2-eq', (emissions / 1000).toFixed(1))
								: l10n.t('{0} g CO2-eq', emissions),
						amount: emissions,
					},
	),
];
