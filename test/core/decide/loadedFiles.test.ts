import assert from 'node:assert/strict';
import { loadedFiles } from '../../../src/core/decide/loadedFiles';
import { files, type LoadFacts, load, unknown } from '../builders';

/** What a load of a repository with these files reads, in one line. */
function reads(paths: string, facts: LoadFacts): string {
	const read = loadedFiles(load(facts), { files: files(...paths.split(' ')) });
	return read?.files.map(({ path }) => path).join(' ') ?? '';
}

const people = 'README.md LICENSE .gitattributes assets/a.png runs/events.out.tfevents.1';
const tokenizer = 'merges.txt special_tokens_map.json tokenizer.json tokenizer_config.json vocab.json';
const index = 'model.safetensors.index.json';
const shards = 'model-00001-of-00002.safetensors model-00002-of-00002.safetensors';
const whole = `${people} config.json generation_config.json ${shards} ${index} ${tokenizer} pytorch_model.bin training_args.bin optimizer.pt`;
const sentences = `${people} 1_Pooling/config.json config.json modules.json sentence_bert_config.json tokenizer.json vocab.txt`;
const pretrained = (name: string, facts: LoadFacts = {}): LoadFacts => ({
	library: 'transformers',
	call: `${name}.from_pretrained`,
	...facts,
});
const diffusion = (name: string, facts: LoadFacts = {}) =>
	pretrained(name, { library: 'diffusers', ...facts });
const pipeline =
	'01.png model_index.json scheduler/scheduler_config.json tokenizer/vocab.json unet/config.json unet/diffusion_pytorch_model.safetensors unet/model.onnx unet/openvino_model.bin vae/config.json vae/diffusion_pytorch_model.safetensors vae_1_0/config.json vae_1_0/diffusion_pytorch_model.safetensors vae_decoder/config.json vae_decoder/model.onnx';
const ofPipeline =
	'model_index.json scheduler/scheduler_config.json tokenizer/vocab.json unet/config.json unet/diffusion_pytorch_model.safetensors vae/config.json vae/diffusion_pytorch_model.safetensors';

suite('the files that a load reads', () => {
	const cases: readonly (readonly [string, string, LoadFacts, string])[] = [
		[
			'a class of models: configuration, shards and their index',
			whole,
			pretrained('AutoModelForCausalLM'),
			`config.json generation_config.json ${shards} ${index}`,
		],
		[
			'a tokenizer, and no weights',
			whole,
			pretrained('AutoTokenizer', { reads: 'text' }),
			`config.json generation_config.json ${tokenizer}`,
		],
		[
			'a configuration alone',
			whole,
			pretrained('AutoConfig', { reads: 'text' }),
			'config.json generation_config.json',
		],
		[
			'a class that is not known: all but other weights and what is for people',
			whole,
			pretrained('kind'),
			`config.json generation_config.json ${shards} ${index} ${tokenizer}`,
		],
		[
			'a tool of which it is not known what it reads',
			whole,
			{ library: 'axolotl', call: 'base_model' },
			`config.json generation_config.json ${shards} ${index} ${tokenizer}`,
		],
		[
			'code of the repository may open anything',
			'config.json modeling_x.py words.txt model.safetensors',
			pretrained('AutoModel', { options: { trust_remote_code: true } }),
			'config.json modeling_x.py words.txt model.safetensors',
		],
		[
			'code that is not trusted is not read',
			'config.json modeling_x.py words.txt model.safetensors',
			pretrained('AutoModel', { options: { trust_remote_code: false } }),
			'config.json model.safetensors',
		],
		[
			'the parts of a sentence transformer',
			`${sentences} pytorch_model.bin openvino/openvino_model.xml onnx/model.onnx`,
			{ library: 'sentence-transformers', call: 'SentenceTransformer' },
			'1_Pooling/config.json config.json modules.json sentence_bert_config.json tokenizer.json vocab.txt pytorch_model.bin',
		],
		['the components of a pipeline', pipeline, diffusion('DiffusionPipeline'), ofPipeline],
		['the same by its task', pipeline, diffusion('AutoPipelineForText2Image'), ofPipeline],
		[
			'one component',
			pipeline,
			diffusion('UNet2DConditionModel', { options: { subfolder: 'unet' } }),
			'unet/config.json unet/diffusion_pytorch_model.safetensors',
		],
		[
			'a scheduler',
			pipeline,
			diffusion('DDIMScheduler', { reads: 'text', options: { subfolder: 'scheduler' } }),
			'scheduler/scheduler_config.json',
		],
		[
			'a folder that is not readable may be any',
			pipeline,
			diffusion('CLIPTokenizer', { reads: 'text', options: { subfolder: unknown } }),
			'model_index.json tokenizer/vocab.json unet/config.json vae/config.json vae_1_0/config.json vae_decoder/config.json',
		],
		[
			'all weights where those that are looked for are not there',
			'config.json x.gguf',
			pretrained('AutoModel'),
			'config.json x.gguf',
		],
		[
			'a graph with its tensors',
			'onnx/model.onnx onnx/model.onnx_data tokenizer.json',
			{ library: 'transformers.js', call: 'pipeline', reads: 'onnx' },
			'onnx/model.onnx onnx/model.onnx_data tokenizer.json',
		],
		[
			'words that are a pickle',
			'vocab.pkl config.json',
			pretrained('AutoTokenizer', { reads: 'text' }),
			'vocab.pkl config.json',
		],
		[
			'weights of a tokenizer are weights',
			'tokenizer-1.safetensors config.json',
			pretrained('AutoTokenizer', { reads: 'text' }),
			'config.json',
		],
		[
			'parts in two formats',
			'modules.json model.safetensors 2_Dense/pytorch_model.bin',
			{ library: 'sentence-transformers', call: 'SentenceTransformer' },
			'modules.json model.safetensors 2_Dense/pytorch_model.bin',
		],
		[
			'two layouts of the same weights',
			'params.json consolidated.safetensors model.safetensors',
			{ library: 'vllm', call: 'LLM' },
			'params.json consolidated.safetensors model.safetensors',
		],
	];
	for (const [what, paths, facts, expected] of cases) {
		test(what, () => assert.equal(reads(paths, facts), expected));
	}

	const named: readonly (readonly [string, LoadFacts['options'], string])[] = [
		['one file', { filename: 'a-q8_0.gguf' }, 'a-q8_0.gguf'],
		['what a pattern fits', { filename: '*q8_0.gguf' }, 'a-q8_0.gguf b/c-q8_0.gguf'],
		['a pattern of several parts', { filename: 'b*q8*.gguf' }, 'b/c-q8_0.gguf'],
		['in a folder that is not readable', { filename: 'c-q8_0.gguf', subfolder: unknown }, 'b/c-q8_0.gguf'],
		[
			'any where the name is not readable',
			{ filename: unknown },
			'a-q4_0.gguf a-q8_0.gguf b/c-q8_0.gguf config.json',
		],
		['none of that name', { filename: 'd.gguf' }, ''],
	];
	for (const [what, options, expected] of named) {
		test(`a file: ${what}`, () => {
			const facts: LoadFacts = { library: 'llama-cpp-python', call: 'Llama.from_pretrained', reads: 'file' };
			assert.equal(
				reads('a-q4_0.gguf a-q8_0.gguf b/c-q8_0.gguf config.json', { ...facts, options }),
				expected,
			);
		});
	}

	test('files that were not listed', () => assert.equal(loadedFiles(load(), {}), undefined));
});
