import * as l10n from '@vscode/l10n';
import { type ChoiceAnswers, changesOf } from '../decide/record/choiceChanges';
import type { DecisionRecord } from '../decide/record/decisionRecords';
import { oneLine } from '../report/style';
import { inSentences } from '../wording';
import { choosing, isFirstUse, isUse } from './decided';
import { loadsToName } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const staleDecision: Rule = {
	id: 'stale-decision',
	severity: 'warning',
	tags: ['team'],
	docs: {
		when: 'A record in `.weightwise/decisions` has chosen the model that is used here, and what the record says of it is not so any more: the licence is another one, the files were opened or put behind terms, the main branch has moved on and files of weights differ (another card does not count), scanners say something else, the hub has the model under another name or not at all, the chosen commit is gone, or the policy does not allow the licence now. Only what the record holds is compared, and only with what the hub says now: when it cannot be asked, nothing is said.',
		why: 'A decision is as good as the facts it was made from. Models change under their names; a record that nobody looks at again speaks for a model that is gone.',
		fix: '**Open the decision** shows the record in the panel with the facts of now beside it: keep the choice and the record is written anew, or choose another model.',
		example:
			'# .weightwise/decisions/product-search.json chose org/name for its licence mit; the hub says agpl-3.0 now\nmodel = AutoModel.from_pretrained("org/name")',
		source:
			'The record as it was written (`value` of its facts), against `/api/models/{id}`, the same at the chosen commit, and the latest hundred commits of the main branch. Files of weights are compared by SHA-256 where the hub states one, else by size.',
	},
	asks: {
		question: 'chosen',
		of: (resolved, records = []) => isUse(resolved) && choosing(resolved, records).length > 0,
		commits: (resolved, records = []) =>
			choosing(resolved, records).map(({ decision }) => decision.choice?.commit),
	},
	*check({ resolved, all, policy, records, answers }: RuleContext): Iterable<Issue> {
		if (!isFirstUse(all, resolved)) {
			return;
		}
		const { head, history, chosen } = answers.of(resolved.reference);
		for (const record of choosing(resolved, records)) {
			const { commit, id } = record.decision.choice ?? {};
			const atCommit = commit === undefined ? undefined : chosen?.get(commit);
			const told: ChoiceAnswers = {
				...(head ? { head } : {}),
				...(history ? { history } : {}),
				...(atCommit ? { chosen: atCommit } : {}),
			};
			const check = changesOf(record.decision, told, policy);
			const changes = check?.state === 'asked' ? check.changes : [];
			if (changes.length > 0) {
				yield {
					message: messageOf(id ?? resolved.reference.id, record, changes),
					loads: loadsToName(resolved),
					record: record.path,
				};
			}
		}
	},
};

/** What is said of a choice whose record is out of date, with everything that has changed. */
export function messageOf(
	id: string,
	{ decision }: Pick<DecisionRecord, 'decision'>,
	changes: readonly { readonly sentence: string }[],
): string {
	const day = (decision.choice?.at ?? decision.changed).slice(0, 10);
	return inSentences(
		l10n.t(
			'The decision "{0}" of {1} chose {2}, of which not all is so any more.',
			oneLine(decision.title),
			day,
			oneLine(id),
		),
		...changes.map(({ sentence }) => sentence),
		l10n.t('Open the decision, and confirm it or choose anew.'),
	);
}
