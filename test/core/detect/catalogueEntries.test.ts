import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { assertReferences } from './detecting';

const offers = (...more: string[]): string =>
	JSON.stringify({
		models: ['one', 'two', 'three', 'four', 'five', ...more].map((one, at) => ({
			name: `org/bert-${one}`,
			...(at === 0 ? { content_length: 32_768, max_output: 4_096 } : {}),
		})),
	});

suite('mappings that tell of models and load none', () => {
	for (const [what, language, text, ...expected] of [
		[
			'parts of weights',
			'json',
			'{"weightsManifest": [{"paths": ["a.bin"], "weights": [{"name": "dense_Dense1/kernel", "shape": [4, 2], "dtype": "float32"}]}]}',
		],
		[
			'a model has no shape',
			'json',
			'{"models": [{"name": "org/bert-one", "dtype": "float32"}]}',
			'org/bert-one',
		],
		[
			'files that a configuration is composed of',
			'yaml',
			'defaults:\n  - _self_\n  - model: gpt2\n  - optional tokenizer: bert/base-uncased\n  - dataset: wikitext/raw-v1\n  - models/llama-7b\nbase_model: org/name\n',
			'org/name',
		],
		['what stands in when nothing is said', 'yaml', 'defaults:\n  model: gpt2\n', 'gpt2'],
		['the same in a list further down', 'yaml', 'job:\n  defaults:\n    - model: gpt2\n', 'gpt2'],
		[
			'what was written down of an evaluation',
			'json',
			'{"results": {}, "n-shot": {"a": 5}, "model_name": "org/bert-one", "config": {"model_args": {"tokenizer": "org/bert-two"}}}',
		],
		[
			'the same by lighteval',
			'json',
			'{"config_general": {"model_name": "org/bert-one"}, "results": {}, "config_tasks": {}}',
		],
		[
			'how often a task is shown, in what is yet to be run',
			'json',
			'{"n-shot": 5, "model_name": "org/bert-one"}',
			'org/bert-one',
		],
		['what a service offers', 'json', offers()],
		[
			'few that a program offers',
			'json',
			offers().replace(/,\{"name":"org\/bert-(?:two|three)"\}/g, ''),
			'org/bert-one',
			'org/bert-four',
			'org/bert-five',
		],
		[
			'a list below the address of a service',
			'yaml',
			"endpoints:\n  custom:\n    - name: Some\n      baseURL: 'https://openrouter.ai/api/v1'\n      models:\n        default: ['org/bert-one']\n",
		],
		[
			'models beside what holds the address of a service',
			'json',
			'{"provider": {"some": {"options": {"baseURL": "https://api.siliconflow.cn/v1"}, "models": {"org/bert-one": {"name": "One"}}}}}',
		],
		[
			'a list below an address of which nobody knows what answers there',
			'yaml',
			"custom:\n  - baseURL: 'http://localhost:8000/v1'\n    models:\n      default: ['org/bert-one']\n",
			'org/bert-one',
		],
		[
			'models that are not below that address',
			'yaml',
			'chat:\n  base_url: https://openrouter.ai/api/v1\nembedding:\n  model: org/bert-one\n',
			'org/bert-one',
		],
		[
			'an address of an interface',
			'json',
			'{"url_suffix": {"embedding": "v1/embeddings", "rerank": "v1/rerank"}}',
		],
	] as const) {
		test(what, () => assertReferences(language, text, ...expected));
	}

	test('an answer of a hub speaks of its models', async () => {
		const detector = createDetector(fakeHost());
		const text = '{"models": [{"id": "org/bert-one", "downloads": 59, "likes": 2, "gated": false}]}';
		const read = (mentions: boolean) => detector.detect({ path: 'a.json', text }, undefined, { mentions });
		assert.deepEqual(await read(false), []);
		assert.deepEqual(
			(await read(true)).map(({ id, role, loads }) => [id, role, loads]),
			[['org/bert-one', 'mention', []]],
		);
	});
});
