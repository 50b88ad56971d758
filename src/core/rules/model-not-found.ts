import * as l10n from '@vscode/l10n';
import type { ResolvedReference } from '../finding';
import { nearestIds } from '../nearest';
import { isLoaded, isUsedModel, loadsToName } from './facts';
import type { Issue, Rule, RuleContext } from './rule';
import { otherIds } from './writtenId';

export const modelNotFound: Rule = {
	id: 'model-not-found',
	severity: 'error',
	tags: ['availability', 'safety'],
	docs: {
		when: 'The hub was asked and says that there is no such model. Nothing is said when it could not be asked, nor of names that nothing loads: a constant of another file is spoken of where it is used, and what tests make up, hand to a service or compare with is not asked of the hub. Without a token the hub does not tell a missing repository from a private one; the message then says so.',
		why: 'The load fails where it runs. A name that nobody holds can also be registered by somebody else, whose weights your code would then load.',
		fix: 'Where the hub has models with nearly that name, the fixes write their ids; which one is meant is for you to say. For a private model, sign in or set `HF_TOKEN`.',
		example: 'model = AutoModel.from_pretrained("google-bert/bert-base-uncasd")',
		after: 'model = AutoModel.from_pretrained("google-bert/bert-base-uncased")',
	},
	asks: { question: 'near', of: isMissing },
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, answers } = context;
		const { lookup, reference } = resolved;
		if (lookup.state !== 'missing' || !isMissing(resolved)) {
			return;
		}
		const near = answers.of(reference).near?.map(({ id }) => id) ?? [];
		yield {
			message: lookup.orPrivate
				? l10n.t(
						'{0} is not on the hub, or is private. Check the spelling; a private one needs your token.',
						reference.id,
					)
				: l10n.t('{0} is not on the hub. Check the spelling, or whether it was removed.', reference.id),
			loads: loadsToName(resolved),
			fixes: otherIds(context, nearestIds(reference.id, near).slice(0, 3)),
		};
	},
};

function isMissing(resolved: ResolvedReference): boolean {
	const { lookup } = resolved;
	return (
		lookup.state === 'missing' && lookup.what === 'repository' && isUsedModel(resolved) && isLoaded(resolved)
	);
}
