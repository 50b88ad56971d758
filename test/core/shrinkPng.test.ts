import assert from 'node:assert/strict';
import { deflateSync, inflateSync } from 'node:zlib';
import { readPng, shrinkPng } from '../../scripts/png.mjs';

const chunk = (type: string, body: Buffer) => {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(body.length);
	head.write(type, 4, 'latin1');
	// The sum behind it is not looked at.
	return Buffer.concat([head, body, Buffer.alloc(4)]);
};

/** A PNG of rows, each behind the number of its filter. */
function png(width: number, colourType: 2 | 6, rows: readonly (readonly number[])[]): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width);
	head.writeUInt32BE(rows.length, 4);
	head.set([8, colourType, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

suite('a picture made small', () => {
	test('has read every filter of rows', () => {
		const { pixels } = readPng(
			png(2, 2, [
				[0, 10, 20, 30, 40, 50, 60],
				[1, 10, 20, 30, 30, 30, 30],
				[2, 1, 1, 1, 1, 1, 1],
				[3, 5, 5, 5, 5, 5, 5],
				[4, 1, 1, 1, 2, 2, 2],
			]),
		);
		assert.deepEqual(
			[...pixels].map((colour) => colour.toString(16).padStart(6, '0')),
			[
				...['0a141e', '28323c'],
				...['0a141e', '28323c'],
				...['0b151f', '29333d'],
				...['0a0f14', '1e262d'],
				...['0b1015', '20282f'],
			],
		);
	});

	test('drops what is seen through, and reads its own kind no more', () => {
		const small = shrinkPng(png(2, 6, [[0, 255, 0, 0, 255, 0, 0, 255, 255]]));
		assert.equal(small.toString('latin1', 1, 4), 'PNG');
		const palette = small.indexOf('PLTE');
		assert.deepEqual([...small.subarray(palette + 4, palette + 10)], [255, 0, 0, 0, 0, 255]);
		// One row: its filter, and both colours in a byte.
		const data = small.indexOf('IDAT');
		const body = small.subarray(data + 4, data + 4 + small.readUInt32BE(data - 4));
		assert.deepEqual([...inflateSync(body)], [0, 0x01]);
		assert.throws(() => readPng(small), /8 bits a channel/);
	});

	test('keeps the colours of surfaces to the bit, however many others there are', () => {
		const others = Array.from({ length: 600 }, (_, at) => [at % 256, (at * 7) % 256, (at * 13) % 256]);
		const surface = Array.from({ length: 600 }, () => [248, 248, 248]);
		const paper = Array.from({ length: 600 }, () => [255, 255, 255]);
		const row = (colours: readonly number[][]) => [0, ...colours.flat()];
		const small = shrinkPng(png(600, 2, [row(others), row(surface), row(paper)]));
		const at = small.indexOf('PLTE');
		const palette = small.subarray(at + 4, at + 4 + small.readUInt32BE(at - 4));
		assert.ok(palette.length <= 3 * 16);
		assert.ok(
			palette.includes(Buffer.from([248, 248, 248])) && palette.includes(Buffer.from([255, 255, 255])),
		);
	});

	test('is not made of what is no PNG', () => {
		assert.throws(() => shrinkPng(Buffer.from('GIF89a...')), /no PNG/);
	});
});
