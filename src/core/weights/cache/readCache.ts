import { isCommit } from '../../hubs/addresses';
import { append, grouped } from '../../lists';
import { folderOfModel, isPartialBlob, modelOfFolder } from './names';

/** What stands in a folder. */
export interface CacheEntry {
	readonly name: string;
	readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Where a file of a snapshot leads. */
export type CacheTarget =
	| {
			readonly state: 'file';
			readonly size: number /** The last part of where it stands: the blob's name. */;
			readonly name: string;
	  }
	/** The link leads nowhere. */
	| { readonly state: 'broken' }
	/** It leads to something that does not belong to the model's folder. */
	| { readonly state: 'outside' };

/** The door to the disk; paths are parts below the cache's folder. Nothing throws for what may be expected of a disk. */
export interface CacheDoor {
	/** Undefined when there is no such folder, or it must not be read. */
	list(path: readonly string[]): Promise<readonly CacheEntry[] | undefined>;
	/** The start of a small file; undefined when it cannot be read. */
	text(path: readonly string[]): Promise<string | undefined>;
	/** `within` is the folder that it must not lead out of. */
	follow(path: readonly string[], within: readonly string[]): Promise<CacheTarget>;
}

/** One file of a snapshot. */
export interface CachedFile {
	/** In the repository, with `/`. */
	readonly path: string;
	/** Below the cache's folder. */
	readonly parts: readonly string[];
	readonly target: CacheTarget;
}

/** The files of one commit, as far as they were downloaded. */
export interface CachedSnapshot {
	readonly commit: string;
	/** Branches, tags and the like that meant this commit when they were last asked for: `main`, `refs/pr/1`. */
	readonly refs: readonly string[];
	readonly files: readonly CachedFile[];
}

/** A model in the cache. */
export interface CachedModel {
	readonly id: string;
	readonly snapshots: readonly CachedSnapshot[];
	/** Names of downloads that did not come to their end. */
	readonly partial: readonly string[];
}

/** No repository has more; a folder that has was not made by the libraries. */
const mostFiles = 50_000;

/** All models in the cache, or those asked for, sorted; undefined when there is no cache. */
export async function readCache(
	door: CacheDoor,
	ids: readonly string[],
	signal: AbortSignal,
): Promise<readonly CachedModel[] | undefined> {
	const folders = await door.list([]);
	if (!folders) {
		return undefined;
	}
	const wanted = new Set(ids.map((id) => folderOfModel(id).toLowerCase()));
	const models: CachedModel[] = [];
	for (const { name, kind } of [...folders].sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const id = kind === 'folder' || kind === 'link' ? modelOfFolder(name) : undefined;
		if (id !== undefined && (wanted.size === 0 || wanted.has(name.toLowerCase()))) {
			signal.throwIfAborted();
			models.push(await readModel(door, name, id, signal));
		}
	}
	return models;
}

async function readModel(
	door: CacheDoor,
	folder: string,
	id: string,
	signal: AbortSignal,
): Promise<CachedModel> {
	const refs = grouped(await readRefs(door, [folder, 'refs'], ''), ({ commit }) => commit);
	const snapshots: CachedSnapshot[] = [];
	for (const { name, kind } of (await door.list([folder, 'snapshots'])) ?? []) {
		if (kind === 'folder' && isCommit(name)) {
			signal.throwIfAborted();
			snapshots.push({
				commit: name,
				refs: refs.get(name)?.map(({ ref }) => ref) ?? [],
				files: await readFiles(door, folder, name, signal),
			});
		}
	}
	const partial = ((await door.list([folder, 'blobs'])) ?? []).filter(({ name }) => isPartialBlob(name));
	return { id, snapshots, partial: partial.map(({ name }) => name) };
}

interface CachedRef {
	readonly ref: string;
	readonly commit: string;
}

/** `refs/main`, and `refs/refs/pr/1` for a pull request. */
async function readRefs(
	door: CacheDoor,
	folder: readonly string[],
	before: string,
	depth = 0,
): Promise<readonly CachedRef[]> {
	const refs: CachedRef[] = [];
	for (const { name, kind } of (await door.list(folder)) ?? []) {
		if (kind === 'folder' && depth < 4) {
			append(refs, await readRefs(door, [...folder, name], `${before}${name}/`, depth + 1));
		} else if (kind === 'file') {
			const commit = (await door.text([...folder, name]))?.trim();
			if (commit !== undefined && isCommit(commit)) {
				refs.push({ ref: before + name, commit });
			}
		}
	}
	return refs;
}

async function readFiles(
	door: CacheDoor,
	model: string,
	commit: string,
	signal: AbortSignal,
): Promise<readonly CachedFile[]> {
	const root = [model, 'snapshots', commit];
	const files: CachedFile[] = [];
	const waiting: (readonly string[])[] = [[]];
	for (let folder = waiting.pop(); folder && files.length < mostFiles; folder = waiting.pop()) {
		signal.throwIfAborted();
		for (const { name, kind } of (await door.list([...root, ...folder])) ?? []) {
			const path = [...folder, name];
			if (kind === 'folder' && path.length < 64) {
				waiting.push(path);
			} else if (kind === 'file' || kind === 'link') {
				const parts = [...root, ...path];
				files.push({ path: path.join('/'), parts, target: await door.follow(parts, [model]) });
			}
		}
	}
	return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
