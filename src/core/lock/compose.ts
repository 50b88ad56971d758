import { isCommit, isFilePath } from '../hubs/addresses';
import type { ModelInfo } from '../model';
import { isUnrecorded } from '../unrecorded';
import { asLoaded } from './asLoaded';
import { filesOfLoads } from './filesOfLoads';
import { compareTexts, keyOf, type Lock, type LockedFile, type LockedModel } from './lock';
import type { LoadedModel, LoadedModels } from './lockedLoads';
import { type Told, toldOf } from './told';

/** A lock as code and hubs have it now, and what became of each model that is not as they say. */
export interface ComposedLock {
	readonly lock: Lock;
	/** Of which no hub said anything that can be locked. Their earlier entries, where they have one, are in the lock. */
	readonly untold: readonly Untold[];
	/** Models of the lock of which a stand-in for the hub told, from facts that were recorded on an earlier day. */
	readonly recorded: readonly LoadedModel[];
	/** Earlier entries of models that code does not load any more. */
	readonly removed: readonly LockedModel[];
	/** Earlier entries that nothing loads which was read; they are in the lock, since not all of the code was read. */
	readonly unseen: readonly LockedModel[];
}

/** A model without new facts. */
export interface Untold {
	readonly model: LoadedModel;
	readonly told: Exclude<Told, { state: 'told' }>;
	/** An earlier entry of it stays. */
	readonly kept: boolean;
}

/**
 * The lock for the models that code loads. What is locked already at the same commit and not stated now stays as it
 * is, so that a line changes only where a fact did.
 * @param whole All of the code that the lock is for was read: what nothing loads is taken out then.
 */
export function composeLock(
	earlier: Lock | undefined,
	loaded: Pick<LoadedModels, 'models' | 'guessed'>,
	whole: boolean,
): ComposedLock {
	const known = earlier && asLoaded(earlier, loaded, whole);
	const before = new Map(known?.models.map((model) => [keyOf(model), model]));
	const models: LockedModel[] = [];
	const untold: Untold[] = [];
	const recorded: LoadedModel[] = [];
	const held = loaded.guessed.filter((model) => before.has(keyOf(model)));
	for (const model of [...loaded.models, ...held]) {
		const entry = before.get(keyOf(model));
		before.delete(keyOf(model));
		const told = toldOf(model.lookup);
		if (told.state === 'told') {
			models.push(lockedModel(model, told.model, entry));
			recorded.push(...(told.model.recorded ? [model] : []));
		} else {
			untold.push({ model, told, kept: entry !== undefined });
			models.push(...(entry ? [entry] : []));
		}
	}
	const left = [...before.values()];
	return {
		lock: { models: whole ? models : [...models, ...left] },
		untold,
		recorded,
		removed: whole ? left : [],
		unseen: whole ? [] : left,
	};
}

/** What is locked of a model. `told` has a commit or a version. */
function lockedModel(
	{ hub, id, revision, loads }: LoadedModel,
	told: ModelInfo,
	known: LockedModel | undefined,
): LockedModel {
	const { commit, version } = told;
	const meant =
		commit !== undefined && isCommit(commit)
			? { commit }
			: version === undefined
				? {}
				: { version: version.trim() };
	const same =
		known !== undefined && known.commit === meant.commit && known.version === meant.version
			? known
			: undefined;
	const licenses = isUnrecorded(told, 'cardData') ? undefined : statedTexts(told.licenses);
	const licence =
		licenses === undefined
			? { licenses: same?.licenses, licenseName: same?.licenseName }
			: { licenses, licenseName: statedTexts([told.licenseName ?? ''])?.[0] };
	const filesOf = filesOfLoads(told, hub);
	const all = new Set(loads.map(({ load }) => filesOf(load)));
	const files = all.has(undefined) ? same?.files : lockedFiles([...all], same);
	return withoutUndefined<LockedModel>({ hub, id, revision, ...meant, ...licence, files });
}

/** Each file once, by its path; what is not stated of it now but was at this very commit stays. */
function lockedFiles(
	lists: readonly (readonly LockedFile[] | undefined)[],
	same: LockedModel | undefined,
): readonly LockedFile[] {
	const before = new Map(same?.files?.map((file) => [file.path, file]));
	const locked = new Map<string, LockedFile>();
	for (const files of lists) {
		for (const { path, size, sha256, gitBlob } of files ?? []) {
			if (isFilePath(path)) {
				const stated = withoutUndefined<LockedFile>({ path, size, sha256, gitBlob });
				const earlier = before.get(path);
				const fits = earlier && (size === undefined || earlier.size === undefined || earlier.size === size);
				locked.set(path, fits ? { ...earlier, ...stated } : stated);
			}
		}
	}
	return [...locked.values()].sort((a, b) => compareTexts(a.path, b.path));
}

/** As the reader gives them back. */
const statedTexts = (texts: readonly string[] | undefined): readonly string[] | undefined =>
	texts?.map((text) => text.trim().slice(0, 1000).trim()).filter((text) => text !== '');

function withoutUndefined<Noun>(fields: { readonly [Name in keyof Noun]?: unknown }): Noun {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Noun;
}
