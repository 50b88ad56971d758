// Calls that rules look at though they name no model: what they read, what they leave to a default, what is gone.
import type { ArgumentAt, Signature } from './signature';

/** A call that rules look at. */
export interface Watched extends Pick<Signature, 'library' | 'modules' | 'call' | 'keysAt'> {
	/** What rules know it by. */
	readonly watch: string;
	/** The arguments that rules ask for, by their names. */
	readonly arguments: Readonly<Record<string, ArgumentAt>>;
	/** Of these, the ones that a fix may set. */
	readonly settable?: readonly string[];
	/** The callee is exactly one of these, with its module: `torch.hub.load` is another function than `torch.load`. */
	readonly paths?: readonly string[];
	/** Told of only where one of these keywords is written, or where the argument `path` may be a folder of the disk. */
	readonly needs?: readonly string[];
	/** It opens a file of the disk, which the program may have written itself. */
	readonly opensFile?: true;
	/** Yields a call of this row. */
	readonly example: string;
}

/** Arguments that are only given by name. */
const keys = (...names: readonly string[]): Record<string, ArgumentAt> =>
	Object.fromEntries(names.map((name) => [name, { keys: [name] }]));

/** Keywords that loads of transformers had until 5.0. */
const goneKeywords = ['use_auth_token', 'load_in_8bit', 'load_in_4bit', 'from_tf', 'from_flax'];

/** Keywords that downloads of huggingface_hub had until 1.0. */
const goneFromHub = [
	'use_auth_token',
	'resume_download',
	'local_dir_use_symlinks',
	'force_filename',
	'legacy_cache_layout',
];

/** Where loads name a folder or a model. */
const path: ArgumentAt = {
	at: 0,
	keys: [
		'pretrained_model_name_or_path',
		'pretrained_model_name',
		'pretrained_model_or_path',
		'model_name_or_path',
	],
};

const pretrained = {
	call: '*.from_pretrained',
	arguments: { path, ...keys(...goneKeywords, 'token', 'quantization_config', 'local_files_only') },
	settable: ['local_files_only'],
	needs: goneKeywords,
} as const;

export const watchedInPython: readonly Watched[] = [
	{
		watch: 'torch.load',
		library: 'torch',
		modules: ['torch'],
		call: 'load',
		paths: ['torch.load', 'torch.serialization.load'],
		arguments: {
			f: { at: 0, keys: ['f'] },
			pickle_module: { at: 2, keys: ['pickle_module'] },
			...keys('weights_only'),
		},
		settable: ['weights_only'],
		opensFile: true,
		example: 'import torch\ntorch.load("model.pt")',
	},
	{
		watch: 'pipeline',
		library: 'transformers',
		modules: ['transformers'],
		call: 'pipeline',
		arguments: {
			task: { at: 0, keys: ['task'] },
			model: { at: 1, keys: ['model'] },
			path: { at: 1, keys: ['model'] },
			...keys('revision', 'framework', 'use_auth_token', 'token', 'tokenizer'),
		},
		settable: ['model', 'revision'],
		example: 'from transformers import pipeline\npipeline("summarization")',
	},
	...['TF*', 'Flax*'].map(
		(name): Watched => ({
			watch: 'other-framework',
			library: 'transformers',
			modules: ['transformers'],
			call: `${name}.from_pretrained`,
			arguments: { path, ...keys('use_auth_token', 'token') },
			example: `from transformers import ${name.replace('*', 'AutoModel')}\n${name.replace('*', 'AutoModel')}.from_pretrained("org/name")`,
		}),
	),
	{
		...pretrained,
		watch: 'from_pretrained',
		library: 'transformers',
		modules: ['transformers'],
		example: 'from transformers import AutoModel\nAutoModel.from_pretrained("org/name", use_auth_token=True)',
	},
	{
		...pretrained,
		watch: 'from_pretrained',
		library: 'diffusers',
		modules: ['diffusers'],
		example:
			'from diffusers import AutoPipelineForText2Image\nAutoPipelineForText2Image.from_pretrained("org/name", use_auth_token=True)',
	},
	{
		watch: 'SentenceTransformer',
		library: 'sentence-transformers',
		modules: ['sentence_transformers'],
		call: 'SentenceTransformer',
		arguments: { path, ...keys('local_files_only') },
		settable: ['local_files_only'],
		needs: [],
		example:
			'from sentence_transformers import SentenceTransformer\nSentenceTransformer("output/checkpoint-500")',
	},
	...['hf_hub_download', 'snapshot_download'].map(
		(name): Watched => ({
			watch: 'download',
			library: 'huggingface_hub',
			modules: ['huggingface_hub'],
			call: name,
			arguments: keys(...goneFromHub, 'token'),
			needs: goneFromHub,
			example: `from huggingface_hub import ${name}\n${name}("org/name", resume_download=True)`,
		}),
	),
	...[
		'cached_download',
		'InferenceApi',
		'Repository',
		'from_pretrained_keras',
		'push_to_hub_keras',
		'save_pretrained_keras',
	].map(
		(name): Watched => ({
			watch: name,
			library: 'huggingface_hub',
			modules: ['huggingface_hub'],
			call: name,
			arguments: {},
			example: `from huggingface_hub import ${name}\n${name}("org/name")`,
		}),
	),
];

export const watchedInJavascript: readonly Watched[] = [
	{
		watch: 'pipeline',
		library: 'transformers.js',
		modules: ['@huggingface/transformers', '@xenova/transformers'],
		call: 'pipeline',
		arguments: { task: { at: 0 }, model: { at: 1 }, options: { at: 2 }, ...keys('revision', 'dtype') },
		keysAt: 2,
		example: "import { pipeline } from '@huggingface/transformers';\nawait pipeline('sentiment-analysis')",
	},
];
