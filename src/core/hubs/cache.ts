import { LRUCache } from 'lru-cache';
import type { Host } from '../host';
import type { Evidence, Lookup, ModelInfo } from '../model';
import { isFields } from './readers';
import { readStoredModel } from './storedModel';

/** A model as a hub described it once. */
export interface KeptModel {
	readonly model: ModelInfo;
	readonly evidence: Evidence;
	/** Lets the hub answer "unchanged". */
	readonly etag?: string;
}

/** What hubs answered: models in memory and in the host's store, failures in memory and for a minute only. */
export interface LookupCache {
	/** The last known answer, however old. */
	model(key: string): Promise<KeptModel | undefined>;
	/** `remember: 'memory'` leaves the store alone. */
	keep(key: string, kept: KeptModel, remember?: 'memory'): Promise<void>;
	/** An answer that is not a model; it replaces a model unless it only says that the hub could not be asked. */
	refuse(key: string, lookup: Lookup): Promise<void>;
	/** Such an answer, while it is younger than a minute. */
	refusal(key: string): Lookup | undefined;
	/** Lets every failure be asked for again at once. */
	forgetRefusals(): void;
	clear(): Promise<void>;
}

/** Written with each answer; a store of another version is ignored. */
const version = 1;
const refusalMs = 60_000;
const longestText = 20_000_000;

export function createCache(host: Host): LookupCache {
	const models = new LRUCache<string, KeptModel>({ max: 2000, maxSize: 50_000_000 });
	const refusals = new LRUCache<string, { readonly lookup: Lookup; readonly at: number }>({ max: 2000 });

	async function write(key: string, text: string): Promise<void> {
		try {
			await host.store.set(key, text);
		} catch (error) {
			host.log.debug(`The store did not keep an answer: ${error}`);
		}
	}

	async function read(key: string): Promise<string | undefined> {
		try {
			return await host.store.get(key);
		} catch (error) {
			host.log.debug(`The store did not give an answer: ${error}`);
			return undefined;
		}
	}

	return {
		async model(key) {
			const known = models.get(key);
			if (known) {
				return known;
			}
			const text = await read(key);
			const kept = text ? readKept(key, text) : undefined;
			if (text && !kept) {
				host.log.debug('A stored answer could not be read and is not used.');
			}
			// Another caller may have learned something newer meanwhile.
			if (kept && text && !models.has(key)) {
				models.set(key, kept, { size: text.length });
			}
			return models.get(key) ?? kept;
		},
		async keep(key, kept, remember) {
			const text = JSON.stringify({ version, key, ...kept });
			models.set(key, kept, { size: text.length });
			refusals.delete(key);
			if (remember !== 'memory') {
				await write(key, text);
			}
		},
		async refuse(key, lookup) {
			refusals.set(key, { lookup, at: host.now() });
			if (lookup.state !== 'unreachable' && (models.delete(key) || (await read(key)))) {
				await write(key, '');
			}
		},
		refusal(key) {
			const known = refusals.get(key);
			const age = known ? host.now() - known.at : -1;
			return known && age >= 0 && age < refusalMs ? known.lookup : undefined;
		},
		forgetRefusals: () => refusals.clear(),
		async clear() {
			models.clear();
			refusals.clear();
			try {
				await host.store.clear();
			} catch (error) {
				host.log.warn(`The stored answers could not be deleted: ${error}`);
			}
		},
	};
}

/** Half-written, foreign, older or forged texts give undefined. */
function readKept(key: string, text: string): KeptModel | undefined {
	if (text.length > longestText) {
		return undefined;
	}
	let stored: unknown;
	try {
		stored = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!isFields(stored) || stored.version !== version || stored.key !== key || !isFields(stored.evidence)) {
		return undefined;
	}
	const { url, readAt } = stored.evidence;
	const model = readStoredModel(stored.model);
	if (!model || typeof url !== 'string' || !/^https?:\/\//.test(url) || !Number.isSafeInteger(readAt)) {
		return undefined;
	}
	const etag = typeof stored.etag === 'string' ? stored.etag : undefined;
	return {
		model,
		evidence: { url, readAt: readAt as number },
		...(etag && isEtag(etag) ? { etag } : {}),
	};
}

/** What may be sent back in a header. */
export function isEtag(text: string): boolean {
	return /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(text);
}
