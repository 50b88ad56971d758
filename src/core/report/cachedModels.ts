import * as l10n from '@vscode/l10n';
import { formatBytes } from '../decide/units';
import { printable } from '../printable';
import type { CachedModel, CachedSnapshot } from '../weights/cache/readCache';
import type { InspectedFile } from '../weights/judgeFile';
import { firstOf } from '../wording';
import type { InspectedGroup } from './inspected';

/** What is known of a snapshot beside its files. */
export interface SnapshotFacts {
	/** What each of its refs means on the hub now; a `reason` is a sentence that says why that is not known. */
	readonly now: readonly { readonly ref: string; readonly commit?: string; readonly reason?: string }[];
	/** Loads in the code that name this model: `app.py:12` and the commit that they ask for. */
	readonly pins: readonly { readonly place: string; readonly commit: string | undefined }[];
}

/** A snapshot of the download cache as outputs show it. */
export function groupOfSnapshot(
	{ id, partial, snapshots }: CachedModel,
	snapshot: CachedSnapshot,
	files: readonly InspectedFile[],
	{ now, pins }: SnapshotFacts,
): InspectedGroup {
	const { commit, refs } = snapshot;
	const size = snapshot.files.reduce(
		(sum, { target }) => sum + (target.state === 'file' ? target.size : 0),
		0,
	);
	const named = refs.length > 0 ? ` (${refs.map(printable).join(', ')})` : '';
	const here = pins.filter((pin) => pin.commit === commit).map(({ place }) => place);
	const gone = pins.filter((pin) => pin.commit && !snapshots.some((one) => one.commit === pin.commit));
	const notes = [
		...(files.length === 0 ? [l10n.t('No file of it looks like weights.')] : []),
		...now.map(({ ref, commit: current, reason }) => nowText(commit, ref, current, reason)),
		...(here.length > 0 ? [l10n.t('The code asks for this commit at {0}.', placesText(here))] : []),
		...(snapshots[0] === snapshot ? ofModel({ partial, gone }) : []),
	];
	return {
		model: { hub: 'huggingface', id, commit },
		title: l10n.t('{0} at commit {1}{2}, {3} in the cache', id, commit, named, formatBytes(size)),
		files,
		notes,
		facts: {
			cached: true,
			refs,
			current: currentOf(commit, now),
			pinnedAt: here,
		},
	};
}

/** What concerns the model as a whole is said once, at its first snapshot. */
function ofModel({
	partial,
	gone,
}: {
	readonly partial: readonly string[];
	readonly gone: SnapshotFacts['pins'];
}): string[] {
	return [
		...gone.map(({ place, commit }) =>
			l10n.t('{0} asks for the commit {1}, which is not in the cache.', printable(place), commit ?? ''),
		),
		...(partial.length > 0
			? [
					partial.length === 1
						? l10n.t('1 download of it was broken off or is under way.')
						: l10n.t('{0} downloads of it were broken off or are under way.', partial.length),
				]
			: []),
	];
}

/** A model of which the cache holds no commit. */
export function groupOfEmptyModel(model: CachedModel, { pins }: Pick<SnapshotFacts, 'pins'>): InspectedGroup {
	const gone = pins.filter(({ commit }) => commit !== undefined);
	return {
		model: { hub: 'huggingface', id: model.id },
		title: l10n.t('{0}: no commit in the cache', model.id),
		files: [],
		notes: ofModel({ partial: model.partial, gone }),
		unknown: true,
	};
}

function nowText(
	commit: string,
	ref: string,
	current: string | undefined,
	reason: string | undefined,
): string {
	if (current === undefined) {
		return l10n.t('What {0} means on the hub now is not known: {1}', printable(ref), printable(reason ?? ''));
	}
	return current === commit
		? l10n.t('On the hub {0} is still this commit.', printable(ref))
		: l10n.t('On the hub {0} is another commit by now: {1}.', printable(ref), current);
}

/** True or false where the hub told of a ref; null where it did not. */
function currentOf(commit: string, now: SnapshotFacts['now']): boolean | null {
	const told = now.flatMap((one) => one.commit ?? []);
	return told.length > 0 ? told.includes(commit) : null;
}

function placesText(places: readonly string[]): string {
	return firstOf(places.map(printable), 5);
}
