import { isKerasPreset, isPaddleHubName } from '../catalogues';
import type { Signature } from '../signature';
import { first, named, rows, rowsAs } from './rows';

const ollama = { hub: 'ollama', reads: 'remote', anyText: true } as const;
const ollamaCalls = 'chat generate embed embeddings pull show'.split(' ');

/** Calls that ask other hubs than Hugging Face. */
export const otherHubSignatures: readonly Signature[] = [
	// `owner/repo:ref`
	...rowsAs(
		(call) => `import torch\ntorch.${call}("org/name", "entry")`,
		rows(
			'torch',
			['torch'],
			'hub.load hub.help hub.list',
			[
				first('repo_or_dir', 'github'),
				// What else the entry point is given may name a model of Hugging Face.
				{
					keys: ['config', 'model_id', 'model_name', 'repo_id', 'checkpoint', 'pretrained', 'source_model'],
					hub: 'huggingface',
					revision: false,
				},
			],
			{
				hub: 'pytorch-hub',
				takes: 'suffix',
				reads: 'snapshot',
				options: ['trust_repo'],
				checked: 'torch 2.9.0',
			},
		),
	),
	...rows('modelscope', ['modelscope'], 'snapshot_download', first('model_id', 'repo_id'), {
		hub: 'modelscope',
		revision: 'revision',
		revisionAt: 1,
		reads: 'snapshot',
		checked: 'modelscope 1.40.2',
	}),
	...rows('modelscope', ['modelscope'], 'dataset_snapshot_download', first('dataset_id'), {
		hub: 'modelscope',
		kind: 'dataset',
		revision: 'revision',
		revisionAt: 1,
		reads: 'snapshot',
		checked: 'modelscope 1.40.2',
	}),
	// Its first argument is a path.
	...rows(
		'diffsynth',
		['diffsynth'],
		'ModelConfig',
		{ at: 1, keys: ['model_id'] },
		{
			hub: 'modelscope',
			hubBy: { key: 'download_source', hubs: new Map([['huggingface', 'huggingface']]) },
			reads: 'snapshot',
			checked: 'diffsynth 2.1.2',
		},
	),
	...rows('modelscope', ['modelscope'], 'model_file_download', first('model_id'), {
		hub: 'modelscope',
		revision: 'revision',
		revisionAt: 2,
		reads: 'file',
		checked: 'modelscope 1.40.2',
	}),
	// `Model` and `Preprocessor` take the revision behind the id; the classes of transformers take a configuration there.
	...rows(
		'modelscope',
		['modelscope'],
		'Model.from_pretrained Preprocessor.from_pretrained',
		first('model_name_or_path'),
		{
			hub: 'modelscope',
			revision: 'revision',
			revisionAt: 1,
			options: ['trust_remote_code'],
			checked: 'modelscope 1.40.2',
		},
	),
	...rows(
		'modelscope',
		['modelscope', 'swift'],
		'*.from_pretrained',
		first('model_name_or_path', 'pretrained_model_name_or_path', 'model_id'),
		{
			hub: 'modelscope',
			revision: 'revision',
			options: ['trust_remote_code'],
			checked: 'modelscope 1.40.2',
		},
	),
	...rows(
		'modelscope',
		['modelscope'],
		'pipeline',
		{ at: 1, keys: ['model'] },
		{
			hub: 'modelscope',
			revision: 'model_revision',
			options: ['trust_remote_code'],
			checked: 'modelscope 1.40.2',
		},
	),
	...rows(
		'swift',
		['swift'],
		'get_model_tokenizer get_model_processor get_processor PtEngine TransformersEngine VllmEngine LmdeployEngine SglangEngine snapshot_download safe_snapshot_download',
		first('model_id_or_path', 'model'),
		{ hub: 'modelscope', revision: 'revision', checked: 'ms-swift 4.6.0' },
	),
	...rowsAs(
		(call) => `import ollama\nollama.${call}(model="org/name")`,
		['', 'Client().', 'AsyncClient().'].flatMap((client) =>
			rows('ollama', ['ollama'], ollamaCalls.map((one) => client + one).join(' '), first('model'), {
				...ollama,
				checked: 'ollama 0.6.3',
			}),
		),
	),
	...rows(
		'ollama',
		['langchain_ollama', 'langchain_community', 'langchain', 'llama_index', 'crewai'],
		'ChatOllama OllamaLLM OllamaEmbeddings Ollama OllamaEmbedding',
		named('model', 'model_name'),
		{ ...ollama, anywhere: true, checked: 'langchain-ollama 1.1.0, llama-index-llms-ollama 0.11.0' },
	),
	...rows(
		'chromadb',
		['chromadb'],
		'OllamaEmbeddingFunction',
		{ at: 1, keys: ['model_name'] },
		{
			...ollama,
			checked: 'chromadb 1.5.9',
		},
	),
	...rowsAs(
		(call) => `import tensorflow_hub as hub\nhub.${call}("https://tfhub.dev/org/name/1")`,
		rows('tensorflow_hub', ['tensorflow_hub'], 'load resolve KerasLayer Module', first('handle', 'spec'), {
			hub: 'tfhub/kaggle',
			takes: 'url',
			reads: 'snapshot',
			checked: 'tensorflow_hub 0.16.1',
		}),
	),
	...rows('paddlehub', ['paddlehub'], 'Module', named('name'), {
		catalogue: isPaddleHubName,
		example: 'import paddlehub as hub\nhub.Module(name="ernie_tiny")',
		exampleId: 'ernie_tiny',
		checked: 'paddlehub 2.4.0',
	}),
	// `owner/model/framework/variation`, and `/version` behind it pins.
	...rowsAs(
		() => 'import kagglehub\nkagglehub.model_download("org/name/keras/base/2")',
		rows('kagglehub', ['kagglehub'], 'model_download', first('handle'), {
			hub: 'tfhub/kaggle',
			takes: 'url',
			reads: 'snapshot',
			checked: 'kagglehub 1.0.3',
		}),
	),
	// `repo="onnx/models:ref"` says the ref for the whole zoo; the name takes none.
	...rowsAs(
		(call) => `import onnx\nonnx.${call}("org/name")`,
		rows('onnx', ['onnx'], 'hub.load hub.get_model_info hub.download_model_with_test_data', first('model'), {
			hub: 'onnx-zoo',
			anyText: true,
			takes: 'no',
			reads: 'file',
			checked: 'onnx 1.18.0',
		}),
	),
	// Presets by name are Keras' own; a repository has its scheme before it.
	...rowsAs(
		() => 'import keras_hub\nkeras_hub.models.GemmaCausalLM.from_preset("hf://org/name")',
		rows('keras', ['keras_hub', 'keras_nlp', 'keras'], '*.from_preset', first('preset'), {
			prefix: /^(?:hf|kaggle):\/\//,
			catalogue: isKerasPreset,
			checked: 'keras-hub 0.32.0',
		}),
	),
];
