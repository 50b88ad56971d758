import type { Host } from './host';
import type { HubSettings } from './hubs/hub';
import type { HubId, Lookup, ModelReference, ResolvedReference } from './model';

export type ResolverSettings = HubSettings;

/** Asks the hubs about references. One is made per set of settings; the answers outlive it in the host's store. */
export interface Resolver {
	/** What a hub says of one model; throws only what `signal` was aborted with. */
	lookup(hub: HubId, id: string, revision: string | undefined, signal: AbortSignal): Promise<Lookup>;
	/** All references with their answers, in order; `onProgress` counts the different questions behind them. */
	resolve(
		references: readonly ModelReference[],
		signal: AbortSignal,
		onProgress?: (done: number, total: number) => void,
	): Promise<ResolvedReference[]>;
	/** Where a person can look at a model. */
	page(hub: HubId, id: string, revision?: string): string | undefined;
	/** Ids close to one that does not exist, the closest first. */
	suggest(hub: HubId, id: string, signal: AbortSignal): Promise<readonly string[]>;
	/** Forgets all answers. */
	clear(): Promise<void>;
	/** Until when (milliseconds since 1970) a hub is left alone, because it said so or does not answer. */
	readonly pausedUntil: number | undefined;
}

export declare function createResolver(host: Host, settings: ResolverSettings): Resolver;
