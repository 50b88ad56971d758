import assert from 'node:assert/strict';
import { readRange, readText } from '../../../src/core/hubs/bodies';

/** A body of these pieces, and how many of them were taken. */
function bodyOf(pieces: Iterable<Uint8Array>) {
	const seen = { taken: 0, cancelled: false };
	const all = pieces[Symbol.iterator]();
	const body = new ReadableStream<Uint8Array>(
		{
			pull(controller) {
				const { value, done } = all.next();
				if (done) {
					controller.close();
				} else {
					seen.taken += 1;
					controller.enqueue(value);
				}
			},
			cancel() {
				seen.cancelled = true;
			},
		},
		{ highWaterMark: 0 },
	);
	return { seen, body };
}

function* repeated(piece: Uint8Array, times = Number.POSITIVE_INFINITY) {
	for (let count = 0; count < times; count += 1) {
		yield piece;
	}
}

const megabyte = new Uint8Array(1_000_000).fill(0x20);
const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
const text = (body: ReadableStream | string | null) => readText(new Response(body));
const partial = (body: Uint8Array<ArrayBuffer>, range = 'bytes 10-19/100') =>
	new Response(body, { status: 206, headers: range ? { 'content-range': range } : {} });

suite('the body of an answer', () => {
	test('none', async () => assert.equal(await text(null), ''));
	test('a character that is cut between two pieces', async () => {
		const euro = new TextEncoder().encode('a€b');
		assert.equal(await text(bodyOf([euro.slice(0, 2), euro.slice(2)]).body), 'a€b');
	});
	test('as long as it may be', async () => {
		assert.equal((await text(bodyOf(repeated(megabyte, 20)).body)).length, 20_000_000);
	});
	test('one without end is left after the last byte that it may have', async () => {
		const { seen, body } = bodyOf(repeated(megabyte));
		await assert.rejects(text(body), /larger than 20 MB/);
		assert.deepEqual(seen, { taken: 21, cancelled: true });
	});
	test('its pieces are not held, however small they are', async () => {
		// Each piece is a window of the same buffer: were it kept and not copied, the text would be that of the last one.
		const buffer = new Uint8Array(1);
		function* letters() {
			for (const letter of 'abc'.repeat(1000)) {
				buffer[0] = letter.charCodeAt(0);
				yield buffer;
			}
		}
		assert.equal(await text(bodyOf(letters()).body), 'abc'.repeat(1000));
	});
	test('one that breaks off throws what broke it', async () => {
		const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
		await assert.rejects(text(body), /reset/);
	});
});

suite('a piece of a file', () => {
	const range = { start: 10, end: 20 };
	const piece = bytes.slice(10, 20);
	const cases: readonly (readonly [string, Response, Uint8Array, number | undefined])[] = [
		['a piece', partial(piece), piece, 100],
		['a piece without its place', partial(piece, ''), piece, undefined],
		['a piece of a file of unknown size', partial(piece, 'bytes 10-19/*'), piece, undefined],
		['more than was asked for', partial(bytes.slice(10)), piece, 100],
		['less, at the end of the file', partial(bytes.slice(10, 15), 'bytes 10-14/15'), bytes.slice(10, 15), 15],
		['the whole file', new Response(bytes, { headers: { 'content-length': '100' } }), piece, 100],
		['the whole file, shorter', new Response(bytes.slice(0, 5)), new Uint8Array(), undefined],
		[
			'the whole file, packed on its way',
			new Response(bytes, { headers: { 'content-length': '9', 'content-encoding': 'gzip' } }),
			piece,
			undefined,
		],
	];
	for (const [name, response, expected, size] of cases) {
		test(name, async () => {
			const read = await readRange(response, range);
			assert.deepEqual(read.bytes, expected);
			assert.equal(read.size, size);
		});
	}
	test('another piece', async () => {
		await assert.rejects(readRange(partial(piece, 'bytes 0-9/100'), range), /another piece/);
	});
	test('of a file without end no more is read than its piece', async () => {
		const { seen, body } = bodyOf(repeated(megabyte));
		const read = await readRange(new Response(body), { start: 1_500_000, end: 1_600_000 });
		assert.equal(read.bytes.length, 100_000);
		assert.deepEqual(seen, { taken: 2, cancelled: true });
	});
});
