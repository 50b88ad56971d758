import { isPaddleName } from '../catalogues';
import type { Signature } from '../signature';
import { first, named, pretrained, rows } from './rows';

export const weightOptions = [
	'trust_remote_code',
	'use_safetensors',
	'weights_only',
	'subfolder',
	'variant',
	'code_revision',
] as const;
const textOptions = ['trust_remote_code', 'subfolder', 'code_revision'] as const;

const checked = 'transformers 5.23.0';

/** Classes that read texts and configurations of a repository, and none of its weights. */
const textClasses = ['*Tokenizer*', '*Processor*', '*Config*', '*FeatureExtractor*', '*Scheduler*'];

function textRows(library: string, modules: readonly string[], row: Partial<Signature>): Signature[] {
	return textClasses.map((name): Signature => {
		const plain = name.replaceAll('*', '');
		const example = `${plain === 'Scheduler' ? 'DDIM' : plain === 'Config' ? 'Auto' : 'Bert'}${plain}`;
		return {
			library,
			modules,
			call: `${name}.from_pretrained`,
			ids: [pretrained],
			revision: 'revision',
			reads: 'text',
			options: textOptions,
			example: `from ${modules[0]} import ${example}\n${example}.from_pretrained("org/name")`,
			...row,
		};
	});
}

const anywhere = { anywhere: true };

export const textSignatures: readonly Signature[] = [
	...textRows('diffusers', ['diffusers'], { checked: 'diffusers 0.42.1' }),
	...textRows('transformers', ['transformers'], { checked }).map((row) =>
		row.call.startsWith('*Scheduler') ? row : { ...row, ...anywhere },
	),
	...textRows('diffusers', ['diffusers'], { checked: 'diffusers 0.42.1', ...anywhere }).filter((row) =>
		row.call.startsWith('*Scheduler'),
	),
	...textRows('optimum', ['optimum'], { checked: 'optimum 2.3.0' }),
	...textRows('tokenizers', ['tokenizers'], {})
		.slice(0, 1)
		.map((row) => ({
			...row,
			ids: [first('identifier')],
			checked: 'tokenizers 0.23.3',
		})),
	...textRows('paddlenlp', ['paddlenlp'], {
		catalogue: isPaddleName,
		revision: undefined,
		options: ['subfolder'],
		checked: 'paddlenlp 2.8.1',
	}),
];

export const transformersSignatures: readonly Signature[] = [
	...rows(
		'transformers',
		['transformers'],
		'pipeline',
		[
			{ at: 1, keys: ['model'] },
			{ keys: ['config'], reads: 'text' },
			{ keys: ['tokenizer', 'processor'], reads: 'text' },
			{ keys: ['feature_extractor', 'image_processor', 'video_processor'], reads: 'text' },
		],
		{ revision: 'revision', options: ['trust_remote_code', 'code_revision'], anywhere: true, checked },
	),
	...rows(
		'optimum',
		['optimum'],
		'pipeline',
		[
			{ at: 1, keys: ['model'] },
			{ keys: ['tokenizer'], reads: 'text' },
		],
		{ revision: 'revision', options: ['trust_remote_code'], checked: 'optimum 2.3.0' },
	),
	...rows(
		'optimum',
		['optimum'],
		'TasksManager.get_model_from_task',
		{ at: 1, keys: ['model_name_or_path'] },
		{
			revision: 'revision',
			revisionAt: 3,
			options: ['trust_remote_code', 'subfolder'],
			optionsAt: { subfolder: 2 },
			checked: 'optimum 2.3.0',
		},
	),
	...['onnx', 'openvino'].flatMap((format) =>
		rows('optimum', [`optimum.exporters.${format}`], 'main_export', first('model_name_or_path'), {
			revision: 'revision',
			options: ['trust_remote_code', 'subfolder'],
			checked: 'optimum-onnx 0.1.0',
		}),
	),
	// An adapter on a model at hand. The keyword was its own until 4.x; 5.x also takes it in `adapter_kwargs`.
	...rows('transformers', ['transformers'], '*.load_adapter', first('peft_model_id', 'model_id'), {
		revision: ['revision', 'adapter_kwargs.revision'],
		anywhere: true,
		checked,
	}),
	...rows('transformers', ['transformers'], 'cached_file', first('path_or_repo_id'), {
		revision: 'revision',
		reads: 'file',
		options: ['subfolder'],
		checked: 'transformers 5.24.0',
	}),
	...rows('adapters', ['adapters'], '*.load_adapter', first('adapter_name_or_path'), {
		options: ['use_safetensors'],
		checked: 'adapters 1.3.0',
	}),
];

const peftChecked = 'peft 0.21.2';
const adapterRow = {
	revision: 'revision',
	options: ['use_safetensors', 'subfolder'],
	checked: peftChecked,
} as const;

export const peftSignatures: readonly Signature[] = [
	...rows(
		'peft',
		['peft'],
		'*PeftConfig.from_pretrained LoraConfig.from_pretrained',
		first('pretrained_model_name_or_path'),
		{
			revision: 'revision',
			reads: 'text',
			options: ['subfolder'],
			anywhere: true,
			checked: peftChecked,
		},
	),
	...rows('peft', ['peft'], 'AutoPeftModel*.from_pretrained', first('pretrained_model_name_or_path'), {
		...adapterRow,
		anywhere: true,
	}),
	...rows(
		'peft',
		['peft', 'transformers'],
		'PeftModel*.from_pretrained',
		{ at: 1, keys: ['model_id'] },
		{
			...adapterRow,
			anywhere: true,
		},
	),
	...rows(
		'peft',
		['peft'],
		'PeftMixedModel.from_pretrained LoraModel.from_pretrained',
		{ at: 1, keys: ['model_id'] },
		{
			...adapterRow,
			anywhere: true,
		},
	),
	...rows('peft', ['peft'], '*.load_adapter load_peft_weights', first('model_id'), {
		revision: 'revision',
		options: ['subfolder'],
		checked: peftChecked,
	}),
	// `revision` of a configuration is that of the base model.
	...rows('peft', ['peft'], '*Config', named('base_model_name_or_path'), {
		revision: 'revision',
		example: 'from peft import LoraConfig\nLoraConfig(base_model_name_or_path="org/name")',
		checked: peftChecked,
	}),
];

/** Any class that has `from_pretrained`: last, so that every more particular row comes first. */
export const pretrainedSignatures: readonly Signature[] = [
	...rows('huggingface_hub', ['huggingface_hub'], '*.from_pretrained', pretrained, {
		revision: 'revision',
		checked: 'huggingface_hub 2.4.0',
	}),
	...rows('adapters', ['adapters'], '*.from_pretrained', pretrained, {
		revision: 'revision',
		options: weightOptions,
		checked: 'adapters 1.3.0',
	}),
	...rows('paddlenlp', ['paddlenlp'], '*.from_pretrained', pretrained, {
		catalogue: isPaddleName,
		options: ['use_safetensors', 'subfolder', 'variant'],
		checked: 'paddlenlp 2.8.1',
	}),
	{
		library: 'transformers',
		modules: ['transformers'],
		call: '*.from_pretrained',
		ids: [pretrained],
		revision: 'revision',
		reads: 'weights',
		options: weightOptions,
		anywhere: true,
		example: 'AutoModel.from_pretrained("org/name", revision="main")',
		checked,
	},
];
