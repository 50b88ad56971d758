import { grouped } from '../lists';
import type { ModelFile } from '../model';

/** `other`: weights in a format that holds no pickle (GGUF, ONNX, TensorFlow, Flax …); absent: no weights. */
export type WeightFormat = 'safetensors' | 'pickle' | 'other';

const others = /\.(?:gguf|ggml|onnx|onnx_data|msgpack|h5|keras|tflite|mlmodel|mlpackage|ot|npz)$/i;
const pickles = /\.(?:pt|pth|ckpt|pkl|pickle|joblib|dill)$/i;
/** `.bin` alone says nothing: CTranslate2, GGML, OpenVINO and fastText use it too. These names are PyTorch's. */
const torchBin =
	/^(?:[\w-]*pytorch_model|[\w-]*pytorch_adapter|adapter_model|pytorch_lora_weights|learned_embeds|pytorch_custom_diffusion_weights)(?:[._-][\w.-]{0,80})?\.bin$/i;
/** Pickled too, but state of a training run or of a tokenizer, which no call loads as a model. */
const besides =
	/^(?:optimizer|scheduler|scaler|training_args|rng_state|random_states|trainer_state|sentencepiece)[\w.-]*$/i;

/** What a file holds, by its name: `model.safetensors`, `unet/diffusion_pytorch_model.fp16.bin`. */
export function weightFormat(path: string): WeightFormat | undefined {
	const name = baseName(path);
	if (/\.safetensors$/i.test(name)) {
		return 'safetensors';
	}
	if (besides.test(name)) {
		return undefined;
	}
	if (torchBin.test(name) || pickles.test(name)) {
		return 'pickle';
	}
	return others.test(name) ? 'other' : undefined;
}

/** True for any file that unpickles when it is opened, also those that are not weights. */
export function isPickle(path: string): boolean {
	const name = baseName(path);
	return torchBin.test(name) || pickles.test(name);
}

/** `c.bin` of `a/b/c.bin`. */
export function baseName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** `a/b` of `a/b/c.bin`; empty for the root. */
export function folderName(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A repository may hold as many folders as files, so each list is sorted into folders once. */
const folders = new WeakMap<readonly ModelFile[], ReadonlyMap<string, readonly ModelFile[]>>();

/** The files by the folder they lie in, folders in the order of their names. */
export function byFolder(files: readonly ModelFile[]): ReadonlyMap<string, readonly ModelFile[]> {
	const known = folders.get(files);
	if (known) {
		return known;
	}
	const unordered = grouped(files, ({ path }) => folderName(path));
	const sorted = new Map([...unordered].sort(([a], [b]) => (a < b ? -1 : 1)));
	folders.set(files, sorted);
	return sorted;
}

/** Bytes of all of them; undefined when one is not stated. */
export function totalSize(files: readonly ModelFile[]): number | undefined {
	let total = 0;
	for (const { size } of files) {
		if (size === undefined) {
			return undefined;
		}
		total += size;
	}
	return total;
}

/**
 * The weights called `stem` in a folder in one format, whole or in shards:
 * `model.safetensors`, `model-00001-of-00002.safetensors`, with a variant `model.fp16.safetensors`,
 * `model.fp16-00001-of-00002.safetensors` or `model-00001-of-00002.fp16.safetensors`.
 */
export function weightsNamed(
	files: readonly ModelFile[],
	folder: string,
	stem: string,
	ending: string,
	variant: string | undefined,
): readonly ModelFile[] {
	const dotted = variant ? `.${variant}` : '';
	const whole = `${stem}${dotted}${ending}`;
	const found: ModelFile[] = [];
	for (const file of byFolder(files).get(folder) ?? []) {
		const name = baseName(file.path);
		if (name === whole) {
			return [file];
		}
		if (!name.startsWith(stem) || !name.endsWith(ending)) {
			continue;
		}
		const middle = name.slice(stem.length, name.length - ending.length);
		// BLOOM's shards are named with an underscore.
		const shard = /[-_]\d{5}-of-\d{5}/.exec(middle)?.[0];
		if (shard && (middle === `${dotted}${shard}` || middle === `${shard}${dotted}`)) {
			found.push(file);
		}
	}
	return found;
}
