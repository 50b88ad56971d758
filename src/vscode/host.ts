import * as vscode from 'vscode';
import { sha256 } from '../core/digest';
import type { Host, Reach, Store } from '../core/host';
import { bytesBetweenLooks, namesToDelete } from '../core/storeLimit';
import { disk } from './disk';
import { inBrowser } from './inBrowser';

/** The core's door to the world, as VS Code gives it on the desktop, in remote hosts and in the browser alike. */
export function createVscodeHost(
	context: vscode.ExtensionContext,
	log: vscode.LogOutputChannel,
	/** Told of the address before each question that goes out. */
	onAsk: (address: string) => void,
): Host {
	return {
		// VS Code patches the global fetch of its hosts for proxies and certificates; it is read at each call for that.
		fetch: (input, init) => {
			onAsk(input instanceof Request ? input.url : String(input));
			return globalThis.fetch(input, init);
		},
		...(inBrowser ? { reach } : {}),
		readAsset: (name) =>
			Promise.resolve(disk.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name))),
		store: createStore(vscode.Uri.joinPath(context.globalStorageUri, 'hub')),
		log,
		now: () => Date.now(),
	};
}

/** A request whose answer nobody looks at; `cache` is a browser's own. */
const unread = { method: 'HEAD', mode: 'no-cors', credentials: 'omit', cache: 'no-store' } as const;

/**
 * A browser hides an answer that is not for other origins, and yet tells by a request without a look at it whether one
 * came. That carries no token, and asks for no body.
 */
async function reach(address: string, signal: AbortSignal): Promise<Reach> {
	const { navigator } = globalThis as { navigator?: { onLine?: boolean } };
	if (navigator?.onLine === false) {
		return 'no-network';
	}
	try {
		await globalThis.fetch(address, { ...unread, signal });
		return 'answers';
	} catch {
		return 'silent';
	}
}

/**
 * One file per key below `folder`. Writing goes to a name of its own and is then renamed, so that another window
 * sees the old text or the new one, never half of it. Any failure reads as "nothing kept".
 */
export function createStore(folder: vscode.Uri): Store {
	const { fs } = vscode.workspace;
	/** Keys hold URLs and ids, which are no file names everywhere. */
	const fileOf = async (key: string) => vscode.Uri.joinPath(folder, `${await sha256(key)}.json`);
	/** What is not yet in its place: emptied before it is, the folder would have it again. */
	const writing = new Set<Promise<void>>();
	/** Written since the folder was looked at; the first write looks, for what earlier sessions left. */
	let written = Number.POSITIVE_INFINITY;

	async function keepLimit(): Promise<void> {
		const entries = await fs.readDirectory(folder);
		const files = await Promise.all(
			entries.map(async ([name]) => {
				const { size, mtime } = await fs.stat(vscode.Uri.joinPath(folder, name));
				return { name, size, time: mtime };
			}),
		);
		for (const name of namesToDelete(files, (one) => !one.endsWith('.json'), Date.now())) {
			await fs.delete(vscode.Uri.joinPath(folder, name));
		}
	}

	async function write(key: string, text: string): Promise<void> {
		const file = await fileOf(key);
		const partial = file.with({ path: `${file.path}.${Math.random().toString(36).slice(2)}` });
		try {
			await fs.writeFile(partial, new TextEncoder().encode(text));
			await fs.rename(partial, file, { overwrite: true });
			written += text.length;
			if (written > bytesBetweenLooks) {
				written = 0;
				// Another window may delete the same files; what is left is looked at again later.
				await keepLimit().catch(() => undefined);
			}
		} catch (error) {
			await Promise.resolve(fs.delete(partial)).catch(() => undefined);
			throw error;
		}
	}

	return {
		async get(key) {
			try {
				return new TextDecoder().decode(await fs.readFile(await fileOf(key)));
			} catch {
				return undefined;
			}
		},
		async set(key, text) {
			const placed = write(key, text);
			writing.add(placed);
			try {
				await placed;
			} finally {
				writing.delete(placed);
			}
		},
		async clear() {
			await Promise.allSettled(writing);
			try {
				await fs.delete(folder, { recursive: true });
			} catch (error) {
				if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) {
					throw error;
				}
			}
		},
	};
}
