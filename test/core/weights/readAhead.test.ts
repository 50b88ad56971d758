import assert from 'node:assert/strict';
import { readAhead } from '../../../src/core/weights/readAhead';

const size = 10_000_000;

function counted() {
	const asked: (readonly [number, number])[] = [];
	const file = readAhead({
		path: 'model.bin',
		size,
		read: async (start, end) => {
			asked.push([start, end]);
			return Uint8Array.from({ length: end - start }, (_, at) => (start + at) % 251);
		},
	});
	return { asked, file };
}

const expected = (start: number, end: number) =>
	Uint8Array.from({ length: end - start }, (_, at) => (start + at) % 251);

suite('reading ahead', () => {
	test('small reads that follow each other are one request', async () => {
		const { asked, file } = counted();
		for (let at = 0; at < 60_000; at += 1000) {
			assert.deepEqual(await file.read(at, at + 1000), expected(at, at + 1000));
		}
		assert.deepEqual(asked, [[0, 65_536]]);
	});

	test('reading on asks for more each time, at most 256 KiB', async () => {
		const { asked, file } = counted();
		for (let at = 0; at < 1_000_000; at += 10_000) {
			assert.deepEqual(await file.read(at, at + 10_000), expected(at, at + 10_000));
		}
		assert.deepEqual(
			asked.map(([start, end]) => (end - start) / 1024),
			[64, 128, 256, 256, 256, 256],
		);
	});

	test('a jump asks for little, and a read over known and unknown bytes only for the unknown', async () => {
		const { asked, file } = counted();
		await file.read(0, 10);
		await file.read(5_000_000, 5_000_010);
		assert.deepEqual(asked[1], [5_000_000, 5_016_384]);
		assert.deepEqual(await file.read(4_999_990, 5_016_390), expected(4_999_990, 5_016_390));
		assert.deepEqual(asked[2], [4_999_990, 5_000_000]);
		assert.equal(asked[3]?.[0], 5_016_384);
	});

	test('a long read is passed on as it is', async () => {
		const { asked, file } = counted();
		assert.equal((await file.read(100, 3_000_100)).length, 3_000_000);
		assert.deepEqual(asked, [[100, 3_000_100]]);
	});

	test('the end and what lies behind it', async () => {
		const { asked, file } = counted();
		assert.equal((await file.read(size - 5, size + 100)).length, 5);
		assert.equal((await file.read(size, size + 100)).length, 0);
		assert.equal((await file.read(20, 10)).length, 0);
		assert.equal(asked.length, 1);
	});
});
