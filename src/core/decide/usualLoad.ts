import type { ModelInfo } from '../model';
import type { Load } from '../reference';
import { type LoadedWeights, loadedWeights } from './loadedWeights';
import type { ModelFacts } from './modelFacts';

/** How the libraries that hubs name are called for a whole model. */
const calls: Readonly<Record<string, string>> = {
	diffusers: 'DiffusionPipeline.from_pretrained',
	peft: 'PeftModel.from_pretrained',
	'sentence-transformers': 'SentenceTransformer',
	timm: 'timm.create_model',
	transformers: 'AutoModel.from_pretrained',
};

/** What the usual load of the library that the hub names would read: for a candidate that no code loads yet. */
function usualWeights({ library, files }: ModelInfo): LoadedWeights {
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

/** What the code loads, where it does; else what the usual load would. */
export interface ReadWeights {
	readonly weights: LoadedWeights;
	/** `loads`: several loads in the code together, none of which reads all of it. */
	readonly by: 'code' | 'loads' | 'library';
}

/**
 * The weights that are read: all that the loads in the code read, where each of them tells which files that are, since it
 * is those that get downloaded; else those of the usual load.
 */
export function readWeights({ model, loads = [] }: Pick<ModelFacts, 'model' | 'loads'>): ReadWeights {
	const read = loads
		.map((load) => loadedWeights(load, model.files))
		.filter(({ state }) => state !== 'nothing' && state !== 'none');
	const known = read.flatMap((one) => (one.state === 'files' ? [one] : []));
	const [first] = known;
	if (!first || known.length < read.length) {
		return { weights: usualWeights(model), by: 'library' };
	}
	const files = [...new Map(known.flatMap((one) => one.files).map((file) => [file.path, file])).values()];
	// One that can run code is what has to be looked at, whatever is read beside it.
	const worst = known.find(({ format }) => format === 'pickle') ?? first;
	const isOfOne = known.some((one) => one.files.length === files.length);
	return { weights: { ...worst, files }, by: isOfOne ? 'code' : 'loads' };
}
