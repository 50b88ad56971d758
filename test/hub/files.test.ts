import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { BERT, BERT_OLDER, BERT_SHA, hubForSuite, token } from './ask';

const CONFIG = '45a2321a7ecfdaaf60a6c1fd7f5463994cc8907d';
const WEIGHTS = '68d45e234eb4a928074dfd868cead0219ab85354cc53d20e772753c6bb9169d3';

suite('local hub: content of files', () => {
	const served = hubForSuite();
	const { ask } = served;
	const get = (path: string, headers: Record<string, string> = {}) =>
		fetch(served.hub.url + path, { headers });
	const config = `/${BERT}/resolve/main/config.json`;
	const weights = `/${BERT}/resolve/main/model.safetensors`;

	test('a small file goes by resolve-cache, relative', async () => {
		for (const method of ['GET', 'HEAD']) {
			const { status, headers } = await ask(config, { method });
			assert.equal(status, 307);
			assert.match(
				headers.get('Location') ?? '',
				new RegExp(`^/api/resolve-cache/models/${BERT}/${BERT_SHA}/config\\.json\\?.*etag=%22${CONFIG}%22$`),
			);
			assert.equal(headers.get('X-Repo-Commit'), BERT_SHA);
			assert.equal(headers.get('ETag'), `"${CONFIG}"`);
			assert.equal(headers.get('X-Linked-Size'), '570');
		}
		const response = await get(config);
		assert.deepEqual(((await response.json()) as { architectures: unknown }).architectures, [
			'BertForMaskedLM',
		]);
		assert.equal(response.headers.get('X-Repo-Commit'), BERT_SHA);
	});

	test('an older commit is named by the redirect', async () => {
		const { headers } = await ask(`/${BERT}/resolve/${BERT_OLDER}/pytorch_model.bin`);
		assert.equal(headers.get('X-Repo-Commit'), BERT_OLDER);
	});

	test('a large file goes to another origin, where no token follows', async () => {
		const { status, headers } = await ask(weights, { method: 'HEAD' });
		assert.equal(status, 302);
		assert.ok(headers.get('Location')?.startsWith(`${served.hub.cdnUrl}/`));
		assert.notEqual(new URL(served.hub.cdnUrl).origin, new URL(served.hub.url).origin);
		assert.equal(headers.get('X-Linked-Size'), '440449768');
		assert.equal(headers.get('X-Linked-ETag'), `"${WEIGHTS}"`);

		const { Authorization } = token('hf_valid').headers;
		const response = await get(weights, { Authorization, Range: 'bytes=0-7' });
		assert.equal(response.status, 206);
		assert.equal(response.headers.get('Content-Range'), 'bytes 0-7/440449768');
		assert.equal(response.headers.get('X-Local-Hub'), 'synthetic');
		assert.deepEqual(
			served.hub.requests.map(({ origin, authorization }) => [origin, authorization]),
			[
				['hub', false],
				['hub', true],
				['cdn', false],
			],
		);
		const length = new DataView(await response.arrayBuffer()).getBigUint64(0, true);
		const header = await get(weights, { Range: `bytes=8-${7n + length}` });
		assert.deepEqual(await header.json(), { __metadata__: { synthetic: 'true' } });
	});

	for (const [range, status, contentRange, text] of [
		['bytes=0-0', 206, 'bytes 0-0/570', '{'],
		['bytes=568-', 206, 'bytes 568-569/570', '}\n'],
		['bytes=-2', 206, 'bytes 568-569/570', '}\n'],
		['bytes=568-9999', 206, 'bytes 568-569/570', '}\n'],
		['bytes=570-', 416, 'bytes */570', ''],
		['bytes=9-3', 416, 'bytes */570', ''],
	] as const) {
		test(`${range} is ${status}`, async () => {
			const response = await get(config, { Range: range });
			assert.deepEqual(
				[response.status, response.headers.get('Content-Range'), await response.text()],
				[status, contentRange, text],
			);
		});
	}

	test('a range that is none gives all', async () => {
		assert.equal((await (await get(config, { Range: 'lines=1-2' })).text()).length, 570);
	});

	test('what has not changed is not sent again', async () => {
		const response = await get(config, { 'If-None-Match': `"${CONFIG}"` });
		assert.deepEqual([response.status, await response.text()], [304, '']);
	});

	test('raw gives the pointer of a large file, under the id of its blob', async () => {
		const response = await ask(`/${BERT}/raw/main/model.safetensors`);
		assert.equal(
			await response.text(),
			`version https://git-lfs.github.com/spec/v1\noid sha256:${WEIGHTS}\nsize 440449768\n`,
		);
		assert.equal(response.headers.get('ETag'), '"a090ee7d80c0e00eca57c5aaaa54d136d58c5218"');
		assert.equal(response.headers.get('Content-Length'), '134');
	});

	test('bytes that were not recorded are not made up', async () => {
		const response = await get(`/${BERT}/resolve/main/vocab.txt`);
		assert.deepEqual([response.status, response.headers.get('X-Local-Hub')], [501, 'not-recorded']);
	});

	test('the second origin gives out only what the hub sent somebody to', async () => {
		assert.equal((await fetch(`${served.hub.cdnUrl}/repos/lfs/${'0'.repeat(64)}`)).status, 403);
	});

	test('without ranges the whole file comes, and packed it has no length', async () => {
		served.hub.fail('no-range');
		const whole = await get(config, { Range: 'bytes=0-0' });
		assert.deepEqual([whole.status, (await whole.text()).length], [200, 570]);
		served.hub.fail('gzip');
		const packed = await get(config);
		assert.deepEqual(
			[packed.headers.get('Content-Encoding'), packed.headers.get('Content-Length')],
			['gzip', null],
		);
		assert.equal((await packed.text()).length, 570);
	});
});
