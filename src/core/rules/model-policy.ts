import * as l10n from '@vscode/l10n';
import { type ByModel, byModel } from '../policy/byModel';
import { anyKnownModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const modelPolicy: Rule = {
	id: 'model-policy',
	severity: 'error',
	tags: ['team'],
	docs: {
		when: "The team's `weightwise.json` denies the model (`models.deny`), or has a list of allowed ones (`models.allow`) that it is not on. Models of all hubs count, by the id in the text and by the one that the hub answers with; a mention in prose does not. Without such a list nothing is said.",
		why: 'Which models a team uses was decided; a new one is a decision of its own.',
		fix: 'Choose a model that is allowed, or add this one to the list in `weightwise.json`, where the change is reviewed.',
		example:
			'# weightwise.json: { "models": { "allow": ["org/*"] } }\nmodel = AutoModel.from_pretrained("other/name")',
	},
	*check({ resolved, policy }: RuleContext): Iterable<Issue> {
		const { reference } = resolved;
		if (reference.kind !== 'model' || reference.role === 'mention') {
			return;
		}
		const { allow = [], deny = [] } = policy.models ?? {};
		const ids = [reference.id, anyKnownModel(resolved)?.model.id ?? reference.id];
		const listing = (list: readonly string[]) => firstFit(list, ids);
		const denied = listing(deny);
		if (denied !== undefined) {
			yield {
				message: l10n.t(
					'{0} is denied by the policy (models.deny: {1}). Choose another model, or have the entry reviewed.',
					reference.id,
					denied,
				),
			};
		} else if (allow.length > 0 && listing(allow) === undefined) {
			yield {
				message: l10n.t(
					'{0} is not among the models that the policy allows. Choose one of those, or have it reviewed and added to models.allow.',
					reference.id,
				),
			};
		}
	},
};

interface Pattern {
	readonly at: number;
	readonly text: string;
}

// Every model of a project is held against the same lists.
const known = new WeakMap<readonly string[], ByModel<Pattern>>();

/** The first pattern of a list that one of the ids fits. */
function firstFit(list: readonly string[], ids: readonly string[]): string | undefined {
	const patterns =
		known.get(list) ??
		byModel(
			list.map((text, at) => ({ at, text })),
			({ text }) => text,
		);
	known.set(list, patterns);
	const [first] = ids.flatMap((id) => patterns.of(id).slice(0, 1)).sort((a, b) => a.at - b.at);
	return first?.text;
}
