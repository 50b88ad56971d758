// The last sentence of unpinned-revision: what can be done.

import * as l10n from '@vscode/l10n';
import type { ResolvedLoad } from '../finding';
import { cutAfter, printable } from '../printable';
import type { Load } from '../reference';
import { placeText } from '../report/hoverHanded';
import { firstOf } from '../wording';
import { declaredText } from './declaredPlace';
import { isTooOld, losesRevision, mayIgnoreRevision } from './revision';
import type { RuleContext } from './rule';

/** The last sentence. @param pinnable For how many of these loads a commit and a place for it are known. */
export function whatCanBeDone(open: readonly ResolvedLoad[], pinnable: number, context: RuleContext): string {
	const downloads = downloadWords(context);
	const loads = open.map(({ load }) => load);
	return (
		ifNoneTaken(loads, downloads) ??
		ifTooOld(loads, context) ??
		ifPassedOver(open, downloads) ??
		(pinnable === open.length ? pinWords(open) : undefined) ??
		ifShared(loads, downloads) ??
		ifByHand(loads) ??
		giveWords(open)
	);
}

/** Some of the loads take no revision at all. */
function ifNoneTaken(loads: readonly Load[], downloads: string): string | undefined {
	const refusing = loads.filter(({ takesRevision }) => takesRevision === 'no');
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
	return undefined;
}

/** The release that the project declares takes none yet. */
function ifTooOld(loads: readonly Load[], context: RuleContext): string | undefined {
	const old = loads.find((load) => isTooOld(load, context));
	const declaration = old && context.declared.of(old.library);
	if (declaration) {
		return l10n.t(
			'{0} takes a revision only since {1}, and this project declares {2}: update it, or load a snapshot that is downloaded with its commit.',
			callName(old),
			old.revisionSince ?? '',
			declaredText(declaration),
		);
	}
	return undefined;
}

/** A revision can be given, and is not heeded, or not always. */
function ifPassedOver(open: readonly ResolvedLoad[], downloads: string): string | undefined {
	const loads = open.map(({ load }) => load);
	const losing = loads.find(losesRevision);
	if (losing) {
		return l10n.t(
			'With {1}, {0} loads the default branch, whatever revision is given: load the folder that {2} makes of a commit.',
			callName(losing),
			`${losing.revisionLostBy}=True`,
			downloads,
		);
	}
	const ignoring = loads.find(mayIgnoreRevision);
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
	return undefined;
}

/** The commit and its place are known. */
function pinWords(open: readonly ResolvedLoad[]): string {
	return isOverridable(open)
		? l10n.t('It is only a default: pin it if nothing gives another model in its place.')
		: l10n.t('Pin it.');
}

/** One revision would be asked of several models. */
function ifShared(loads: readonly Load[], downloads: string): string | undefined {
	const others = [...new Set(loads.flatMap((load) => load.others ?? []))];
	const shared = loads.find((load) => load.others && load.revisionKey)?.revisionKey;
	if (shared !== undefined) {
		return l10n.t(
			'{0} holds for {1} too, and a commit of one repository is none of another: download a pinned snapshot of all but one, with {2}, and name its folder, or do with one repository.',
			shared,
			listed(others),
			downloads,
		);
	}
	return others.length > 0
		? l10n.t('The same call may also load {0}: give each model a revision of its own.', listed(others))
		: undefined;
}

/** The revision is written elsewhere than in an argument of its own, or no fix knows where. */
function ifByHand(loads: readonly Load[]): string | undefined {
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
	return (
		unplaced &&
		l10n.t(
			'Give {0} the full commit as its revision; here that has to be written by hand.',
			callName(unplaced),
		)
	);
}

/** The place is known, and the commit is not. */
function giveWords(open: readonly ResolvedLoad[]): string {
	const kept = dictionaryOf(open.map(({ load }) => load));
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

export const lookFirst = (): string =>
	l10n.t('Look for it on the hub first, then give the full commit as its revision.');

/** The argument that the revision is an entry of, where it is one of all of them: `load_kwargs`. */
function dictionaryOf(loads: readonly Load[]): string | undefined {
	const names = new Set(
		loads.map(({ slots }) => /(?<!\w)(\w+)\s*[=:]\s*(?:\{|dict\()/.exec(slots.revision?.before ?? '')?.[1]),
	);
	const [name] = names;
	return names.size === 1 ? name : undefined;
}

/** How many other models a sentence names: an example is enough, and ids are long. */
const mostListed = 1;

/** The ids that share a revision, the first few by name. */
export function listed(ids: readonly string[]): string {
	return firstOf(
		ids.map((id) => cutAfter(printable(id), 100)),
		mostListed,
	);
}

function callName({ call, library }: Load): string {
	return call || library;
}

/** A caller, a flag or the environment may give one of these loads another model. */
export function isOverridable(open: readonly ResolvedLoad[]): boolean {
	return open.some(({ load }) => load.overridable !== undefined && load.slots.revision !== undefined);
}
