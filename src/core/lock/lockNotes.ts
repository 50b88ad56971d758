import * as l10n from '@vscode/l10n';
import { addTo } from '../lists';
import { oneLine } from '../report/style';
import { inSentences } from '../wording';
import type { ComposedLock, Untold } from './compose';
import { modelsOf } from './lock';
import type { OpenLoad } from './lockedLoads';
import { named, namesOf } from './words';

/** More places than these are counted. */
const mostPlaces = 5;

/** What is not in the lock as the code and the hubs have it now, each with the reason; a sentence or more each. */
export function lockNotes(
	{ untold, recorded, removed, unseen }: ComposedLock,
	open: readonly OpenLoad[],
): readonly string[] {
	const byReason = new Map<string, Untold[]>();
	for (const one of untold) {
		const key = JSON.stringify([one.kept, one.told.why]);
		addTo(byReason, key, one);
	}
	const untoldLines = [...byReason.values()].map((group) => {
		const names = namesOf(group.map(({ model }) => named(model)));
		const [first] = group;
		return inSentences(
			first?.kept
				? l10n.t('Kept as it was in the lock: {0}.', names)
				: l10n.t('Not in the lock: {0}.', names),
			first?.told.why ?? '',
		);
	});
	const openLines = open
		.slice(0, mostPlaces)
		.map(({ id, at, why }) =>
			l10n.t('Not in the lock: {0} ({1}:{2}): {3}.', oneLine(id), oneLine(at.path), at.line, why),
		);
	return [
		...(removed.length > 0
			? [l10n.t('Taken out, since nothing loads it any more: {0}.', namesOf(removed.map(named)))]
			: []),
		...(unseen.length > 0
			? [
					l10n.t(
						'Kept, although nothing loads it that was read: {0}. Not all files of the project were read.',
						namesOf(unseen.map(named)),
					),
				]
			: []),
		...untoldLines,
		...openLines,
		...(open.length > mostPlaces ? [l10n.t('The same for {0} more loads.', open.length - mostPlaces)] : []),
		...(recorded.length > 0
			? [
					l10n.t(
						'Told by a stand-in for the hub, from facts that were recorded on an earlier day: {0}. Their revisions may have moved on since; have the lock written with the hub itself before you commit it.',
						namesOf(recorded.map(named)),
					),
				]
			: []),
	];
}

/** Why no lock was written, where there is none and nothing that could stand in one; a sentence or more. */
export function nothingToLock({ untold }: Pick<ComposedLock, 'untold'>, shown: string): string {
	const count = untold.length;
	if (count === 0) {
		return l10n.t('No {0} was written: no model is loaded that could be locked.', shown);
	}
	if (untold.every(({ told }) => told.state === 'unasked')) {
		return count === 1
			? l10n.t('No {0} was written: 1 model is loaded, and no hub told anything of it.', shown)
			: l10n.t('No {0} was written: {1} models are loaded, and no hub told anything of them.', shown, count);
	}
	return count === 1
		? l10n.t('No {0} was written: 1 model is loaded, and no hub told of it what could be locked.', shown)
		: l10n.t(
				'No {0} was written: {1} models are loaded, and no hub told of any of them what could be locked.',
				shown,
				count,
			);
}

/** That a lock was written. What a stand-in told is not to be committed as it is, which a note says. */
export function writtenWords({ lock, recorded }: ComposedLock, shown: string): string {
	const written = l10n.t('{0} was written: {1}.', shown, modelCount(lock));
	return recorded.length > 0 ? written : inSentences(written, l10n.t('Look at it, and commit it.'));
}

/** `12 models` */
export function modelCount({ models }: ComposedLock['lock']): string {
	const count = modelsOf(models);
	return count === 1 ? l10n.t('1 model') : l10n.t('{0} models', count);
}
