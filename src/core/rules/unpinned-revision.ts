import * as l10n from '@vscode/l10n';
import type { CodeAtCommit, Edit, Fix, ResolvedLoad, ResolvedReference } from '../finding';
import { setArgument } from '../fixes';
import type { Load } from '../reference';
import { inSentences } from '../wording';
import { isGuess, isQuestion, isUsedModel, knownModel } from './facts';
import { whatItMeans } from './meant';
import {
	isCommit,
	isTooOld,
	losesRevision,
	mayIgnoreRevision,
	pinState,
	revisionText,
	shortCommit,
} from './revision';
import type { Issue, Rule, RuleContext } from './rule';
import { codeAt, withCode } from './trustedCode';
import { isOverridable, whatCanBeDone } from './unpinnedCure';
import { changedOn, whatIsNotKnown, whatIsSo, whatItMeansNow } from './unpinnedWords';

/** A load that can be pinned: the commit its revision means, and the edit that writes it. */
interface Pin {
	readonly commit: string;
	readonly edit: Edit;
	readonly asOf?: string;
}

export const unpinnedRevision: Rule = {
	id: 'unpinned-revision',
	severity: 'warning',
	tags: ['reproducibility', 'safety'],
	docs: {
		when: 'A load of a hub model that does not name a full commit: no revision or an empty one, a branch, a tag or a short commit id. Left alone are a revision that is computed, calls that only send requests to a model elsewhere or only ask the hub about it (`model_info`), addresses of tables and texts, values of an environment or a configuration whose reader is not in sight, and functions of your own that only their keywords betray, unless the hub knows the model.',
		why: 'Branches and tags move. The same line can load other weights, another tokenizer or other code next month, without a change in your repository; results then differ, and whoever takes over the account decides what runs.',
		fix: '**Pin to commit** writes the commit that the revision means now, in every load of this reference; where a function of your own takes a revision for the load, in the call of that function. Where the load trusts code of the repository, that code is pinned with it and runs as it is there: read it at that commit first, as the fix says. Where the model is only a default, which a caller or the environment may replace, the change is shown before it is made. Where a call takes no revision, download the pinned snapshot first and load it from its folder.',
		example: 'model = AutoModel.from_pretrained("BAAI/bge-large-zh-v1.5")',
		after:
			'model = AutoModel.from_pretrained("BAAI/bge-large-zh-v1.5", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")',
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved } = context;
		if (!isUsedModel(resolved)) {
			return;
		}
		const open = resolved.loads.filter(
			(one) =>
				one.load.reads !== 'remote' &&
				!isQuestion(one.load) &&
				!isDataFile(one.load, resolved.reference.text) &&
				pinState(one.load) === 'open' &&
				!isMissing(one) &&
				!isGuess(one),
		);
		const [first] = open;
		if (!first) {
			return;
		}
		const pins = open.map((one) => pinOf(one, context));
		const found = pins.filter((pin) => pin !== undefined);
		const done = whatCanBeDone(open, found.length, context);
		yield {
			message: inSentences(
				whatIsSo(resolved.reference.id, open),
				whatItMeansNow(open, found.length === open.length ? shortCommit : (commit) => commit),
				done,
				whatIsNotKnown(open, context, done),
			),
			loads: open.map(({ load }) => load),
			fixes: found.length > 0 ? [pinAll(open, found, codeOf(resolved, open, pins))] : [],
		};
	},
};

/** The address of a table or text in a repository: data to work on, and no model. */
function isDataFile({ takesRevision }: Load, written: string): boolean {
	return takesRevision === 'url' && /\.(?:jsonl|ndjson|csv|tsv|parquet|arrow)(?:[?#]|$)/i.test(written);
}

/** What does not exist has no commit to pin; `model-not-found` and `revision-not-found` speak of it. */
function isMissing({ load, lookup }: ResolvedLoad): boolean {
	return (
		lookup.state === 'missing' && (lookup.what === 'repository' || revisionText(load.revision) !== undefined)
	);
}

function pinOf({ load, lookup }: ResolvedLoad, context: RuleContext): Pin | undefined {
	const { resolved, text } = context;
	const known = knownModel(lookup);
	const commit = known?.model.commit;
	const slot = load.slots.revision;
	if (
		!known ||
		!commit ||
		!isCommit(commit) ||
		!slot ||
		load.takesRevision === 'no' ||
		losesRevision(load) ||
		mayIgnoreRevision(load) ||
		isTooOld(load, context)
	) {
		return undefined;
	}
	const bare = load.takesRevision === 'url' || load.takesRevision === 'suffix';
	const edit = setArgument(slot, commit, { text, near: resolved.reference.span, bare });
	return known.asOf === undefined ? { commit, edit } : { commit, edit, asOf: known.asOf };
}

/** The code that these pins fix, and that is run as it is at their commits. */
function codeOf(
	resolved: ResolvedReference,
	open: readonly ResolvedLoad[],
	pins: readonly (Pin | undefined)[],
): readonly CodeAtCommit[] {
	const commits = new Map(open.map(({ load }, at) => [load, pins[at]?.commit]));
	return codeAt(resolved, (load) => commits.get(load));
}

function pinAll(open: readonly ResolvedLoad[], pins: readonly Pin[], code: readonly CodeAtCommit[]): Fix {
	const overridable = isOverridable(open);
	const title = overridable
		? l10n.t('{0}: this model is only a default', titleOf(open, pins))
		: titleOf(open, pins);
	return {
		...withCode(title, code),
		edits: pins.map(({ edit }) => edit),
		// A default that a caller, a flag or the environment replaces would be replaced without its commit.
		behaviour: overridable,
		...(overridable ? { loadsTheSame: true } : {}),
		// What the hub said some days ago may be behind what runs today.
		preferred: pins.every(({ asOf }) => asOf === undefined),
	};
}

function titleOf(open: readonly ResolvedLoad[], pins: readonly Pin[]): string {
	const [first] = pins;
	const recorded = open.some(({ lookup }) => knownModel(lookup)?.model.recorded);
	if (!first || pins.some(({ commit }) => commit !== first.commit)) {
		return recorded
			? l10n.t('Pin each load to the commit that its revision means in the recorded facts')
			: l10n.t('Pin each load to the commit that its revision means now');
	}
	const revisions = new Set(open.map(({ load }) => revisionText(load.revision) ?? 'main'));
	const revision = revisions.size === 1 ? [...revisions].join() : l10n.t('its revisions');
	const asOf = pins.find((pin) => pin.asOf)?.asOf;
	const day = open.map(changedOn).find(Boolean);
	const meant = whatItMeans(revision, { recorded, asOf, day });
	return l10n.t('Pin to commit {0} ({1})', shortCommit(first.commit), meant);
}
