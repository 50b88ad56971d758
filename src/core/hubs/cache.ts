import type { Host } from '../host';
import { toLookup } from '../lookup';
import type { Absence, Lookup, ModelInfo } from '../model';
import { createKeeper, type Kept } from './kept';
import { isFields } from './readers';
import { createRefusals } from './refusals';
import { readStoredModel } from './storedModel';

/** A model as a hub described it once. */
export interface KeptModel extends Kept {
	readonly model: ModelInfo;
	/** Its files could not be listed, though the hub has them; such an answer is in memory only. */
	readonly cut?: boolean;
}

/** A hub said once that there is no such model or revision. */
interface KeptAbsence extends Kept {
	readonly missing: Absence;
}

/**
 * What hubs answered: models in memory and in the host's store, failures in memory and for a minute only. That something
 * was not there is both: asked for again after a minute, and remembered for when that cannot be done.
 */
export interface LookupCache {
	/** The last known answer, however old; undefined where that is no model. */
	model(key: string): Promise<KeptModel | undefined>;
	/** `remember: 'memory'` leaves the store alone. */
	keep(key: string, kept: KeptModel, remember?: 'memory'): Promise<void>;
	/** An answer that is not a model; it replaces the last known one unless it only says that the hub could not be asked. */
	refuse(key: string, lookup: Lookup): Promise<void>;
	/** Such an answer, while it is younger than a minute. */
	refusal(key: string): Lookup | undefined;
	/** A lookup that could not ask, with what is known from before, as old as it is; any other lookup as it is. */
	withLast(key: string, lookup: Lookup): Promise<Lookup>;
	/** Lets every failure be asked for again at once. */
	forgetRefusals(): void;
	/** Forgets what is in memory; the store is emptied by whoever owns it. */
	clear(): void;
}

/** What is in the store counts as much as what is in memory; the store may fail. */
export function createCache(host: Host): LookupCache {
	const answers = createKeeper<KeptModel | KeptAbsence>(host, (stored) => {
		const missing = readAbsence(stored.missing);
		const model = readStoredModel(stored.model);
		return model ? { model } : missing && { missing };
	});
	const refusals = createRefusals<Lookup>(host);
	return {
		async model(key) {
			const known = await answers.get(key);
			return known && 'model' in known ? known : undefined;
		},
		keep(key, kept, remember) {
			refusals.forget(key);
			return answers.keep(key, kept, remember);
		},
		async refuse(key, lookup) {
			refusals.keep(key, lookup);
			if (lookup.state === 'missing') {
				const { what, orPrivate, evidence } = lookup;
				await answers.keep(key, { missing: { what, orPrivate }, evidence });
			} else if (lookup.state !== 'unreachable') {
				await answers.forget(key);
			}
		},
		refusal: (key) => refusals.get(key),
		async withLast(key, lookup) {
			const known = lookup.state === 'unreachable' ? await answers.get(key) : undefined;
			if (!known || lookup.state !== 'unreachable') {
				return lookup;
			}
			const evidence = { ...known.evidence, stale: true };
			return 'model' in known
				? { ...lookup, last: { model: known.model, evidence } }
				: { ...lookup, lastMissing: { ...known.missing, evidence } };
		},
		forgetRefusals: () => refusals.clear(),
		clear() {
			answers.clear();
			refusals.clear();
		},
	};
}

function readAbsence(stored: unknown): Absence | undefined {
	const { what, orPrivate } = isFields(stored) ? stored : {};
	return (what === 'repository' || what === 'revision') && typeof orPrivate === 'boolean'
		? { what, orPrivate }
		: undefined;
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
		return 'last' in last || 'lastMissing' in last ? last : { state: 'not-asked', reason: whyNot, off: true };
	}
	const kept = await cache.model(key);
	signal.throwIfAborted();
	if (kept && isFresh(kept)) {
		return toLookup(kept);
	}
	const refusal = cache.refusal(key);
	return refusal && cache.withLast(key, refusal);
}
