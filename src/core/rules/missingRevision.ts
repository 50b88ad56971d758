// What is said of a revision that a hub does not have, by the rule and to agents.
import * as l10n from '@vscode/l10n';
import type { Ref, Refs } from '../repository';
import { firstOf } from '../wording';
import { isCommit } from './revision';

/**
 * Full sentences: that the hub has the model without this revision, and which ones it has.
 * @param refs Undefined where they are not known.
 */
export function missingRevision(id: string, revision: string, refs: Refs | undefined): string {
	const [whole] = refs ? begunBy(revision, refs) : [];
	if (whole) {
		return l10n.t(
			'{0} is loaded at {1}, which the hub does not take: it is only the beginning of commit {2}, which {3} means now. Write the commit in full.',
			id,
			revision,
			whole.commit,
			whole.name,
		);
	}
	const what = isCommit(revision)
		? l10n.t('{0} has no commit {1} on the hub.', id, revision)
		: l10n.t('{0} has no branch, tag or commit {1} on the hub.', id, revision);
	const names = refs ? [...refs.branches, ...refs.tags].map(({ name }) => name) : [];
	const shown = firstOf(names, 5);
	return names.length > 0
		? l10n.t('{0} It has {1}: choose one of them and pin its commit.', what, shown)
		: l10n.t('{0} Choose one that is listed on its page.', what);
}

/**
 * Branches and tags whose commit begins with what is written: people shorten commits as git does. The guide of
 * huggingface_hub on downloads asks for commits in full.
 */
export function begunBy(revision: string, { branches, tags }: Refs): Ref[] {
	return /^[0-9a-f]{4,39}$/.test(revision)
		? [...branches, ...tags].filter(({ commit }) => isCommit(commit) && commit.startsWith(revision))
		: [];
}
