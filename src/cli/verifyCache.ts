import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { formatBytes } from '../core/decide/units';
import { append } from '../core/lists';
import { type CacheReading, cacheDrift, readDrift } from '../core/lock/cacheDrift';
import { type Compared, type Drift, nameOf, type Unchecked } from '../core/lock/drift';
import type { LockedModel } from '../core/lock/lock';
import { printable } from '../core/printable';
import { readCache } from '../core/weights/cache/readCache';
import { digestOf } from './blobDigest';
import { createCacheDoor } from './cacheDoor';
import type { Terminal } from './command';

/** What comparing the cache came to. */
export interface VerifiedCache extends Compared {
	/** Contents that were read. */
	readonly read: { readonly files: number; readonly bytes: number };
}

export interface CacheChoice {
	/** The folder of the download cache. */
	readonly root: string;
	/** The lock as messages name it. */
	readonly shown: string;
	/** Contents are not read: sizes and names are all that is compared. */
	readonly quick: boolean;
}

/** Holds the download cache of this machine against locked models. A content that several models share is read once. */
export async function verifyCache(
	models: readonly LockedModel[],
	{ root, shown, quick }: CacheChoice,
	{ progress, signal }: Terminal,
): Promise<VerifiedCache> {
	const ids = [...new Set(models.filter(({ hub }) => hub === 'huggingface').map(({ id }) => id))];
	const cached = ids.length === 0 ? [] : ((await readCache(createCacheDoor(root), ids, signal)) ?? []);
	const byId = new Map(cached.map((model) => [model.id, model]));
	const drifts: Drift[] = [];
	const unchecked: Unchecked[] = [];
	const digests = new Map<string, Promise<string | undefined>>();
	let [files, bytes] = [0, 0];

	function digest({ parts, algorithm, size }: CacheReading, path: string): Promise<string | undefined> {
		const at = join(root, ...parts);
		const key = `${algorithm} ${at}`;
		const known =
			digests.get(key) ??
			digestOf(
				at,
				algorithm,
				size,
				(done) =>
					progress(
						l10n.t('Comparing {0}: {1} of {2}', printable(path), formatBytes(done), formatBytes(size)),
					),
				signal,
			).then(
				(found) => {
					files++;
					bytes += size;
					return found;
				},
				() => {
					signal.throwIfAborted();
					return undefined;
				},
			);
		digests.set(key, known);
		return known;
	}

	for (const model of models) {
		if (model.hub !== 'huggingface') {
			const why = l10n.t('Only downloads from the Hugging Face hub are compared.');
			unchecked.push({ ...nameOf(model), part: 'cache', why });
			continue;
		}
		const compared = cacheDrift(model, byId.get(model.id), shown);
		append(drifts, compared.drifts);
		append(unchecked, compared.unchecked);
		for (const reading of compared.readings) {
			const { path } = reading.file;
			const found = quick ? undefined : await digest(reading, path);
			const drift = found === undefined ? undefined : readDrift(model, reading, found, shown);
			if (drift) {
				drifts.push(drift);
			} else if (found === undefined) {
				const why = quick
					? l10n.t('Only its size and name were compared (--quick).')
					: l10n.t('It could not be read to its end.');
				unchecked.push({ ...nameOf(model), part: 'cache', file: path, why });
			}
		}
	}
	progress('');
	return { drifts, unchecked, read: { files, bytes } };
}
