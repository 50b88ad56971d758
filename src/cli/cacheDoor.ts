import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { CacheDoor, CacheEntry } from '../core/weights/cache/readCache';

/** The name of a branch's commit and a line break; more is none. */
const longestRef = 200;

/** The way to the cache in a folder of this machine. */
export function createCacheDoor(root: string): CacheDoor {
	const at = (parts: readonly string[]) => join(root, ...parts);
	return {
		async list(parts) {
			try {
				const entries = await readdir(at(parts), { withFileTypes: true });
				return entries.map(
					(entry): CacheEntry => ({
						name: entry.name,
						kind: entry.isFile()
							? 'file'
							: entry.isDirectory()
								? 'folder'
								: entry.isSymbolicLink()
									? 'link'
									: 'other',
					}),
				);
			} catch {
				return undefined;
			}
		},
		async text(parts) {
			try {
				const file = await open(at(parts));
				try {
					const { buffer, bytesRead } = await file.read(Buffer.alloc(longestRef), 0, longestRef, 0);
					return buffer.subarray(0, bytesRead).toString('utf8');
				} finally {
					await file.close();
				}
			} catch {
				return undefined;
			}
		},
		async follow(parts, within) {
			try {
				const target = await realpath(at(parts));
				const found = await stat(target);
				const way = relative(await realpath(at(within)), target);
				return !found.isFile() || way.split(sep)[0] === '..' || way === ''
					? { state: 'outside' }
					: { state: 'file', size: found.size, name: basename(target) };
			} catch {
				return { state: 'broken' };
			}
		},
	};
}
