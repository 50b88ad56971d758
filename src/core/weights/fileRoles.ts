import type { ModelFile } from '../model';
import { nameOf } from './reader';

/** Formats that are judged, by the endings of their files. */
const known =
	/\.(?:safetensors|gguf|onnx|keras|h5|hdf5|npy|npz|pt|pth|ckpt|pkl|pickle|dill|joblib|skops|pt2|ptl)(?:\.(?:gz|bz2|xz|lzma|lz4|zst|z))?$/i;
/** Pickled by the libraries that write them, though the ending alone says nothing. */
const torchBin =
	/^(?:[\w-]*pytorch_(?:model|adapter)|adapter_model|pytorch_lora_weights|learned_embeds|pytorch_custom_diffusion_weights|training_args|optimizer|scheduler|random_states)(?:[._-][\w.-]{0,80})?\.bin$/i;
/** Configurations that can name code to be run, files elsewhere, or a template. */
const configs =
	/^(?:[\w-]{0,60}config|model_index|chat_templates?|[\w.-]{1,100}\.index)\.json$|^[\w.-]{1,100}\.(?:jinja2?|j2)$/i;
/** May hold weights or pickles, or neither: only the content tells. */
const unclear =
	/\.(?:bin|th|t7|model|ftz|params|dat|data|pb|msgpack|tflite|mlmodel|ot|ggml|lite|onnx_data|nemo|mar|p|pck|pcl|sav|jbl|kv|pyth|pdparams|pdopt|pdmodel|pdiparams|pdtensor|zip|tar|tgz|gz|bz2|xz|7z|rar|zst|lz4)$|\.ckpt(?:-\d+)?\.(?:index|data-\d{5}-of-\d{5})$|^\.metadata$/i;
/** Vocabularies, which are no weights and hold no pickle. */
const vocabularies = /^(?:tokenizer|spiece|sentencepiece|vocab)[\w.-]*\.(?:model|bin|gz)$/i;

/** How sure a file's name is: `weights` are judged, `unclear` ones too, but only as far as their content is known. */
export type WeightRole = 'weights' | 'unclear';

/** What a file is by its name; undefined for text, code, pictures and all else that no load takes as weights. */
export function weightRole(path: string): WeightRole | undefined {
	const name = nameOf(path);
	if (name.length > 300) {
		return 'unclear';
	}
	if (known.test(name) || torchBin.test(name)) {
		return 'weights';
	}
	return configs.test(name) || (unclear.test(name) && !vocabularies.test(name)) ? 'unclear' : undefined;
}

/** True for what is judged beside weights by its name: `config.json`, `chat_template.jinja`. */
export function isConfiguration(path: string): boolean {
	const name = nameOf(path);
	return name.length <= 300 && configs.test(name);
}

/** More than these are judged only where they are named. */
const most = 500;

/** Which files of a repository are judged, in the order of the list, and how many more there would be. */
export function filesToJudge<T extends Pick<ModelFile, 'path'>>(
	files: readonly T[],
): { readonly files: readonly T[]; readonly left: number } {
	const wanted = files.filter(({ path }) => weightRole(path) !== undefined);
	return { files: wanted.slice(0, most), left: Math.max(0, wanted.length - most) };
}
