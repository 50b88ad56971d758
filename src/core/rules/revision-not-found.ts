import * as l10n from '@vscode/l10n';
import type { Fix, ResolvedLoad, ResolvedReference } from '../finding';
import { setArgument } from '../fixes';
import { distance } from '../nearest';
import type { Load } from '../reference';
import type { Ref, Refs } from '../repository';
import { isUsedModel } from './facts';
import { begunBy, missingRevision } from './missingRevision';
import { byRevision, isCommit, revisionText, shortCommit } from './revision';
import type { Issue, Rule, RuleContext } from './rule';
import { downloadWords, listed } from './unpinnedCure';

/** How many existing ones a person is offered. */
const most = 3;
/** Branches, and tags, that are compared with what is written. */
const mostCompared = 300;

export const revisionNotFound: Rule = {
	id: 'revision-not-found',
	severity: 'error',
	tags: ['availability', 'reproducibility'],
	docs: {
		when: 'The hub knows the model, and says that it has no such commit, branch or tag. Nothing is said of models that do not exist (`model-not-found`), of revisions that are computed, or when the hub could not be asked.',
		why: 'The load fails where it runs, or finds an old copy in a cache on one machine and none on the next. Commits disappear when the history of a repository is squashed.',
		fix: 'Each fix writes the commit that an existing branch or tag means now, the nearest names first. That loads other files than the author of the line had, so it is shown before it is made.',
		example: 'model = AutoModel.from_pretrained("org/name", revision="v1.O")',
		after:
			'model = AutoModel.from_pretrained("org/name", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")',
		source:
			'The hub answers such a question with the error `RevisionNotFound`; its branches and tags are from `/api/models/{id}/refs`.',
	},
	asks: {
		question: 'refs',
		of: (resolved) => isUsedModel(resolved) && lost(resolved).length > 0,
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, answers } = context;
		if (!isUsedModel(resolved)) {
			return;
		}
		const told = answers.of(resolved.reference).refs;
		const refs = told?.state === 'told' ? told.value : undefined;
		for (const [revision, loads] of byRevision(lost(resolved))) {
			const offered = refs ? nearestRefs(revision, refs) : [];
			yield {
				message:
					sharedMessage(revision, loads, context) ?? missingRevision(resolved.reference.id, revision, refs),
				loads: loads.map(({ load }) => load),
				fixes: offered.flatMap(
					(ref) =>
						fixOf(
							ref,
							loads.map(({ load }) => load),
							context,
						) ?? [],
				),
			};
		}
	},
};

/** Loads whose revision the hub says is not there. */
function lost({ loads }: ResolvedReference): readonly ResolvedLoad[] {
	return loads.filter(
		({ load, lookup }) =>
			lookup.state === 'missing' &&
			lookup.what === 'revision' &&
			revisionText(load.revision) !== undefined &&
			load.reads !== 'remote',
	);
}

/** Said where the revision is written for another repository too, which may well have it. */
function sharedMessage(
	revision: string,
	loads: readonly ResolvedLoad[],
	context: RuleContext,
): string | undefined {
	const { id } = context.resolved.reference;
	const { others, revisionKey } = loads.find(({ load }) => load.others && load.revisionKey)?.load ?? {};
	return others && revisionKey
		? l10n.t(
				'{0} has no {1} on the hub, which {2} asks for here as well as of {3}, so this load fails. Download a pinned snapshot of one of them, with {4}, and name its folder, or do with one repository.',
				id,
				revision,
				revisionKey,
				listed(others),
				downloadWords(context),
			)
		: undefined;
}

/** Branches and tags whose names are near, or whose commit begins so; then the main branch. Each commit once. */
function nearestRefs(revision: string, refs: Refs): Ref[] {
	const { branches, tags } = refs;
	const begun = new Set(begunBy(revision, refs));
	const wanted = plain(revision);
	const ranked = [...branches.slice(0, mostCompared), ...tags.slice(0, mostCompared)]
		.filter(({ commit }) => isCommit(commit))
		.map((ref) => {
			const name = plain(ref.name);
			const kin = wanted !== '' && name !== '' && (name.startsWith(wanted) || wanted.startsWith(name));
			return {
				ref,
				far: begun.has(ref) || name === wanted ? 0 : kin ? 1 : distance(wanted, name.slice(0, 200)),
			};
		})
		.filter(({ far }) => far <= Math.max(1, Math.floor(wanted.length / 3)))
		.sort((a, b) => a.far - b.far)
		.map(({ ref }) => ref);
	const main = branches.filter(({ name, commit }) => name === 'main' && isCommit(commit));
	const once = new Map([...ranked, ...main].reverse().map((ref) => [ref.commit, ref]));
	return [...once.values()].reverse().slice(0, most);
}

/** `1.0` of `v1.0`: whether tags have a letter before them is what people misremember. */
const plain = (name: string): string =>
	name
		.toLowerCase()
		.slice(0, 200)
		.replace(/^v(?=\d)/, '');

/** One edit a load; none unless every load has a place for it. */
function fixOf(
	{ name, commit }: Ref,
	loads: readonly Load[],
	{ resolved, text }: RuleContext,
): Fix | undefined {
	const edits = loads.flatMap(({ slots, takesRevision }) => {
		const bare = takesRevision === 'url' || takesRevision === 'suffix';
		return slots.revision
			? [setArgument(slots.revision, commit, { text, near: resolved.reference.span, bare })]
			: [];
	});
	return edits.length === loads.length
		? {
				title: loads.every(({ revision }) => commit.startsWith(revisionText(revision) ?? '-'))
					? l10n.t('Write commit {0} in full, which {1} means now', shortCommit(commit), name)
					: l10n.t('Load {0} instead (commit {1})', name, shortCommit(commit)),
				edits,
				behaviour: true,
			}
		: undefined;
}
