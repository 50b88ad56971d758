import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { LRUCache } from 'lru-cache';
import { largestNeighbour, type Workspace, type WorkspaceFile } from '../core/detect/workspace/workspace';
import { readText } from './readText';

/** Characters of neighbouring files that are kept in memory. */
const mostKept = 20_000_000;

/** The path as the core writes paths. */
export const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

/**
 * The files around those that were named: of the current folder for what lies in it, else of the folder that was
 * named or that holds the file. Each file is read once a run; links that lead out of the folder are not followed.
 */
export async function createWorkspace(paths: readonly string[], cwd: string): Promise<Workspace> {
	const roots = new Set<string>();
	for (const given of paths.length > 0 ? paths : ['.']) {
		const path = resolve(cwd, given);
		if (isWithin(path, cwd)) {
			roots.add(cwd);
			continue;
		}
		const found = await stat(path).catch(() => undefined);
		roots.add(found?.isDirectory() ? path : dirname(path));
	}
	const named = [...roots].sort((a, b) => b.length - a.length);
	const rootOf = (path: string) => named.find((root) => isWithin(resolve(path), root));
	const kept = new LRUCache<string, Promise<WorkspaceFile | undefined>>({ max: 20_000 });
	let characters = 0;

	async function read(path: string): Promise<WorkspaceFile | undefined> {
		const root = rootOf(path);
		try {
			const [real, top] = await Promise.all([realpath(path), root && realpath(root)]);
			if (top === undefined || !isWithin(real, top)) {
				return undefined;
			}
			const { size, mtimeMs } = await stat(real);
			const text = size <= largestNeighbour ? await readText(real) : undefined;
			if (text?.state !== 'text') {
				return undefined;
			}
			characters += text.text.length;
			if (characters > mostKept) {
				kept.clear();
				characters = text.text.length;
			}
			return { text: text.text, version: `${mtimeMs} ${size}` };
		} catch {
			// Most names that are tried are of no file.
			return undefined;
		}
	}

	return {
		rootOf(path) {
			const root = rootOf(path);
			return root === undefined ? undefined : slashed(root).replace(/\/$/, '');
		},
		read(path) {
			const known = kept.get(path);
			if (known) {
				return known;
			}
			const reading = read(path);
			kept.set(path, reading);
			return reading;
		},
	};
}

function isWithin(path: string, folder: string): boolean {
	const way = relative(folder, path);
	return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
