import * as assert from 'node:assert/strict';
import { loadedWeights } from '../../../src/core/decide/loadedWeights';
import { readWeights } from '../../../src/core/decide/usualLoad';
import { files, type LoadFacts, load, unknown } from '../builders';

/** `pickle: a, b`, with `→ c` for the safetensors that the same call could read, or the state. */
function reads(paths: readonly string[], facts: LoadFacts = {}): string {
	const weights = loadedWeights(load(facts), files(...paths));
	if (weights.state !== 'files') {
		return weights.state;
	}
	const list = (some: readonly { path: string }[]) => some.map(({ path }) => path).join(', ');
	return `${weights.format}: ${list(weights.files)}${weights.safetensors ? ` → ${list(weights.safetensors)}` : ''}`;
}

const bin = 'pytorch_model.bin';
const safe = 'model.safetensors';
const shards = ['pytorch_model-00001-of-00002.bin', 'pytorch_model-00002-of-00002.bin'];

suite('loadedWeights: transformers', () => {
	const cases: [string, string[], LoadFacts, string][] = [
		['safetensors first', [bin, safe], {}, `safetensors: ${safe}`],
		['pickle where there is nothing else', [bin], {}, `pickle: ${bin}`],
		[
			'forbidden safetensors',
			[bin, safe],
			{ options: { use_safetensors: false } },
			`pickle: ${bin} → ${safe}`,
		],
		['demanded safetensors', [bin, safe], { options: { use_safetensors: true } }, `safetensors: ${safe}`],
		['demanded and not there: it fails', [bin], { options: { use_safetensors: true } }, 'none'],
		['unreadable, and it matters', [bin, safe], { options: { use_safetensors: unknown } }, 'unknown'],
		['shards', shards, {}, `pickle: ${shards.join(', ')}`],
		[
			'a variant',
			[safe, 'pytorch_model.fp16.bin'],
			{ options: { variant: 'fp16' } },
			'pickle: pytorch_model.fp16.bin',
		],
		[
			'a variant in shards',
			['model.fp16-00001-of-00001.safetensors'],
			{ options: { variant: 'fp16' } },
			'safetensors: model.fp16-00001-of-00001.safetensors',
		],
		['no variant asked for', [bin, 'model.fp16.safetensors'], {}, `pickle: ${bin}`],
		['an unreadable variant', [bin], { options: { variant: unknown } }, 'unknown'],
		['a subfolder', [safe, `sub/${bin}`], { options: { subfolder: 'sub' } }, `pickle: sub/${bin}`],
		['training state is no model', ['optimizer.pt', 'training_args.bin', safe], {}, `safetensors: ${safe}`],
		['other names', ['weights.bin', 'x.ckpt'], {}, 'none'],
		['an adapter', ['adapter_config.json', 'adapter_model.bin', bin], {}, 'pickle: adapter_model.bin'],
		['TensorFlow', [bin, 'tf_model.h5'], { call: 'TFAutoModel.from_pretrained' }, 'other: tf_model.h5'],
		['nothing for a tokenizer', [bin], { reads: 'text' }, 'nothing'],
		['ONNX', [bin, 'onnx/model.onnx'], { reads: 'onnx' }, 'other: onnx/model.onnx'],
	];
	for (const [name, paths, facts, expected] of cases) {
		test(name, () => assert.equal(reads(paths, facts), expected));
	}
	test('files that were not listed', () => assert.equal(loadedWeights(load(), undefined).state, 'unknown'));
});

suite('loadedWeights: other libraries', () => {
	const peft = { library: 'peft' };
	const diffusers = { call: 'DiffusionPipeline.from_pretrained' };
	const component = { call: 'UNet2DConditionModel.from_pretrained', options: { subfolder: 'unet' } };
	const lora = { library: 'diffusers', call: 'pipe.load_lora_weights' };
	const sentence = { library: 'sentence-transformers' };
	const unet = 'unet/diffusion_pytorch_model';
	const text = 'text_encoder/';
	const pipeline = ['model_index.json', 'v1.ckpt'];
	const cases: [string, string[], LoadFacts, string][] = [
		[
			'peft',
			['adapter_model.safetensors', 'adapter_model.bin'],
			peft,
			'safetensors: adapter_model.safetensors',
		],
		['peft, pickled', ['adapter_model.bin', bin], peft, 'pickle: adapter_model.bin'],
		[
			'a pipeline',
			[...pipeline, `${unet}.safetensors`, `${unet}.bin`, `${text}${safe}`],
			diffusers,
			`safetensors: ${text}${safe}, ${unet}.safetensors`,
		],
		[
			'a pipeline with one pickle is pickles',
			[...pipeline, `${unet}.safetensors`, `${unet}.bin`, `${text}${bin}`],
			diffusers,
			`pickle: ${text}${bin}, ${unet}.bin`,
		],
		[
			'a pipeline that its task chooses',
			[...pipeline, `${unet}.bin`],
			{ call: 'AutoPipelineForText2Image.from_pretrained', library: 'diffusers' },
			`pickle: ${unet}.bin`,
		],
		[
			'another version of a component is none',
			[...pipeline, `${unet}.safetensors`, 'vae_1_0/diffusion_pytorch_model.bin', `unet-ema/${bin}`],
			diffusers,
			`safetensors: ${unet}.safetensors`,
		],
		[
			'a second component is one',
			[...pipeline, `${text}${safe}`, `text_encoder_2/${safe}`],
			diffusers,
			`safetensors: ${text}${safe}, text_encoder_2/${safe}`,
		],
		['its single file is not read', pipeline, diffusers, 'none'],
		[
			'a pipeline told not to',
			[...pipeline, `${unet}.safetensors`, `${unet}.bin`],
			{ ...diffusers, options: { use_safetensors: false } },
			`pickle: ${unet}.bin → ${unet}.safetensors`,
		],
		[
			'a pipeline variant, plain where there is none',
			[...pipeline, `${unet}.fp16.safetensors`, `${unet}.bin`, `${text}${safe}`],
			{ ...diffusers, options: { variant: 'fp16' } },
			`safetensors: ${text}${safe}, ${unet}.fp16.safetensors`,
		],
		['one component', [...pipeline, `${unet}.bin`], component, `pickle: ${unet}.bin`],
		['a LoRA', ['pytorch_lora_weights.safetensors'], lora, 'safetensors: pytorch_lora_weights.safetensors'],
		['a LoRA of unknown choice', ['a.safetensors', 'a.ckpt'], lora, 'unknown'],
		['the base that an adapter names', [bin], peft, `pickle: ${bin}`],
		['ONNX Runtime', [bin], { call: 'ORTModelForX.from_pretrained' }, 'unknown'],
		['sentence-transformers', ['modules.json', bin, '1_Pooling/config.json'], sentence, `pickle: ${bin}`],
		['its dense layer counts', [safe, `2_Dense/${bin}`], sentence, `pickle: 2_Dense/${bin}`],
		[
			'its transformer in a folder',
			[`0_Transformer/${safe}`],
			sentence,
			`safetensors: 0_Transformer/${safe}`,
		],
		[
			'an unnamed library, one kind',
			['a.ckpt', 'b.ckpt'],
			{ library: 'speechbrain' },
			'pickle: a.ckpt, b.ckpt',
		],
		['an unnamed library, several kinds', ['a.ckpt', safe], { library: 'speechbrain' }, 'unknown'],
		['a library called like a property', [bin], { library: 'constructor' }, `pickle: ${bin}`],
	];
	for (const [name, paths, facts, expected] of cases) {
		test(name, () => assert.equal(reads(paths, facts), expected));
	}
});

suite('loadedWeights: hostile repositories', () => {
	const many = (path: (index: number) => string) => Array.from({ length: 50_000 }, (_, index) => path(index));
	const cases: [string, string[], LoadFacts][] = [
		[
			'as many components as files',
			['model_index.json', ...many((index) => `f${index}/model.bin`)],
			{ call: 'X.Pipeline.from_pretrained' },
		],
		[
			'as many modules as files',
			many((index) => `0_${index}/config.json`),
			{ library: 'sentence-transformers' },
		],
		['one long name', [`${'pytorch_model'.repeat(20_000)}.bin-`], {}],
	];
	for (const [name, paths, facts] of cases) {
		test(name, () => assert.equal(reads(paths, facts), 'none'));
	}
});

suite('loadedWeights: one file', () => {
	const one = (filename: string, paths: string[], subfolder?: string) =>
		reads(paths, { reads: 'file', options: subfolder ? { filename, subfolder } : { filename } });
	const cases: [string, string, string[], string][] = [
		['pickle', 'x.pt', ['x.pt'], 'pickle: x.pt'],
		['with safetensors', 'x.pt', ['x.pt', 'x.safetensors'], 'pickle: x.pt → x.safetensors'],
		['under its other name', bin, [bin, safe], `pickle: ${bin} → ${safe}`],
		[
			'a shard has no counterpart',
			shards[0] ?? '',
			[...shards, 'model-00001-of-00002.safetensors'],
			`pickle: ${shards[0]}`,
		],
		['GGUF', 'x.gguf', ['x.gguf'], 'other: x.gguf'],
		['no weights', 'config.json', ['config.json'], 'nothing'],
		['CTranslate2 is no pickle', 'model.bin', ['model.bin'], 'nothing'],
		['GGML is no pickle', 'ggml-base.bin', ['ggml-base.bin'], 'nothing'],
		['training state is one when it is asked for', 'optimizer.pt', ['optimizer.pt'], 'pickle: optimizer.pt'],
		['not there', 'x.pt', [bin], 'none'],
	];
	for (const [name, filename, paths, expected] of cases) {
		test(name, () => assert.equal(one(filename, paths), expected));
	}
	test('in a subfolder', () => assert.equal(one('x.pt', ['a/x.pt'], 'a'), 'pickle: a/x.pt'));
	test('an unreadable name', () =>
		assert.equal(reads(['x.pt'], { reads: 'file', options: { filename: unknown } }), 'unknown'));
});

suite('loadedWeights: transformers.js', () => {
	const js = (dtype?: string): LoadFacts => ({
		...{ library: 'transformers.js', call: 'pipeline', reads: 'onnx' },
		...(dtype === undefined ? {} : { options: { dtype } }),
	});
	const graphs = ['onnx/model.onnx', 'onnx/model_fp16.onnx', 'onnx/model_q4.onnx', 'onnx/model_q4f16.onnx'];
	const decoders = ['encoder_model', 'decoder_model', 'decoder_with_past_model', 'decoder_model_merged'];

	test('one precision of several, as the call says', () => {
		assert.equal(reads(graphs, js('q4')), 'other: onnx/model_q4.onnx');
		assert.equal(reads(graphs, js('q4f16')), 'other: onnx/model_q4f16.onnx');
		assert.equal(reads(graphs, js('fp32')), 'other: onnx/model.onnx');
	});
	test('not known where the call does not say, or says one that is not there', () => {
		assert.equal(reads(graphs, js()), 'unknown');
		assert.equal(reads(graphs, js('auto')), 'unknown');
		assert.equal(reads(graphs, { ...js(), options: { dtype: unknown } }), 'unknown');
		assert.equal(reads(['onnx/model_quantized.onnx'], js()), 'other: onnx/model_quantized.onnx');
	});
	test('all graphs of that precision, of a decoder the merged one', () =>
		assert.equal(
			reads(
				decoders.flatMap((name) => [`${name}.onnx`, `${name}_quantized.onnx`]),
				js('q8'),
			),
			'other: encoder_model_quantized.onnx, decoder_model_merged_quantized.onnx',
		));
});

suite('readWeights', () => {
	const model = { id: 'org/name', library: 'sentence-transformers', files: files(bin, safe, 'a.onnx') };
	const read = (...loads: LoadFacts[]) => {
		const { weights, by } = readWeights({ model, loads: loads.map(load) });
		return weights.state === 'files'
			? `${by} ${weights.format}: ${weights.files.map(({ path }) => path).join(', ')}`
			: `${by} ${weights.state}`;
	};
	const pickled: LoadFacts = { options: { use_safetensors: false } };

	test('what the code loads goes before what the library usually would', () => {
		assert.equal(read(), `library safetensors: ${safe}`);
		assert.equal(read(pickled), `code pickle: ${bin}`);
	});
	test('several loads: all of their files, and a pickle among them shows', () =>
		assert.equal(read({}, pickled), `loads pickle: ${safe}, ${bin}`));
	test('one that reads all that the others do', () =>
		assert.equal(read(pickled, { ...pickled, call: 'AutoModel.from_pretrained' }), `code pickle: ${bin}`));
	test('a load that reads no weights counts for nothing', () =>
		assert.equal(read({ reads: 'text' }, pickled), `code pickle: ${bin}`));
	test('a load that does not tell: the usual one', () =>
		assert.equal(read(pickled, { options: { use_safetensors: unknown } }), `library safetensors: ${safe}`));
});
