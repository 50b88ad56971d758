import * as l10n from '@vscode/l10n';
import { formatDay } from '../decide/units';
import type { Edit, Fix, ResolvedReference } from '../finding';
import { setArgument } from '../fixes';
import type { ModelInfo } from '../model';
import { inList, inSentences } from '../wording';
import { isUsedModel, type KnownLoad, knownLoads } from './facts';
import { isNow, whatItMeans } from './meant';
import { type ChangedKind, changedKinds, type Moved, movedFrom } from './moved';
import { byRevision, isCommit, revisionText, shortCommit } from './revision';
import type { Issue, Rule, RuleContext } from './rule';
import { codeAt, withCode } from './trustedCode';

export const revisionBehind: Rule = {
	id: 'revision-behind',
	severity: 'hint',
	tags: ['reproducibility'],
	docs: {
		when: 'A load is pinned to a full commit, and the main branch of the model has moved on since. Says what differs, as far as the lists of files tell: weights, code, configuration, or the card only. Nothing is said of commits of other branches and pull requests, or when the hub could not be asked now.',
		why: 'A pinned commit stays what it was, and that is its point. Authors also mend tokenizers, chat templates and weights, or replace pickles; from time to time it is worth looking at what has changed.',
		fix: '**Move the pin** writes the commit of the main branch. Other files are loaded then, so the change is shown before it is made: evaluate anew what depends on it.',
		example:
			'model = AutoModel.from_pretrained("BAAI/bge-large-zh-v1.5", revision="b5c9d86d763d9945f7c0a73e549a4a39c423d520")',
		after:
			'model = AutoModel.from_pretrained("BAAI/bge-large-zh-v1.5", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")',
		source:
			'The commit of the main branch and its latest hundred commits (`/api/models/{id}/commits/main`). Files are compared by SHA-256 where the hub states one, else by size.',
	},
	asks: { question: 'past', of: (resolved) => isUsedModel(resolved) && pinned(resolved).length > 0 },
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, answers } = context;
		if (!isUsedModel(resolved)) {
			return;
		}
		const answer = answers.of(resolved.reference);
		for (const [commit, loads] of byRevision(pinned(resolved))) {
			const moved = movedFrom(commit, answer);
			const [first] = loads;
			if (moved && first) {
				const fix = fixOf(loads, moved, context);
				yield {
					message: messageOf(resolved.reference.id, commit, first.known.model, moved),
					loads: loads.map(({ load }) => load),
					fixes: fix ? [fix] : [],
				};
			}
		}
	},
};

function pinned(resolved: ResolvedReference): readonly KnownLoad[] {
	return knownLoads(resolved).filter(({ load }) => isCommit(revisionText(load.revision)));
}

function messageOf(id: string, commit: string, model: ModelInfo, moved: Moved): string {
	const { head, behind, pinnedAt, headAt } = moved;
	const [old, now] = [dated(commit, pinnedAt), isNow(dated(head.commit, headAt), head)];
	const stands =
		behind === undefined
			? l10n.t('{0} is pinned to {1}, and main {2}.', id, old, now)
			: behind === 1
				? l10n.t('{0} is pinned to {1}, one commit behind main, which {2}.', id, old, now)
				: l10n.t('{0} is pinned to {1}, {2} commits behind main, which {3}.', id, old, behind, now);
	return inSentences(stands, whatDiffers(model, head));
}

/** `86b5e09 (2024-02-28)` */
function dated(commit: string, date: string | undefined): string {
	const day = date && formatDay(date);
	return day ? l10n.t('{0} ({1})', shortCommit(commit), day) : shortCommit(commit);
}

function whatDiffers(before: ModelInfo, after: ModelInfo): string {
	const changed = changedKinds(before.files, after.files);
	if (!changed) {
		return l10n.t('What differs is not known; look before you move the pin.');
	}
	const { kinds, certain } = changed;
	if (kinds.length === 0) {
		return certain
			? l10n.t('The files are the same.')
			: l10n.t('No file differs in size; small ones may still differ.');
	}
	if (kinds.length === 1 && kinds[0] === 'card') {
		return certain
			? l10n.t('Only the card changed.')
			: l10n.t('Only the card changed, as far as sizes tell.');
	}
	const list = inList(kinds.map(inWords));
	return l10n.t('Changed: {0}. Evaluate anew when you move the pin.', list);
}

function inWords(kind: ChangedKind): string {
	switch (kind) {
		case 'weights':
			return l10n.t('weights');
		case 'code':
			return l10n.t('code');
		case 'configuration':
			return l10n.t('configuration');
		case 'other':
			return l10n.t('other files');
		case 'card':
			return l10n.t('the card');
	}
}

function fixOf(
	loads: readonly KnownLoad[],
	{ head }: Moved,
	{ resolved, text }: RuleContext,
): Fix | undefined {
	const edits: Edit[] = [];
	for (const { load } of loads) {
		const bare = load.takesRevision === 'url' || load.takesRevision === 'suffix';
		if (!load.slots.revision) {
			return undefined;
		}
		edits.push(setArgument(load.slots.revision, head.commit, { text, near: resolved.reference.span, bare }));
	}
	const title = l10n.t(
		'Move the pin to commit {0} ({1})',
		shortCommit(head.commit),
		whatItMeans('main', head),
	);
	const moved = new Set(loads.map(({ load }) => load));
	return {
		...withCode(
			title,
			codeAt(resolved, (load) => (moved.has(load) ? head.commit : undefined)),
		),
		edits,
		behaviour: true,
	};
}
