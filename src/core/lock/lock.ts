import type { ModelFile } from '../model';
import type { PolicyPlace } from '../policy/policy';
import type { HubId } from '../reference';

/** The name of the file. */
export const lockFile = 'weightwise.lock';

/** Characters; thousands of models with dozens of files each. */
export const largestLock = 5_000_000;

/** One file that loads read, as the hub listed it; the same fields, none of them for what a hub does not state. */
export type LockedFile = ModelFile;

/**
 * What a hub stated of a model at one revision when the lock was written. `hub`, `id` and `revision` are as the code
 * writes them, and no two models of a lock have all three of them alike.
 */
export interface LockedModel {
	readonly hub: HubId;
	readonly id: string;
	/** Absent: the code gives none. */
	readonly revision?: string;
	/** The full commit that the revision meant. A model has this or `version`. */
	readonly commit?: string;
	/** The same for hubs that count versions or name digests. */
	readonly version?: string;
	/** Licence ids of the hub; empty: the card states none. Absent: not known. */
	readonly licenses?: readonly string[];
	readonly licenseName?: string;
	/** What the loads of the code read of it, in the order of their paths. Absent: the hub lists no files. */
	readonly files?: readonly LockedFile[];
	/** Where it is written; absent when it was not read from a file. */
	readonly place?: PolicyPlace;
}

/** A `weightwise.lock`. */
export interface Lock {
	/** In the order in which they are written. */
	readonly models: readonly LockedModel[];
}

/** What a model of a lock is found by. */
export type LockedName = Pick<LockedModel, 'hub' | 'id' | 'revision'>;

/** The same text for the same hub, id and revision. */
export function keyOf({ hub, id, revision }: LockedName): string {
	return JSON.stringify([hub, id, revision ?? null]);
}

/** How many models these are; one that is loaded at several revisions, and so has several entries, is one. */
export function modelsOf(entries: readonly LockedName[]): number {
	return new Set(entries.map(({ hub, id }) => keyOf({ hub, id }))).size;
}

/** Before, same or after, by hub, id and revision; no revision comes first. The same on every machine. */
export function compareNames(a: LockedName, b: LockedName): number {
	return (
		compareTexts(a.hub, b.hub) || compareTexts(a.id, b.id) || compareTexts(a.revision ?? '', b.revision ?? '')
	);
}

/** By code units, whatever the language. */
export function compareTexts(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
