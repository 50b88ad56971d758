import * as l10n from '@vscode/l10n';

/** What a choice needs from a model's documentation, the weightiest first; the last three are details of others. */
export const needs = [
	'intended-use',
	'limits',
	'license',
	'training-data',
	'evaluation',
	'how-to-use',
	'training-procedure',
	'languages',
	'citation',
	'hyperparameters',
	'hardware',
	'emissions',
] as const;

/** One of `needs`. */
export type Need = (typeof needs)[number];

/** A need in words that fit into a list: `training data`. */
export function needInWords(need: Need): string {
	switch (need) {
		case 'intended-use':
			return l10n.t('intended use');
		case 'limits':
			return l10n.t('limits and risks');
		case 'license':
			return l10n.t('licence');
		case 'training-data':
			return l10n.t('training data');
		case 'evaluation':
			return l10n.t('evaluation results');
		case 'how-to-use':
			return l10n.t('how to use it');
		case 'training-procedure':
			return l10n.t('training procedure');
		case 'languages':
			return l10n.t('languages');
		case 'citation':
			return l10n.t('how to cite it');
		case 'hyperparameters':
			return l10n.t('hyper-parameters');
		case 'hardware':
			return l10n.t('hardware it was trained on');
		case 'emissions':
			return l10n.t('emissions of the training');
	}
}
