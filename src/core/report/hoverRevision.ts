import * as l10n from '@vscode/l10n';
import { formatDay } from '../decide/units';
import type { Finding, ResolvedLoad, ResolvedReference } from '../finding';
import type { ModelInfo } from '../model';
import { knownModel } from '../rules/facts';
import {
	isCommit,
	losesRevision,
	mayIgnoreRevision,
	pinState,
	revisionText,
	shortCommit,
} from '../rules/revision';
import type { Line } from './hoverLines';
import type { Style } from './style';

/**
 * Which revision this load gets, and what that means now.
 * @param above Findings that the editor shows above; what they say is not said again.
 */
export function revisionLine(
	one: ResolvedLoad | undefined,
	findings: readonly Finding[],
	style: Style,
	above: readonly Finding[] = [],
): Line | undefined {
	if (!one) {
		return { mark: ' ', text: l10n.t('Revision: no load of it in this file') };
	}
	if (one.load.reads === 'remote') {
		return { mark: ' ', text: l10n.t('Revision: whatever the server runs') };
	}
	const known = knownModel(one.lookup);
	const commit = known?.model.commit;
	const state = pinState(one.load);
	const written = revisionText(one.load.revision);
	const asked = shortCommit(written ?? '');
	if (state === 'unknown') {
		const { revision } = one.load;
		const reason = revision.state === 'unknown' ? revision.reason : l10n.t('it is computed');
		return { mark: '○', text: l10n.t('Revision: not told by the text, since {0}', reason) };
	}
	if (state === 'elsewhere') {
		return { mark: '○', text: l10n.t('Revision: up to whatever reads this value') };
	}
	if (losesRevision(one.load)) {
		return {
			mark: '!',
			text: l10n.t(
				'Not pinned: {0} has the default branch loaded',
				style.code(`${one.load.revisionLostBy}=True`),
			),
		};
	}
	if (mayIgnoreRevision(one.load)) {
		return { mark: '!', text: l10n.t('Not pinned: another repository may be loaded in its place') };
	}
	if (state === 'pinned' && one.lookup.state === 'missing' && one.lookup.what === 'revision') {
		return { mark: '!', text: l10n.t('Asks for commit {0}, which it does not have', style.code(asked)) };
	}
	if (state === 'pinned' && one.load.others && !known) {
		return {
			mark: '○',
			text: l10n.t(
				'Asks for commit {0}, and so do loads of other repositories: it is a commit of one of them at most',
				style.code(asked),
			),
		};
	}
	if (state === 'pinned') {
		return { mark: '✓', text: l10n.t('Pinned to commit {0}', style.code(asked)) };
	}
	const mark = findings.some(({ rule }) => rule === 'unpinned-revision') ? '!' : '○';
	const day =
		written === undefined || written === 'main' ? formatDay(known?.model.lastModified ?? '') : undefined;
	const name = style.code(written ?? 'main');
	if (above.some(({ rule }) => rule === 'unpinned-revision')) {
		// What it means now is said there.
		return { mark, text: l10n.t('Not pinned: loads {0}', name) };
	}
	const loads = l10n.t('Not pinned: loads whatever {0} is on the day it runs', name);
	if (!commit) {
		return { mark, text: l10n.t('{0} (the hub does not say which commit that is)', loads) };
	}
	const meaning = style.code(shortCommit(commit));
	if (known.asOf) {
		return { mark, text: l10n.t('{0} ({1} when the hub last answered, {2})', loads, meaning, known.asOf) };
	}
	if (known.model.recorded) {
		return {
			mark,
			text: day
				? l10n.t('{0} ({1} in the recorded facts, {2})', loads, meaning, day)
				: l10n.t('{0} ({1} in the recorded facts)', loads, meaning),
		};
	}
	return {
		mark,
		text: day ? l10n.t('{0} (now {1}, {2})', loads, meaning, day) : l10n.t('{0} (now {1})', loads, meaning),
	};
}

/** Which commit a revision means that was asked for by itself. */
export function askedLine(
	revision: string | undefined,
	{ commit, lastModified, recorded }: ModelInfo,
	style: Style,
): Line {
	if (isCommit(revision)) {
		return { mark: ' ', text: l10n.t('Commit {0}', style.code(shortCommit(revision ?? ''))) };
	}
	const name = style.code(revision ?? 'main');
	if (commit === undefined) {
		return { mark: '○', text: l10n.t('Revision: {0}; the hub does not say which commit that is', name) };
	}
	const day = revision === undefined || revision === 'main' ? formatDay(lastModified ?? '') : undefined;
	if (recorded) {
		return {
			mark: ' ',
			text: day
				? l10n.t('Revision: {0} is {1} in the recorded facts, of {2}', name, style.code(commit), day)
				: l10n.t('Revision: {0} is {1} in the recorded facts', name, style.code(commit)),
		};
	}
	return {
		mark: ' ',
		text: day
			? l10n.t('Revision: {0} is now {1}, of {2}', name, style.code(commit), day)
			: l10n.t('Revision: {0} is now {1}', name, style.code(commit)),
	};
}

/** Said when a name reaches loads that ask for different revisions. */
export function otherRevisionsLine({ reference, loads }: ResolvedReference, style: Style): Line | undefined {
	const wanted = new Set<string>();
	for (const { load } of loads) {
		if (load.reads !== 'remote') {
			const { revision } = load;
			const written = revisionText(revision);
			// What other hubs give then has no one name.
			const standard = reference.hub === 'huggingface' ? style.code('main') : l10n.t('none given');
			wanted.add(
				revision.state === 'unknown'
					? l10n.t('a computed one')
					: written === undefined
						? standard
						: style.code(isCommit(written) ? shortCommit(written) : written),
			);
		}
	}
	return wanted.size > 1
		? {
				mark: '≠',
				text: l10n.t('Loaded here at different revisions: {0}', [...wanted].slice(0, 4).join(', ')),
			}
		: undefined;
}
