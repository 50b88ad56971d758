import * as l10n from '@vscode/l10n';
import type { Argument, Load, LoadOption, ModelFile } from '../model';
import { componentWeights } from './pipelineWeights';
import { baseName, folderName, isPickle, type WeightFormat, weightFormat, weightsNamed } from './weightFiles';

/** What a load would read of a repository's files. */
export type LoadedWeights =
	/** `safetensors`: the same load with `use_safetensors=True` would read these instead. */
	| {
			readonly state: 'files';
			readonly format: WeightFormat;
			readonly files: readonly ModelFile[];
			readonly safetensors?: readonly ModelFile[];
	  }
	/** The repository holds no weights that this call would read. */
	| { readonly state: 'none' }
	/** It reads no weights: a tokenizer, a request to a server. */
	| { readonly state: 'nothing' }
	| { readonly state: 'unknown'; readonly reason: string };

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
}

type Select = (files: readonly ModelFile[], choice: Choice) => Selection | undefined;

/** Weights by their names, `[safetensors, pickle]`; the first pair that is there counts. */
const modelNames = [
	['model', 'pytorch_model'],
	['open_clip_model', 'open_clip_pytorch_model'],
] as const;
const adapterNames = [['adapter_model', 'adapter_model']] as const;
const diffusionNames = [
	['diffusion_pytorch_model', 'diffusion_pytorch_model'],
	['model', 'pytorch_model'],
	['pytorch_lora_weights', 'pytorch_lora_weights'],
] as const;

/** How the libraries choose; one that is not named here is judged only where all its weights are of one kind. */
const selectors: Readonly<Record<string, Select>> = {
	transformers: selectTransformers,
	optimum: selectTransformers,
	vllm: selectTransformers,
	tgi: selectTransformers,
	timm: selectTransformers,
	open_clip: selectTransformers,
	peft: (files, choice) => byNames(files, choice, adapterNames),
	'sentence-transformers': selectSentenceTransformers,
	diffusers: selectDiffusers,
};

/**
 * What this load would read, from the list of files at its revision. The order of preference is the libraries' own:
 * safetensors first, pickles when there are none or when the call forbids safetensors.
 */
export function loadedWeights(load: Load, files: readonly ModelFile[] | undefined): LoadedWeights {
	if (load.reads === 'text' || load.reads === 'remote') {
		return { state: 'nothing' };
	}
	if (!files) {
		return { state: 'unknown', reason: l10n.t('the hub did not list the files') };
	}
	if (load.reads === 'file') {
		return oneFile(load, files);
	}
	if (load.reads === 'onnx') {
		const onnx = files.filter(({ path }) => /\.onnx$/i.test(path));
		return onnx.length > 0 ? { state: 'files', format: 'other', files: onnx } : { state: 'none' };
	}
	if (load.reads === 'snapshot') {
		return {
			state: 'unknown',
			reason: l10n.t('the whole repository is downloaded; what is opened is not in this call'),
		};
	}
	const fixedFormat = /(?:^|\.)(?:TF|Flax)[A-Z]/.test(load.call);
	if (fixedFormat) {
		const own = files.filter(({ path }) => weightFormat(path) === 'other');
		return own.length > 0 ? { state: 'files', format: 'other', files: own } : { state: 'none' };
	}
	return chosenWeights(load, files);
}

function chosenWeights(load: Load, files: readonly ModelFile[]): LoadedWeights {
	const variant = textOf(load, 'variant');
	const folder = textOf(load, 'subfolder');
	const useSafetensors = load.options.use_safetensors;
	if (variant === 'unknown' || folder === 'unknown') {
		return { state: 'unknown', reason: l10n.t('the variant or subfolder is not readable from the text') };
	}
	const select = Object.hasOwn(selectors, load.library) ? selectors[load.library] : undefined;
	const within = { variant: variant.value, folder: (folder.value ?? '').replace(/^\/+|\/+$/g, '') };
	if (!select) {
		return ofOneKind(files);
	}
	const options = useSafetensors?.state === 'unknown' ? [undefined, false, true] : [flagOf(useSafetensors)];
	const found = options.map((flag) => select(files, { ...within, useSafetensors: flag }));
	const chosen = found[0];
	if (found.some((other) => other?.format !== chosen?.format)) {
		return { state: 'unknown', reason: l10n.t('use_safetensors is not readable from the text') };
	}
	if (!chosen) {
		return { state: 'none' };
	}
	const safe = chosen.format === 'pickle' ? select(files, { ...within, useSafetensors: true }) : undefined;
	return safe?.format === 'safetensors'
		? { state: 'files', ...chosen, safetensors: safe.files }
		: { state: 'files', ...chosen };
}

function flagOf(argument: Argument | undefined): boolean | undefined {
	return argument?.state === 'known' && typeof argument.value === 'boolean' ? argument.value : undefined;
}

function textOf(load: Load, option: LoadOption): 'unknown' | { readonly value: string | undefined } {
	const argument = load.options[option];
	if (argument?.state === 'unknown') {
		return 'unknown';
	}
	const value = argument?.state === 'known' ? argument.value : undefined;
	return { value: typeof value === 'string' && value !== '' ? value : undefined };
}

function oneFile(load: Load, files: readonly ModelFile[]): LoadedWeights {
	const filename = textOf(load, 'filename');
	const folder = textOf(load, 'subfolder');
	if (filename === 'unknown' || folder === 'unknown' || filename.value === undefined) {
		return { state: 'unknown', reason: l10n.t('the file name is not readable from the text') };
	}
	const path = folder.value ? `${folder.value}/${filename.value}` : filename.value;
	const file = files.find((other) => other.path === path);
	if (!file) {
		return { state: 'none' };
	}
	const format = isPickle(path) ? 'pickle' : weightFormat(path);
	if (!format) {
		return { state: 'nothing' };
	}
	const safe = format === 'pickle' ? safetensorsBeside(path, files) : undefined;
	return safe
		? { state: 'files', format, files: [file], safetensors: [safe] }
		: { state: 'files', format, files: [file] };
}

/**
 * The file with the same weights: `model.safetensors` beside `pytorch_model.bin`, `x.safetensors` beside `x.ckpt`.
 * Shards have none: another split puts other tensors into each.
 */
function safetensorsBeside(path: string, files: readonly ModelFile[]): ModelFile | undefined {
	const name = baseName(path);
	if (/-\d{5}-of-\d{5}/.test(name)) {
		return undefined;
	}
	const stem = name.replace(/\.[^.]+$/, '');
	const named =
		stem === 'pytorch_model' || stem.startsWith('pytorch_model.') ? stem.slice('pytorch_'.length) : stem;
	const folder = folderName(path);
	const wanted = `${folder ? `${folder}/` : ''}${named}.safetensors`;
	return files.find((other) => other.path === wanted);
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

function selectTransformers(files: readonly ModelFile[], choice: Choice): Selection | undefined {
	// An adapter's repository: the base model comes from elsewhere, from here only the adapter.
	const adapter = files.some(
		({ path }) => folderName(path) === choice.folder && baseName(path) === 'adapter_config.json',
	);
	return (adapter ? byNames(files, choice, adapterNames) : undefined) ?? byNames(files, choice, modelNames);
}

/** The transformer itself in the root or in `0_Transformer`, and the dense layers behind it. */
function selectSentenceTransformers(files: readonly ModelFile[], choice: Choice): Selection | undefined {
	const folders = [...new Set(files.map(({ path }) => folderName(path)))].sort();
	const root = selectTransformers(files, choice);
	const parts = folders
		.filter((folder) => (folder.startsWith('0_') ? !root : /^[1-9]\d?_\w+$/.test(folder)))
		// The options of the call reach the transformer only; a layer takes safetensors where there are some.
		.map((folder) => byNames(files, { variant: undefined, folder, useSafetensors: undefined }, modelNames));
	const whole = joined([root, ...parts].filter((part) => part !== undefined));
	return choice.useSafetensors === true && whole?.format === 'pickle' ? undefined : whole;
}

function selectDiffusers(files: readonly ModelFile[], choice: Choice): Selection | undefined {
	const isPipeline = files.some(({ path }) => path === 'model_index.json');
	if (isPipeline && choice.folder === '') {
		return componentWeights(files, choice);
	}
	return byNames(files, choice, diffusionNames);
}

/** Several parts as one: one pickle among them makes it a pickle. */
function joined(parts: readonly Selection[]): Selection | undefined {
	const pickles = parts.filter(({ format }) => format === 'pickle');
	const counted = pickles.length > 0 ? pickles : parts;
	const [first] = counted;
	return first && { format: first.format, files: counted.flatMap((part) => part.files) };
}

/** For a library whose preferences are not known: certain only where nothing can be chosen. */
function ofOneKind(files: readonly ModelFile[]): LoadedWeights {
	const weights = files.filter(({ path }) => weightFormat(path) !== undefined);
	const formats = new Set(weights.map(({ path }) => weightFormat(path)));
	const [format] = formats;
	if (!format) {
		return { state: 'none' };
	}
	return formats.size === 1
		? { state: 'files', format, files: weights }
		: { state: 'unknown', reason: l10n.t('the repository has weights in several formats') };
}
