import * as l10n from '@vscode/l10n';
import type { DecisionRecord } from '../decide/record/decisionRecords';
import type { Fix } from '../finding';
import { setArgument } from '../fixes';
import { withoutStop } from '../printable';
import type { Load } from '../reference';
import { oneLine } from '../report/style';
import { choosing, considering, isFirstUse, isUse } from './decided';
import { loadsToName } from './facts';
import { byRevision, isCommit, shortCommit } from './revision';
import type { Issue, Rule, RuleContext } from './rule';

export const undecidedModel: Rule = {
	id: 'undecided-model',
	severity: 'warning',
	tags: ['team'],
	docs: {
		when: "The team's `weightwise.json` asks for a decision about every model (`requireDecision`), and no record in `.weightwise/decisions` has chosen the one that is used here; or one has, at another commit than the full one that is loaded. A model that was looked at and dropped, or whose decision is still open, is not decided. Models of all hubs count; a mention in prose, and a call that only asks about a model, do not. Without `requireDecision` nothing is said.",
		why: 'A record says what a model was chosen for, what it was compared with and what was known of it then. Without one, nobody can tell whether the reasons still hold.',
		fix: '**Decide about this model** opens the decision panel with the model as a candidate, or the decision that it is part of. Where another commit was chosen, the fix writes that one; other files are loaded then, so the change is shown before it is made.',
		example:
			'# weightwise.json: { "requireDecision": true }; no record has chosen the model\nmodel = AutoModel.from_pretrained("org/name")',
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, all, policy, records } = context;
		if (!policy.requireDecision || !isUse(resolved)) {
			return;
		}
		const chosen = choosing(resolved, records);
		if (chosen.length > 0) {
			yield* otherCommits(context, chosen);
		} else if (isFirstUse(all, resolved)) {
			yield undecided(context);
		}
	},
};

function undecided({ resolved, records }: RuleContext): Issue {
	const { id } = resolved.reference;
	const [found] = considering(resolved, records);
	const loads = loadsToName(resolved);
	if (!found) {
		return {
			message: l10n.t(
				'Nobody has decided about {0}, and the policy asks for a decision about every model (requireDecision). Decide about it, or use one that was decided for.',
				id,
			),
			loads,
		};
	}
	const { record, candidate } = found;
	const { title, choice } = record.decision;
	const named = oneLine(title);
	if (candidate.dropped) {
		return {
			message: l10n.t(
				'{0} was dropped in the decision "{1}": {2}. Use what was chosen there, or decide anew.',
				id,
				named,
				withoutStop(oneLine(candidate.dropped.why)),
			),
			loads,
			record: record.path,
		};
	}
	return {
		message: choice
			? l10n.t(
					'The decision "{0}" looked at {1} and chose {2}. Use that one, or decide anew.',
					named,
					id,
					oneLine(choice.id),
				)
			: l10n.t(
					'The decision "{0}" about {1} is still open, and the policy asks for a decision about every model (requireDecision). Bring it to an end.',
					named,
					id,
				),
		loads,
		record: record.path,
	};
}

/** Full commits that none of the decisions chose. A branch that has moved is for other rules. */
function* otherCommits({ resolved, text }: RuleContext, chosen: readonly DecisionRecord[]): Iterable<Issue> {
	const commits = chosen.map(({ decision: { choice } }) => choice?.commit);
	const [first] = chosen;
	const wanted = commits[0];
	// A choice without a commit is one of the model, at whichever.
	if (!first || !wanted || commits.some((commit) => !isCommit(commit))) {
		return;
	}
	for (const [revision, group] of byRevision(resolved.loads)) {
		if (!isCommit(revision) || commits.includes(revision)) {
			continue;
		}
		const loads = group.map(({ load }) => load);
		const fix = commits.length === 1 ? pinFix(loads, wanted, resolved.reference.span, text) : undefined;
		yield {
			message: l10n.t(
				'{0} is loaded at commit {1}, and the decision "{2}" was made for {3}. Load that one, or decide anew.',
				resolved.reference.id,
				shortCommit(revision),
				oneLine(first.decision.title),
				shortCommit(wanted),
			),
			loads,
			fixes: fix ? [fix] : [],
			record: first.path,
		};
	}
}

function pinFix(
	loads: readonly Load[],
	commit: string,
	near: { readonly start: number; readonly end: number },
	text: string | undefined,
): Fix | undefined {
	const edits = loads.flatMap(({ slots, takesRevision }) => {
		const bare = takesRevision === 'url' || takesRevision === 'suffix';
		return slots.revision ? [setArgument(slots.revision, commit, { text, near, bare })] : [];
	});
	return edits.length === loads.length
		? { title: l10n.t('Pin to {0}, which was decided for', shortCommit(commit)), edits, behaviour: true }
		: undefined;
}
