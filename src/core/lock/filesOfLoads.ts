import { loadedFiles } from '../decide/loadedFiles';
import type { ModelFile, ModelInfo } from '../model';
import type { HubId, Load } from '../reference';

/** Where a load stands and can be mended, which nothing that it reads depends on. */
const places: readonly string[] = ['span', 'use', 'slots', 'through'] satisfies (keyof Load)[];

/**
 * What loads read of a model, undefined when the hub did not list its files. Loads that ask for the same are given the
 * same list: a project may load one model at thousands of places, and the model have tens of thousands of files.
 */
export function filesOfLoads(
	model: Pick<ModelInfo, 'files'>,
	hub: HubId,
): (load: Load) => readonly ModelFile[] | undefined {
	const known = new Map<string, readonly ModelFile[] | undefined>();
	return (load) => {
		const key = JSON.stringify(load, (name, value: unknown) => (places.includes(name) ? undefined : value));
		const files = known.has(key) ? known.get(key) : loadedFiles(load, model, hub)?.files;
		known.set(key, files);
		return files;
	};
}
