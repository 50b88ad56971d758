import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { BERT, BERT_OLDER, BERT_SHA, hubForSuite } from './ask';

suite('local hub: a model', () => {
	const { ask, json, raw } = hubForSuite();
	const url = `/api/models/${BERT}`;

	for (const revision of ['', '/revision/HEAD', '/revision/main', `/revision/${BERT_SHA}`]) {
		test(`its head as ${revision || 'itself'}`, async () => {
			assert.equal((await json(url + revision)).sha, BERT_SHA);
		});
	}

	test('an older commit has its own files and the counts of the repository', async () => {
		const older = await json(`${url}/revision/${BERT_OLDER}?blobs=true`);
		assert.equal(older.sha, BERT_OLDER);
		assert.equal(older.downloads, 60478923);
		assert.notDeepEqual(older.siblings, (await json(`${url}?blobs=true`)).siblings);
	});

	test('a commit of the history whose files were not recorded says so', async () => {
		const commits = await json(`${url}/commits/main?limit=1000`);
		const sha = commits.map(({ id }) => id).find((id) => id !== BERT_SHA && id !== BERT_OLDER);
		const info = await json(`${url}/revision/${sha}`);
		assert.deepEqual([info.sha, info.id, info.siblings], [sha, BERT, undefined]);
		assert.equal((await ask(`${url}/tree/${sha}`)).status, 501);
	});

	test('an abbreviated commit is no revision', async () => {
		assert.equal((await ask(`${url}/revision/${BERT_SHA.slice(0, 8)}`)).status, 404);
	});

	test('siblings are names, and with blobs=true sizes and hashes', async () => {
		const last = (info: Record<string, unknown>) =>
			(info.siblings as { rfilename: string }[]).find(({ rfilename }) => rfilename === 'model.safetensors');
		assert.deepEqual(last(await json(url)), { rfilename: 'model.safetensors' });
		assert.deepEqual(last(await json(`${url}?blobs=true`)), {
			rfilename: 'model.safetensors',
			blobId: 'a090ee7d80c0e00eca57c5aaaa54d136d58c5218',
			size: 440449768,
			lfs: {
				sha256: '68d45e234eb4a928074dfd868cead0219ab85354cc53d20e772753c6bb9169d3',
				size: 440449768,
				pointerSize: 134,
			},
		});
	});

	test('expand gives the id and what was named, in both spellings', async () => {
		for (const query of ['expand=sha&expand=likes', 'expand[]=sha&expand[]=likes']) {
			assert.deepEqual(await json(`${url}?${query}`), {
				_id: '621ffdc036468d709f174338',
				id: BERT,
				sha: BERT_SHA,
				likes: 2498,
			});
		}
	});

	test('what was not recorded stays absent, and defaults are marked', async () => {
		const response = await ask('/api/models/mistralai/Mistral-7B-Instruct-v0.3');
		assert.deepEqual(await response.json(), {
			id: 'mistralai/Mistral-7B-Instruct-v0.3',
			modelId: 'mistralai/Mistral-7B-Instruct-v0.3',
			author: 'mistralai',
			downloads: 3832543,
			likes: 2568,
			config: { model_type: 'mistral' },
			private: false,
			disabled: false,
		});
		assert.equal(response.headers.get('X-Local-Hub-Defaults'), 'private, disabled');
		assert.equal((await ask(url)).headers.get('X-Local-Hub-Defaults'), null);
	});

	test('null siblings are sent as null', async () => {
		const id = 'Waynehillsdev/Waynehills-STT-doogie-server';
		assert.equal((await json(`/api/models/${id}`)).siblings, null);
		assert.equal((await ask(`/api/models/${id}/tree/main`)).status, 501);
	});

	test('the scan: findings, clean, not measured', async () => {
		const roll = async (id: string) =>
			(await json(`/api/models/${id}?securityStatus=true`)).securityRepoStatus;
		const eicar = (await roll('mcpotato/42-eicar-street')) as { filesWithIssues: unknown[] };
		assert.equal(eicar.filesWithIssues.length, 4);
		assert.deepEqual(await json('/api/models/mcpotato/42-eicar-street/scan'), eicar);
		assert.deepEqual(await roll('openai-community/gpt2'), { scansDone: true, filesWithIssues: [] });
		assert.deepEqual(await roll(BERT), { scansDone: false, filesWithIssues: [] });
		assert.equal((await json(url)).securityRepoStatus, undefined);
	});

	test('an old id without owner', async () => {
		const id = 'distilbert-base-uncased-finetuned-sst-2-english';
		assert.equal((await json(`/api/models/${id}/revision/main`)).id, id);
		assert.equal((await json(`/api/models/${id}/tree/main`)).length > 0, true);
	});

	test('ids are case-sensitive', async () => {
		assert.equal((await ask('/api/models/Google-BERT/bert-base-uncased')).status, 401);
	});

	test('refs and the history', async () => {
		const main = { name: 'main', ref: 'refs/heads/main', targetCommit: BERT_SHA };
		assert.deepEqual((await json(`${url}/refs`)).branches, [main]);
		const response = await ask(`${url}/commits/${BERT_SHA}?limit=2`);
		const commits = (await response.json()) as { id: string; authors: unknown }[];
		assert.equal(commits[0]?.id, BERT_SHA);
		assert.ok(commits.every(({ authors }) => Array.isArray(authors)));
		assert.equal(response.headers.get('X-Total-Count'), '26');
	});

	test('a browser gets a page of a model, which leads to that of the hub itself', async () => {
		const headers = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
		for (const [path, status, said] of [
			[`/${BERT}`, 200, /facts that were recorded on an earlier day/],
			[`/${BERT}/tree/${BERT_SHA}`, 200, /facts that were recorded on an earlier day/],
			['/nobody/none', 404, /no record of nobody\/none/],
		] as const) {
			const response = await ask(path, { headers });
			const page = await response.text();
			assert.equal(response.status, status, path);
			assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
			assert.match(page, said);
			assert.ok(page.includes(`href="https://huggingface.co${path}"`), page);
		}
		const odd = await (await ask('/nobody/none/blob/"><script>', { headers })).text();
		assert.ok(!odd.includes('<script>'));
		// Programs are told that there is no such page, as before.
		assert.equal((await ask(`/${BERT}`)).headers.get('Content-Type'), 'application/json; charset=utf-8');
	});

	test('discussions, which nobody recorded, are not none', async () => {
		const response = await ask(`${url}/discussions`);
		assert.equal(response.status, 501);
		assert.equal(response.headers.get('X-Local-Hub'), 'not-recorded');
	});

	test('every answer has the rate limits of its bucket and a request id', async () => {
		const buckets = [];
		for (const path of [url, `/${BERT}/resolve/main/config.json`, '/nothing', '/api/models/nobody/none']) {
			const { headers } = await ask(path);
			assert.ok(headers.get('X-Request-Id'));
			buckets.push(headers.get('RateLimit'));
		}
		assert.deepEqual(buckets, [
			'"api";r=499;t=300',
			'"resolvers";r=2999;t=300',
			'"pages";r=99;t=300',
			'"api";r=498;t=300',
		]);
	});

	for (const path of [
		'/api/models/../facts/errors.json',
		'/api/models/%2e%2e/%2e%2e',
		'/api/models/..%2f..%2f..%2f/package.json',
		`/${BERT}/resolve/main/../../../../errors.json`,
		`/${BERT}/raw/main/%2e%2e/%2e%2e/%2e%2e/errors.json`,
		`/${BERT}/raw/..%2f..%2f..%2f/errors.json`,
		`/api/resolve-cache/models/${BERT}/${BERT_SHA}/..%2finfo.json`,
		`/${BERT}/raw/main/..%5cinfo.json`,
	]) {
		test(`does not leave its facts by ${path}`, async () => {
			const { status, body } = await raw(path);
			assert.ok([401, 404].includes(status), `${status}`);
			assert.ok(!body.includes('case') && !body.includes('scripts') && !body.includes('modelId'), body);
		});
	}

	test('odd addresses are refused and do not end it', async () => {
		const statuses = [];
		for (const path of [
			'/api/models/%ff',
			'/%',
			'//',
			'/api/models/__proto__/constructor',
			'/api/models/a/b/c/d',
		]) {
			statuses.push((await raw(path)).status);
		}
		assert.deepEqual(statuses, [400, 400, 404, 401, 401]);
		assert.equal((await raw(`${url}/revision/%0d%0aX-Injected:%20yes%20%E2%9C%93`)).status, 404);
		assert.equal((await ask(url, { method: 'DELETE' })).status, 404);
		assert.equal((await ask(url)).status, 200);
	});
});
