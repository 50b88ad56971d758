import * as assert from 'node:assert/strict';
import { assertVerdict, inspect } from '../inspected';

const utf8 = new TextEncoder();
const inspected = (name: string, value: unknown) =>
	inspect(name, utf8.encode(typeof value === 'string' ? value : JSON.stringify(value)));
const escaping = '{{ messages.__class__ }}';

suite('configurations', () => {
	const judged: [string, string, unknown, 'safe' | 'suspicious' | 'dangerous' | 'malformed', string?][] = [
		['an ordinary one', 'config.json', { model_type: 'bert', hidden_size: 8 }, 'safe'],
		[
			'numbers as Python writes them',
			'generation_config.json',
			'{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \\" Infinity"}',
			'safe',
		],
		[
			'code of its repository',
			'config.json',
			{ auto_map: { AutoModel: 'modeling_x.XModel' } },
			'suspicious',
			'modeling_x.py',
		],
		[
			'a list',
			'tokenizer_config.json',
			{ auto_map: { AutoTokenizer: ['tokenization_x.XTok', null] } },
			'suspicious',
			'tokenization_x.py',
		],
		[
			'code of another repository',
			'config.json',
			{ auto_map: { AutoModel: 'org/other--modeling_x.XModel' } },
			'suspicious',
			'another repository: org/other: modeling_x.py',
		],
		[
			'code below another part',
			'config.json',
			{ vision_config: { auto_map: { AutoModel: 'vision.X' } } },
			'suspicious',
			'vision.py',
		],
		['an empty map', 'config.json', { auto_map: {} }, 'safe'],
		[
			'a map that cannot be read',
			'config.json',
			{ auto_map: { AutoModel: 7 } },
			'suspicious',
			'could not be read',
		],
		[
			'pipelines',
			'config.json',
			{ custom_pipelines: { x: { impl: 'my_pipeline.XPipeline', pt: ['AutoModel'] } } },
			'suspicious',
			'my_pipeline.py',
		],
		['it asks for trust', 'config.json', { trust_remote_code: true }, 'suspicious', 'trust_remote_code'],
		['it asks for none', 'config.json', { trust_remote_code: false }, 'safe'],
		['kernels', 'config.json', { _attn_implementation: 'org/kernel' }, 'suspicious', 'org/kernel'],
		['an implementation', 'config.json', { _attn_implementation: 'flash_attention_2' }, 'safe'],
		['Hydra', 'config.json', { model: { _target_: 'os.system' } }, 'dangerous', 'os.system'],
		['Lightning', 'config.json', { data: { class_path: 'os.system' } }, 'dangerous', 'os.system'],
		[
			'a library of PEFT',
			'adapter_config.json',
			{
				auto_mapping: {
					parent_library: 'transformers.models.bert.modeling_bert',
					base_model_class: 'BertModel',
				},
			},
			'safe',
		],
		[
			'another library',
			'adapter_config.json',
			{ auto_mapping: { parent_library: 'os', base_model_class: 'system' } },
			'dangerous',
			'os.system',
		],
		['modules', 'modules.json', [{ type: 'sentence_transformers.models.Transformer' }], 'safe'],
		[
			'modules of its repository',
			'modules.json',
			[{ type: 'custom_st.Transformer' }],
			'suspicious',
			'custom_st.Transformer',
		],
		[
			'a pipeline',
			'model_index.json',
			{
				_class_name: 'StableDiffusionPipeline',
				unet: ['diffusers', 'UNet2DConditionModel'],
				safety_checker: ['stable_diffusion', 'StableDiffusionSafetyChecker'],
				feature_extractor: [null, null],
			},
			'safe',
		],
		[
			'a pipeline of its repository',
			'model_index.json',
			{ _class_name: ['pipeline', 'P'] },
			'suspicious',
			'pipeline.py',
		],
		[
			'a part of its repository',
			'model_index.json',
			{
				_class_name: 'TextToVideoIFPipeline',
				unet: ['showone_unet_3d_condition', 'ShowOneUNet3DConditionModel'],
			},
			'suspicious',
			'its repository: unet/showone_unet_3d_condition.py',
		],
		[
			'a part of its repository by a short name',
			'model_index.json',
			{ unet: ['unet', 'X'] },
			'suspicious',
			'its repository: unet/unet.py',
		],
		[
			'a part by a name that only looks like one of diffusers',
			'model_index.json',
			{ unet: ['stable_diffusion_pipeline', 'X'] },
			'suspicious',
			'unet/stable_diffusion_pipeline.py',
		],
		[
			'parts of libraries and of folders that diffusers has',
			'model_index.json',
			{
				a: ['transformers', 'T5EncoderModel'],
				b: ['onnxruntime.training', 'ORTModule'],
				c: ['deepfloyd_if', 'IFWatermarker'],
				d: ['stable_diffusion', 'StableDiffusionSafetyChecker'],
				e: ['paint_by_example', 'PaintByExampleImageEncoder'],
				f: ['kolors', 'ChatGLMModel'],
				g: ['wuerstchen', 'WuerstchenPrior'],
				h: ['ltx2', 'LTX2Vocoder'],
				i: ['stable_cascade', 'StableCascadeUNet'],
				j: ['stable_diffusion_safe', 'SafeStableDiffusionSafetyChecker'],
				k: ['audioldm2', 'AudioLDM2ProjectionModel'],
				l: ['kandinsky', 'MultilingualCLIP'],
			},
			'safe',
		],
		[
			'a part from anywhere',
			'model_index.json',
			{ unet: ['subprocess', 'Popen'] },
			'dangerous',
			'subprocess.Popen',
		],
		[
			'a model of Keras in a folder',
			'config.json',
			{ class_name: 'Sequential', config: { layers: [{ class_name: 'Lambda', config: {} }] } },
			'dangerous',
			'Lambda',
		],
		['a key twice', 'config.json', '{"a": 1, "a": 2}', 'suspicious', 'twice'],
		['no JSON', 'config.json', '{"a": 1,}', 'malformed'],
		['no UTF-8', 'config.json', '{"a": "\ud800"}', 'safe'],
		['an ordinary template', 'tokenizer_config.json', { chat_template: '{{ messages[0].content }}' }, 'safe'],
		['a template', 'tokenizer_config.json', { chat_template: escaping }, 'dangerous', '__class__'],
		[
			'one of several templates',
			'tokenizer_config.json',
			{
				chat_template: [
					{ name: 'default', template: 'x' },
					{ name: 'tool_use', template: escaping },
				],
			},
			'dangerous',
			'__class__',
		],
		[
			'the first of two templates',
			'tokenizer_config.json',
			`{"chat_template": "${escaping}", "chat_template": "x"}`,
			'dangerous',
			'__class__',
		],
		[
			'a template of a processor',
			'chat_template.json',
			{ chat_template: escaping },
			'dangerous',
			'__class__',
		],
		['a template file', 'additional_chat_templates/x.jinja', escaping, 'dangerous', '__class__'],
	];
	for (const [name, path, value, verdict, words] of judged) {
		test(`${verdict}: ${path}, ${name}`, () => assertVerdict(inspected(path, value), verdict, words));
	}

	const indexed: [string, unknown, 'safe' | 'suspicious' | 'malformed'][] = [
		['a name', { a: 'model-00001-of-00002.safetensors', b: 'sub/x.bin' }, 'safe'],
		['an absolute path', { a: '/etc/hostname' }, 'suspicious'],
		['a way out', { a: 'x/../../y.bin' }, 'suspicious'],
		['a way out on Windows', { a: '..\\y.bin' }, 'suspicious'],
		['a drive', { a: 'C:\\y.bin' }, 'suspicious'],
		['an address', { a: 'https://example.invalid/y.bin' }, 'suspicious'],
		['a control code', { a: 'y.bin\0.safetensors' }, 'suspicious'],
		['no text', { a: 7 }, 'malformed'],
		['no map', [], 'malformed'],
	];
	for (const [name, map, verdict] of indexed) {
		test(`${verdict}: an index with ${name}`, async () => {
			const inspection = await inspected('model.safetensors.index.json', { weight_map: map });
			assert.deepEqual([inspection.format, inspection.verdict], ['index', verdict]);
		});
	}

	test('formats go by names', async () => {
		const formats = ['config.json', 'tokenizer_config.json', 'chat_template.json', 'x.bin.index.json'].map(
			async (name) => (await inspected(name, { weight_map: {} })).format,
		);
		assert.deepEqual(await Promise.all(formats), ['config', 'tokenizer-config', 'chat-template', 'index']);
	});
});
