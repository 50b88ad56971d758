import * as l10n from '@vscode/l10n';
import type { Edit, Fix, ResolvedReference } from '../finding';
import { setArgument } from '../fixes';
import type { Load, Span } from '../reference';
import { firstOf } from '../wording';
import { alikeIn, isUsedModel, mostPlaces } from './facts';
import { currentOf, movedFrom } from './moved';
import { isTooOld, pinState, revisionText, shortCommit } from './revision';
import type { Issue, Rule, RuleContext } from './rule';

/** A load of the repository in this file, with the place of its id. */
interface Member {
	readonly load: Load;
	readonly near: Span;
	/** Absent: no commit is pinned. */
	readonly commit?: string;
}

export const mixedRevisions: Rule = {
	id: 'mixed-revisions',
	severity: 'warning',
	tags: ['reproducibility'],
	docs: {
		when: 'In one file, a tokenizer, processor or configuration and the model of the same repository are loaded at different revisions: pinned to different commits, or one pinned and the other not. Loading a model twice to compare two revisions is left alone, and so are revisions that are computed.',
		why: 'A tokenizer of one state and weights of another can differ in vocabulary, special tokens or chat template. Nothing fails then; the results are just worse.',
		fix: 'The fix writes the newest of the pinned commits in every one of these loads. It changes what is loaded, so it is shown before it is made.',
		example:
			'tokenizer = AutoTokenizer.from_pretrained("org/name")\nmodel = AutoModel.from_pretrained("org/name", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")',
		after:
			'tokenizer = AutoTokenizer.from_pretrained("org/name", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")\nmodel = AutoModel.from_pretrained("org/name", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")',
		source: 'Which of two commits is newer: the order of the main branch’s commits on the hub.',
	},
	asks: {
		question: 'past',
		of: (resolved) =>
			isUsedModel(resolved) && membersOf([resolved]).some(({ commit }) => commit !== undefined),
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, all } = context;
		const { id } = resolved.reference;
		const mixture = isUsedModel(resolved) ? mixtureOf(alikeIn(all, resolved)) : undefined;
		if (!mixture) {
			return;
		}
		const { members, commits } = mixture;
		const newest = newestOf(commits, context);
		const own = membersOf([resolved]).filter(({ commit }) => newest === undefined || commit !== newest);
		if (own.length > 0) {
			const few = members.length <= mostPlaces;
			const offered = !few ? [] : newest === undefined ? commits.slice(0, 3) : [newest];
			yield {
				message: messageOf(id, mixture),
				loads: own.map(({ load }) => load),
				fixes: offered.flatMap((commit) => fixOf(members, commit, context) ?? []),
			};
		}
	},
};

function membersOf(references: readonly ResolvedReference[]): readonly Member[] {
	return references.flatMap(({ reference, loads }) =>
		loads.flatMap(({ load, lookup }) => {
			const state = pinState(load);
			const commit = revisionText(load.revision);
			if (load.reads === 'remote' || lookup.state === 'missing') {
				return [];
			}
			const member = { load, near: reference.span };
			return state === 'pinned' && commit ? [{ ...member, commit }] : state === 'open' ? [member] : [];
		}),
	);
}

/** What is mixed. */
interface Mixture {
	readonly members: readonly Member[];
	readonly commits: readonly string[];
}

const mixtures = new WeakMap<readonly ResolvedReference[], { readonly mixture: Mixture | undefined }>();

/** Looked for once for all references of a model; undefined when nothing is mixed. */
function mixtureOf(alike: readonly ResolvedReference[]): Mixture | undefined {
	let known = mixtures.get(alike);
	if (!known) {
		const members = membersOf(alike);
		const commits = [...new Set(members.flatMap(({ commit }) => commit ?? []))];
		known = { mixture: areMixed(members) ? { members, commits } : undefined };
		mixtures.set(alike, known);
	}
	return known.mixture;
}

/** A text part at a revision at which no weights are loaded, though others are; and one of them is pinned. */
function areMixed(members: readonly Member[]): boolean {
	const revisions = (texts: boolean) =>
		new Set(members.filter(({ load }) => (load.reads === 'text') === texts).map(revisionOf));
	const [texts, weights] = [revisions(true), revisions(false)];
	return (
		members.some(({ commit }) => commit !== undefined) &&
		weights.size > 0 &&
		[...texts].some((revision) => !weights.has(revision))
	);
}

const revisionOf = ({ load, commit }: Member): string => commit ?? revisionText(load.revision) ?? 'main';

/** The newest of the pinned commits; undefined when the hub did not tell. */
function newestOf(commits: readonly string[], { answers, resolved }: RuleContext): string | undefined {
	const [first] = commits;
	if (commits.length < 2) {
		return first;
	}
	const answer = answers.of(resolved.reference);
	const commit = currentOf(answer.head)?.commit;
	if (commit !== undefined && commits.includes(commit)) {
		return commit;
	}
	// Whoever names more of them than this does so to keep us busy.
	const ages = commits.slice(0, 20).map((one) => ({ one, behind: movedFrom(one, answer)?.behind }));
	return commits.length <= ages.length && ages.every(({ behind }) => behind !== undefined)
		? ages.sort((a, b) => (a.behind ?? 0) - (b.behind ?? 0))[0]?.one
		: undefined;
}

function messageOf(id: string, { commits, members }: Mixture): string {
	const named = firstOf(commits.map(shortCommit), 5);
	const open = members.some(({ commit }) => commit === undefined);
	return commits.length > 1
		? l10n.t(
				'{0} is loaded here from different revisions ({1}): its tokenizer or processor and its model may not fit. Use one commit for all of them.',
				id,
				open ? l10n.t('{0} and what is not pinned', named) : named,
			)
		: l10n.t(
				'{0} is loaded here at commit {1}, and in the same file without a pinned commit: its tokenizer or processor and its model may not fit. Use one commit for all of them.',
				id,
				named,
			);
}

/** One edit for every load that is not at this commit; none unless all have a place for it. */
function fixOf(members: readonly Member[], commit: string, context: RuleContext): Fix | undefined {
	const edits: Edit[] = [];
	for (const { load, near, commit: own } of members) {
		if (own === commit) {
			continue;
		}
		const bare = load.takesRevision === 'url' || load.takesRevision === 'suffix';
		if (!load.slots.revision || load.takesRevision === 'no' || isTooOld(load, context)) {
			return undefined;
		}
		edits.push(setArgument(load.slots.revision, commit, { text: context.text, near, bare }));
	}
	return {
		title: l10n.t('Use commit {0} for all loads of it in this file', shortCommit(commit)),
		edits,
		behaviour: true,
	};
}
