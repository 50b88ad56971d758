import { pretrained, repo, sentenceTransformers } from './pythonIds';
import { others } from './pythonMore';
import type { Signature } from './signature';

// Parameter names were read in the libraries' own sources: transformers 5.18, diffusers 0.42, peft 0.21,
// sentence-transformers 6.2, huggingface_hub 2.4, timm 1.0.31, langchain-huggingface 1.2.

const weightOptions = [
	'trust_remote_code',
	'use_safetensors',
	'weights_only',
	'subfolder',
	'variant',
	'code_revision',
] as const;
const textOptions = ['trust_remote_code', 'subfolder', 'code_revision'] as const;

/** transformers and what follows its `from_pretrained`. The first row that fits wins. */
const transformers: Signature[] = [
	...['*Tokenizer*', '*Processor*', '*Config*', '*FeatureExtractor*', '*Scheduler*'].map(
		(name): Signature => ({
			library: 'transformers',
			modules: ['transformers', 'diffusers', 'tokenizers', 'optimum', 'modelscope', 'paddlenlp'],
			call: `${name}.from_pretrained`,
			ids: [pretrained],
			revision: 'revision',
			reads: 'text',
			options: textOptions,
			anywhere: true,
			example: `${name.replaceAll('*', '') === 'Config' ? 'Auto' : 'Bert'}${name.replaceAll('*', '')}.from_pretrained("org/name", revision="main")`,
		}),
	),
	{
		library: 'transformers',
		modules: ['transformers'],
		call: 'pipeline',
		ids: [
			{ at: 1, keys: ['model'] },
			{ keys: ['config'], reads: 'text' },
			{ keys: ['tokenizer', 'processor'], reads: 'text' },
			{ keys: ['feature_extractor', 'image_processor', 'video_processor'], reads: 'text' },
		],
		revision: 'revision',
		reads: 'weights',
		options: ['trust_remote_code', 'code_revision'],
		anywhere: true,
		example: 'pipeline("text-generation", model="org/name", revision="main")',
	},
	{
		library: 'transformers',
		modules: ['transformers', 'peft'],
		call: '*.load_adapter',
		ids: [{ at: 0, keys: ['peft_model_id', 'model_id'] }],
		revision: 'revision',
		reads: 'weights',
		anywhere: true,
		example: 'model.load_adapter("org/name", adapter_name="second")',
	},
	{
		library: 'transformers',
		modules: ['transformers'],
		call: 'cached_file',
		ids: [{ at: 0, keys: ['path_or_repo_id'] }],
		revision: 'revision',
		reads: 'file',
		options: ['subfolder'],
		example: 'from transformers.utils import cached_file\ncached_file("org/name", "config.json")',
	},
];

const peft: Signature[] = [
	{
		library: 'peft',
		modules: ['peft', 'transformers'],
		call: 'PeftModel*.from_pretrained',
		ids: [{ at: 1, keys: ['model_id'] }],
		revision: 'revision',
		reads: 'weights',
		options: ['use_safetensors', 'subfolder'],
		anywhere: true,
		example: 'PeftModel.from_pretrained(base, "org/name")',
	},
	...['PeftMixedModel', 'LoraModel'].map(
		(name): Signature => ({
			library: 'peft',
			modules: ['peft'],
			call: `${name}.from_pretrained`,
			ids: [{ at: 1, keys: ['model_id'] }],
			revision: 'revision',
			reads: 'weights',
			options: ['subfolder'],
			anywhere: true,
			example: `${name}.from_pretrained(base, "org/name")`,
		}),
	),
	{
		library: 'peft',
		modules: ['peft'],
		call: '*Config',
		ids: [{ keys: ['base_model_name_or_path'] }],
		revision: 'revision',
		reads: 'weights',
		example: 'from peft import LoraConfig\nLoraConfig(base_model_name_or_path="org/name")',
	},
];

const sentence: Signature[] = [
	'SentenceTransformer',
	'CrossEncoder',
	'SparseEncoder',
	'MultiVectorEncoder',
].map((call) => ({
	library: 'sentence-transformers',
	modules: ['sentence_transformers'],
	call,
	ids: [{ at: 0, keys: ['model_name_or_path', 'model_name'] }],
	revision: 'revision',
	reads: 'weights' as const,
	options: ['trust_remote_code' as const],
	anywhere: true,
	// The organisation is filled in for plain sentence encoders only; the other classes take the name as it is.
	...(call === 'SentenceTransformer' ? { complete: sentenceTransformers } : {}),
	example: `${call}("org/name", revision="main")`,
}));

const sentenceModules: Signature[] = [
	{
		library: 'sentence-transformers',
		modules: ['sentence_transformers'],
		call: 'Transformer',
		ids: [{ at: 0, keys: ['model_name_or_path'] }],
		reads: 'weights',
		example: 'from sentence_transformers import models\nmodels.Transformer("org/name")',
	},
	...['StaticEmbedding.from_model2vec', 'StaticEmbedding.from_distillation'].map(
		(call): Signature => ({
			library: 'sentence-transformers',
			modules: ['sentence_transformers'],
			call,
			ids: [{ at: 0, keys: ['model_id_or_path', 'model_name'] }],
			reads: 'weights',
			anywhere: true,
			example: `from sentence_transformers.models import StaticEmbedding\n${call}("org/name")`,
		}),
	),
];

const diffusers: Signature[] = [
	{
		library: 'diffusers',
		modules: ['diffusers'],
		call: '*.from_single_file',
		ids: [{ at: 0, keys: ['pretrained_model_link_or_path', 'pretrained_model_link_or_path_or_dict'] }],
		revision: 'revision',
		reads: 'file',
		anywhere: true,
		example:
			'StableDiffusionPipeline.from_single_file("https://huggingface.co/org/name/blob/main/model.safetensors")',
	},
	...['load_lora_weights', 'load_ip_adapter', 'load_lora_into_unet', 'lora_state_dict'].map(
		(call): Signature => ({
			library: 'diffusers',
			modules: ['diffusers'],
			call: `*.${call}`,
			ids: [{ at: 0, keys: ['pretrained_model_name_or_path_or_dict'] }],
			revision: 'revision',
			reads: 'weights',
			options: ['use_safetensors', 'subfolder'],
			anywhere: true,
			example: `pipe.${call}("org/name", weight_name="a.safetensors")`,
		}),
	),
	...['load_textual_inversion', 'load_attn_procs'].map(
		(call): Signature => ({
			library: 'diffusers',
			modules: ['diffusers'],
			call: `*.${call}`,
			ids: [{ at: 0, keys: ['pretrained_model_name_or_path', 'pretrained_model_name_or_path_or_dict'] }],
			revision: 'revision',
			reads: 'weights',
			options: ['use_safetensors', 'subfolder'],
			anywhere: true,
			example: `pipe.${call}("org/name")`,
		}),
	),
];

const hubCalls = (
	names: readonly string[],
	row: Omit<Signature, 'library' | 'modules' | 'call' | 'example' | 'ids'>,
) =>
	names.map(
		(call): Signature => ({
			library: 'huggingface_hub',
			modules: ['huggingface_hub'],
			call,
			ids: [repo],
			anywhere: call.includes('hub') || call.includes('snapshot'),
			...row,
			example: `from huggingface_hub import HfApi, ${call}\n${call}("org/name", "file")`,
		}),
	);

const hub: Signature[] = [
	...hubCalls(['hf_hub_download', 'try_to_load_from_cache', 'hf_hub_url'], {
		revision: 'revision',
		reads: 'file',
		options: ['filename', 'subfolder'],
	}),
	...hubCalls(['snapshot_download'], { revision: 'revision', reads: 'snapshot' }),
	...hubCalls(
		[
			'model_info',
			'repo_info',
			'list_repo_files',
			'list_repo_tree',
			'list_repo_commits',
			'get_paths_info',
			'file_exists',
			'get_safetensors_metadata',
			'parse_safetensors_file_metadata',
		],
		{ revision: 'revision', reads: 'text' },
	),
	...hubCalls(['repo_exists', 'list_repo_refs', 'revision_exists'], { reads: 'text' }),
	...hubCalls(['from_pretrained_keras', 'from_pretrained_fastai'], {
		revision: 'revision',
		reads: 'snapshot',
	}),
	...hubCalls(['dataset_info', 'datasets_info'], { kind: 'dataset', revision: 'revision', reads: 'text' }),
	...hubCalls(['space_info', 'get_space_runtime'], { kind: 'space', reads: 'text' }),
	...['InferenceClient', 'AsyncInferenceClient'].map(
		(call): Signature => ({
			library: 'huggingface_hub',
			modules: ['huggingface_hub'],
			call,
			ids: [{ at: 0, keys: ['model', 'base_url'] }],
			reads: 'remote',
			anywhere: true,
			example: `${call}("org/name")`,
		}),
	),
	...['InferenceClient().*', 'AsyncInferenceClient().*', 'InferenceClient().chat.completions.create'].map(
		(call): Signature => ({
			library: 'huggingface_hub',
			modules: ['huggingface_hub'],
			call,
			ids: [{ keys: ['model'] }],
			reads: 'remote',
			anywhere: true,
			example:
				`client = ${call.replace('().*', '')}${call.includes('*') ? '()\nclient.text_generation("hello", model="org/name")' : '(model="org/name")'}`.replace(
					'InferenceClient().chat',
					'InferenceClient()\nclient.chat',
				),
		}),
	),
];

const torchHub: Signature[] = ['load', 'help', 'list', 'download'].map((name) => ({
	library: 'torch',
	modules: ['torch'],
	call: `hub.${name}`,
	ids: [{ at: 0, keys: ['repo_or_dir', 'github'] }],
	hub: 'pytorch-hub' as const,
	takes: 'suffix' as const,
	reads: 'snapshot' as const,
	example: `import torch\ntorch.hub.${name}("org/name", "entry")`,
}));

/** Any class that has `from_pretrained`: last, so that every more particular row comes first. */
const anyClass: Signature = {
	library: 'transformers',
	modules: [
		'transformers',
		'diffusers',
		'peft',
		'optimum',
		'trl',
		'adapters',
		'paddlenlp',
		'open_clip',
		'flair',
		'asteroid',
		'tensorflow_tts',
		'huggingface_hub',
	],
	call: '*.from_pretrained',
	ids: [pretrained],
	revision: 'revision',
	reads: 'weights',
	options: weightOptions,
	anywhere: true,
	example: 'AutoModel.from_pretrained("org/name", revision="main")',
};

/** Calls of Python libraries that name a model. Every row is tested by its example. */
export const pythonSignatures: readonly Signature[] = [
	...others.filter((row) => row.call.endsWith('.from_pretrained') || row.hub === 'modelscope'),
	...peft,
	...transformers,
	...sentence,
	...sentenceModules,
	...diffusers,
	...hub,
	...torchHub,
	...others.filter((row) => !row.call.endsWith('.from_pretrained') && row.hub !== 'modelscope'),
	anyClass,
];
