import * as l10n from '@vscode/l10n';
import { lacksBase, lacksCard, missingCardFacts } from '../decide/cardFacts';
import type { ModelInfo } from '../model';
import { type Policy, policyFile } from '../policy/policy';
import { inList, inSentences } from '../wording';
import { anyKnownModel, asOfNote, isFirstLoaded, isUsedModel, loadsToName } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const incompleteCard: Rule = {
	id: 'incomplete-card',
	severity: 'info',
	tags: ['documentation'],
	docs: {
		when: 'The metadata of the model card is missing, or leaves out three of what a choice needs: the training data, evaluation results, the languages of a model of language, the task. The base model of an adapter or quantised version is missed alone; and where the `needs` of `weightwise.json` say that a choice is being made, so is each of the others. Only what a machine can read counts; prose may say more. It is said once a file, where the model is loaded first. A repository without a card is `no-card`.',
		why: 'What the card does not say has to be found out by trying, or is found out by your users.',
		fix: "Read the card's prose for what is missing, and measure on your own data what nobody states.",
		example: 'model = AutoModel.from_pretrained("org/model-with-a-short-card")',
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, policy } = context;
		const known = isUsedModel(resolved) && isFirstLoaded(context) ? anyKnownModel(resolved) : undefined;
		if (!known || known.model.hasCardData === undefined || lacksCard(known.model)) {
			return;
		}
		const { id } = resolved.reference;
		const missing = missingCardFacts(known.model);
		if (!known.model.hasCardData) {
			yield {
				message: inSentences(
					l10n.t('The card of {0} holds no metadata; read its text, if it has one.', id),
					asOfNote(known),
				),
				loads: loadsToName(resolved),
			};
		} else if (isWorthSaying(known.model, missing, policy)) {
			yield {
				message: inSentences(
					l10n.t(
						'The card metadata of {0} does not state: {1}. Look whether the text of the card does, or measure on your own data.',
						id,
						inList(missing),
					),
					...(isMuch(known.model, missing)
						? []
						: [
								l10n.t(
									'Shown because {0} names needs: without them a card with so few gaps is not reported.',
									policyFile,
								),
							]),
					asOfNote(known),
				),
				loads: loadsToName(resolved),
			};
		}
	},
};

/** Nearly every card leaves out one or two of them: said everywhere, that would be said of the hub and not of the model. */
const many = 3;

function isWorthSaying(model: ModelInfo, missing: readonly string[], { needs }: Policy): boolean {
	const choosing = Object.keys(needs ?? {}).length > 0;
	return isMuch(model, missing) || (choosing && missing.length > 0);
}

const isMuch = (model: ModelInfo, missing: readonly string[]): boolean =>
	missing.length >= many || lacksBase(model);
