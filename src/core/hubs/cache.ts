import type { Host } from '../host';
import type { Lookup, ModelInfo } from '../model';
import { createKeeper, type Kept } from './kept';
import { readStoredModel } from './storedModel';

export { isEtag } from './kept';

/** A model as a hub described it once. */
export interface KeptModel extends Kept {
	readonly model: ModelInfo;
	/** Its files could not be listed, though the hub has them; such an answer is in memory only. */
	readonly cut?: boolean;
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

export function createCache(host: Host): LookupCache {
	const models = createKeeper<KeptModel>(host, (stored) => {
		const model = readStoredModel(stored.model);
		return model && { model };
	});
	const refusals = createRefusals<Lookup>(host);
	return {
		model: (key) => models.get(key),
		keep(key, kept, remember) {
			refusals.forget(key);
			return models.keep(key, kept, remember);
		},
		async refuse(key, lookup) {
			refusals.keep(key, lookup);
			if (lookup.state !== 'unreachable') {
				await models.forget(key);
			}
		},
		refusal: (key) => refusals.get(key),
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

/** Why questions had no answer, for a minute unless told otherwise. */
export interface Refusals<T> {
	keep(key: string, why: T): void;
	get(key: string): T | undefined;
	forget(key: string): void;
	clear(): void;
}

const refusalMs = 60_000;
const mostRefusals = 2000;

function forgetOldest(known: Map<string, unknown>): void {
	const [oldest] = known.size > mostRefusals ? known.keys() : [];
	if (oldest !== undefined) {
		known.delete(oldest);
	}
}

export function createRefusals<T>(host: Host, lastingMs = refusalMs): Refusals<T> {
	// A map that forgets its oldest: an LRU cache makes room for all at once, which every start would pay for.
	const known = new Map<string, { readonly why: T; readonly at: number }>();
	return {
		keep(key, why) {
			known.delete(key);
			known.set(key, { why, at: host.now() });
			forgetOldest(known);
		},
		get(key) {
			const one = known.get(key);
			const age = one ? host.now() - one.at : -1;
			return one && age >= 0 && age < lastingMs ? one.why : undefined;
		},
		forget: (key) => void known.delete(key),
		clear: () => known.clear(),
	};
}
