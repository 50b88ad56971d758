import * as l10n from '@vscode/l10n';
import type { ModelFile } from '../model';
import type { Argument, Load, LoadOption } from '../reference';
import { selectorOf } from './libraryWeights';
import { onnxWeights } from './onnxWeights';
import { baseName, folderName, isPickle, type WeightFormat, weightFormat } from './weightFiles';

/** What a load would read of a repository's files. */
export type LoadedWeights =
	/**
	 * `also`: of parts in a better format than the worst, which is `format`.
	 * `safetensors`: the same load with `use_safetensors=True` would read these instead.
	 */
	| {
			readonly state: 'files';
			readonly format: WeightFormat;
			readonly files: readonly ModelFile[];
			readonly also?: readonly ModelFile[];
			readonly safetensors?: readonly ModelFile[];
	  }
	/** The repository holds no weights that this call would read. */
	| { readonly state: 'none' }
	/** It reads no weights: a tokenizer, a request to a server. */
	| { readonly state: 'nothing' }
	| { readonly state: 'unknown'; readonly reason: string };

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
		return onnxWeights(load, files);
	}
	if (load.reads === 'snapshot') {
		return {
			state: 'unknown',
			reason: l10n.t('the whole repository is downloaded; what is opened is not in this call'),
		};
	}
	return hasOwnFormat(load) ? ownFormat(files) : chosenWeights(load, files);
}

/** `TFAutoModel`, `FlaxAutoModel`, `ORTModelForX`, `OVModelForX`: classes that prefer a format of their framework. */
function hasOwnFormat({ call }: Load): boolean {
	return /(?:^|\.)(?:TF|Flax|ORT|OV)[A-Z]/.test(call);
}

function ownFormat(files: readonly ModelFile[]): LoadedWeights {
	const own = files.filter(({ path }) => weightFormat(path) === 'other');
	return own.length > 0
		? { state: 'files', format: 'other', files: own }
		: { state: 'unknown', reason: l10n.t('this class converts weights of another format') };
}

function chosenWeights(load: Load, files: readonly ModelFile[]): LoadedWeights {
	const variant = textOf(load, 'variant');
	const folder = textOf(load, 'subfolder');
	const useSafetensors = load.options.use_safetensors;
	if (variant === 'unknown' || folder === 'unknown') {
		return { state: 'unknown', reason: l10n.t('the variant or subfolder is not readable from the text') };
	}
	const select = selectorOf(load);
	const within = { variant: variant.value, folder: (folder.value ?? '').replace(/^\/+|(?<!\/)\/+$/g, '') };
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
