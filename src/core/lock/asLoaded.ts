import { grouped } from '../lists';
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
	const { own, meant } = entriesOf(lock);
	const byPin = [...names].flatMap(([key, pin]) => {
		const held = own.has(key) ? undefined : meant.get(key);
		return held ? [{ held, entry: pinnedEntry(held, pin) }] : [];
	});
	const pinned = new Set(byPin.flatMap(({ held }) => held));
	const stays = (model: LockedModel) => !whole || !pinned.has(model) || names.has(keyOf(model));
	return { models: [...lock.models.filter(stays), ...byPin.map(({ entry }) => entry)] };
}

/** What such a lock holds of one load alone. */
export function entryOf(lock: Lock, name: LockedName): LockedModel | undefined {
	const { own, meant } = entriesOf(lock);
	const held = meant.get(keyOf(name));
	return own.get(keyOf(name)) ?? (held && pinnedEntry(held, name));
}

/** Entries by their names, and by what these meant. Loads are as many as entries: none looks through all of them. */
const known = new WeakMap<Lock, ReturnType<typeof entriesIn>>();

function entriesOf(lock: Lock) {
	const entries = known.get(lock) ?? entriesIn(lock);
	known.set(lock, entries);
	return entries;
}

const entriesIn = ({ models }: Lock) => ({
	own: new Map(models.map((model) => [keyOf(model), model])),
	meant: grouped(models, ({ hub, id, commit, version }) => keyOf({ hub, id, revision: commit ?? version })),
});

/** Entries of one commit may hold other files of it, by what the loads read that they were written for. */
function pinnedEntry(held: readonly LockedModel[], { revision }: LockedName): LockedModel {
	const files = new Map<string, LockedFile>(
		held.flatMap((model) => (model.files ?? []).map((file) => [file.path, file] as const)),
	);
	return {
		...(held[0] as LockedModel),
		...(revision === undefined ? {} : { revision }),
		...(held.some((model) => model.files) ? { files: [...files.values()] } : {}),
	};
}
