import * as l10n from '@vscode/l10n';
import { isUsedModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const modelNotFound: Rule = {
	id: 'model-not-found',
	severity: 'error',
	tags: ['availability', 'safety'],
	docs: {
		when: 'The hub was asked and says that there is no such model. Nothing is said when it could not be asked. Without a token the hub does not tell a missing repository from a private one; the message then says so.',
		why: 'The load fails where it runs. A name that nobody holds can also be registered by somebody else, whose weights your code would then load.',
		fix: 'Correct the id. For a private model, sign in or set `HF_TOKEN`.',
		example: 'model = AutoModel.from_pretrained("google-bert/bert-base-uncasd")',
		after: 'model = AutoModel.from_pretrained("google-bert/bert-base-uncased")',
	},
	*check({ resolved }: RuleContext): Iterable<Issue> {
		const { lookup, reference } = resolved;
		if (!isUsedModel(resolved) || lookup.state !== 'missing' || lookup.what !== 'repository') {
			return;
		}
		yield {
			message: lookup.orPrivate
				? l10n.t(
						'{0} is not on the hub, or is private. Check the spelling; a private one needs your token.',
						reference.id,
					)
				: l10n.t('{0} is not on the hub. Check the spelling, or whether it was removed.', reference.id),
			loads: [],
		};
	},
};
