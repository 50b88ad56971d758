import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Store } from '../core/host';
import { bytesBetweenLooks, namesToDelete } from '../core/storeLimit';

/** A larger file is none of ours. */
const largest = 64 * 1024 * 1024;
/** What the names of answers end with. */
export const ending = '.answer.json';

/**
 * Keeps texts as files of one folder, named by a hash of their key. A file that is damaged, or is there for another
 * key, counts as none. Files are written beside and renamed, so that two runs never see half of one. `mostBytes` is
 * the room they may take; the oldest go when it is used up.
 */
export function createDiskStore(folder: string, mostBytes?: number): Store {
	/** Written since the folder was looked at; the first write looks, for what earlier runs left. */
	let written = Number.POSITIVE_INFINITY;

	async function keepLimit(): Promise<void> {
		const names = await readdir(folder);
		const files = await Promise.all(
			names
				.filter((name) => name.includes(ending))
				.map(async (name) => {
					const { size, mtimeMs } = await stat(join(folder, name));
					return { name, size, time: mtimeMs };
				}),
		);
		const isPartial = (name: string) => !name.endsWith(ending);
		for (const name of namesToDelete(files, isPartial, Date.now(), mostBytes)) {
			await rm(join(folder, name), { force: true });
		}
	}

	const pathOf = (key: string) => join(folder, `${createHash('sha256').update(key).digest('hex')}${ending}`);
	return {
		async get(key) {
			try {
				const path = pathOf(key);
				const { size } = await stat(path);
				const kept: unknown = size > largest ? undefined : JSON.parse(await readFile(path, 'utf8'));
				return textFor(key, kept);
			} catch {
				return undefined;
			}
		},
		async set(key, text) {
			// Answers about private models are nobody else's business.
			await makeFolder(folder);
			const path = pathOf(key);
			const beside = `${path}.${randomUUID()}.tmp`;
			try {
				await writeFile(beside, JSON.stringify({ key, text }), { mode: 0o600 });
				await rename(beside, path);
				written += text.length;
				if (written > Math.min(bytesBetweenLooks, mostBytes ?? bytesBetweenLooks)) {
					written = 0;
					// Another run may delete the same files; what is left is looked at again later.
					await keepLimit().catch(() => {});
				}
			} catch (error) {
				await rm(beside, { force: true });
				throw error;
			}
		},
		async clear() {
			for (const name of await readdir(folder).catch(() => [])) {
				if (name.endsWith(ending)) {
					await rm(join(folder, name), { force: true });
				}
			}
		},
	};
}

/**
 * Makes a folder and those around it. Node's own way of that tries for ever where a folder that is there takes none, as
 * below `/proc`.
 */
async function makeFolder(folder: string): Promise<void> {
	const make = () =>
		mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') {
				throw error;
			}
		});
	await make().catch(async (error: NodeJS.ErrnoException) => {
		if (error.code !== 'ENOENT' || dirname(folder) === folder) {
			throw error;
		}
		await makeFolder(dirname(folder));
		await make();
	});
}

/** For runs that keep nothing. */
export function createNoStore(): Store {
	return { get: async () => undefined, set: async () => {}, clear: async () => {} };
}

function textFor(key: string, kept: unknown): string | undefined {
	if (typeof kept !== 'object' || kept === null || !('key' in kept) || !('text' in kept)) {
		return undefined;
	}
	return kept.key === key && typeof kept.text === 'string' ? kept.text : undefined;
}
