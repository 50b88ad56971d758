import * as l10n from '@vscode/l10n';
import { lacksCard, missingCardFacts } from '../decide/cardFacts';
import { anyKnownModel, asOfNote, isUsedModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const incompleteCard: Rule = {
	id: 'incomplete-card',
	severity: 'info',
	tags: ['documentation'],
	docs: {
		when: 'The metadata of the model card leaves out what a choice needs: the training data, evaluation results, the languages of a model of language, the task, or the base model of an adapter or quantised version. Only what a machine can read counts; prose may say more. A repository without a card is `no-card`.',
		why: 'What the card does not say has to be found out by trying, or is found out by your users.',
		fix: "Read the card's prose for what is missing, and measure on your own data what nobody states.",
		example: 'model = AutoModel.from_pretrained("org/model-with-a-short-card")',
	},
	*check({ resolved }: RuleContext): Iterable<Issue> {
		const known = isUsedModel(resolved) ? anyKnownModel(resolved) : undefined;
		if (!known || known.model.hasCardData === undefined || lacksCard(known.model)) {
			return;
		}
		const { id } = resolved.reference;
		const missing = missingCardFacts(known.model);
		if (!known.model.hasCardData) {
			yield {
				message:
					l10n.t('The card of {0} holds no metadata; read its text, if it has one.', id) + asOfNote(known),
				loads: [],
			};
		} else if (missing.length > 0) {
			yield {
				message:
					l10n.t(
						'The card of {0} does not state: {1}. Its text may; or measure on your own data.',
						id,
						missing.join(', '),
					) + asOfNote(known),
				loads: [],
			};
		}
	},
};
