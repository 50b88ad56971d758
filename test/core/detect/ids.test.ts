import assert from 'node:assert/strict';
import { isClosed, isOwned, soundsLikeModel } from '../../../src/core/detect/ids';
import { repositoryOfHandle } from '../../../src/core/detect/links';
import { repositoryOf } from '../../../src/core/detect/spellings';

suite('texts that name a repository', () => {
	for (const [text, id, kind, revision] of [
		['org/name', 'org/name', 'model'],
		['01-ai/Yi-6B', '01-ai/Yi-6B', 'model'],
		['gpt2', 'gpt2', 'model'],
		['org/model-better', 'org/model-better', 'model'],
		['bert-base-uncased', 'bert-base-uncased', 'model'],
		['org/name:together', 'org/name', 'model'],
		['https://huggingface.co/org/name', 'org/name', 'model'],
		['https://hf.co/org/name/', 'org/name', 'model'],
		['https://huggingface.co/org/name?library=x', 'org/name', 'model'],
		['https://huggingface.co/org/name/resolve/main/a/b.bin', 'org/name', 'model', 'main'],
		['https://huggingface.co/org/name/blob/refs%2Fpr%2F1/a.bin', 'org/name', 'model', 'refs/pr/1'],
		['https://huggingface.co/gpt2/resolve/v1/config.json', 'gpt2', 'model', 'v1'],
		['https://huggingface.co/datasets/org/name', 'org/name', 'dataset'],
		['https://huggingface.co/spaces/org/name', 'org/name', 'space'],
		['hf://org/name/file.gguf', 'org/name', 'model'],
		['hf://datasets/org/name@v1/file', 'org/name', 'dataset', 'v1'],
		['datasets/org/name', 'org/name', 'dataset'],
	] as const) {
		test(text, () => {
			const said = repositoryOf(text);
			assert.deepEqual([said?.id, said?.kind, said?.revision], [id, kind, revision]);
		});
	}

	for (const text of [
		'',
		'name',
		'/org/name',
		'./org/name',
		'../org/name',
		'~/org/name',
		'org/name/more',
		'org//name',
		'org/name/',
		'meta-llama/llama-3-',
		'org/bert-7b.',
		'v1/embeddings',
		'v1beta2/rerank',
		'docker/Dockerfile.bert_pretrain',
		'3rdparty/bert-base',
		'venv/whisper-7b',
		'svc/llama2-7b',
		'deployment/mock-mistral-7b',
		'model_artifacts/tableformer',
		'vocoder/g_00500000',
		'https://huggingface.co/transformers/usage.html',
		'flux-system/flux-dev',
		'ViT-L-14/openai',
		'RN50x4/openai',
		'org/cl100k_base.tiktoken',
		'https://modelscope.cn/my/myaccesstoken',
		'@scope/name',
		'org/na me',
		'org/..',
		'models/name',
		'checkpoints/last',
		'output/checkpoint-100',
		'vx-xxx/checkpoint-xxx',
		'training_trf/model-best',
		'mpt-ft-7b/1-gpu',
		'eager_test/epoch_0',
		'run/global_step200',
		'tts/tts_all.bib',
		'lists/train.lst',
		'guides/model-cards',
		'application/json',
		'N/A',
		'n/a',
		'I/O',
		'0KB/s',
		'12.5tokens/s',
		'explosion/spacy-models',
		'Some-Client/1.0',
		'image/png',
		'text/x-python',
		'org/file.py',
		'org/weights.safetensors',
		'https://huggingface.co/docs/transformers',
		'https://huggingface.co/api/models',
		'https://huggingface.co/cli/install.sh',
		'https://huggingface.co/oauth/authorize',
		'https://huggingface.co/org',
		'https://example.org/org/name',
		'https://evil.example/https://huggingface.co/org/name',
		`org/${'n'.repeat(200)}`,
	]) {
		test(`not ${JSON.stringify(text).slice(0, 60)}`, () => assert.equal(repositoryOf(text), undefined));
	}

	test('where the revision of a URL stands', () => {
		const text = 'https://huggingface.co/org/name/resolve/main/a.bin';
		const said = repositoryOf(text);
		assert.equal(text.slice(said?.revisionAt, (said?.revisionAt ?? 0) + 4), 'main');
	});

	test('handles of TensorFlow Hub and Kaggle', () => {
		const read = (text: string) => [repositoryOfHandle(text)?.id, repositoryOfHandle(text)?.revision];
		assert.deepEqual(read('https://tfhub.dev/google/nnlm-en-dim128/1'), ['google/nnlm-en-dim128', '1']);
		assert.deepEqual(read('https://www.kaggle.com/models/google/gemma/tensorFlow2/2b/3'), [
			'google/gemma',
			'3',
		]);
		assert.deepEqual(read('https://tfhub.dev/'), [undefined, undefined]);
	});

	test('models that only their makers serve', () => {
		assert.deepEqual(
			[
				'openai/gpt-5',
				'anthropic/claude',
				'openai/gpt-oss-20b',
				'openai/whisper-large-v3',
				'google/gemma-2b',
				'meta/llama-3.1-8b-instruct',
				'nvidia/nv-embedqa-e5-v5',
				'nvidia/NV-Embed-v2',
				'google/text-embedding-005',
				'elevenlabs/eleven_multilingual_v2',
				'my-gateway/gpt-4o-mini',
				'azure-openai/text-embedding-3-small',
				'Xenova/gpt-4',
				'org/gpt-4-tuned-7b',
			].map(isClosed),
			[true, true, false, false, false, true, true, false, true, true, true, true, false, false],
		);
	});

	test('hostile text is answered at once', () => {
		for (const text of [
			`a/${'-a'.repeat(50_000)}`,
			'-'.repeat(100_000),
			`https://huggingface.co/${'a/'.repeat(50_000)}`,
		]) {
			assert.deepEqual([isOwned(text), soundsLikeModel(text), repositoryOf(text)], [false, false, undefined]);
		}
	});

	test('ids that speak for themselves', () => {
		const texts = [
			'meta-llama/Llama-3.1-8B',
			'BAAI/bge-m3',
			'facebook/opt-125m',
			'cross-encoder/anything',
			'01-ai/Yi-34B-200K',
			'acme/support-7b',
			'acme/mobile-vit-small',
			'acme/vitpose-plus',
		];
		assert.deepEqual(
			texts.filter((text) => !soundsLikeModel(text)),
			[],
		);
		const others = [
			'head/fc',
			'chat/fast',
			'upload/too-large',
			'encoder-decoder/t5',
			'run-llama/LlamaIndexTS',
			'ollama-ui/preferences',
			'acme/llama-client',
			'acme/no-in-source-vitest',
			'acme/activity-feed',
			'liuhaotian/LLaVA-Instruct-150K',
			'tatsu-lab/alpaca',
			'Helsinki-NLP/opus-100-data',
			'Dahoas/synthetic-instruct-gptj-pairwise',
			'OllieStanley/humaneval-mbpp-codegen-qa',
		];
		assert.deepEqual(others.filter(soundsLikeModel), []);
	});
});
