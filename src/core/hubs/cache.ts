import type { Host } from '../host';
import { toLookup } from '../lookup';
import type { Lookup, ModelInfo } from '../model';
import { createKeeper, type Kept } from './kept';
import { createRefusals } from './refusals';
import { readStoredModel } from './storedModel';

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
	/** A lookup that could not ask, with what is known from before, as old as it is; any other lookup as it is. */
	withLast(key: string, lookup: Lookup): Promise<Lookup>;
	/** Lets every failure be asked for again at once. */
	forgetRefusals(): void;
	clear(): Promise<void>;
}

/** What is in the store counts as much as what is in memory; the store may fail. */
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
		async withLast(key, lookup) {
			const known = lookup.state === 'unreachable' ? await models.get(key) : undefined;
			return known && lookup.state === 'unreachable'
				? { ...lookup, last: { model: known.model, evidence: { ...known.evidence, stale: true } } }
				: lookup;
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

/**
 * The lookup that needs no question: one that is fresh, one that failed a moment ago, and where nothing may be asked
 * (`whyNot`) the last known one. Undefined when the hub has to be asked.
 */
export async function withoutAsking(
	cache: LookupCache,
	key: string,
	{ whyNot, isFresh }: { readonly whyNot: string | undefined; isFresh(kept: KeptModel): boolean },
	signal: AbortSignal,
): Promise<Lookup | undefined> {
	if (whyNot !== undefined) {
		const last = await cache.withLast(key, { state: 'unreachable', cause: 'not-asked', reason: whyNot });
		signal.throwIfAborted();
		return 'last' in last ? last : { state: 'not-asked', reason: whyNot, off: true };
	}
	const kept = await cache.model(key);
	signal.throwIfAborted();
	if (kept && isFresh(kept)) {
		return toLookup(kept);
	}
	const refusal = cache.refusal(key);
	return refusal && cache.withLast(key, refusal);
}
