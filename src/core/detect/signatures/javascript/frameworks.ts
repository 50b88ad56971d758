import type { Signature } from '../signature';
import { id, rows } from './rows';

const langchain = ['@langchain/community', 'langchain', '@langchain/classic'];
const llamaIndex = ['@llamaindex/huggingface', 'llamaindex'];
/** Frameworks, and engines that run in the program itself. */
export const frameworkSignatures: Signature[] = [
	// 2.x takes the id and the file as two arguments, 3.x one object that holds both.
	...rows(
		'wllama',
		['@wllama/wllama'],
		'Wllama().loadModelFromHF',
		{ at: 0 },
		{
			reads: 'file',
			anywhere: true,
			example: "import { Wllama } from '@wllama/wllama';\nnew Wllama().loadModelFromHF({ repo: 'org/name' })",
			checked: '@wllama/wllama 3.13.0, 2.3.7',
		},
	),
	// `hf:org/name:quant`
	...rows(
		'node-llama-cpp',
		['node-llama-cpp'],
		'resolveModelFile',
		{ at: 0 },
		{
			reads: 'file',
			example: "import { resolveModelFile } from 'node-llama-cpp';\nresolveModelFile('hf:org/name:Q4_K_M')",
			checked: 'node-llama-cpp 3.22.1',
		},
	),
	...rows(
		'node-llama-cpp',
		['node-llama-cpp'],
		'createModelDownloader',
		{ keys: ['modelUri', 'modelUrl'] },
		{
			reads: 'file',
			checked: 'node-llama-cpp 3.22.1',
		},
	),
	...rows(
		'ollama',
		['ollama'],
		'create Ollama().create',
		{ keys: ['from'] },
		{
			hub: 'ollama',
			anyText: true,
			checked: 'ollama 0.6.4',
		},
	).map((row) =>
		row.call === 'create'
			? { ...row, example: "import ollama from 'ollama';\nollama.create({ from: 'org/name' })" }
			: row,
	),
	...rows(
		'langchain',
		langchain,
		'HuggingFaceTransformersEmbeddings',
		{ keys: ['model', 'modelName'] },
		{
			reads: 'onnx',
			revision: 'pretrainedOptions.revision',
			anywhere: true,
			checked: '@langchain/community 1.1.29',
		},
	),
	...rows(
		'langchain',
		langchain,
		'HuggingFaceInferenceEmbeddings HuggingFaceInference',
		{ keys: ['model'] },
		{ anywhere: true, checked: '@langchain/community 1.1.29' },
	),
	...rows(
		'llama-index',
		llamaIndex,
		'HuggingFaceEmbedding',
		{ keys: ['modelType'] },
		{
			reads: 'onnx',
			revision: 'modelOptions.revision',
			anywhere: true,
			checked: '@llamaindex/huggingface 0.1.32',
		},
	),
	...rows(
		'llama-index',
		llamaIndex,
		'HuggingFaceLLM huggingface',
		{ keys: ['modelName'] },
		{
			reads: 'onnx',
			checked: '@llamaindex/huggingface 0.1.32',
		},
	),
	...rows(
		'llama-index',
		llamaIndex,
		'HuggingFaceInferenceAPI HuggingFaceInferenceAPIEmbedding',
		{ keys: ['model'] },
		{
			checked: '@llamaindex/huggingface 0.1.32',
		},
	),
	...rows('kokoro-js', ['kokoro-js'], 'KokoroTTS.from_pretrained', id, {
		reads: 'onnx',
		checked: 'kokoro-js 1.2.1',
	}),
];
