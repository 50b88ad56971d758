import type { LockedName } from './lock';
import type { LoadPlace } from './lockedLoads';

/** What a lock is held against. */
export type LockPart = 'code' | 'hub' | 'cache';

/** The parts in the order in which they are told. */
export const lockParts: readonly LockPart[] = ['code', 'hub', 'cache'];

/** How code, a hub or the download cache differs from the lock. */
export type DriftKind =
	/** Code loads what the lock does not hold. */
	| 'not-locked'
	/** Nothing loads what the lock holds. */
	| 'not-loaded'
	/** A load reads a file that the lock does not hold. */
	| 'file-not-locked'
	| 'commit'
	| 'gone'
	| 'file-gone'
	| 'size'
	| 'digest'
	| 'license';

/** One difference. */
export interface Drift extends LockedName {
	readonly part: LockPart;
	readonly kind: DriftKind;
	/** Where it is to be seen: the load, or the model's place in the lock. */
	readonly at: LoadPlace;
	/** A full sentence that says what differs, and what can be done. */
	readonly message: string;
}

/** What could not be held against the lock. */
export interface Unchecked extends LockedName {
	readonly part: LockPart;
	/** The file, where it is about one. */
	readonly file?: string;
	/** A sentence. */
	readonly why: string;
	/** A hub that could have told did not answer. */
	readonly unasked?: true;
}

/** What came of one part. */
export interface Compared {
	readonly drifts: readonly Drift[];
	readonly unchecked: readonly Unchecked[];
}

/** Hub, id and revision alone. */
export function nameOf({ hub, id, revision }: LockedName): LockedName {
	return revision === undefined ? { hub, id } : { hub, id, revision };
}
