import * as l10n from '@vscode/l10n';
import { lacksCard } from '../decide/cardFacts';
import { anyKnownModel, asOfNote, isUsedModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const noCard: Rule = {
	id: 'no-card',
	severity: 'info',
	tags: ['documentation'],
	docs: {
		when: 'The hub lists the files of the model, and there is no `README.md` among them. Nothing is said where the files are not listed.',
		why: 'Without a card nobody says what the model is for, what it was trained on, how well it does, or under which licence it may be used.',
		fix: 'Ask its author for a card, measure on your own data, or choose a model that is described.',
		example: 'model = AutoModel.from_pretrained("org/model-without-a-card")',
	},
	*check({ resolved }: RuleContext): Iterable<Issue> {
		const known = isUsedModel(resolved) ? anyKnownModel(resolved) : undefined;
		if (known && lacksCard(known.model)) {
			yield {
				message:
					l10n.t(
						'{0} has no model card: ask its author for one, or measure yourself.',
						resolved.reference.id,
					) + asOfNote(known),
				loads: [],
			};
		}
	},
};
