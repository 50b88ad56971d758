// What files said of models, kept between runs by what was read: their own text and what they asked of the files around.
import { sha256 } from '../digest';
import type { Log, Store } from '../host';
import type { Detection } from './detect';
import type { Workspace, WorkspaceFile } from './workspace/workspace';

/** What was asked of the files around: a path, or a folder with a slash behind it, and the version that was there. */
export type Asked = readonly (readonly [path: string, version: string | null])[];

/** A file as it was read. */
export interface ReadDetection {
	readonly said: Detection;
	readonly asked: Asked;
}

/** More files than these are not kept; those that were read longest ago go. */
const mostFiles = 30_000;

/** Characters; what is larger was not written by us. */
const largest = 64_000_000;

interface Kept extends ReadDetection {
	/** Of the text. */
	readonly digest: string;
}

/** Detections by path. */
export interface KeptDetections {
	/** Whether anything is kept of a path, so that it is worth reading. */
	has(path: string): boolean;
	/** What the file said when it had the same text and the files around it were the same; undefined when they were not. */
	get(path: string, digest: string): Promise<Detection | undefined>;
	set(path: string, digest: string, read: ReadDetection): void;
	/** Undefined: it is as it was read. */
	toText(): Promise<string | undefined>;
}

const nothing: Detection = { references: [], unknown: [], calls: [] };

/**
 * @param text What `toText` gave in an earlier run. What is damaged, or was written by another detector, counts as none.
 * @param detector Changes whenever the same text may say something else.
 * @param workspace The files around, as they are now.
 */
export async function keptDetections(
	text: string | undefined,
	detector: string,
	workspace: Workspace,
): Promise<KeptDetections> {
	const files = await read(text, detector);
	const versions = new Map<string, Promise<string | null>>();
	let changed = false;

	function versionOf(path: string): Promise<string | null> {
		const known = versions.get(path) ?? versionAt(workspace, path);
		versions.set(path, known);
		return known;
	}

	return {
		has: (path) => files.has(path),
		async get(path, digest) {
			const kept = files.get(path);
			if (kept?.digest !== digest) {
				return undefined;
			}
			for (const [asked, version] of kept.asked) {
				if ((await versionOf(asked)) !== version) {
					return undefined;
				}
			}
			return kept.said;
		},
		set(path, digest, { said, asked }) {
			changed = true;
			// Last in the order, so that it stays longest.
			files.delete(path);
			files.set(path, { digest, said, asked });
		},
		async toText() {
			if (!changed) {
				return undefined;
			}
			const body = JSON.stringify({ detector, files: [...files].slice(-mostFiles).map(written) });
			return body.length > largest ? undefined : `${await sha256(body)}\n${body}`;
		},
	};
}

/** Keeps what was read for the next run. A store that cannot be written to is no fault. */
export async function storeDetections(
	kept: KeptDetections,
	store: Store,
	key: string,
	log: Log,
): Promise<void> {
	const text = await kept.toText();
	if (text !== undefined) {
		await store.set(key, text).catch((error: unknown) => {
			log.debug(`What was read could not be kept: ${String(error)}`);
		});
	}
}

/** Most files say nothing and ask nothing. */
const written = ([path, { digest, said, asked }]: [string, Kept]) => {
	const silent =
		said.references.length + said.unknown.length + said.calls.length === 0 && said.partly === undefined;
	return [path, digest, ...(silent && asked.length === 0 ? [] : [asked, ...(silent ? [] : [said])])];
};

async function read(text: string | undefined, detector: string): Promise<Map<string, Kept>> {
	const end = text?.indexOf('\n') ?? -1;
	if (text === undefined || text.length > largest || end === -1) {
		return new Map();
	}
	const body = text.slice(end + 1);
	if ((await sha256(body)) !== text.slice(0, end)) {
		return new Map();
	}
	// Whole and ours by its sum, so its shape is what was written.
	const kept = JSON.parse(body) as { detector: string; files: [string, string, Asked?, Detection?][] };
	return kept.detector === detector
		? new Map(kept.files.map(([path, digest, asked = [], said = nothing]) => [path, { digest, asked, said }]))
		: new Map();
}

async function versionAt(workspace: Workspace, path: string): Promise<string | null> {
	return path.endsWith('/')
		? versionOfFolder((await workspace.list?.(path.slice(0, -1))) ?? [])
		: ((await workspace.read(path))?.version ?? null);
}

const versionOfFolder = (names: readonly string[]): Promise<string> => sha256([...names].sort().join('\0'));

/** A workspace that notes what is asked of it. */
export interface WatchedWorkspace extends Workspace {
	/** What was asked since the last time. One file is searched at a time. Of what could not be read: that it is not there. */
	taken(): Promise<Asked>;
	/** Does this work when all that was begun so before is done, whoever began it: what is taken then is its own. */
	inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export function watchedWorkspace(workspace: Workspace): WatchedWorkspace {
	let asked = new Map<string, Promise<string | null>>();
	let turn: Promise<unknown> = Promise.resolve();
	// Whoever asked hears of a failure; what is noted may never be taken.
	const note = (path: string, version: Promise<string | null>) =>
		asked.set(
			path,
			version.catch(() => null),
		);
	return {
		rootOf: (path) => workspace.rootOf(path),
		async read(path, most): Promise<WorkspaceFile | undefined> {
			const reading = workspace.read(path, most);
			note(
				path,
				reading.then((file) => file?.version ?? null),
			);
			return reading;
		},
		async list(folder) {
			const listing = workspace.list?.(folder) ?? Promise.resolve([]);
			note(`${folder}/`, listing.then(versionOfFolder));
			return listing;
		},
		async taken() {
			const all = [...asked];
			asked = new Map();
			return Promise.all(all.map(async ([path, version]) => [path, await version] as const));
		},
		inTurn(work) {
			const done = turn.then(work);
			turn = done.catch(() => undefined);
			return done;
		},
	};
}
