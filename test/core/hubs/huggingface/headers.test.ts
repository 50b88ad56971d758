import assert from 'node:assert/strict';
import type { FakeReply, FakeRequest } from '../../fakeHost';
import { withToken } from '../fakeHub';
import { fakeRepository, questionOf, restarted, safetensors, toldBy, whyUnknown } from './questions';

const { address, ask } = questionOf('tensors');
const first = 64 * 1024;
const cdn = 'https://cdn.test/file?X-Amz-Signature=secret';

/** One tensor whose header has this many bytes, its own eight included. */
function fileOf(length: number): Uint8Array {
	const header = JSON.stringify({ w: { dtype: 'F32', shape: [2] } });
	return safetensors(header.padEnd(length - 8));
}

/** As a file server does it: the piece that was asked for. */
function inPieces(bytes: Uint8Array): (request: FakeRequest) => FakeReply {
	return ({ headers }) => {
		const [, start = 0, last = 0] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '')?.map(Number) ?? [];
		const piece = bytes.slice(start, last + 1);
		const range = `bytes ${start}-${start + piece.length - 1}/${bytes.length}`;
		return { status: 206, headers: { 'content-range': range }, body: piece };
	};
}

suite('tensors of a safetensors file', () => {
	const ranges: readonly (readonly [string, number, readonly string[]])[] = [
		['a short header', 200, ['bytes=0-65535']],
		['one that just fits', first, ['bytes=0-65535']],
		['one byte more', first + 1, ['bytes=0-65535', 'bytes=65536-65536']],
		['a long one', 200_000, ['bytes=0-65535', 'bytes=65536-199999']],
	];
	for (const [name, length, expected] of ranges) {
		test(`${name}: ${expected.length} ranges, and never again`, async () => {
			const fake = fakeRepository({ [address]: inPieces(fileOf(length)) });
			const told = await ask(fake.repository);
			assert.deepEqual(toldBy(told), [{ name: 'w', dtype: 'F32', shape: [2] }]);
			assert.deepEqual(
				fake.host.requests.map(({ headers }) => headers.range),
				expected,
			);
			fake.host.time += 1e12;
			fake.hub.recheck?.();
			assert.deepEqual(await ask(restarted(fake).repository), told);
			assert.equal(fake.host.requests.length, expected.length);
		});
	}
	test('a server that sends the whole file whatever is asked for', async () => {
		const fake = fakeRepository({ [address]: { body: fileOf(200_000) } });
		toldBy(await ask(fake.repository));
		assert.equal(fake.host.requests.length, 2);
	});
	test('a file server elsewhere gets no token, and its signed address is neither kept nor logged', async () => {
		const fake = fakeRepository(
			{ [address]: { status: 302, headers: { location: cdn } }, [cdn]: inPieces(fileOf(200_000)) },
			withToken,
		);
		const told = await ask(fake.repository);
		assert.ok(told.state === 'told');
		assert.equal(told.evidence.url, address);
		assert.deepEqual(
			fake.host.requests.map(({ url, headers }) => `${new URL(url).host} ${headers.authorization ?? 'none'}`),
			['hub.test Bearer hf_secret', 'cdn.test none', 'hub.test Bearer hf_secret', 'cdn.test none'],
		);
		assert.doesNotMatch(JSON.stringify([fake.host.lines, [...fake.host.kept], told]), /hf_secret|Signature/);
	});
	test('nor is the one of a file server that sends on to another', async () => {
		const last = 'https://edge.test/file';
		const fake = fakeRepository({
			[address]: { status: 302, headers: { location: cdn } },
			[cdn]: { status: 302, headers: { location: last } },
			[last]: inPieces(fileOf(100)),
		});
		toldBy(await ask(fake.repository));
		assert.doesNotMatch(fake.host.lines.join(), /Signature/);
	});

	for (const query of [
		'sig=secret&se=2026',
		'X-Goog-Signature=secret',
		'Expires=1&Signature=secret',
		'p=secret',
	]) {
		test(`an address with ${query.slice(0, 20)} that a question is led to is neither logged, kept nor told`, async () => {
			const signed = `https://cdn.test/file?${query}`;
			const { address: text } = questionOf('text');
			const replies = {
				[text]: { status: 302, headers: { location: signed } },
				[signed]: { body: 'x' },
			};
			const fake = fakeRepository(replies);
			const told = await questionOf('text').ask(fake.repository);
			assert.ok(told.state === 'told');
			assert.equal(told.evidence.url, 'https://cdn.test/file');
			assert.doesNotMatch(JSON.stringify([fake.host.lines, [...fake.host.kept], told]), /secret/);
		});
	}

	const faults: readonly (readonly [string, FakeReply, RegExp])[] = [
		['a pickle', { body: new Uint8Array(200).fill(128) }, /begin/],
		['an empty file', { body: '' }, /begin/],
		['an empty file, as a range', { status: 416 }, /416/],
		['a header that is cut', { body: fileOf(200).slice(0, 100) }, /ends within/],
		['a header that is no JSON', { body: safetensors('{"w": ?}') }, /not JSON/],
		['a header larger than any', { body: safetensors('{}').fill(1, 3, 4) }, /larger/],
		['a page of the hub', { status: 404, body: '<!doctype html>' }, /404/],
		[
			'another piece than was asked for',
			{ status: 206, headers: { 'content-range': 'bytes 7-99/100' }, body: fileOf(100) },
			/another piece/,
		],
	];
	for (const [name, reply, reason] of faults) {
		test(`${name}: unknown, asked for again after a minute or by wish, and not kept`, async () => {
			const fake = fakeRepository({ [address]: reply });
			assert.match(whyUnknown(await ask(fake.repository)), reason);
			const once = fake.host.requests.length;
			assert.match(whyUnknown(await ask(fake.repository)), reason);
			assert.equal(fake.host.requests.length, once);
			fake.host.time += 60_000;
			await ask(fake.repository);
			assert.equal(fake.host.requests.length, once * 2);
			fake.hub.recheck?.();
			await ask(fake.repository);
			assert.equal(fake.host.requests.length, once * 3);
			assert.equal(fake.host.kept.size, 0);
		});
	}
});
