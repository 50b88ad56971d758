import * as l10n from '@vscode/l10n';
import { type BlobName, readBlobName } from '../weights/cache/names';
import type { CachedFile, CachedModel } from '../weights/cache/readCache';
import { type Compared, type Drift, nameOf, type Unchecked } from './drift';
import type { LockedFile, LockedModel } from './lock';
import { placeIn } from './placeIn';
import { differenceOf } from './sameFile';
import { named, namesOf } from './words';

/** A content of the cache that has to be read to be compared. */
export interface CacheReading extends BlobName {
	readonly file: LockedFile;
	/** Below the cache's folder. */
	readonly parts: readonly string[];
	/** Bytes, which the lock states too or does not state. */
	readonly size: number;
}

/** What sizes and names say already, and what only the contents can. */
export interface CacheComparison extends Compared {
	readonly readings: readonly CacheReading[];
}

/**
 * How the download cache of this machine differs from the lock, of one model. A file of another size or with the name
 * of another content is not read any more. `cached`: absent where the model is not in the cache.
 */
export function cacheDrift(
	locked: LockedModel,
	cached: CachedModel | undefined,
	shown: string,
): CacheComparison {
	const snapshot = cached?.snapshots.find(({ commit }) => commit === locked.commit);
	if (locked.commit === undefined || !snapshot) {
		const why = cached
			? l10n.t('Downloaded to this machine, but not at the commit that is locked.')
			: l10n.t('Not downloaded to this machine.');
		return { drifts: [], unchecked: [uncheckedOf(locked, why)], readings: [] };
	}
	const files = new Map(snapshot.files.map((file) => [file.path, file]));
	const drifts: Drift[] = [];
	const unchecked: Unchecked[] = [];
	const readings: CacheReading[] = [];
	for (const file of locked.files ?? []) {
		const found = compared(file, files.get(file.path));
		if (typeof found === 'string') {
			unchecked.push({ ...uncheckedOf(locked, found), file: file.path });
		} else if ('algorithm' in found) {
			readings.push(found);
		} else {
			drifts.push(driftOf(locked, file, found, shown));
		}
	}
	return { drifts, unchecked, readings };
}

/** What reading came to; undefined where the content is what is locked. */
export function readDrift(
	locked: LockedModel,
	{ file, size, digest, algorithm }: CacheReading,
	found: string,
	shown: string,
): Drift | undefined {
	const now = { size, [algorithm === 'sha256' ? 'sha256' : 'gitBlob']: found };
	return found === digest ? undefined : driftOf(locked, file, { kind: 'digest', ...now }, shown);
}

type Difference = { readonly kind: 'size' | 'digest' } & Omit<LockedFile, 'path'>;

/** A difference, what to read, or why it cannot be compared. */
function compared(locked: LockedFile, cached: CachedFile | undefined): Difference | CacheReading | string {
	if (!cached || cached.target.state === 'broken') {
		return l10n.t('The local cache does not hold it.');
	}
	if (cached.target.state === 'outside') {
		return l10n.t("In the local cache it leads out of the model's folder, so it was not read.");
	}
	const { size, name } = cached.target;
	const blob = readBlobName(name);
	const stated = {
		size,
		...(blob ? { [blob.algorithm === 'sha256' ? 'sha256' : 'gitBlob']: blob.digest } : {}),
	};
	const kind = differenceOf(locked, stated);
	if (kind === 'size' || kind === 'digest') {
		return { kind, ...stated };
	}
	const expected: BlobName | undefined =
		locked.sha256 !== undefined
			? { algorithm: 'sha256', digest: locked.sha256.toLowerCase() }
			: locked.gitBlob !== undefined
				? { algorithm: 'git', digest: locked.gitBlob }
				: undefined;
	return expected
		? { ...expected, file: locked, parts: cached.parts, size }
		: l10n.t('The lock holds no digest of it; its size was compared.');
}

const uncheckedOf = (locked: LockedModel, why: string): Unchecked => ({
	...nameOf(locked),
	part: 'cache',
	why,
});

function driftOf(locked: LockedModel, file: LockedFile, now: Difference, shown: string): Drift {
	const name = namesOf([file.path]);
	return {
		...nameOf(locked),
		part: 'cache',
		kind: now.kind,
		at: placeIn(locked, shown),
		message:
			now.kind === 'size'
				? l10n.t(
						'{0}: {1} has {2} bytes in the local cache and {3} in the lock. Delete the model from the cache and have it downloaded anew.',
						named(locked),
						name,
						now.size ?? 0,
						file.size ?? 0,
					)
				: l10n.t(
						'{0}: the content of {1} in the local cache has the digest {2}, and the lock holds {3}. Do not load it: delete the model from the cache and have it downloaded anew.',
						named(locked),
						name,
						now.sha256 ?? now.gitBlob ?? '',
						(now.sha256 === undefined ? file.gitBlob : file.sha256) ?? '',
					),
	};
}
