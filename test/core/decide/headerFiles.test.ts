import assert from 'node:assert/strict';
import { headerFiles } from '../../../src/core/decide/headerFiles';
import { files } from '../builders';

const shards = (stem: string, count: number, separator = '-') =>
	Array.from(
		{ length: count },
		(_, at) =>
			`${stem}${separator}${String(at + 1).padStart(5, '0')}-of-${String(count).padStart(5, '0')}.safetensors`,
	);

const pipeline = [
	'model_index.json',
	'unet/diffusion_pytorch_model.safetensors',
	'text_encoder/model.safetensors',
];

const chosen: readonly (readonly [what: string, paths: readonly string[], chosen: readonly string[]])[] = [
	['one file', ['model.safetensors', 'pytorch_model.bin'], ['model.safetensors']],
	[
		'one file by a name of its own',
		['x-4bit-128g.no-act.order.safetensors'],
		['x-4bit-128g.no-act.order.safetensors'],
	],
	['all shards', shards('model', 3), shards('model', 3)],
	['shards with an underscore', shards('model', 2, '_'), shards('model', 2, '_')],
	['the plain precision of two', ['model.fp16.safetensors', 'model.safetensors'], ['model.safetensors']],
	['the only precision there is', ['model.fp16.safetensors', 'x.safetensors'], ['model.fp16.safetensors']],
	['shards of a precision', ['model.safetensors', ...shards('model.fp16', 2)], ['model.safetensors']],
	[
		"the library's own of two copies",
		['consolidated.safetensors', ...shards('model', 2)],
		shards('model', 2),
	],
	[
		'the model before an adapter of it',
		['adapter_model.safetensors', 'model.safetensors'],
		['model.safetensors'],
	],
	['an adapter', ['adapter_model.safetensors', 'adapter_config.json'], ['adapter_model.safetensors']],
	[
		'the root before folders',
		['2_Dense/model.safetensors', 'model.safetensors', 'original/model.safetensors'],
		['model.safetensors'],
	],
	[
		'the only folder',
		['transformer/diffusion_pytorch_model.safetensors'],
		['transformer/diffusion_pytorch_model.safetensors'],
	],
	[
		'each component of a pipeline',
		pipeline,
		['text_encoder/model.safetensors', 'unet/diffusion_pytorch_model.safetensors'],
	],
	[
		'the components without their precisions and without single-file copies',
		[...pipeline, 'unet/diffusion_pytorch_model.fp16.safetensors', 'v1-5-pruned.safetensors'],
		['text_encoder/model.safetensors', 'unet/diffusion_pytorch_model.safetensors'],
	],
	[
		'components in shards',
		['model_index.json', ...shards('transformer/diffusion_pytorch_model', 2)],
		shards('transformer/diffusion_pytorch_model', 2),
	],
];

const unclear: readonly (readonly [what: string, paths: readonly string[], reason: RegExp])[] = [
	['several of which none is the model', ['a.safetensors', 'b.safetensors'], /^2 files could be the model/],
	[
		'several folders',
		['0_Transformer/model.safetensors', '2_Dense/model.safetensors'],
		/^Weights lie in 2 folders/,
	],
	['a shard that is missing', shards('model', 3).slice(1), /^Of 3 files with weights 2 are there\.$/],
	[
		'a pipeline with a component in another format',
		[...pipeline, 'vae/diffusion_pytorch_model.bin'],
		/^Parts of the pipeline are in formats/,
	],
];

suite('the files whose headers are counted', () => {
	for (const [what, paths, expected] of chosen) {
		test(what, () => {
			const one = headerFiles(files(...paths));
			assert.ok(one.state === 'chosen');
			assert.deepEqual(
				one.files.map(({ path }) => path),
				expected,
			);
		});
	}
	for (const [what, paths, reason] of unclear) {
		test(`not ${what}`, () => {
			const one = headerFiles(files(...paths));
			assert.ok(one.state === 'unclear');
			assert.match(one.reason, reason);
		});
	}
	test('none', () => assert.deepEqual(headerFiles(files('pytorch_model.bin', 'a.gguf')), { state: 'none' }));
});
