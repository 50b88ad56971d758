import assert from 'node:assert/strict';
import { repositoryOf } from '../../../src/core/detect/spellings';
import { zooLinks } from '../../../src/core/detect/zooLinks';
import { assertReferences, detect, onlyLoad } from './detecting';

suite('addresses and spellings of models', () => {
	for (const { hub, example, exampleId } of zooLinks) {
		test(`${hub}: ${example}`, () => {
			const said = repositoryOf(example);
			assert.deepEqual([said?.hub, said?.id], [hub, exampleId]);
		});
	}

	for (const [text, id, revision] of [
		['https://huggingface.co/org/name/resolve/main/a.bin', 'org/name', 'main'],
		['https://huggingface.co/org/name/resolve/refs%2Fpr%2F1/a.bin', 'org/name', 'refs/pr/1'],
		['https://api-inference.huggingface.co/models/org/name', 'org/name'],
		['https://router.huggingface.co/hf-inference/models/org/name/pipeline/feature-extraction', 'org/name'],
		['https://modelhub.ai/squeezenet', 'squeezenet'],
		['https://www.modelscope.cn/org/name.git', 'org/name'],
		['hf://org/name/model.safetensors', 'org/name'],
		['hf://org/name:v1', 'org/name', 'v1'],
		['hf://models/org/name@v1/file', 'org/name', 'v1'],
		['hf://models/org', undefined],
		['hf://docs/transformers', undefined],
		['hf://buckets/org/name', undefined],
		['openai/org/name', 'org/name'],
		['openai/gpt-oss-20b', 'openai/gpt-oss-20b'],
		['hf.co/org/name:Q4_K_M', 'org/name'],
		['huggingface/org/name', 'org/name'],
		['huggingface/together/org/name', 'org/name'],
		['huggingface/together/org/name.bin', undefined],
		['hf-hub:org/name@v2', 'org/name', 'v2'],
		['huggingface:text-generation:org/name', 'org/name'],
		['huggingface:org/name', 'org/name'],
		['hf-inference-providers/org/name:nebius', 'org/name'],
		['local:org/name', 'org/name'],
		['local:models/name', undefined],
		['hf:org/Llama-3.2-1B-GGUF/a.gguf', 'org/Llama-3.2-1B-GGUF'],
		['org/Llama-3.2-1B-GGUF/a.Q4_K_M.gguf', 'org/Llama-3.2-1B-GGUF'],
		['org/name:together', 'org/name'],
		['models/org/name.gguf', undefined],
		['huggingface/transformers', undefined],
		['ollama/ollama', undefined],
		['registry/ollama.ai', undefined],
		['private/user-models', undefined],
		['https://example.com/org/name', undefined],
		['https://huggingface.co/docs/transformers', undefined],
	] as const) {
		test(text, () => {
			const said = repositoryOf(text);
			assert.deepEqual([said?.id, said?.revision], [id, revision]);
		});
	}

	for (const [language, text, ...ids] of [
		['python', 'URL = "https://huggingface.co/org/name/resolve/main/a.pth"', 'org/name'],
		['python', 'model_url = "https://github.com/onnx/models/raw/main/a/b.onnx"', 'onnx-zoo:a/b.onnx'],
		['python', 'icon = "https://huggingface.co/org/name/resolve/main/logo.png"'],
		['python', 'card = "https://huggingface.co/org/name"'],
		['python', 'MODELS = "org/one-7b,org/two-7b"', 'org/one-7b', 'org/two-7b'],
		['python', 'completion(model="ollama/llama3.2:3b")', 'ollama:llama3.2:3b'],
		['python', 'engine = "kokoro/speak"'],
		['typescript', "const routes = { model: 'native/model-checksum' };"],
		['yaml', 'model: org/base-7b+org/adapter-7b', 'org/base-7b', 'org/adapter-7b'],
		['yaml', 'model: \x24{MODEL:org/name}', 'org/name'],
		['yaml', 'model: \x24{oc.env:MODEL,org/name}', 'org/name'],
		['yaml', 'providers:\n  - id: ollama:chat:llama3.2:3b', 'ollama:llama3.2:3b'],
		['yaml', 'models:\n  org/name:\n    limit: 1\n', 'org/name'],
		['json', '{"models": {"org\\/name": null, "org/two": null}}', 'org/two'],
		['json', `{"models": {${Array.from({ length: 40 }, (_, at) => `"org/a${at}": null`)}}}`],
		['python', 'console.log("https://huggingface.co/org/name/resolve/main/a.bin")'],
		['python', 'requests.get("https://huggingface.co/org/name/resolve/main/a.bin")', 'org/name'],
		['json', '{"models": {"org/name": {"pricing": {"input": 1}}}}'],
		['json', '{"models": {"org/name": {"mode": "chat", "capabilities": {"vision": false}}}}'],
		['yaml', 'dataset_mixer:\n  org/data: 1.0\n', 'dataset:org/data'],
		[
			'yaml',
			'net:\n  _target_: timm.create_model\n  model_name: resnet50.a1_in1k\n  pretrained: true',
			'other:resnet50.a1_in1k',
		],
		['yaml', 'net:\n  _target_: timm.create_model\n  model_name: resnet50.a1_in1k\n  pretrained: false'],
		['yaml', 'net:\n  _target_: transformers.AutoModel.from_pretrained\n  _args_: [gpt2]', 'gpt2'],
		['yaml', 'image:\n  repository: org/llama-7b\n  tag: v1'],
		['yaml', 'guides_new_model: guides/new_model'],
		['yaml', 'steps:\n  - run: docker exec ollama ollama pull llama3.2:3b', 'ollama:llama3.2:3b'],
		['a.toml', '[tasks]\nfetch = "hf download org/name"', 'org/name'],
		['package.json', '{"scripts": {"fetch": "hf download org/name"}, "model": "org/other"}', 'org/name'],
		[
			'Makefile',
			'MODEL ?= org/name\nrun:\n\t@hf download org/other\n\tvllm serve $(MODEL)\n',
			'org/name',
			'org/other',
		],
		['Modelfile', 'FROM llama3.2\nADAPTER ./a.gguf\n', 'ollama:llama3.2'],
		['dotenv', 'MODELS=`[{"name": "org/llama-7b"}]`', 'org/llama-7b'],
		['shell', ': "\x24{MODEL_PATH:=org/name}"', 'org/name'],
		['shell', 'lm_eval --model hf --model_args pretrained=org/name,revision=v1', 'org/name'],
		['shell', 'URLS=("https://huggingface.co/org/name/resolve/main/a.bin")', 'org/name'],
		['shell', 'ngc registry model download-version nvidia/tao/peoplenet:v1', 'ngc:nvidia/tao/peoplenet'],
		['shell', 'echo ollama pull llama3.2:3b'],
	] as const) {
		test(`${language}: ${text.replaceAll('\n', ' ; ')}`, () => assertReferences(language, text, ...ids));
	}

	test('an address says its revision', async () => {
		const text = 'URL = "https://huggingface.co/org/name/resolve/v1/a.pth"';
		const [found] = await detect('python', text);
		const load = found?.loads[0];
		assert.deepEqual(
			[load?.takesRevision, load?.revision.state === 'known' ? load.revision.value : undefined],
			['url', 'v1'],
		);
		assert.equal(text.slice(load?.slots.revision?.span.start, load?.slots.revision?.span.end), 'v1');
	});

	for (const [text, call] of [
		['curl -L https://huggingface.co/org/name-7b/resolve/main/a.bin', 'curl'],
		['wget -q https://huggingface.co/org/name-7b/resolve/main/a.bin', 'wget'],
		['fetch --from https://huggingface.co/org/name-7b/resolve/main/a.bin', '--from'],
	] as const) {
		test(`${text}: ${call}`, async () => assert.equal((await onlyLoad('shell', text)).call, call));
	}

	test('settings say a revision to what stands beside them', async () => {
		const [found] = await detect('shell', 'lm_eval --model_args pretrained=org/name,revision=v1,dtype=auto');
		const revision = found?.loads[0]?.revision;
		assert.equal(revision?.state === 'known' ? revision.value : undefined, 'v1');
	});
});

suite('addresses that a program lists', () => {
	const list = (name: string) =>
		`${name} = {"a": "https://huggingface.co/org/name/resolve/main/config.json"}\n`;
	for (const [text, loads] of [
		[list('CHECKPOINTS'), 1],
		[list('BERT_PRETRAINED_CONFIG_ARCHIVE_MAP'), 0],
		[`${list('BERT_PRETRAINED_CONFIG_ARCHIVE_MAP')}__all__ = ["BERT_PRETRAINED_CONFIG_ARCHIVE_MAP"]\n`, 0],
		[`${list('BERT_PRETRAINED_CONFIG_ARCHIVE_MAP')}fetch(BERT_PRETRAINED_CONFIG_ARCHIVE_MAP["a"])\n`, 1],
	] as const) {
		test(`${text.replaceAll('\n', ' ⏎ ')}: ${loads}`, async () => {
			const references = await detect('python', text);
			assert.deepEqual([references.length, references.flatMap((one) => one.loads).length], [1, loads]);
		});
	}
});
