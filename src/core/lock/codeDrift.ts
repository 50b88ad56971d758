import * as l10n from '@vscode/l10n';
import { isFilePath } from '../hubs/addresses';
import { append } from '../lists';
import type { ModelFile, ModelInfo } from '../model';
import { oneLine } from '../report/style';
import { inSentences } from '../wording';
import { asLoaded } from './asLoaded';
import { type Compared, type Drift, nameOf, type Unchecked } from './drift';
import { filesOfLoads } from './filesOfLoads';
import { keyOf, type Lock, type LockedModel, type LockedName } from './lock';
import type { LoadedModel, LoadedModels } from './lockedLoads';
import { placeIn } from './placeIn';
import { type Told, toldOf } from './told';
import { named, namesOf } from './words';

export interface CodeChoice {
	/** All of the code that the lock is for was read: only then it can be told that nothing loads a model. */
	readonly whole: boolean;
	/** The lock as messages name it. */
	readonly shown: string;
}

/**
 * How the loads of the code differ from the lock. Which files a load reads is compared where the hub told of the very
 * commit that is locked; where it did not, that is for the hub's part to tell.
 */
export function codeDrift(lock: Lock, loaded: LoadedModels, { whole, shown }: CodeChoice): Compared {
	const { models } = asLoaded(lock, loaded, whole);
	const locked = new Map(models.map((model) => [keyOf(model), model]));
	const drifts: Drift[] = [];
	const unchecked: Unchecked[] = loaded.open.map(({ hub, id, at, why }) => ({
		hub,
		id,
		part: 'code',
		why: l10n.t('{0}:{1}: {2}.', oneLine(at.path), at.line, why),
	}));
	for (const model of loaded.models) {
		const own = locked.get(keyOf(model));
		locked.delete(keyOf(model));
		const [first] = model.loads;
		const told = toldOf(model.lookup);
		if (!own && first && told.state === 'never') {
			// Nobody could lock it, so that it is missing there says nothing.
			unchecked.push({ ...nameOf(model), part: 'code', why: told.why });
		} else if (!own && first) {
			drifts.push({
				...nameOf(model),
				part: 'code',
				kind: 'not-locked',
				at: first.at,
				message: notLocked(model, told, shown),
			});
		} else if (own) {
			const same = told.state === 'told' && told.model.commit === own.commit ? told.model : undefined;
			if (same) {
				append(drifts, newFiles(own, model, same, shown));
			}
		}
	}
	for (const model of loaded.guessed) {
		locked.delete(keyOf(model));
	}
	const left = [...locked.values()];
	return whole
		? { drifts: [...drifts, ...left.map((model) => notLoaded(model, shown))], unchecked }
		: { drifts, unchecked: [...unchecked, ...left.map(unseen)] };
}

/** What no hub has is no less beside the lock: whoever may register the name decides what the load gets. */
function notLocked(model: LockedName, told: Told, shown: string): string {
	return told.state === 'gone'
		? inSentences(
				l10n.t('{0} is loaded here and does not stand in {1}.', named(model), shown),
				told.why,
				l10n.t(
					'As long as that is so weightwise lock cannot add it: mend the load, or sign in if it is private.',
				),
			)
		: l10n.t(
				'{0} is loaded here and does not stand in {1}. Look at it, and run weightwise lock.',
				named(model),
				shown,
			);
}

function unseen(model: LockedModel): Unchecked {
	const why = l10n.t('Nothing that was read loads it, and not all files of the project were read.');
	return { ...nameOf(model), part: 'code', why };
}

/** Of each load what it reads now that is not locked. */
function newFiles(
	own: LockedModel,
	{ loads, hub }: LoadedModel,
	told: Pick<ModelInfo, 'files'>,
	shown: string,
): Drift[] {
	if (!own.files) {
		return [];
	}
	const held = new Set(own.files.map(({ path }) => path));
	const filesOf = filesOfLoads(told, hub);
	const missing = new Map<readonly ModelFile[], readonly string[]>();
	return loads.flatMap(({ load, at }): Drift[] => {
		const files = filesOf(load) ?? [];
		const paths =
			missing.get(files) ??
			files.map(({ path }) => path).filter((path) => isFilePath(path) && !held.has(path));
		missing.set(files, paths);
		return paths.length === 0
			? []
			: [
					{
						...nameOf(own),
						part: 'code',
						kind: 'file-not-locked',
						at,
						message: l10n.t(
							'{0}: what is loaded here does not stand in {1}: {2}. Look at it, and run weightwise lock.',
							named(own),
							shown,
							namesOf(paths),
						),
					},
				];
	});
}

function notLoaded(model: LockedModel, shown: string): Drift {
	return {
		...nameOf(model),
		part: 'code',
		kind: 'not-loaded',
		at: placeIn(model, shown),
		message: l10n.t(
			'{0} stands in {1}, and nothing loads it any more. Run weightwise lock to have it taken out.',
			named(model),
			shown,
		),
	};
}
