import type { Signature } from '../signature';
import { first, pretrained, rows } from './rows';

const checked = 'diffusers 0.42.1';
const modules = ['diffusers'];
const row = {
	revision: 'revision',
	options: ['trust_remote_code', 'use_safetensors', 'subfolder', 'variant'],
	checked,
} as const;

/** Classes that are known for diffusers' own where the import is not seen. */
const classes =
	'DiffusionPipeline StableDiffusion*Pipeline* StableVideoDiffusion* AutoPipelineFor* Flux*Pipeline* Kandinsky* PixArt* ' +
	'ControlNet*Model Autoencoder* UNet* *Transformer2DModel *Transformer3DModel MotionAdapter T2IAdapter VQModel';

const parts = first('pretrained_model_name_or_path_or_dict', 'pretrained_model_name_or_path');

export const diffusersSignatures: readonly Signature[] = [
	...rows('diffusers', modules, '*.from_pretrained', pretrained, row),
	...rows(
		'diffusers',
		modules,
		classes
			.split(' ')
			.map((name) => `${name}.from_pretrained`)
			.join(' '),
		pretrained,
		{ ...row, anywhere: true },
	),
	...rows(
		'diffusers',
		modules,
		'*.from_single_file',
		first('pretrained_model_link_or_path', 'pretrained_model_link_or_path_or_dict'),
		{
			revision: 'revision',
			reads: 'file',
			anywhere: true,
			checked,
			example:
				'StableDiffusionPipeline.from_single_file("https://huggingface.co/org/name/blob/main/model.safetensors")',
		},
	),
	...rows('diffusers', modules, '*.load_config', pretrained, {
		revision: 'revision',
		reads: 'text',
		options: ['subfolder'],
		checked,
	}),
	...rows(
		'diffusers',
		modules,
		'*.load_lora_weights *.load_ip_adapter *.load_lora_adapter *.lora_state_dict *.load_textual_inversion *.load_attn_procs',
		parts,
		{
			revision: 'revision',
			options: ['use_safetensors', 'subfolder'],
			anywhere: true,
			checked,
		},
	),
];
