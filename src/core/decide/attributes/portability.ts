import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../../model';
import { type Attribute, listed, modelRow, partRow, type Reading } from '../attribute';
import { estimateMemory, type MemoryEstimate, type Parameters } from '../memory';
import { formatBytes, formatCount } from '../units';
import { weightFormat } from '../weightFiles';

const row = { group: 'portability', stage: 'deploy', factor: 'portability' } as const;

/** Formats by the endings of their files, as people speak of them. */
const formats: readonly (readonly [RegExp, string])[] = [
	[/\.safetensors$/i, 'safetensors'],
	[/\.gguf$/i, 'GGUF'],
	[/\.onnx$/i, 'ONNX'],
	[/(?:^|\/)openvino_model[\w.-]*\.xml$/i, 'OpenVINO'],
	[/\.(?:mlmodel|mlpackage)(?:\/|$)/i, 'Core ML'],
	[/(?:^|\/)tf_model[\w.-]*\.h5$|(?:^|\/)saved_model\.pb$/i, 'TensorFlow'],
	[/(?:^|\/)flax_model[\w.-]*\.msgpack$/i, 'Flax'],
	[/\.tflite$/i, 'TensorFlow Lite'],
	[/\.keras$|\.h5$/i, 'Keras'],
];

function formatsOf(files: ModelInfo['files']): string | undefined {
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

/** A row that needs the parameters, from whichever of the two counted them. */
function parameterRow(
	own: Pick<Attribute, 'id' | 'label' | 'about'>,
	take: (parameters: Parameters) => { readonly text: string; readonly amount: number } | undefined,
): Attribute {
	const fromHeaders = partRow({ ...row, ...own, field: 'safetensors headers' }, 'tensors', take, () =>
		l10n.t('no safetensors files to count in'),
	);
	return {
		...fromHeaders,
		read(facts): Reading {
			const { parameters } = facts.model;
			const taken = parameters && take(parameters);
			return taken
				? { state: 'stated', ...taken, evidence: { ...facts.evidence, field: 'safetensors' } }
				: fromHeaders.read(facts);
		},
	};
}

function memoryRow(
	own: Pick<Attribute, 'id' | 'label' | 'about'>,
	kind: keyof MemoryEstimate,
	formula: (weights: string, parameters: string) => string,
): Attribute {
	return parameterRow(own, (parameters) => {
		const estimate = estimateMemory(parameters);
		return (
			estimate && {
				text: l10n.t(
					'about {0} ({1})',
					formatBytes(estimate[kind]),
					formula(formatBytes(estimate.weights), formatCount(parameters.total)),
				),
				amount: estimate[kind],
			}
		);
	});
}

export const portabilityAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'library',
			label: () => l10n.t('Library'),
			about: () => l10n.t('What it is meant to be loaded with.'),
			field: 'library_name',
		},
		({ library }) => library,
	),
	modelRow(
		{
			...row,
			id: 'formats',
			label: () => l10n.t('File formats'),
			about: () => l10n.t('Which runtimes can open it without a conversion.'),
			field: 'siblings',
		},
		({ files }) =>
			formatsOf(files) ?? (files ? { notStated: l10n.t('no weights in the repository') } : undefined),
	),
	parameterRow(
		{
			id: 'parameters',
			label: () => l10n.t('Parameters'),
			about: () => l10n.t('Counted in the headers of the safetensors files, by data type.'),
		},
		({ total, byDtype }) => {
			const types = Object.entries(byDtype).map(([dtype, count]) => `${dtype} ${formatCount(count)}`);
			const text = types.length > 0 ? `${formatCount(total)} (${types.join(', ')})` : formatCount(total);
			return { text, amount: total };
		},
	),
	modelRow(
		{
			...row,
			id: 'size',
			label: () => l10n.t('Size of the repository'),
			about: () => l10n.t('All files together; a load reads only some of them.'),
			field: 'siblings',
		},
		({ files, size }) => {
			if (!files?.length || files.some((file) => file.size === undefined)) {
				return size === undefined ? undefined : { text: formatBytes(size), amount: size };
			}
			const bytes = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
			return { text: l10n.t('{0} in {1} files', formatBytes(bytes), files.length), amount: bytes };
		},
	),
	memoryRow(
		{
			id: 'memory-inference',
			label: () => l10n.t('Memory to run it'),
			about: () => l10n.t('An estimate for a short input; long contexts, batches and images need more.'),
		},
		'inference',
		(weights) => l10n.t('weights {0}, and a fifth for activations and buffers', weights),
	),
	memoryRow(
		{
			id: 'memory-lora',
			label: () => l10n.t('Memory to fine-tune adapters'),
			about: () => l10n.t('An estimate for LoRA with a hundredth of the parameters trained, short inputs.'),
		},
		'lora',
		(weights, parameters) =>
			l10n.t('weights {0} and a fifth, and 16 bytes for 1 % of {1} parameters', weights, parameters),
	),
	memoryRow(
		{
			id: 'memory-training',
			label: () => l10n.t('Memory to fine-tune all of it'),
			about: () => l10n.t('An estimate for mixed precision with Adam, without activations.'),
		},
		'fineTuning',
		(_, parameters) =>
			l10n.t('16 bytes for each of {0} parameters: weights, gradients, 32-bit copy, two moments', parameters),
	),
	partRow(
		{
			...row,
			id: 'context',
			label: () => l10n.t('Context length'),
			about: () => l10n.t('Tokens that it reads at once; what is beyond is cut or fails.'),
			field: 'config.json',
		},
		'config',
		({ contextLength, path }, { model }) => {
			const length = contextLength ?? model.contextLength;
			return length === undefined
				? undefined
				: {
						text: l10n.t('{0} tokens', length.toLocaleString('en')),
						amount: length,
						field: contextLength === undefined ? 'gguf.context_length' : path,
					};
		},
	),
	partRow(
		{
			...row,
			id: 'dimensions',
			label: () => l10n.t('Dimensions'),
			about: () => l10n.t('Width of its vectors: what a vector store has to be made for.'),
			field: 'config.json',
		},
		'config',
		({ hiddenSize }) =>
			hiddenSize === undefined ? undefined : { text: hiddenSize.toLocaleString('en'), amount: hiddenSize },
	),
	modelRow(
		{
			...row,
			id: 'quantization',
			label: () => l10n.t('Quantisation'),
			about: () => l10n.t('Weights in fewer bits: smaller, and not the model that was evaluated.'),
			field: 'config.quantization_config',
		},
		({ quantization, modelType, architectures }) =>
			quantization ??
			(modelType !== undefined || architectures?.length ? { notStated: l10n.t('none stated') } : undefined),
	),
	partRow(
		{
			...row,
			id: 'quantised-versions',
			label: () => l10n.t('Quantised versions'),
			about: () => l10n.t('Made by others, the most used first; each is a model of its own to judge.'),
			field: 'tags, base_model:quantized',
		},
		'quantised',
		(found) =>
			listed(
				found.map(({ id }) => id),
				3,
			) ?? { notStated: l10n.t('none that names it as its base') },
	),
];
