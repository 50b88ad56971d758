import * as l10n from '@vscode/l10n';
import { oneLine } from '../report/style';
import { inSentences } from '../wording';
import type { ComposedLock, Untold } from './compose';
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
		byReason.set(key, [...(byReason.get(key) ?? []), one]);
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
		...(recorded.length > 0
			? [
					l10n.t(
						'Told by a stand-in for the hub, from facts that were recorded on an earlier day: {0}. Their revisions may have moved on since; run weightwise lock with the hub itself before you commit it.',
						namesOf(recorded.map(named)),
					),
				]
			: []),
		...untoldLines,
		...openLines,
		...(open.length > mostPlaces ? [l10n.t('The same for {0} more loads.', open.length - mostPlaces)] : []),
	];
}
