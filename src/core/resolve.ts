import * as l10n from '@vscode/l10n';
import type { ResolvedReference } from './finding';
import type { Host } from './host';
import { createHubs } from './hubs';
import { createExclusions, privateWords, withoutExcluded } from './hubs/exclusions';
import type { FileAtCommit, HubSettings, OpenedFile } from './hubs/hub';
import type { Lookup } from './model';
import type { HubId, Load, ModelReference } from './reference';
import type { Repository } from './repository';
import { traceOf } from './thrown';
import { type ComparedWeights, type Conversions, createComparisons } from './weights/comparisons';
import { createInspections, type Inspections } from './weights/inspections';

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
	/** Further questions about the models of a hub; undefined where its interface answers none. */
	repository(hub: HubId): Repository | undefined;
	/** A file of a model to be read in pieces; `Hub.openFile` says how. */
	openFile(hub: HubId, file: FileAtCommit, signal: AbortSignal): Promise<OpenedFile>;
	/** What was read of weights by ourselves, of whatever model somebody asked for. */
	readonly inspections: Inspections;
	/** Whether safetensors declare the tensors of pickles; `Comparisons` says what it costs. */
	compareWeights(weights: Conversions, signal: AbortSignal): Promise<ComparedWeights>;
	/** Has the hubs asked again; what is known stays the last known answer until they have answered. */
	recheck(): void;
	/** Forgets all answers. Throws where the store cannot be emptied; the rest is forgotten then too. */
	clear(): Promise<void>;
	/** Until when (milliseconds since 1970) a hub is left alone, because it said so or does not answer. */
	readonly pausedUntil: number | undefined;
}

/** The way from references to facts: every question once, answers shared, at most eight requests at a time. */
export function createResolver(host: Host, settings: ResolverSettings): Resolver {
	const hubs = createHubs(host, settings);
	const inspections = createInspections(host, (hub, id, commit) => hubs.get(hub).page(id, commit));
	const whyExcluded = createExclusions(settings.exclude ?? privateWords);

	async function lookup(
		hub: HubId,
		id: string,
		revision: string | undefined,
		signal: AbortSignal,
	): Promise<Lookup> {
		const excluded = whyExcluded(id);
		if (excluded !== undefined) {
			signal.throwIfAborted();
			return { state: 'not-asked', reason: excluded };
		}
		try {
			return await hubs.get(hub).lookup(id, revision, signal);
		} catch (error) {
			signal.throwIfAborted();
			// A fault of ours must not take the other references down with it.
			host.log.error(`The lookup at ${hub} failed: ${traceOf(error)}`);
			return { state: 'unreachable', reason: l10n.t('The lookup failed; the log says why.') };
		}
	}

	const resolver: Resolver = {
		lookup,
		async resolve(references, signal, onProgress) {
			signal.throwIfAborted();
			const questions = new Map<string, Promise<Lookup>>();
			let done = 0;

			function ask(reference: ModelReference, revision: string | undefined): Promise<Lookup> {
				const reason = whyNotAsked(reference);
				if (reason !== undefined) {
					return Promise.resolve({ state: 'not-asked', reason });
				}
				const key = JSON.stringify([reference.hub, reference.id, revision]);
				const known = questions.get(key);
				if (known) {
					return known;
				}
				const answer = lookup(reference.hub, reference.id, revision, signal).then((found) => {
					done += 1;
					onProgress?.(done, questions.size);
					return found;
				});
				questions.set(key, answer);
				return answer;
			}

			const resolved = await Promise.all(
				references.map(async (reference) => {
					const lookups = reference.loads.map((load) => ask(reference, revisionOf(load)));
					const first = lookups[0] ?? ask(reference, undefined);
					const [own, ...answers] = await Promise.all([first, ...lookups]);
					return {
						reference,
						lookup: own,
						loads: reference.loads.map((load, index) => ({ load, lookup: answers[index] ?? own })),
					};
				}),
			);
			signal.throwIfAborted();
			return resolved;
		},
		page: (hub, id, revision) => hubs.get(hub).page(id, revision),
		repository(hub) {
			const { repository } = hubs.get(hub);
			return repository && withoutExcluded(repository, whyExcluded);
		},
		async openFile(hub, file, signal) {
			signal.throwIfAborted();
			const excluded = whyExcluded(file.id);
			if (excluded !== undefined) {
				return { state: 'unknown', reason: excluded };
			}
			return (
				(await hubs.get(hub).openFile?.(file, signal)) ?? {
					state: 'unknown',
					reason: l10n.t('The files of this hub cannot be read before they are downloaded.'),
				}
			);
		},
		inspections,
		compareWeights: async (weights, signal) => {
			const reason = whyExcluded(weights.id);
			return reason === undefined ? comparisons.compare(weights, signal) : { state: 'unknown', reason };
		},
		recheck: () => hubs.recheck(),
		async clear() {
			try {
				await host.store.clear();
			} finally {
				// Not before: whoever asks meanwhile would bring back to memory what the store still holds.
				inspections.clear();
				comparisons.clear();
				hubs.clear();
			}
		},
		get pausedUntil() {
			return hubs.pausedUntil;
		},
	};
	const comparisons = createComparisons(host, resolver);
	return resolver;
}

/**
 * The revision to ask for: undefined is the default one, also where the text does not tell which is meant. An empty one
 * is no name that a hub could be asked for; what can be pinned in its place is the default one.
 */
function revisionOf({ revision }: Load): string | undefined {
	const named = revision.state === 'known' && typeof revision.value === 'string' && revision.value !== '';
	return named ? String(revision.value) : undefined;
}

function whyNotAsked({ kind, role }: ModelReference): string | undefined {
	if (kind === 'dataset') {
		return l10n.t('This names a dataset; only models are looked up.');
	}
	if (kind === 'space') {
		return l10n.t('This names a space; only models are looked up.');
	}
	return role === 'mention' ? l10n.t('This is only named here; nothing loads it.') : undefined;
}
