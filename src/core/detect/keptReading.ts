// Reading many files, most of which are as they were when they were last read.
import { sha256 } from '../digest';
import type { Log, Store } from '../host';
import type { Detection, SourceFile } from './detect';
import { keptDetections, storeDetections, type WatchedWorkspace } from './keptDetections';
import type { Workspace, WorkspaceFile } from './workspace/workspace';

/** Tells what a file says. */
export type Inspect = (file: SourceFile, signal?: AbortSignal) => Promise<Detection>;

/** One reading of many files. */
export interface KeptReading {
	/** As the detector tells it, or as it told it before. One file after the other. Rejects as the detector does. */
	readonly inspect: Inspect;
	/** Keeps what was read for the next time. A store that cannot be written to is no fault. */
	save(): Promise<void>;
}

export interface KeptReadingOptions {
	readonly store: Store;
	/** Stands for the folders that are read. */
	readonly key: string;
	/** Changes whenever the same text may say something else. */
	readonly detector: string;
	/** What `inspect` asks for files around the one that it reads; its versions are to hold after a restart. */
	readonly workspace: WatchedWorkspace;
	readonly inspect: Inspect;
	readonly log: Log;
}

export async function openKeptReading(options: KeptReadingOptions): Promise<KeptReading> {
	const { store, key, detector, workspace, inspect, log } = options;
	const kept = await keptDetections(await store.get(key), detector, workspace);

	async function read(file: SourceFile, signal?: AbortSignal): Promise<Detection> {
		signal?.throwIfAborted();
		const digest = await sha256(file.text);
		const before = await kept.get(file.path, digest);
		if (before) {
			return before;
		}
		// What was asked for so far is of other files.
		await workspace.taken();
		const said = await inspect(file, signal);
		kept.set(file.path, digest, { said, asked: await workspace.taken() });
		return said;
	}

	return {
		// Another reading of the same workspace may not be at its end: one that was stopped, and the one in its place.
		inspect: (file, signal) => workspace.inTurn(() => read(file, signal)),
		save: () => storeDetections(kept, store, key, log),
	};
}

/** A workspace whose versions stand for the texts: those of an editor begin anew with each of its starts. */
export function versionedByText(workspace: Workspace): Workspace {
	// The same file is asked for by many others.
	const known = new WeakMap<WorkspaceFile, Promise<WorkspaceFile>>();
	async function digested(file: WorkspaceFile): Promise<WorkspaceFile> {
		return { ...file, version: await sha256(file.text) };
	}
	return {
		rootOf: (path) => workspace.rootOf(path),
		async read(path, largest) {
			const file = await workspace.read(path, largest);
			if (!file) {
				return undefined;
			}
			const same = known.get(file) ?? digested(file);
			known.set(file, same);
			return same;
		},
		list: async (folder) => (await workspace.list?.(folder)) ?? [],
	};
}
