import * as l10n from '@vscode/l10n';
import { lacksCard } from '../decide/cardFacts';
import { inSentences } from '../wording';
import { anyKnownModel, asOfNote, isFirstLoaded, isUsedModel, loadsToName } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const noCard: Rule = {
	id: 'no-card',
	severity: 'info',
	tags: ['documentation'],
	docs: {
		when: 'The hub lists the files of the model, and there is no `README.md` among them. It is said once a file, where the model is loaded first. Nothing is said of a name that nothing loads, nor where the files are not listed.',
		why: 'Without a card nobody says what the model is for, what it was trained on, how well it does, or under which licence it may be used.',
		fix: 'Ask its author for a card, measure on your own data, or choose a model that is described.',
		example: 'model = AutoModel.from_pretrained("org/model-without-a-card")',
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved } = context;
		const known = isUsedModel(resolved) && isFirstLoaded(context) ? anyKnownModel(resolved) : undefined;
		if (known && lacksCard(known.model)) {
			yield {
				message: inSentences(
					l10n.t(
						'{0} has no model card: ask its author for one, or measure yourself.',
						resolved.reference.id,
					),
					asOfNote(known),
				),
				loads: loadsToName(resolved),
			};
		}
	},
};
