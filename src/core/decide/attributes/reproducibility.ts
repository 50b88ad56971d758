import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../../model';
import { meansNow } from '../../rules/meant';
import { isCommit, losesRevision, mayIgnoreRevision, revisionText, shortCommit } from '../../rules/revision';
import { isUnrecorded } from '../../unrecorded';
import { andMore } from '../../wording';
import type { Attribute } from '../attribute';
import type { ModelFacts } from '../modelFacts';
import { listed, modelRow, partRow, type Taken } from '../rows';
import { formatGrams } from '../units';
import { baseName } from '../weightFiles';
import { cardRow } from './documentation';

const row = { group: 'reproducibility', stage: 'evaluate', factor: 'reproducibility' } as const;

/** Files that training runs leave behind and that tell how they were done. */
const trainingFiles =
	/^(?:training_args\.bin|trainer_state\.json|hyperparams\.yaml|train(?:ing)?_config\.(?:json|ya?ml)|all_results\.json|train_results\.json)$/i;

const environmentFiles =
	/^(?:requirements[\w.-]{0,40}\.txt|environment[\w-]{0,40}\.ya?ml|conda\.ya?ml|pyproject\.toml|Pipfile|poetry\.lock|uv\.lock|Dockerfile[\w.-]{0,40})$/i;

/** Notebooks, and scripts by the names that speak of use or training. */
const demonstrations =
	/\.ipynb$|(?:^|\/)(?:demo|example|inference|infer|train|finetune|fine_tune|evaluate|eval|run|predict)[\w-]{0,40}\.(?:py|sh)$/i;

/** Of longer lists only the beginning is read; how many there are is not known then. */
const mostResults = 50;

/** The files that fit, by their paths. */
function filesTaken(files: ModelInfo['files'], fits: (path: string) => boolean): Taken {
	const paths = files?.map(({ path }) => path).filter(fits);
	return paths && (listed(paths, 4) ?? { notStated: l10n.t('no such file in the repository') });
}

/** What was asked for, by the address that it was read from; undefined for the default branch. */
function askedRevision(url: string): string | undefined {
	const named = /\/revision\/([^/?#]+)/.exec(url)?.[1];
	try {
		return named === undefined ? undefined : decodeURIComponent(named);
	} catch {
		return named;
	}
}

/** The commits that the code loads it at; undefined where it does not load it, or a load follows another name. */
function loadedCommits(loads: ModelFacts['loads'] = []): readonly string[] | undefined {
	const commits = loads.flatMap((load) => {
		const revision = losesRevision(load) || mayIgnoreRevision(load) ? undefined : revisionText(load.revision);
		return revision !== undefined && isCommit(revision) ? [revision] : [];
	});
	return commits.length > 0 && commits.length === loads.length ? [...new Set(commits)] : undefined;
}

/**
 * A full commit stays what it is; every other name is one that its owner can move. What the code loads counts, where it
 * does: a candidate that is looked at by its branch is none that the code follows there.
 */
function pinnedTaken({ commit, recorded }: ModelInfo, { hub, evidence, loads }: ModelFacts): Taken {
	if (hub !== 'huggingface' || commit === undefined) {
		return undefined;
	}
	const asked = askedRevision(evidence.url);
	const loaded = loadedCommits(loads);
	if (loaded) {
		const at = l10n.t('yes, at {0}', loaded.map(shortCommit).join(', '));
		return l10n.t('{0}, by the load in your code', at);
	}
	const means = meansNow(shortCommit(commit), { recorded });
	if (asked === undefined) {
		return l10n.t('no: the default branch, which {0}', means);
	}
	return isCommit(asked)
		? l10n.t('yes, at {0}', shortCommit(asked))
		: l10n.t('no: {0}, which {1}', asked, means);
}

export const reproducibilityAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'pinned',
			label: () => l10n.t('Read at a fixed commit'),
			about: () => l10n.t('A branch or tag that is read today can be another model tomorrow.'),
			field: 'sha',
		},
		pinnedTaken,
	),
	modelRow(
		{
			...row,
			id: 'results',
			label: () => l10n.t('Evaluation results'),
			about: () =>
				l10n.t('Results that a program can read, and whether they are marked as checked by others.'),
			field: 'model-index',
		},
		(model) => {
			const { results, statesResults, hasCardData } = model;
			if (!results?.length) {
				return statesResults
					? l10n.t('claimed by the author')
					: hasCardData === undefined || isUnrecorded(model, 'model-index')
						? undefined
						: { notStated: l10n.t('no claim that a program can read') };
			}
			const shown = results.slice(0, 3).map(({ metric, value, dataset }) => {
				const figure = value === undefined ? metric : `${metric} ${shortened(value)}`;
				return dataset ? l10n.t('{0} on {1}', figure, dataset) : figure;
			});
			const verified = results.filter((result) => result.verified === true).length;
			const who =
				verified === 0
					? l10n.t('self-reported')
					: verified === results.length
						? l10n.t('all marked as verified')
						: l10n.t('{0} of {1} marked as verified', verified, results.length);
			const rest = results.length - shown.length;
			const all =
				results.length >= mostResults
					? l10n.t('{0} and many more', shown.join(', '))
					: andMore(shown.join(', '), rest);
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
		({ files }) => filesTaken(files, (path) => trainingFiles.test(baseName(path))),
	),
	modelRow(
		{
			...row,
			id: 'environment-files',
			label: () => l10n.t('Environment'),
			about: () => l10n.t('Files that name the packages, or an image, in which it runs.'),
			field: 'siblings',
		},
		({ files }) => filesTaken(files, (path) => environmentFiles.test(baseName(path))),
	),
	partRow(
		{
			...row,
			id: 'library-version',
			label: () => l10n.t('Saved with'),
			about: () =>
				l10n.t('The version of the library that wrote the configuration; older ones may not read it.'),
			field: 'config.json',
		},
		'config',
		({ transformersVersion, path }) =>
			transformersVersion && { text: `transformers ${transformersVersion}`, field: path },
	),
	modelRow(
		{
			...row,
			id: 'notebooks',
			label: () => l10n.t('Notebooks and scripts'),
			about: () => l10n.t('Demonstrations in the repository, to repeat what the author did.'),
			field: 'siblings',
		},
		({ files }) => filesTaken(files, (path) => demonstrations.test(path)),
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
						text: l10n.t('{0} CO2-equivalent', formatGrams(emissions)),
						amount: emissions,
					},
	),
];

/** `0.9106` of 0.9105504587155964: more digits than the claim can bear. */
function shortened(value: number | string): string {
	return typeof value === 'number' && Math.abs(value) < 1000
		? String(Number(value.toPrecision(4)))
		: String(value);
}
