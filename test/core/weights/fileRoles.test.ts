import assert from 'node:assert/strict';
import { weightRole } from '../../../src/core/weights/fileRoles';

const roles: Readonly<Record<string, readonly string[]>> = {
	weights: [
		'model-00001-of-00002.safetensors',
		'unet/diffusion_pytorch_model.fp16.bin',
		'pytorch_model-00001-of-00003.bin',
		'training_args.bin',
		'optimizer.pt',
		'a/B.PKL',
		'x.pkl.gz',
		'model.joblib',
		'q4.gguf',
		'model.onnx',
		'arrays.npz',
		'model.skops',
		'model.keras',
		'tf_model.h5',
		'program.pt2',
		'mobile.ptl',
	],
	unclear: [
		'config.json',
		'tokenizer_config.json',
		'preprocessor_config.json',
		'adapter_config.json',
		'model_index.json',
		'model.safetensors.index.json',
		'chat_template.jinja',
		'chat_template.json',
		'openvino_model.bin',
		'flax_model.msgpack',
		'model.onnx_data',
		'weights.zip',
		'a.tar',
		'model.ckpt-1000.data-00000-of-00001',
		'saved_model.pb',
		'finalized_model.sav',
		'model.p',
		'linear.pdparams',
		'checkpoint/.metadata',
		'words.kv',
	],
	undefined: [
		'README.md',
		'.gitattributes',
		'tokenizer.json',
		'vocab.txt',
		'tokenizer.model',
		'modeling_x.py',
		'a.png',
		'',
	],
};

suite('files that may be weights, by their names', () => {
	for (const [role, paths] of Object.entries(roles)) {
		for (const path of paths) {
			test(`${path || 'no name'}: ${role}`, () => assert.equal(String(weightRole(path)), role));
		}
	}
	test('a name of any length and making takes no time', () => {
		for (const path of ['a-'.repeat(200_000), `${'a.'.repeat(100)}.index.jsom`, `${'_'.repeat(250)}.bin`]) {
			weightRole(path);
		}
	}).timeout(1000);
});
