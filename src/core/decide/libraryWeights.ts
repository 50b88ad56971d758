import type { ModelFile } from '../model';
import type { Load } from '../reference';
import { componentWeights } from './pipelineWeights';
import { baseName, byFolder, type WeightFormat, weightsNamed } from './weightFiles';

/** The options that choose among files, as far as the text tells them. */
export interface Choice {
	readonly variant: string | undefined;
	readonly folder: string;
	/** undefined: safetensors where there are some. */
	readonly useSafetensors: boolean | undefined;
}

export interface Selection {
	readonly format: WeightFormat;
	readonly files: readonly ModelFile[];
	/** Of parts in a better format, which the same load reads with these. */
	readonly also?: readonly ModelFile[];
}

/** Which of the files a load takes; undefined when it finds none. */
export type Select = (files: readonly ModelFile[], choice: Choice) => Selection | undefined;

/** Weights by their names, `[safetensors, pickle]`; the first pair that is there counts. */
const modelNames = [
	['model', 'pytorch_model'],
	['open_clip_model', 'open_clip_pytorch_model'],
] as const;
const adapterNames = [['adapter_model', 'adapter_model']] as const;
const diffusionNames = [['diffusion_pytorch_model', 'diffusion_pytorch_model'], ...modelNames] as const;

/** Libraries that load through transformers, or choose as it does. */
const likeTransformers = new Set([
	'FlagEmbedding',
	'axolotl',
	'haystack',
	'open_clip',
	'optimum',
	'sglang',
	'swift',
	'text-generation-inference',
	'timm',
	'transformers',
	'trl',
	'unsloth',
	'vllm',
]);
const likeSentenceTransformers = new Set([
	'bertopic',
	'chromadb',
	'langchain',
	'llama-index',
	'sentence-transformers',
	'span_marker',
]);

/**
 * How a load chooses; undefined when its library's preferences are not known. `from_pretrained` belongs to several
 * libraries, so its class and the repository's layout decide together.
 */
export function selectorOf({ library, call }: Load): Select | undefined {
	if (
		/Pipeline(?:For\w+)?\.from_pretrained$/.test(call) &&
		(library === 'transformers' || library === 'diffusers')
	) {
		return selectPipeline;
	}
	if (library === 'diffusers') {
		// `load_lora_weights` and its kin take the file that `weight_name` says, or guess one.
		return /from_pretrained$/.test(call) ? selectPretrained : undefined;
	}
	if (library === 'peft') {
		return (files, choice) => byNames(files, choice, adapterNames) ?? selectPretrained(files, choice);
	}
	if (likeSentenceTransformers.has(library)) {
		return selectSentenceTransformers;
	}
	return likeTransformers.has(library) ? selectPretrained : undefined;
}

function byNames(
	files: readonly ModelFile[],
	{ variant, folder, useSafetensors }: Choice,
	names: readonly (readonly [string, string])[],
): Selection | undefined {
	for (const [safe, pickled] of names) {
		const safetensors =
			useSafetensors === false ? [] : weightsNamed(files, folder, safe, '.safetensors', variant);
		if (safetensors.length > 0) {
			return { format: 'safetensors', files: safetensors };
		}
		const pickles = useSafetensors === true ? [] : weightsNamed(files, folder, pickled, '.bin', variant);
		if (pickles.length > 0) {
			return { format: 'pickle', files: pickles };
		}
	}
	return undefined;
}

/** `from_pretrained` of one model: transformers, an adapter, or one component of a diffusion pipeline. */
function selectPretrained(files: readonly ModelFile[], choice: Choice): Selection | undefined {
	// An adapter's repository: the base model comes from elsewhere, from here only the adapter.
	const isAdapter = byFolder(files)
		.get(choice.folder)
		?.some(({ path }) => baseName(path) === 'adapter_config.json');
	return (
		(isAdapter ? byNames(files, choice, adapterNames) : undefined) ??
		byNames(files, choice, modelNames) ??
		byNames(files, choice, diffusionNames)
	);
}

function selectPipeline(files: readonly ModelFile[], choice: Choice): Selection | undefined {
	const isPipeline = choice.folder === '' && files.some(({ path }) => path === 'model_index.json');
	return isPipeline ? componentWeights(files, choice) : selectPretrained(files, choice);
}

/** The transformer itself in the root or in `0_Transformer`, and the dense layers behind it. */
function selectSentenceTransformers(files: readonly ModelFile[], choice: Choice): Selection | undefined {
	const folders = [...byFolder(files).keys()];
	const root = selectPretrained(files, choice);
	const parts = folders
		.filter((folder) => (folder.startsWith('0_') ? !root : /^[1-9]\d?_\w+$/.test(folder)))
		// The options of the call reach the transformer only; a layer takes safetensors where there are some.
		.map((folder) => byNames(files, { variant: undefined, folder, useSafetensors: undefined }, modelNames));
	const whole = joined([root, ...parts].filter((part) => part !== undefined));
	return choice.useSafetensors === true && whole?.format === 'pickle' ? undefined : whole;
}

/** Several parts as one: one pickle among them makes it a pickle. */
function joined(parts: readonly Selection[]): Selection | undefined {
	const pickles = parts.filter(({ format }) => format === 'pickle');
	const counted = pickles.length > 0 ? pickles : parts;
	const also = pickles.length > 0 ? parts.filter(({ format }) => format !== 'pickle') : [];
	const [first] = counted;
	const files = counted.flatMap((part) => part.files);
	return (
		first && {
			format: first.format,
			files,
			...(also.length > 0 ? { also: also.flatMap((part) => part.files) } : {}),
		}
	);
}
