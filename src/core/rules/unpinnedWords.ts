// The sentences of unpinned-revision: what is so, what the revision means now, what can be done.

import * as l10n from '@vscode/l10n';
import { formatDay } from '../decide/units';
import type { Load, ResolvedLoad } from '../model';
import { cutAfter, printable } from '../printable';
import { placeText } from '../report/hoverHanded';
import { inSentences } from '../wording';
import { declaredText } from './declaredPlace';
import { knownModel, lastMissingNote, whyUnknown } from './facts';
import { meantSentence } from './meant';
import {
	isCommit,
	isEmptyRevision,
	isTooOld,
	losesRevision,
	mayIgnoreRevision,
	revisionText,
} from './revision';
import type { RuleContext } from './rule';

/** The first sentence: which model can change, and what is written there now. */
export function whatIsSo(id: string, open: readonly ResolvedLoad[]): string {
	const written = new Set(open.map(({ load }) => revisionText(load.revision)));
	const [only] = written;
	if (isCommit(only)) {
		return l10n.t('{0} can change under you: its commit may be ignored.', id);
	}
	if (written.size > 1) {
		return l10n.t('{0} can change under you: none of these loads names a full commit.', id);
	}
	if (only === undefined && open.some(({ load }) => isEmptyRevision(load))) {
		return l10n.t(
			'{0} is loaded with an empty revision: that names no commit, and is not the default branch either, since most libraries ask the hub for it as it stands.',
			id,
		);
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
export function whatItMeansNow(open: readonly ResolvedLoad[], shown: (commit: string) => string): string {
	const sentences = new Set<string>();
	for (const one of open) {
		const known = knownModel(one.lookup);
		const commit = known?.model.commit;
		const revision = revisionText(one.load.revision) ?? 'main';
		if (!known) {
			// Said last: what can be done is of more use than why something is not known.
		} else if (!commit) {
			sentences.add(l10n.t('The hub does not say which commit {0} means.', revision));
		} else if (commit === revision) {
			// A commit means itself; that it may be ignored is said before.
		} else {
			const when = { asOf: known.asOf, recorded: known.model.recorded, day: changedOn(one) };
			sentences.add(meantSentence(revision, shown(commit), when));
		}
	}
	return inSentences(...sentences);
}

/**
 * Why that is not known of some of the loads; empty where it is known of all. Why a hub gave no answer is not said: hovers
 * and summaries say so once, and an address in the middle of each finding hides the rest of it.
 * @param done What can be done: where that is to look for the model, it is told already that it was not.
 */
export function whatIsNotKnown(
	open: readonly ResolvedLoad[],
	{ unaskedBelow }: RuleContext,
	done: string,
): string {
	const unknown = open.map(({ lookup }) => lookup).filter((lookup) => !knownModel(lookup));
	const sentences = unknown.map((lookup) =>
		lookup.state === 'unreachable' || (unaskedBelow && lookup.state === 'not-asked')
			? lastMissingNote(lookup) ||
				(done === lookFirst() ? '' : l10n.t('Whether there is such a model is not known here.'))
			: (whyUnknown(lookup) ?? ''),
	);
	return inSentences(...new Set(sentences));
}

/** The day of the last change, which is the day of the commit only where the default branch is asked for. */
export function changedOn({ load, lookup }: ResolvedLoad): string | undefined {
	const revision = revisionText(load.revision);
	const changed = knownModel(lookup)?.model.lastModified;
	return changed !== undefined && (revision === undefined || revision === 'main')
		? formatDay(changed)
		: undefined;
}

/** The last sentence. @param pinnable For how many of these loads a commit and a place for it are known. */
export function whatCanBeDone(open: readonly ResolvedLoad[], pinnable: number, context: RuleContext): string {
	const downloads = downloadWords(context);
	const refusing = open.map(({ load }) => load).filter(({ takesRevision }) => takesRevision === 'no');
	const [refuses] = refusing;
	const handed = refusing.find(({ through }) => through !== undefined);
	if (handed?.through) {
		return l10n.t(
			'{0} asks for it without a revision ({1}): have it take one and hand it on, or give it the folder that {2} makes of a commit.',
			callName(handed),
			placeText(handed.through),
			downloads,
		);
	}
	const forbidden = refusing.find(({ revisionRefusedBy }) => revisionRefusedBy !== undefined);
	if (forbidden) {
		return l10n.t(
			'With "{0}", {1} takes no revision: download a pinned snapshot first, with {2}, and load it from that folder.',
			cutAfter(printable(forbidden.revisionRefusedBy ?? ''), 80),
			forbidden.library,
			downloads,
		);
	}
	if (refuses) {
		if (refusing.some(({ overridable }) => overridable !== undefined)) {
			return l10n.t(
				'{0} takes no revision: if nothing gives another model in its place, load the folder that {1} makes of a commit.',
				callName(refuses),
				downloads,
			);
		}
		return l10n.t(
			'{0} takes no revision: load the folder that {1} makes of a commit.',
			callName(refuses),
			downloads,
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
	const losing = open.map(({ load }) => load).find(losesRevision);
	if (losing) {
		return l10n.t(
			'With {1}, {0} loads the default branch, whatever revision is given: load the folder that {2} makes of a commit.',
			callName(losing),
			`${losing.revisionLostBy}=True`,
			downloads,
		);
	}
	const ignoring = open.map(({ load }) => load).find(mayIgnoreRevision);
	if (ignoring) {
		const needed = `${ignoring.revisionNeeds}=True`;
		return isOverridable(open)
			? l10n.t(
					'{0} may load another repository in place of this one, and then ignores a revision: give {1} and the full commit as its revision, unless another model is given in its place somewhere: that one has no such commit.',
					callName(ignoring),
					needed,
				)
			: l10n.t(
					'{0} may load another repository in place of this one, and then ignores a revision: give {1} and the full commit as its revision.',
					callName(ignoring),
					needed,
				);
	}
	if (pinnable === open.length) {
		return isOverridable(open)
			? l10n.t('It is only a default: pin it if nothing gives another model in its place.')
			: l10n.t('Pin it.');
	}
	const others = [...new Set(open.flatMap(({ load }) => load.others ?? []))];
	const shared = open.find(({ load }) => load.others && load.revisionKey)?.load.revisionKey;
	if (shared !== undefined) {
		return l10n.t(
			'{0} holds for {1} too, and a commit of one repository is none of another: download a pinned snapshot of all but one, with {2}, and name its folder, or do with one repository.',
			shared,
			listed(others),
			downloads,
		);
	}
	if (others.length > 0) {
		return l10n.t('The same call may also load {0}: give each model a revision of its own.', listed(others));
	}
	const loads = open.map(({ load }) => load);
	const unplaced = loads.find(({ slots }) => !slots.revision);
	const takes =
		unplaced?.takesRevision ?? loads.find(({ takesRevision }) => takesRevision !== 'keyword')?.takesRevision;
	if (takes === 'url') {
		return l10n.t('Write the full commit into the address.');
	}
	if (unplaced && takes === 'suffix') {
		return l10n.t(
			'{0} takes the revision as part of the name: write the full id of the model and the full commit behind it.',
			callName(unplaced),
		);
	}
	const named = loads.find(({ takesRevision }) => takesRevision === 'suffix');
	if (named) {
		return l10n.t(
			'{0} takes the revision as part of the name: write the full commit behind it.',
			callName(named),
		);
	}
	if (unplaced?.revisionKey) {
		return l10n.t(
			'{0} is one revision for all that is loaded here: write the full commit there where they are one repository, or download a pinned snapshot first.',
			unplaced.revisionKey,
		);
	}
	if (unplaced) {
		return l10n.t(
			'Give {0} the full commit as its revision; here that has to be written by hand.',
			callName(unplaced),
		);
	}
	const kept = dictionaryOf(loads);
	if (kept !== undefined && !isOverridable(open)) {
		return l10n.t('Give the full commit as its revision, in {0}.', kept);
	}
	return isOverridable(open)
		? l10n.t(
				'It is only a default: give the full commit as its revision if nothing gives another model in its place.',
			)
		: open.some(({ lookup: { state } }) => state === 'unreachable' || state === 'not-asked')
			? lookFirst()
			: l10n.t('Give the full commit as its revision.');
}

/** What downloads the files of one commit: in Python a function too, in other languages and in configurations a command. */
export function downloadWords({ format }: Pick<RuleContext, 'format'>): string {
	const command = '"hf download --revision"';
	const isPython = format === undefined || ['python', 'notebook', 'cell'].includes(format);
	return isPython ? l10n.t('{0} or {1}', 'snapshot_download(…, revision=…)', command) : command;
}

const lookFirst = (): string =>
	l10n.t('Look for it on the hub first, then give the full commit as its revision.');

/** The argument that the revision is an entry of, where it is one of all of them: `load_kwargs`. */
function dictionaryOf(loads: readonly Load[]): string | undefined {
	const names = new Set(
		loads.map(({ slots }) => /(\w+)\s*[=:]\s*(?:\{|dict\()/.exec(slots.revision?.before ?? '')?.[1]),
	);
	const [name] = names;
	return names.size === 1 ? name : undefined;
}

/** How many other models a sentence names: an example is enough, and ids are long. */
const mostListed = 1;

/** The ids that share a revision, the first few by name. */
export function listed(ids: readonly string[]): string {
	const named = ids
		.slice(0, mostListed)
		.map((id) => cutAfter(printable(id), 100))
		.join(', ');
	return ids.length > mostListed ? l10n.t('{0} and {1} more', named, ids.length - mostListed) : named;
}

function callName({ call, library }: Load): string {
	return call || library;
}

/** A caller, a flag or the environment may give one of these loads another model. */
export function isOverridable(open: readonly ResolvedLoad[]): boolean {
	return open.some(({ load }) => load.overridable !== undefined && load.slots.revision !== undefined);
}
