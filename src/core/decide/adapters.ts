import type { ModelInfo } from '../model';

/** Libraries whose repositories hold nothing else. */
const libraries: ReadonlySet<string> = new Set(['peft', 'adapter-transformers', 'adapters']);

/**
 * Whether the weights are a part that is loaded on top of another model, as far as the hub's answer tells: what they
 * hold is not the size of what has to be loaded.
 */
export function isAdapter({ adapterBase, baseRelation, files, library }: ModelInfo): boolean {
	const holds = (name: string) => files?.some(({ path }) => path === name) === true;
	return (
		(library !== undefined && libraries.has(library)) ||
		baseRelation === 'adapter' ||
		// A whole model may come with an adapter of itself.
		((adapterBase !== undefined || holds('adapter_config.json')) && !holds('config.json'))
	);
}
