import * as l10n from '@vscode/l10n';
import { formatDay } from '../decide/units';
import { setArgument } from '../fixes';
import type { Edit, Fix, Load, ResolvedLoad } from '../model';
import { declaredText } from './declaredPlace';
import { isGuess, isQuestion, isUsedModel, knownModel, whyUnknown } from './facts';
import { isCommit, mayIgnoreRevision, pinState, revisionText, shortCommit } from './revision';
import type { Issue, Rule, RuleContext } from './rule';

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
		when: 'A load of a hub model that does not name a full commit: no revision, a branch, a tag or a short commit id. Left alone are a revision that is computed, calls that only send requests to a model elsewhere or only ask the hub about it (`model_info`), values of an environment or a configuration whose reader is not in sight, and functions of your own that only their keywords betray, unless the hub knows the model.',
		why: 'Branches and tags move. The same line can load other weights, another tokenizer or other code next month, without a change in your repository; results then differ, and whoever takes over the account decides what runs.',
		fix: '**Pin to commit** writes the commit that the revision means now, in every load of this reference. Where the model is only a default, which a caller or the environment may replace, the change is shown before it is made. Where a call takes no revision, download the pinned snapshot first and load it from its folder.',
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
		yield {
			message: [
				whatIsSo(resolved.reference.id, open),
				whatItMeansNow(open, found.length === open.length ? shortCommit : (commit) => commit, context),
				whatCanBeDone(open, found.length, context),
			]
				.filter((sentence) => sentence !== '')
				.join(' '),
			loads: open.map(({ load }) => load),
			fixes: found.length > 0 ? [pinAll(open, found)] : [],
		};
	},
};

/** What does not exist has no commit to pin; `model-not-found` and `revision-not-found` speak of it. */
function isMissing({ load, lookup }: ResolvedLoad): boolean {
	return (
		lookup.state === 'missing' && (lookup.what === 'repository' || revisionText(load.revision) !== undefined)
	);
}

/** The declared version of the library is from before its call took a revision. */
function isTooOld({ library, revisionSince }: Load, { declared }: RuleContext): boolean {
	return revisionSince !== undefined && declared.isBelow(library, revisionSince) === true;
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
		mayIgnoreRevision(load) ||
		isTooOld(load, context)
	) {
		return undefined;
	}
	const bare = load.takesRevision === 'url' || load.takesRevision === 'suffix';
	const edit = setArgument(slot, commit, { text, near: resolved.reference.span, bare });
	return known.asOf === undefined ? { commit, edit } : { commit, edit, asOf: known.asOf };
}

function pinAll(open: readonly ResolvedLoad[], pins: readonly Pin[]): Fix {
	const overridable = isOverridable(open);
	return {
		title: overridable
			? l10n.t('{0}: only a default, so shown first', titleOf(open, pins))
			: titleOf(open, pins),
		edits: pins.map(({ edit }) => edit),
		// A default that a caller, a flag or the environment replaces would be replaced without its commit.
		behaviour: overridable,
		// What the hub said some days ago may be behind what runs today.
		preferred: pins.every(({ asOf }) => asOf === undefined),
	};
}

/** A caller, a flag or the environment may give one of these loads another model. */
function isOverridable(open: readonly ResolvedLoad[]): boolean {
	return open.some(({ load }) => load.overridable !== undefined && load.slots.revision !== undefined);
}

function titleOf(open: readonly ResolvedLoad[], pins: readonly Pin[]): string {
	const [first] = pins;
	if (!first || pins.some(({ commit }) => commit !== first.commit)) {
		return l10n.t('Pin each load to the commit that its revision means now');
	}
	const revisions = new Set(open.map(({ load }) => revisionText(load.revision) ?? 'main'));
	const revision = revisions.size === 1 ? [...revisions].join() : l10n.t('its revisions');
	const short = shortCommit(first.commit);
	const asOf = pins.find((pin) => pin.asOf)?.asOf;
	if (asOf) {
		return l10n.t(
			'Pin to commit {0} (what {1} meant when the hub last answered, {2})',
			short,
			revision,
			asOf,
		);
	}
	const day = open.map(changedOn).find(Boolean);
	return day
		? l10n.t('Pin to commit {0} (what {1} means now, {2})', short, revision, day)
		: l10n.t('Pin to commit {0} (what {1} means now)', short, revision);
}

function whatIsSo(id: string, open: readonly ResolvedLoad[]): string {
	const written = new Set(open.map(({ load }) => revisionText(load.revision)));
	const [only] = written;
	if (isCommit(only)) {
		return l10n.t('{0} can change under you: its commit may be ignored.', id);
	}
	if (written.size > 1) {
		return l10n.t('{0} can change under you: none of these loads names a full commit.', id);
	}
	if (only === undefined) {
		return l10n.t('{0} can change under you: no commit is pinned.', id);
	}
	return /^[0-9a-f]{4,39}$/.test(only)
		? l10n.t(
				'{0} can change under you: {1} is not a full commit of 40 digits, and a branch may take that name.',
				id,
				only,
			)
		: l10n.t('{0} can change under you: {1} is a branch or tag, which can move.', id, only);
}

/** `shown`: in full where somebody has to copy it. */
function whatItMeansNow(
	open: readonly ResolvedLoad[],
	shown: (commit: string) => string,
	{ unaskedBelow }: RuleContext,
): string {
	const sentences = new Set<string>();
	for (const one of open) {
		const known = knownModel(one.lookup);
		const commit = known?.model.commit;
		const revision = revisionText(one.load.revision) ?? 'main';
		if (!known) {
			const { state } = one.lookup;
			const below = unaskedBelow && (state === 'unreachable' || state === 'not-asked');
			sentences.add(below ? '' : (whyUnknown(one.lookup) ?? ''));
		} else if (!commit) {
			sentences.add(l10n.t('The hub does not say which commit {0} means.', revision));
		} else if (known.asOf) {
			sentences.add(
				l10n.t('When the hub last answered, on {0}, {1} meant {2}.', known.asOf, revision, shown(commit)),
			);
		} else {
			const day = changedOn(one);
			sentences.add(
				day
					? l10n.t('{0} is now {1} ({2}).', revision, shown(commit), day)
					: l10n.t('{0} is now {1}.', revision, shown(commit)),
			);
		}
	}
	return [...sentences].filter((sentence) => sentence !== '').join(' ');
}

/** The day of the last change, which is the day of the commit only where the default branch is asked for. */
function changedOn({ load, lookup }: ResolvedLoad): string | undefined {
	const revision = revisionText(load.revision);
	const changed = knownModel(lookup)?.model.lastModified;
	return changed !== undefined && (revision === undefined || revision === 'main')
		? formatDay(changed)
		: undefined;
}

function whatCanBeDone(open: readonly ResolvedLoad[], pinnable: number, context: RuleContext): string {
	const refusing = open.map(({ load }) => load).filter(({ takesRevision }) => takesRevision === 'no');
	const [refuses] = refusing;
	if (refuses) {
		return l10n.t(
			'{0} takes no revision: download a pinned snapshot first, with snapshot_download(…, revision=…) or "hf download --revision", and load it from that folder.',
			callName(refuses),
		);
	}
	const old = open.map(({ load }) => load).find((load) => isTooOld(load, context));
	const declaration = old && context.declared.of(old.library);
	if (declaration) {
		return l10n.t(
			'{0} takes a revision only since {1}, and this project declares {2}: update it, or load a snapshot that is downloaded with its commit.',
			callName(old),
			old.revisionSince ?? '',
			declaredText(declaration),
		);
	}
	const ignoring = open.map(({ load }) => load).find(mayIgnoreRevision);
	if (ignoring) {
		return l10n.t(
			'{0} may load another repository in place of this one, and then ignores a revision: give {1} and the full commit as its revision.',
			callName(ignoring),
			`${ignoring.revisionNeeds}=True`,
		);
	}
	if (pinnable === open.length) {
		return isOverridable(open)
			? l10n.t('Pin it, unless another model is given here: that would be asked for the same commit.')
			: l10n.t('Pin it.');
	}
	const [other] = open.flatMap(({ load }) => load.others ?? []);
	if (other !== undefined) {
		return l10n.t('The same call also loads {0}: give each model a revision of its own.', other);
	}
	const unplaced = open.map(({ load }) => load).find(({ slots }) => !slots.revision);
	if (unplaced?.takesRevision === 'suffix') {
		return l10n.t(
			'{0} takes the revision as part of the name: write the full id of the model and the full commit behind it.',
			callName(unplaced),
		);
	}
	if (unplaced?.takesRevision === 'url') {
		return l10n.t('Write the full commit into the address.');
	}
	return unplaced
		? l10n.t(
				'Give {0} the full commit as its revision; here that has to be written by hand.',
				callName(unplaced),
			)
		: l10n.t('Give the full commit as its revision.');
}

function callName({ call, library }: Load): string {
	return call || library;
}
