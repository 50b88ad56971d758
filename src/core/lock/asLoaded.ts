import { keyOf, type Lock, type LockedFile, type LockedModel, type LockedName } from './lock';
import type { LoadedModels } from './lockedLoads';

/**
 * The lock as code with these loads is held against it. A load that is pinned to what an entry meant when it was locked
 * gets what that entry holds, whatever revision it was locked by: whoever takes the advice to pin a locked commit must
 * not be told that nobody has looked at it. Such an entry is found by the pin then.
 * @param whole All of the code that the lock is for was read: an entry that only pins load is not found by its own
 *   revision any more.
 */
export function asLoaded(lock: Lock, loaded: Pick<LoadedModels, 'models' | 'guessed'>, whole: boolean): Lock {
	const names = new Map([...loaded.models, ...loaded.guessed].map((model) => [keyOf(model), model]));
	const own = new Set(lock.models.map(keyOf));
	const pins = [...names.values()].filter((name) => !own.has(keyOf(name)));
	const byPin = pins.flatMap((pin) => {
		const held = lock.models.filter((model) => isPinnedBy(model, pin));
		const [first] = held;
		return first ? [{ held, entry: pinnedEntry(first, held, pin) }] : [];
	});
	const pinned = new Set(byPin.flatMap(({ held }) => held));
	const stays = (model: LockedModel) => !whole || !pinned.has(model) || names.has(keyOf(model));
	return { models: [...lock.models.filter(stays), ...byPin.map(({ entry }) => entry)] };
}

function isPinnedBy({ hub, id, commit, version }: LockedModel, pin: LockedName): boolean {
	return (
		hub === pin.hub && id === pin.id && pin.revision !== undefined && (commit ?? version) === pin.revision
	);
}

/** Entries of one commit may hold other files of it, by what the loads read that they were written for. */
function pinnedEntry(
	first: LockedModel,
	held: readonly LockedModel[],
	{ revision }: LockedName,
): LockedModel {
	const files = new Map<string, LockedFile>(
		held.flatMap((model) => (model.files ?? []).map((file) => [file.path, file] as const)),
	);
	return {
		...first,
		...(revision === undefined ? {} : { revision }),
		...(held.some((model) => model.files) ? { files: [...files.values()] } : {}),
	};
}
