import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { BERT, BERT_OLDER, BERT_SHA, hubForSuite } from './ask';

const RERANKER = 'BAAI/bge-reranker-large';
const paths = (entries: readonly Record<string, unknown>[]) => entries.map(({ path }) => path);

suite('local hub: files of a model', () => {
	const { ask, json } = hubForSuite();

	test('one folder, or all below it', async () => {
		const top = paths(await json(`/api/models/${RERANKER}/tree/main`));
		assert.ok(top.includes('onnx') && !top.includes('onnx/model.onnx'));
		assert.deepEqual(paths(await json(`/api/models/${RERANKER}/tree/main/onnx`)), [
			'onnx/model.onnx',
			'onnx/model.onnx_data',
		]);
		assert.ok(
			paths(await json(`/api/models/${RERANKER}/tree/main?recursive=true`)).includes('onnx/model.onnx'),
		);
	});

	test('expand adds the last commit; without it the entry is plain', async () => {
		const find = async (query: string) =>
			(await json(`/api/models/${RERANKER}/tree/HEAD${query}`)).find(({ path }) => path === 'config.json');
		assert.deepEqual(await find(''), {
			type: 'file',
			oid: 'bb100d3a6586ee71aed778b7566ccf68dd498947',
			size: 801,
			path: 'config.json',
		});
		assert.deepEqual((await find('?expand=true'))?.lastCommit, {
			id: 'ba9154b2bbb96be5783fbf33c93165595e91d185',
			title: 'upload',
			date: '2023-09-12T09:57:50.000Z',
		});
	});

	test('the list of a record without sizes has what was recorded', async () => {
		const [entry] = await json('/api/models/deepset/roberta-base-squad2/tree/main');
		assert.deepEqual(entry, { type: 'file', path: '.gitattributes' });
	});

	test('a revision with percent-encoding, and one that has slashes and is none', async () => {
		assert.equal((await ask(`/api/models/${BERT}/tree/refs%2Fheads%2Fmain`)).status, 200);
		const missing = await ask(`/api/models/${BERT}/tree/refs/pr/1`);
		assert.equal(missing.headers.get('X-Error-Message'), 'Invalid rev id: refs');
	});

	test('a path that is missing or a file is EntryNotFound', async () => {
		for (const path of ['nothing', 'config.json', 'onnx/none']) {
			const { status, headers } = await ask(`/api/models/${BERT}/tree/main/${path}`);
			assert.deepEqual([status, headers.get('X-Error-Code')], [404, 'EntryNotFound']);
		}
	});

	test('pages follow an absolute link with a blank before rel', async () => {
		const all = paths(await json(`/api/models/${BERT}/tree/${BERT_SHA}?recursive=true`));
		const seen: unknown[] = [];
		let next: string | undefined = `/api/models/${BERT}/tree/${BERT_SHA}?recursive=true&limit=5`;
		let pages = 0;
		for (; next !== undefined; pages += 1) {
			const response: Response = await ask(next);
			seen.push(...paths((await response.json()) as Record<string, unknown>[]));
			const link: string | null = response.headers.get('Link');
			next = link === null ? undefined : /^<(http:\/\/127\.0\.0\.1:\d+\S+)>; rel="next"$/.exec(link)?.[1];
			assert.ok(link === null || next !== undefined, `${link}`);
			next = next?.replace(/^http:\/\/[^/]+/, '');
		}
		assert.deepEqual(seen, all);
		assert.equal(pages, Math.ceil(all.length / 5));
	});

	const question = { paths: ['config.json', 'nothing', 'pytorch_model.bin'], expand: false };
	const asJson = {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(question),
	};
	const form = new URLSearchParams({ expand: 'false' });
	for (const path of question.paths) {
		form.append('paths', path);
	}

	test('paths-info answers JSON and forms, and leaves unknown paths out', async () => {
		for (const init of [asJson, { method: 'POST', body: form }]) {
			assert.deepEqual(paths(await json(`/api/models/${BERT}/paths-info/${BERT_OLDER}`, init)), [
				'config.json',
				'pytorch_model.bin',
			]);
		}
	});

	test('paths-info refuses what is no question', async () => {
		const many = JSON.stringify({ paths: Array.from({ length: 2001 }, (_, index) => `${index}`) });
		for (const body of ['{', '{}', '{"paths":[1]}', 'null', many]) {
			assert.equal(
				(await ask(`/api/models/${BERT}/paths-info/main`, { method: 'POST', body })).status,
				400,
				body,
			);
		}
		const huge = await ask(`/api/models/${BERT}/paths-info/main`, {
			method: 'POST',
			body: 'x'.repeat(5e6),
		}).then(
			({ status }) => status,
			() => 'connection closed',
		);
		assert.ok(huge === 413 || huge === 'connection closed');
		assert.equal((await ask(`/api/models/${BERT}/paths-info/main`)).status, 404);
	});
});

suite('local hub: renames', () => {
	const { ask, json } = hubForSuite();

	for (const [path, target] of [
		['bert-base-uncased', BERT],
		['gpt2', 'openai-community/gpt2'],
		['EleutherAI/gpt-j-6B', 'EleutherAI/gpt-j-6b'],
		['bert-base-uncased/revision/main?expand=sha', `${BERT}/revision/main?expand=sha`],
		['bert-base-uncased/tree/refs%2Fpr%2F1/a%20b', `${BERT}/tree/refs%2Fpr%2F1/a%20b`],
		['gpt2-xl/commits/main?p=1', 'openai-community/gpt2-xl/commits/main?p=1'],
	]) {
		test(path ?? '', async () => {
			for (const method of ['GET', 'HEAD']) {
				const { status, headers } = await ask(`/api/models/${path}`, { method });
				assert.deepEqual(
					[status, headers.get('Location'), headers.get('Content-Type'), headers.get('X-Repo-Commit')],
					[307, `/api/models/${target}`, 'text/plain; charset=utf-8', null],
				);
			}
		});
	}

	test('a POST keeps its method and body', async () => {
		const init = { method: 'POST', body: JSON.stringify({ paths: ['vocab.txt'] }) };
		assert.deepEqual(paths(await json('/api/models/bert-base-uncased/paths-info/main', init)), ['vocab.txt']);
	});

	test('files are served under the new id at once', async () => {
		const { status, headers } = await ask('/bert-base-uncased/resolve/main/config.json');
		assert.equal(status, 307);
		assert.ok(
			headers.get('Location')?.startsWith(`/api/resolve-cache/models/${BERT}/${BERT_SHA}/config.json?`),
		);
	});
});
