import assert from 'node:assert/strict';
import { deflateSync } from 'fflate';
import { createBudget, Overspent } from '../../../../src/core/weights/budget';
import { inflated } from '../../../../src/core/weights/compressed/inflated';
import { Truncated } from '../../../../src/core/weights/format';
import { readerOf } from '../../../../src/core/weights/reader';
import { concat } from '../zipBytes';

/** Runs, repeats, text and noise; the same for the same seed. */
function mixed(seed: number, length: number): Uint8Array {
	let state = seed;
	const next = (limit: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
	const bytes = new Uint8Array(length);
	for (let at = 0; at < length; ) {
		const end = Math.min(length, at + 1 + next(400));
		const [kind, back, byte] = [next(3), 1 + next(at + 1), next(256)];
		for (; at < end; at += 1) {
			bytes[at] = kind === 0 ? next(256) : kind === 1 ? (bytes[at - back] ?? 65) : byte;
		}
	}
	return bytes;
}

const open = (packed: Uint8Array, size: number, budget = createBudget()) =>
	inflated(readerOf('member', packed), { path: 'member', size, budget, deflation: 'raw' });

suite('unpacking deflate', () => {
	for (const level of [0, 1, 6, 9] as const) {
		test(`level ${level} comes back as it was`, async () => {
			for (const length of [1, 100, 5000, 200_000]) {
				const content = mixed(length + level, length);
				const packed = deflateSync(content, { level });
				const stream = open(packed, length);
				assert.deepEqual(await stream.read(0, 10), content.slice(0, 10));
				assert.deepEqual(await stream.read(0, length), content);
				assert.equal(await stream.toEnd(), true);
				assert.equal(stream.packedEnd(), packed.length);
			}
		});
	}

	test('what is unpacked counts as held while it is made, and no more once it is given up', async () => {
		const mib = 1024 * 1024;
		const budget = createBudget();
		const stream = open(deflateSync(new Uint8Array(15 * mib)), 15 * mib, budget);
		for (const unpacked of [3, 7, 12, 15]) {
			await stream.read(0, unpacked * mib);
			// Counted piece by piece: the last one may be missing.
			assert.ok(budget.held >= ((unpacked - 1) * mib) / 2, `${unpacked} MiB count ${budget.held}`);
		}
		stream.free();
		assert.equal(budget.held, 0);
	});

	test('only as much is unpacked as is read', async () => {
		const stream = open(deflateSync(new Uint8Array(5_000_000)), 5_000_000);
		await stream.read(0, 1000);
		assert.ok(stream.unpacked() < 2000, String(stream.unpacked()));
	});

	test('what stands in front of a break is there, reading behind it says so', async () => {
		const content = mixed(7, 50_000);
		const packed = deflateSync(content);
		const stream = open(packed.subarray(0, packed.length / 2), content.length);
		const begin = await stream.read(0, content.length);
		assert.ok(begin.length > 10_000);
		assert.deepEqual(begin, content.slice(0, begin.length));
		await assert.rejects(stream.read(content.length - 1, content.length), Truncated);
		assert.equal(await stream.toEnd(), false);
	});

	test('a stream of empty blocks runs out of budget before it takes long', async () => {
		// Ten bits each: no final block, fixed codes, end of block. Four of them fill five bytes.
		const bits = '010'.concat('0000000').repeat(4);
		const five = Uint8Array.from({ length: 5 }, (_, byte) =>
			[...bits.slice(byte * 8, byte * 8 + 8)].reduce((value, bit, at) => value + (Number(bit) << at), 0),
		);
		const packed = concat(...Array.from({ length: 20 }, () => five));
		const endless = {
			path: 'member',
			size: Number.MAX_SAFE_INTEGER,
			read: async (start: number, end: number) =>
				Uint8Array.from({ length: end - start }, (_, at) => packed[(start + at) % packed.length] ?? 0),
		};
		const stream = inflated(endless, { path: 'member', size: 10, budget: createBudget(), deflation: 'raw' });
		await assert.rejects(stream.read(0, 10), Overspent);
	});
});
