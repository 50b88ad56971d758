// Locks and loads for tests.
import type { LockedModel } from '../../../src/core/lock/lock';
import { type LoadedModels, loadedModels, placesIn } from '../../../src/core/lock/lockedLoads';
import { readLock } from '../../../src/core/lock/lockText';
import type { Lookup } from '../../../src/core/model';
import { callIn, commit, found, type LoadFacts, resolved } from '../builders';

export const sha256 = 'ab'.repeat(32);
export const gitBlob = 'cd'.repeat(20);

/** A model at its commit, with one file. */
export function lockedModel(facts: Partial<LockedModel> = {}): LockedModel {
	return {
		hub: 'huggingface',
		id: 'org/name',
		commit,
		licenses: ['mit'],
		files: [
			{ path: 'config.json', size: 1000, gitBlob },
			{ path: 'model.safetensors', size: 1000, sha256 },
		],
		...facts,
	};
}

/** `org/m0`, `org/m1` and so on, and how often one of these ids was read. */
export function countedModels(count: number): { models: readonly LockedModel[]; reads(): number } {
	let reads = 0;
	const idOf = (at: number) => {
		reads++;
		return `org/m${at}`;
	};
	const models = Array.from({ length: count }, (_, at) =>
		Object.defineProperty(lockedModel(), 'id', { get: () => idOf(at), enumerable: true }),
	);
	return { models, reads: () => reads };
}

/** What a lock says, without the places. */
export function modelsIn(text: string): readonly Omit<LockedModel, 'place'>[] {
	return (readLock(text, '/work/weightwise.lock').lock?.models ?? []).map(({ place: _, ...model }) => model);
}

/** What `f("org/name")` in `a.py` loads. */
export function loadedBy(facts: LoadFacts = {}, lookup: Lookup = found({ files: filesNow })): LoadedModels {
	const text = 'f("org/name")';
	const { load } = callIn(text, 'org/name', {
		library: 'transformers',
		call: 'AutoModel.from_pretrained',
		...facts,
	});
	return loadedModels([{ path: 'a.py', placeOf: placesIn(text), resolved: [resolved(lookup, [load])] }]);
}

/** As the hub lists them. */
export const filesNow = [
	{ path: 'README.md', size: 10, gitBlob },
	{ path: 'config.json', size: 1000, gitBlob },
	{ path: 'model.safetensors', size: 1000, sha256 },
	{ path: 'pytorch_model.bin', size: 2000, sha256: 'ef'.repeat(32) },
];
