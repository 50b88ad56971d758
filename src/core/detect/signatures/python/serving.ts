import type { Signature } from '../signature';
import { first, named, pretrained, repo, rows } from './rows';

/** Engines that run or serve models. */
export const servingSignatures: readonly Signature[] = [
	...rows(
		'vllm',
		['vllm'],
		'LLM EngineArgs AsyncEngineArgs',
		[first('model'), { keys: ['tokenizer'], reads: 'text', revision: 'tokenizer_revision' }],
		{
			revision: 'revision',
			options: ['trust_remote_code', 'code_revision'],
			// Older than what is in use; the names have not changed since.
			checked: 'vllm 0.2.6',
		},
	),
	...rows('sglang', ['sglang'], 'Engine', named('model_path'), {
		revision: 'revision',
		options: ['trust_remote_code'],
		checked: 'sglang 0.5.10',
	}),
	// The engine's settings, which both engines have, say the revision.
	...rows('lmdeploy', ['lmdeploy'], 'pipeline', first('model_path'), {
		revision: 'backend_config.revision',
		options: ['trust_remote_code'],
		checked: 'lmdeploy 0.16.0',
	}),
	// Its keywords after the known ones go to the model, none to the download.
	...rows('llama-cpp-python', ['llama_cpp'], 'Llama.from_pretrained', repo, {
		reads: 'file',
		options: ['filename'],
		anywhere: true,
		checked: 'llama-cpp-python 0.3.36',
	}),
	...rows('mlx-lm', ['mlx_lm'], 'load', first('path_or_hf_repo'), {
		revision: 'revision',
		options: ['trust_remote_code'],
		checked: 'mlx-lm 0.32.2',
	}),
	...rows('mlx-vlm', ['mlx_vlm'], 'load', first('path_or_hf_repo'), {
		revision: 'revision',
		checked: 'mlx-vlm 0.7.10',
	}),
	...rows('ctransformers', ['ctransformers'], 'AutoTokenizer.from_pretrained', first('model'), {
		reads: 'text',
		checked: 'ctransformers 0.2.27',
	}),
	...rows('ctransformers', ['ctransformers'], '*.from_pretrained', first('model_path_or_repo_id'), {
		revision: 'revision',
		checked: 'ctransformers 0.2.27',
	}),
	...rows('ctranslate2', ['ctranslate2'], 'converters.TransformersConverter', first('model_name_or_path'), {
		revision: 'revision',
		options: ['trust_remote_code'],
		checked: 'ctranslate2 4.8.5',
	}),
	...rows('litgpt', ['litgpt'], 'LLM.load', first('model'), { checked: 'litgpt 0.5.13' }),
	...rows('unsloth', ['unsloth'], 'Fast*.from_pretrained', first('model_name'), {
		revision: 'revision',
		// In its place the library loads a conversion of its own where its mapper knows one.
		revisionNeeds: 'use_exact_model_name',
		// vLLM is given no revision of the weights: unsloth/models/loader.py drops it, with a warning.
		revisionLostBy: 'fast_inference',
		options: ['trust_remote_code', 'subfolder', 'use_exact_model_name', 'fast_inference'],
		anywhere: true,
		checked: 'unsloth 2026.10.9',
	}),
	...rows('auto-gptq', ['auto_gptq'], '*.from_quantized', first('model_name_or_path'), {
		revision: 'revision',
		options: ['trust_remote_code', 'use_safetensors'],
		checked: 'auto-gptq 0.7.1',
	}),
	...rows('auto-gptq', ['auto_gptq'], '*.from_pretrained', pretrained, {
		revision: 'revision',
		options: ['trust_remote_code'],
		checked: 'auto-gptq 0.7.1',
	}),
	...rows('autoawq', ['awq'], '*.from_quantized *.from_pretrained', first('quant_path', 'model_path'), {
		revision: 'download_kwargs.revision',
		options: ['trust_remote_code'],
		checked: 'autoawq 0.2.7',
	}),
	...rows(
		'gptqmodel',
		['gptqmodel'],
		'*.load *.from_quantized *.from_pretrained',
		first('model_id_or_path'),
		{
			revision: 'revision',
			options: ['trust_remote_code'],
			checked: 'gptqmodel 7.7.0',
		},
	),
	...rows(
		'optimum',
		['optimum'],
		'ORT*Pipeline.from_pretrained OV*Pipeline.from_pretrained',
		first('model_name_or_path', 'pretrained_model_or_path', 'model_id'),
		{
			revision: 'revision',
			reads: 'onnx',
			options: ['subfolder'],
			anywhere: true,
			checked: 'optimum-onnx 0.1.0',
		},
	),
	...rows(
		'optimum',
		['optimum'],
		'ORTModel*.from_pretrained',
		first('model_id', 'pretrained_model_name_or_path'),
		{
			revision: 'revision',
			reads: 'onnx',
			options: ['trust_remote_code', 'subfolder'],
			anywhere: true,
			checked: 'optimum-onnx 0.1.0',
		},
	),
	...rows('optimum', ['optimum'], '*.from_pretrained', first('model_id', 'pretrained_model_name_or_path'), {
		revision: 'revision',
		options: ['trust_remote_code', 'subfolder'],
		checked: 'optimum-intel 2.2.0',
	}),
	// Rewards may be functions, and models beside them in one list.
	...rows(
		'trl',
		['trl'],
		'*Trainer',
		[first('model'), named('reward_funcs'), named('ref_model'), named('teacher_model')],
		{ checked: 'trl 1.16.0' },
	),
	...rows(
		'bentoml',
		['bentoml'],
		'transformers.import_model diffusers.import_model',
		{ at: 1, keys: ['model_name_or_path'] },
		{ revision: 'revision', options: ['trust_remote_code'], checked: 'bentoml 1.4.40' },
	),
	...rows('bentoml', ['bentoml'], 'models.HuggingFaceModel HuggingFaceModel', first('model_id'), {
		revision: 'revision',
		reads: 'snapshot',
		checked: 'bentoml 1.4.40',
	}),
	...rows('trl', ['trl'], '*.from_pretrained', pretrained, { revision: 'revision', checked: 'trl 0.11.4' }),
	...rows('trl', ['trl'], 'ModelConfig', named('model_name_or_path'), {
		revision: 'model_revision',
		options: ['trust_remote_code'],
		checked: 'trl 1.16.0',
	}),
	// `model_args="pretrained=org/name,revision=main"`
	...rows(
		'lm-eval',
		['lm_eval'],
		'simple_evaluate',
		{ keys: ['model_args'], settings: ['pretrained', 'peft', 'model', 'tokenizer'] },
		{
			example:
				'import lm_eval\nlm_eval.simple_evaluate(model="hf", model_args="pretrained=org/name,dtype=auto")',
			checked: 'lm-eval 0.4.13',
		},
	),
	...rows('lm-eval', ['lm_eval'], 'models.huggingface.HFLM HFLM', first('pretrained'), {
		revision: 'revision',
		options: ['trust_remote_code', 'subfolder'],
		checked: 'lm-eval 0.4.13',
	}),
];
