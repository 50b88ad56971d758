import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { BERT, BERT_SHA, hubForSuite } from './ask';

suite('local hub: the list of models', () => {
	const { ask, json } = hubForSuite();
	const ids = async (query: string) => (await json(`/api/models?${query}`)).map(({ id }) => id);

	for (const [query, expected] of [
		['search=LLAMA-3', ['meta-llama/Llama-3.2-1B-Instruct']],
		['author=BAAI', ['BAAI/bge-large-zh-v1.5', 'BAAI/bge-reranker-large']],
		['author=BAA', []],
		['pipeline_tag=summarization', ['facebook/bart-large-cnn']],
		['filter=license:apache-2.0&filter=exbert', [BERT]],
		['gated=true', ['black-forest-labs/FLUX.1-dev', 'meta-llama/Llama-3.2-1B-Instruct']],
		['gated=True&search=flux', ['black-forest-labs/FLUX.1-dev']],
		['gated=False&search=flux', []],
		['num_parameters=min:1B,max:200B', ['TheBloke/DiscoLM-120b-GPTQ']],
		['num_parameters=nonsense', []],
		['inference_provider=all', []],
		['sort=downloads&limit=2', [BERT, 'openai-community/gpt2']],
	] as const) {
		test(query, async () => assert.deepEqual(await ids(query), expected));
	}

	test('lists a renamed model once, under its new id', async () => {
		assert.deepEqual(await ids('search=gpt2'), ['openai-community/gpt2', 'openai-community/gpt2-xl']);
	});

	test('a plain item lacks gated, disabled, sha, author and lastModified', async () => {
		const [item] = await json('/api/models?search=Llama-3.2-1B-Instruct');
		for (const name of [
			'gated',
			'disabled',
			'sha',
			'author',
			'lastModified',
			'cardData',
			'config',
			'siblings',
		]) {
			assert.ok(!Object.hasOwn(item ?? {}, name), name);
		}
		const [full] = await json('/api/models?search=Llama-3.2-1B-Instruct&full=true&cardData=true');
		assert.equal(full?.gated, 'manual');
		assert.ok(full?.cardData !== undefined && full.config === undefined);
	});

	test('expand gives the id and what was named', async () => {
		assert.deepEqual(await json('/api/models?search=google-bert&expand=sha'), [
			{ _id: '621ffdc036468d709f174338', id: BERT, sha: BERT_SHA },
		]);
	});

	test('an unknown sort key is refused', async () => {
		assert.equal((await ask('/api/models?sort=beauty')).status, 400);
	});

	test('pages keep the question and end', async () => {
		const all = await ids('sort=id');
		const seen: unknown[] = [];
		for (let url: string | undefined = '/api/models?sort=id&limit=7'; url !== undefined; ) {
			const response: Response = await ask(url);
			seen.push(...((await response.json()) as { id: string }[]).map(({ id }) => id));
			url = /^<http:\/\/[^/]+(\S+)>; rel="next"$/.exec(response.headers.get('Link') ?? '')?.[1];
		}
		assert.deepEqual(seen, all);
	});
});
