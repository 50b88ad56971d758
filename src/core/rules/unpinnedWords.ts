// The sentences of unpinned-revision that tell what is so, and what the revision means now.

import * as l10n from '@vscode/l10n';
import { formatDay } from '../decide/units';
import type { ResolvedLoad } from '../finding';
import { inSentences } from '../wording';
import { knownModel, lastMissingNote, whyUnknown } from './facts';
import { meantSentence } from './meant';
import { isCommit, isEmptyRevision, revisionText } from './revision';
import type { RuleContext } from './rule';
import { lookFirst } from './unpinnedCure';

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
