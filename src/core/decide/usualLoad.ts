import type { Load, ModelInfo } from '../model';
import { type LoadedWeights, loadedWeights } from './loadedWeights';

/** How the libraries that hubs name are called for a whole model. */
const calls: Readonly<Record<string, string>> = {
	diffusers: 'DiffusionPipeline.from_pretrained',
	peft: 'PeftModel.from_pretrained',
	'sentence-transformers': 'SentenceTransformer',
	timm: 'timm.create_model',
	transformers: 'AutoModel.from_pretrained',
};

/** What the usual load of the library that the hub names would read: for a candidate that no code loads yet. */
export function usualWeights({ library, files }: ModelInfo): LoadedWeights {
	const nowhere = { start: 0, end: 0 };
	const load: Load = {
		library: library ?? '',
		call: (library === undefined ? undefined : calls[library]) ?? '',
		span: nowhere,
		use: nowhere,
		reads: 'weights',
		takesRevision: 'no',
		revision: { state: 'absent' },
		options: {},
		slots: {},
	};
	return loadedWeights(load, files);
}
