import * as l10n from '@vscode/l10n';
import type { ModelFile } from '../model';
import { baseName, isPickle, weightFormat } from './weightFiles';

/** Formats by the endings of their files, as people speak of them. */
const formats: readonly (readonly [RegExp, string])[] = [
	[/\.safetensors$/i, 'safetensors'],
	[/\.gguf$/i, 'GGUF'],
	[/\.onnx(?:_data)?$/i, 'ONNX'],
	[/(?:^|\/)openvino_model[\w.-]*\.xml$/i, 'OpenVINO'],
	[/\.(?:mlmodel|mlpackage)(?:\/|$)/i, 'Core ML'],
	[
		/(?:^|\/)tf_model[\w.-]*\.h5$|(?:^|\/)saved_model\.pb$|\.ckpt(?:-\d+)?\.(?:index|data-\d{5}-of-\d{5})$/i,
		'TensorFlow',
	],
	[/(?:^|\/)flax_model[\w.-]*\.msgpack$/i, 'Flax'],
	[/\.tflite$/i, 'TensorFlow Lite'],
	[/\.keras$|\.h5$/i, 'Keras'],
	[/\.ot$/i, 'Rust (tch)'],
	[/\.nemo$/i, 'NeMo'],
];

/** Endings that may hold weights, or pickles, or neither: their names do not tell. */
const unclear = /\.(?:bin|zip|gz|tar|tgz|whl|th|model|ftz|params|dat)$/i;

/** The formats of a repository's weights, `safetensors, ONNX, pickle`; undefined when no name tells of any. */
export function formatsOf(files: readonly ModelFile[] | undefined): string | undefined {
	const found = new Set<string>();
	for (const { path } of files ?? []) {
		const format = formats.find(([ending]) => ending.test(path))?.[1];
		if (format) {
			found.add(format);
		} else if (weightFormat(path) === 'pickle') {
			found.add(l10n.t('pickle'));
		}
	}
	return found.size > 0 ? [...found].join(', ') : undefined;
}

/** Files that may be weights or pickles although their names do not tell. */
export function unclearFiles(files: readonly ModelFile[]): readonly ModelFile[] {
	return files.filter(
		({ path }) =>
			unclear.test(path) &&
			!isPickle(path) &&
			!formats.some(([ending]) => ending.test(path)) &&
			!/^(?:tokenizer|spiece|sentencepiece)[\w.-]*\.model$/i.test(baseName(path)),
	);
}
