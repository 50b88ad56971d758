import assert from 'node:assert/strict';
import { readAhead } from '../../../src/core/weights/readAhead';
import type { RangeReader } from '../../../src/core/weights/reader';

const KiB = 1024;

/** A file whose bytes tell their own place, and what was asked of it. */
function counted(size: number) {
	const asked: [number, number][] = [];
	const file: RangeReader = {
		path: 'model.bin',
		size,
		sha256: 'f'.repeat(64),
		async read(start, end) {
			asked.push([start, end]);
			return Uint8Array.from({ length: Math.max(0, Math.min(end, size) - start) }, (_, at) =>
				byte(start + at),
			);
		},
	};
	return { asked, reader: readAhead(file) };
}

const byte = (offset: number) => (offset * 31 + (offset >> 8)) & 0xff;

function assertBytes(bytes: Uint8Array, start: number, length: number): void {
	assert.equal(bytes.length, length);
	assert.ok(bytes.every((value, at) => value === byte(start + at)));
}

suite('reading ahead', () => {
	const size = 5_000 * KiB * KiB;

	test('a small file is one question, whatever is read of it', async () => {
		const { asked, reader } = counted(300 * KiB);
		assertBytes(await reader.read(0, 1024), 0, 1024);
		assertBytes(await reader.read(299 * KiB, 400 * KiB), 299 * KiB, KiB);
		assertBytes(await reader.read(5, 200 * KiB), 5, 200 * KiB - 5);
		assert.deepEqual(asked, [[0, 300 * KiB]]);
		assert.equal(reader.sha256, 'f'.repeat(64));
	});
	test('of a large one the first 256 KiB and the last 128 KiB are two', async () => {
		const { asked, reader } = counted(size);
		for (const start of [0, 1000, 255 * KiB, size - 22, size - 100 * KiB]) {
			assertBytes(await reader.read(start, start + 20), start, 20);
		}
		assert.deepEqual(asked, [
			[0, 256 * KiB],
			[size - 128 * KiB, size],
		]);
	});
	test('what stands between them comes in blocks that grow for whoever reads on', async () => {
		const { asked, reader } = counted(size);
		const from = 3000 * KiB;
		for (let at = from; at < from + 3000 * KiB; at += 16 * KiB) {
			assertBytes(await reader.read(at, at + 16 * KiB), at, 16 * KiB);
		}
		assert.deepEqual(
			asked.map(([start, end]) => (end - start) / KiB),
			[64, 128, 256, 512, 1024, 1024],
		);
		await reader.read(9000 * KiB, 9000 * KiB + 1);
		assert.deepEqual(asked.at(-1), [9000 * KiB, 9064 * KiB]);
	});
	test('a long piece is one question for what is not there yet', async () => {
		const { asked, reader } = counted(size);
		await reader.read(0, 8);
		assertBytes(await reader.read(8, 450 * KiB), 8, 450 * KiB - 8);
		assert.deepEqual(asked, [
			[0, 256 * KiB],
			[256 * KiB, 450 * KiB],
		]);
	});
	test('a piece over known blocks asks for the gaps only', async () => {
		const { asked, reader } = counted(size);
		await reader.read(1000 * KiB, 1001 * KiB);
		assertBytes(await reader.read(900 * KiB, 1200 * KiB), 900 * KiB, 300 * KiB);
		assert.deepEqual(asked.slice(1), [
			[900 * KiB, 1000 * KiB],
			[1064 * KiB, 1200 * KiB],
		]);
	});
	test('old blocks are given up, the first and the last bytes never', async () => {
		const { asked, reader } = counted(size);
		await reader.read(0, 1);
		await reader.read(size - 1, size);
		for (let at = 1; at < 100; at += 1) {
			await reader.read(at * 1000 * KiB, at * 1000 * KiB + 1);
		}
		const before = asked.length;
		await reader.read(99_000 * KiB, 99_000 * KiB + 1);
		await reader.read(0, 1);
		await reader.read(size - 1, size);
		assert.equal(asked.length, before);
		await reader.read(1000 * KiB, 1000 * KiB + 1);
		assert.equal(asked.length, before + 1);
	});
	test('beyond the end, before the start and backwards there is nothing', async () => {
		const { asked, reader } = counted(size);
		for (const [start, end] of [
			[size, size + 10],
			[10, 5],
			[-10, -5],
			[7, 7],
		] as const) {
			assert.equal((await reader.read(start, end)).length, 0);
		}
		assert.deepEqual(asked, []);
	});
	test('pieces asked for at the same time are not asked for twice', async () => {
		const { asked, reader } = counted(size);
		await Promise.all([reader.read(0, 10), reader.read(5, 20), reader.read(100, 200)]);
		assert.equal(asked.length, 1);
	});
	test('a failed question is thrown to whoever asked, and the next one is asked', async () => {
		let fail = true;
		const file = {
			path: 'x',
			size: 10,
			read: async () => (fail ? Promise.reject(new Error('gone')) : new Uint8Array(10)),
		};
		const reader = readAhead(file);
		await assert.rejects(reader.read(0, 5), /gone/);
		fail = false;
		assert.equal((await reader.read(0, 5)).length, 5);
	});
	test('random pieces are those of the file', async () => {
		const small = 1500 * KiB;
		const { reader } = counted(small);
		let seed = 7;
		const random = (most: number) => {
			seed = (seed * 1103515245 + 12345) % 2147483648;
			return seed % most;
		};
		for (let round = 0; round < 500; round += 1) {
			const start = random(small);
			const length = Math.min(random(round % 2 ? 100 : 300_000), small - start);
			assertBytes(await reader.read(start, start + length), start, length);
		}
	});
});
