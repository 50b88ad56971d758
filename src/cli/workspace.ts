import { realpathSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { LRUCache } from 'lru-cache';
import { largestNeighbour, type Workspace, type WorkspaceFile } from '../core/detect/workspace/workspace';
import { digestOf } from './keptSearch';
import { readText } from './readText';

/** Characters of neighbouring files that are kept in memory. */
const mostKept = 20_000_000;

/** Names of one folder; a folder with more holds no project's files. */
const mostNames = 10_000;

/** The path as the core writes paths. */
export const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

/**
 * The files around those that were named: of the git work tree that they lie in, else of the current folder for what
 * lies in it, else of the folder that was named or that holds the file. Each file is read once a run; links that lead
 * out of the folder are not followed.
 */
export async function createWorkspace(paths: readonly string[], cwd: string): Promise<Workspace> {
	const roots = new Set<string>();
	for (const given of paths.length > 0 ? paths : ['.']) {
		const path = resolve(cwd, given);
		if (isWithin(path, cwd)) {
			roots.add(await projectOf(cwd));
			continue;
		}
		const found = await stat(path).catch(() => undefined);
		roots.add(await projectOf(found?.isDirectory() ? path : dirname(path)));
	}
	const named = [...roots].sort((a, b) => b.length - a.length);
	const rootOf = (path: string) => named.find((root) => isWithin(resolve(path), root));
	const kept = new LRUCache<string, Promise<WorkspaceFile | undefined>>({ max: 20_000 });
	const listed = new LRUCache<string, Promise<readonly string[]>>({ max: 2_000 });
	let characters = 0;

	const tops = new Map<string, string>();
	/** Where a root leads, asked once. */
	function topOf(root: string): string {
		const known = tops.get(root) ?? realpathSync.native(root);
		tops.set(root, known);
		return known;
	}

	/** Where a path leads; undefined where nothing is, and outside the folder that was named. */
	function within(path: string): string | undefined {
		const root = rootOf(path);
		// Most names that are tried are of no file, which costs less to learn than where a path leads.
		if (root === undefined || statSync(path, { throwIfNoEntry: false }) === undefined) {
			return undefined;
		}
		const real = realpathSync.native(path);
		return isWithin(real, topOf(root)) ? real : undefined;
	}

	async function read(path: string, largest: number): Promise<WorkspaceFile | undefined> {
		try {
			const real = within(path);
			if (real === undefined) {
				return undefined;
			}
			const { size } = statSync(real);
			const text = size <= largest ? readText(real) : undefined;
			if (text?.state !== 'text') {
				return undefined;
			}
			characters += text.text.length;
			if (characters > mostKept) {
				kept.clear();
				characters = text.text.length;
			}
			return { text: text.text, version: digestOf(text.bytes) };
		} catch {
			// A path through a file, or one that must not be read.
			return undefined;
		}
	}

	async function list(folder: string): Promise<readonly string[]> {
		try {
			const real = within(folder);
			const entries = real === undefined ? [] : await readdir(real, { withFileTypes: true });
			return entries
				.filter((entry) => !entry.isDirectory())
				.slice(0, mostNames)
				.map(({ name }) => name);
		} catch {
			return [];
		}
	}

	return {
		rootOf(path) {
			const root = rootOf(path);
			return root === undefined ? undefined : slashed(root).replace(/\/$/, '');
		},
		read: (path, largest = largestNeighbour) => once(kept, `${largest} ${path}`, () => read(path, largest)),
		list: (folder) => once(listed, folder, () => list(folder)),
	};
}

/** The git work tree around a folder, which holds the team's files; the folder itself where there is none. */
const projectOf = async (folder: string): Promise<string> => (await workTreeOf(folder)) ?? folder;

/** The top of the git work tree around a folder; undefined outside of one. */
export async function workTreeOf(folder: string): Promise<string | undefined> {
	for (let at = folder, up = dirname(at); at !== up; at = up, up = dirname(at)) {
		if (await stat(join(at, '.git')).catch(() => undefined)) {
			return at;
		}
	}
	return undefined;
}

/** The git work tree that all the given paths lie in (the current folder when there are none); undefined without one. */
export async function repositoryOf(paths: readonly string[], cwd: string): Promise<string | undefined> {
	const tops = new Set<string | undefined>();
	for (const given of paths.length > 0 ? paths : ['.']) {
		const path = resolve(cwd, given);
		const found = await stat(path).catch(() => undefined);
		tops.add(await workTreeOf(found?.isDirectory() ? path : dirname(path)));
	}
	return tops.size === 1 ? [...tops][0] : undefined;
}

function once<Value>(
	kept: LRUCache<string, Promise<Value>>,
	key: string,
	read: () => Promise<Value>,
): Promise<Value> {
	const value = kept.get(key) ?? read();
	kept.set(key, value);
	return value;
}

/** Whether a path is a folder or lies in it. */
export function isWithin(path: string, folder: string): boolean {
	const way = relative(folder, path);
	return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether a path is one of some folders or lies in one, told by its own parents, however many folders there are. */
export function withinAny(folders: Iterable<string>): (path: string) => boolean {
	const named = new Set([...folders].map((one) => resolve(one)));
	return (path) => {
		let at = resolve(path);
		for (let up = dirname(at); !named.has(at); at = up, up = dirname(at)) {
			if (up === at) {
				return false;
			}
		}
		return true;
	};
}
