import * as l10n from '@vscode/l10n';
import type { Stage } from '../attribute';
import type { BackEdge, Technique } from '../decision';

/** What a stage is called, what it asks, and what the interviews found, which is why it is asked. */
export interface StageWords {
	readonly label: () => string;
	readonly question: () => string;
	readonly why: () => string;
}

/** Figures are those of the study with twelve practitioners (Jiang et al., ICSE 2023). */
export const stageWords: Readonly<Record<Stage, StageWords>> = {
	assess: {
		label: () => l10n.t('Assess'),
		question: () => l10n.t('What does the model have to do here, and is reusing one the right way?'),
		why: () =>
			l10n.t(
				'The engineers interviewed in a study of 2023 (Jiang and others, ICSE) began with task, size and licence; 5 of 12 reused a model because trying one on the hub is easy, 3 because they lacked compute. None found that reuse fits every case.',
			),
	},
	select: {
		label: () => l10n.t('Select'),
		question: () => l10n.t('Which checkpoint fits the needs, and what is not known about it?'),
		why: () =>
			l10n.t(
				'Of 12 engineers interviewed in a study of 2023 (Jiang and others, ICSE), 10 could not find facts about models, 9 met facts that contradict each other, and 9 rank popularity first. What is absent or contradictory is marked here, not hidden.',
			),
	},
	evaluate: {
		label: () => l10n.t('Evaluate'),
		question: () => l10n.t('Is it good enough on your own data?'),
		why: () =>
			l10n.t(
				'Of 12 engineers interviewed in a study of 2023 (Jiang and others, ICSE), 11 met documentation that was inadequate or contradictory, so that claims had to be measured again. From a poor result they went back to another architecture, another checkpoint or another technique.',
			),
	},
	deploy: {
		label: () => l10n.t('Deploy'),
		question: () => l10n.t('What has to be done before it ships, and who has to know why it was chosen?'),
		why: () =>
			l10n.t(
				'Of 2,955 calls in 182 projects, 3 were pinned to a commit. Licence, size and format were what decided whether a model could be shipped.',
			),
	},
};

/** What speaks for each answer of the first gate, and who said so. */
export function considerations(): { readonly text: string; readonly source: string }[] {
	const study = l10n.t('interviews, ICSE 2023');
	return [
		{
			text: l10n.t(
				'Reuse when you lack the compute or the data to train one: 3 of 12 gave that as their reason.',
			),
			source: study,
		},
		{
			text: l10n.t(
				'Reuse when a model can be tried before anything is built: 5 of 12 named trying models on the hub.',
			),
			source: study,
		},
		{
			text: l10n.t(
				'Build when your task is none of those on the hub: pre-trained models do not work for every use case.',
			),
			source: study,
		},
		{
			text: l10n.t(
				'Expect to go back: an evaluation may lead back several times, more often than with ordinary packages.',
			),
			source: study,
		},
		{
			text: l10n.t('Keep a copy of what you build on: 17 % of the sampled models were gone within months.'),
			source: l10n.t('PeaTMOSS, MSR 2024'),
		},
	];
}

/** The three ways back from a poor evaluation, as the study draws them. */
export const backWords: Readonly<
	Record<BackEdge, { readonly label: () => string; readonly about: () => string }>
> = {
	architecture: {
		label: () => l10n.t('Another architecture'),
		about: () => l10n.t('The approach does not suit the problem: look for another one first.'),
	},
	checkpoint: {
		label: () => l10n.t('Another checkpoint'),
		about: () => l10n.t('The architecture suits; other weights of it may be better on your data.'),
	},
	technique: {
		label: () => l10n.t('Another technique'),
		about: () => l10n.t('The checkpoint suits; adapt it in another way, or with other settings.'),
	},
};

/** What can be done with a checkpoint before it is used. */
export const techniqueWords: Readonly<
	Record<Technique, { readonly label: () => string; readonly about: () => string }>
> = {
	'as-is': { label: () => l10n.t('As it is'), about: () => l10n.t('No training of your own.') },
	'transfer-learning': {
		label: () => l10n.t('Fine-tune'),
		about: () => l10n.t('Train it further on your data: what almost all engineers in that study did.'),
	},
	quantise: {
		label: () => l10n.t('Quantise or prune'),
		about: () => l10n.t('Smaller and faster, and not the model that was evaluated before.'),
	},
	distil: { label: () => l10n.t('Distil'), about: () => l10n.t('Train a smaller model on what it answers.') },
	label: {
		label: () => l10n.t('Label data'),
		about: () => l10n.t('Use it to label data for a model of your own.'),
	},
};
