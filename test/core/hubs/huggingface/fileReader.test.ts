import assert from 'node:assert/strict';
import type { RangeReader } from '../../../../src/core/weights/reader';
import type { FakeHostOptions, FakeReplies, FakeReply, FakeRequest } from '../../fakeHost';
import { base, type FakeHub, fakeHub, sha, withToken } from '../fakeHub';
import { stay } from './questions';

const content = new TextEncoder().encode('0123456789');
const url = `${base}/org/name/resolve/${sha}/model.bin`;
const cdn = 'https://cdn.test/file?signature=1';
const moved: FakeReply = { status: 302, headers: { location: cdn } };

/** The piece that a request asks for, as a file server answers. */
function piece({ headers }: FakeRequest, etag = '"one"', from = 0): FakeReply {
	const [, start = 0, end = 0] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '')?.map(Number) ?? [];
	const bytes = content.slice(start + from, end + 1);
	const range = `bytes ${start + from}-${start + from + bytes.length - 1}/${content.length}`;
	return { status: 206, headers: { ETag: etag, 'Content-Range': range }, body: bytes };
}

async function open(
	replies: Readonly<Record<string, FakeReplies>>,
	options: FakeHostOptions = {},
	size: number | undefined = content.length,
): Promise<FakeHub & { readonly file: RangeReader }> {
	const hub = fakeHub(replies, withToken, options);
	const opened = await hub.hub.openFile?.(
		{ id: 'org/name', commit: sha, path: 'model.bin', size, sha256: 'f'.repeat(64) },
		stay,
	);
	assert.ok(opened?.state === 'open', opened && 'reason' in opened ? opened.reason : '');
	return { ...hub, file: opened.file };
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

suite('a file of the hub by pieces', () => {
	for (const browser of [false, true]) {
		test(`where the hub leads is remembered, and sees no token${browser ? ', in a browser' : ''}`, async () => {
			const { file, host } = await open({ [url]: moved, [cdn]: piece }, { browser });
			assert.equal(text(await file.read(0, 3)), '012');
			const before = host.requests.length;
			assert.equal(text(await file.read(7, 20)), '789');
			assert.deepEqual(
				host.requests.slice(before).map((one) => [one.url, one.headers.range, one.headers['if-range']]),
				[[cdn, 'bytes=7-9', '"one"']],
			);
			for (const request of host.requests) {
				assert.equal(request.headers.authorization !== undefined, request.url === url);
				assert.equal(request.headers['accept-encoding'], 'identity');
			}
		});
	}
	test('a weak tag is no condition, and is compared all the same', async () => {
		let tag = 'W/"a"';
		const { file, host } = await open({ [url]: (request) => piece(request, tag) });
		await file.read(0, 3);
		await file.read(3, 6);
		assert.equal(host.requests.at(-1)?.headers['if-range'], undefined);
		tag = 'W/"b"';
		await assert.rejects(file.read(6, 9), /changed while it was read/);
	});
	test('another piece than was asked for is none', async () => {
		const { file } = await open({ [url]: (request) => piece(request, '"one"', 1) });
		await assert.rejects(file.read(0, 3), /another piece/);
	});
	test('a size that nobody stated is asked for', async () => {
		const { file } = await open({ [url]: piece }, {}, undefined);
		assert.equal(file.size, content.length);
		const hub = fakeHub({ [url]: { status: 206, headers: {}, body: content.slice(0, 1) } });
		const opened = await hub.hub.openFile?.({ id: 'org/name', commit: sha, path: 'model.bin' }, stay);
		assert.ok(opened?.state === 'unknown');
		assert.match(opened.reason, /does not tell how large/);
	});
	test('what is not in the file is not asked for', async () => {
		const { file, host } = await open({ [url]: piece });
		assert.equal((await file.read(10, 20)).length, 0);
		assert.equal((await file.read(5, 2)).length, 0);
		assert.equal(host.requests.length, 0);
	});
	test('a small file of git is asked for as git has it', async () => {
		const raw = `${base}/org/name/raw/${sha}/config.json`;
		const { hub, host } = fakeHub({ [raw]: { body: '{"a": 1}' } });
		const opened = await hub.openFile?.({ id: 'org/name', commit: sha, path: 'config.json', size: 8 }, stay);
		assert.ok(opened?.state === 'open');
		assert.equal(text(await opened.file.read(0, 8)), '{"a": 1}');
		assert.equal(host.requests.length, 1);
	});
	test('a page in place of the file is not the file, however long', async () => {
		const page = { status: 403, headers: { 'content-type': 'text/html' }, body: 'x'.repeat(500_000) };
		const { file } = await open({ [url]: page });
		await assert.rejects(file.read(0, 3), /status 403/);
		const sign = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
		const proxied = await open({ [url]: sign });
		await assert.rejects(
			proxied.file.read(0, 3),
			/A web page of https:\/\/hub\.test came in place of the file/,
		);
	});
});
