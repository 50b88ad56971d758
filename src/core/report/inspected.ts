import * as l10n from '@vscode/l10n';
import { leastOf } from '../lists';
import { cutAfter, printable } from '../printable';
import type { HubId } from '../reference';
import { isConfiguration } from '../weights/fileRoles';
import type { ModelInspection } from '../weights/inspectModel';
import type { InspectedFile } from '../weights/judgeFile';
import type { Verdict } from '../weights/verdict';
import { inList, inSentences } from '../wording';
import { ago } from './ago';
import { stateSentence } from './hoverStates';
import { plainStyle } from './style';

/** Files that belong together in an output: those of a model, or those that were named. */
export interface InspectedGroup {
	/** Where the files come from; absent for files that were named by their paths. */
	readonly model?: {
		readonly hub: HubId;
		readonly id: string;
		/** As it was asked for. */
		readonly revision?: string | undefined;
		readonly commit?: string | undefined;
	};
	/** What stands above the files: the model and its commit. */
	readonly title?: string;
	readonly files: readonly InspectedFile[];
	/** Sentences about the group: what could not be asked, what was left out. */
	readonly notes: readonly string[];
	/** Nothing of it could be read, as a note says why. */
	readonly unknown?: true;
	/** Fields for programs that each of its files is written with. */
	readonly facts?: Readonly<Record<string, unknown>>;
}

/** A model as outputs show it. `now`: milliseconds since 1970. */
export function groupOfModel(inspection: ModelInspection, now: number): InspectedGroup {
	const { hub, id, revision } = inspection;
	const named = cutAfter(printable(revision === undefined ? id : `${id}@${revision}`), 300);
	if (inspection.state === 'unknown') {
		const { lookup, reason } = inspection;
		const why =
			reason ??
			(lookup.state === 'found' || lookup.state === 'gated' ? '' : stateSentence(lookup, now, plainStyle));
		return {
			model: { hub, id, revision },
			title: named,
			files: [],
			notes: [printable(why)],
			unknown: true,
		};
	}
	const { commit, files, left, scansUnknown } = inspection;
	const read = files.flatMap((file) => (file.state === 'judged' ? file.readAt : []));
	const notes: string[] = [];
	if (files.length === 0) {
		notes.push(l10n.t('No file of it looks like weights.'));
	}
	if (left > 0) {
		notes.push(l10n.t('{0} more files were not looked at; name them with --file.', left));
	}
	if (scansUnknown !== undefined) {
		notes.push(l10n.t("What the hub's scanners say is not known: {0}", printable(scansUnknown)));
	}
	return {
		model: { hub, id, revision, commit },
		title:
			read.length === 0
				? l10n.t('{0} at commit {1}', named, commit)
				: l10n.t('{0} at commit {1}, read {2}', named, commit, ago(leastOf(read), now)),
		files,
		notes,
	};
}

/** How often each outcome was. */
export interface InspectedCounts extends Readonly<Record<Verdict, number>> {
	readonly unreadable: number;
	readonly unjudged: number;
}

/** Over all groups. */
export function countInspected(groups: readonly InspectedGroup[]): InspectedCounts {
	const counts = { dangerous: 0, malformed: 0, suspicious: 0, safe: 0, unreadable: 0, unjudged: 0 };
	for (const file of groups.flatMap(({ files }) => files)) {
		counts[file.state === 'judged' ? file.inspection.verdict : file.state] += 1;
	}
	return counts;
}

/**
 * `3 files judged: 1 dangerous, 2 safe. 1 file could not be read.` Where only configurations were judged it says first that
 * no weights were: a configuration that is safe says nothing of them.
 */
export function inspectedSummary(groups: readonly InspectedGroup[]): string {
	const counts = countInspected(groups);
	const verdicts = (['dangerous', 'malformed', 'suspicious', 'safe'] as const).filter(
		(verdict) => counts[verdict] > 0,
	);
	const judged = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
	// Not the words of joined sentences, `{0} {1}`: other languages set a word between a number and what is counted.
	const list = inList(verdicts.map((verdict) => l10n.t('{1} {0}', verdictWord(verdict), counts[verdict])));
	const weights = groups.some(({ files }) =>
		files.some(({ state, path }) => state === 'judged' && !isConfiguration(path)),
	);
	return inSentences(
		judged > 0 && !weights ? l10n.t('No weights were judged.') : '',
		judged === 0
			? l10n.t('No file was judged.')
			: !weights
				? judged === 1
					? l10n.t('1 other file judged: {0}.', list)
					: l10n.t('{0} other files judged: {1}.', judged, list)
				: judged === 1
					? l10n.t('1 file judged: {0}.', list)
					: l10n.t('{0} files judged: {1}.', judged, list),
		...(counts.unreadable > 0
			? [
					counts.unreadable === 1
						? l10n.t('1 file could not be read.')
						: l10n.t('{0} files could not be read.', counts.unreadable),
				]
			: []),
	);
}

/** The verdict as a word of the user's language. */
export function verdictWord(verdict: Verdict): string {
	const words: Readonly<Record<Verdict, string>> = {
		dangerous: l10n.t('dangerous'),
		malformed: l10n.t('malformed'),
		suspicious: l10n.t('suspicious'),
		safe: l10n.t('safe'),
	};
	return words[verdict];
}
