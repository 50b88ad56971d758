import { LRUCache } from 'lru-cache';
import type { Host } from '../host';
import type { Evidence } from '../model';
import { type Fields, isFields, parseJson } from './readers';

/** Something a hub answered once. */
export interface Kept {
	readonly evidence: Evidence;
	/** Lets the hub answer "unchanged". */
	readonly etag?: string;
}

/** Answers of hubs of one kind, in memory and in the host's store. The store may fail; then memory is all there is. */
export interface Keeper<T extends Kept> {
	/** The last known answer, however old. */
	get(key: string): Promise<T | undefined>;
	/** `remember: 'memory'` leaves the store alone. */
	keep(key: string, kept: T, remember?: 'memory'): Promise<void>;
	/** The answer is not true any more. */
	forget(key: string): Promise<void>;
	/** Forgets what is in memory; the store is emptied by whoever owns it. */
	clear(): void;
}

/** Written with each answer; a store of another version is ignored. */
const version = 2;
const longestText = 20_000_000;

/**
 * `read` takes from a stored answer what is sound in it, and gives undefined when anything is not: half-written,
 * foreign, older and forged texts count as none.
 */
export function createKeeper<T extends Kept>(
	host: Host,
	read: (stored: Fields) => Omit<T, keyof Kept> | undefined,
): Keeper<T> {
	// Made when there is something to hold: there is a keeper for each kind of answer of each hub, and few are asked.
	let made: LRUCache<string, T> | undefined;
	const memory = () => {
		made ??= new LRUCache<string, T>({ max: 2000, maxSize: 50_000_000 });
		return made;
	};
	/** What the store still holds, because it could not be told otherwise. */
	const forgotten = new Set<string>();
	/** How often something was forgotten: what was read of the store meanwhile may be just that. */
	let changes = 0;

	async function write(key: string, text: string): Promise<boolean> {
		try {
			await host.store.set(key, text);
			return true;
		} catch (error) {
			host.log.debug(`The store did not keep an answer: ${error}`);
			return false;
		}
	}

	async function fromStore(key: string): Promise<string | undefined> {
		try {
			return await host.store.get(key);
		} catch (error) {
			host.log.debug(`The store did not give an answer: ${error}`);
			return undefined;
		}
	}

	async function stored(key: string): Promise<string | undefined> {
		for (;;) {
			const before = changes;
			const text = forgotten.has(key) ? undefined : await fromStore(key);
			if (changes === before) {
				return text;
			}
		}
	}

	function readText(key: string, text: string): T | undefined {
		const fields = readKept(key, text);
		const own = fields && read(fields.all);
		return own && ({ ...own, ...fields.kept } as T);
	}

	return {
		async get(key) {
			const known = memory().get(key);
			if (known) {
				return known;
			}
			const text = await stored(key);
			const kept = text ? readText(key, text) : undefined;
			if (text && !kept) {
				host.log.debug('A stored answer could not be read and is not used.');
			}
			// Another caller may have learned something newer meanwhile.
			if (kept && text && !memory().has(key)) {
				memory().set(key, kept, { size: text.length });
			}
			return memory().get(key) ?? kept;
		},
		async keep(key, kept, remember) {
			const text = JSON.stringify({ ...kept, version, key });
			forgotten.delete(key);
			memory().set(key, kept, { size: text.length });
			// A longer one would not be read again.
			if (remember !== 'memory' && text.length <= longestText) {
				await write(key, text);
			}
		},
		async forget(key) {
			changes += 1;
			forgotten.add(key);
			const held = memory().delete(key) || (await fromStore(key));
			// It may have been kept anew meanwhile.
			if (forgotten.has(key) && (!held || (await write(key, '')))) {
				forgotten.delete(key);
			}
		},
		clear() {
			changes += 1;
			made?.clear();
			forgotten.clear();
		},
	};
}

function readKept(key: string, text: string): { readonly all: Fields; readonly kept: Kept } | undefined {
	if (text.length > longestText) {
		return undefined;
	}
	const stored = parseJson(text);
	if (!isFields(stored) || stored.version !== version || stored.key !== key || !isFields(stored.evidence)) {
		return undefined;
	}
	const { url, readAt } = stored.evidence;
	if (typeof url !== 'string' || !/^https?:\/\//.test(url) || !Number.isSafeInteger(readAt)) {
		return undefined;
	}
	const etag = typeof stored.etag === 'string' && isEtag(stored.etag) ? { etag: stored.etag } : {};
	return { all: stored, kept: { evidence: { url, readAt: readAt as number }, ...etag } };
}

/** What may be sent back in a header. */
export function isEtag(text: string): boolean {
	return /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(text);
}
