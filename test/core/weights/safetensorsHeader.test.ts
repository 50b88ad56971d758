import assert from 'node:assert/strict';
import type { Tensor } from '../../../src/core/repository';
import {
	countParameters,
	elementBytes,
	elementsOf,
	headerLength,
	longestHeader,
	readTensors,
} from '../../../src/core/weights/safetensorsHeader';

/** Eight bytes, little-endian. */
function lengthOf(length: bigint): Uint8Array {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, length, true);
	return bytes;
}

const tensorsOf = (header: unknown) => {
	const read = readTensors(typeof header === 'string' ? header : JSON.stringify(header));
	return 'fault' in read ? read.fault : read.tensors;
};

suite('the header of a safetensors file', () => {
	const lengths: readonly (readonly [string, Uint8Array, number | undefined])[] = [
		['the shortest object', lengthOf(2n), 2],
		['the longest', lengthOf(BigInt(longestHeader)), longestHeader],
		['longer than the format allows', lengthOf(BigInt(longestHeader) + 1n), undefined],
		['as long as eight bytes can say', lengthOf(2n ** 64n - 1n), undefined],
		['nothing', lengthOf(0n), undefined],
		['one byte', lengthOf(1n), undefined],
		['a file that ends before', new Uint8Array(7), undefined],
		['an empty file', new Uint8Array(), undefined],
		['a pickle', new TextEncoder().encode('\u0080\u0002}q\u0000(X'), undefined],
		['a pointer of Git LFS', new TextEncoder().encode('version https://git-lfs'), undefined],
	];
	for (const [name, bytes, expected] of lengths) {
		test(`its length: ${name}`, () => assert.equal(headerLength(bytes), expected));
	}
	test('its length in the middle of a buffer', () => {
		const bytes = new Uint8Array(20);
		bytes.set(lengthOf(9n), 5);
		assert.equal(headerLength(bytes.subarray(5)), 9);
	});

	test('tensors in their order, without the free texts', () => {
		const header = {
			b: { dtype: 'BF16', shape: [2, 3], data_offsets: [0, 12] },
			__metadata__: { format: 'pt' },
			a: { dtype: 'I64', shape: [], data_offsets: [12, 20] },
		};
		assert.deepEqual(tensorsOf(header), [
			{ name: 'b', dtype: 'BF16', shape: [2, 3] },
			{ name: 'a', dtype: 'I64', shape: [] },
		]);
	});
	test('none', () => assert.deepEqual(tensorsOf({}), []));
	test('padding behind it', () => assert.deepEqual(tensorsOf('{}      '), []));
	test('names out of the prototype are names', () => {
		const header = '{"__proto__":{"dtype":"F32","shape":[1]},"constructor":{"dtype":"F32","shape":[1]}}';
		assert.deepEqual(
			(tensorsOf(header) as readonly Tensor[]).map(({ name }) => name),
			['__proto__', 'constructor'],
		);
	});

	const faults: readonly (readonly [string, unknown])[] = [
		['nothing', ''],
		['half of it', '{"a":{"dtype":"F32","shape"'],
		['null', 'null'],
		['a list', []],
		['a number', 7],
		['deep arrays', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
		['no type', { a: { shape: [1] } }],
		['no shape', { a: { dtype: 'F32' } }],
		['null as a tensor', { a: null }],
		['a text as a tensor', { a: 'F32' }],
		['a list as a tensor', { a: ['F32', [1]] }],
		['a type that is no word', { a: { dtype: 'F32\n<script>', shape: [1] } }],
		['a number as a type', { a: { dtype: 32, shape: [1] } }],
		['a type from the prototype', '{"a":{"__proto__":{"dtype":"F32","shape":[1]}}}'],
		['a text as a shape', { a: { dtype: 'F32', shape: '1' } }],
		['a negative size', { a: { dtype: 'F32', shape: [-1] } }],
		['half a size', { a: { dtype: 'F32', shape: [0.5] } }],
		['a size that is a text', { a: { dtype: 'F32', shape: ['1'] } }],
		['more numbers than can be counted', { a: { dtype: 'F32', shape: [2 ** 30, 2 ** 30] } }],
		['a shape without end', { a: { dtype: 'F32', shape: new Array(65).fill(1) } }],
		[
			'more numbers together than can be counted',
			{ a: { dtype: 'F32', shape: [2 ** 52] }, b: { dtype: 'F32', shape: [2 ** 52] } },
		],
	];
	for (const [name, header] of faults) {
		test(`a fault: ${name}`, () => assert.match(String(tensorsOf(header)), /^The header .*\.$/));
	}
	test('a fault: more tensors than any model has', () => {
		const header = `{${Array.from({ length: 200_001 }, (_, index) => `"${index}":0`).join()}}`;
		assert.match(String(tensorsOf(header)), /200001 tensors/);
	});

	test('counts by type and in all', () => {
		const tensor = (dtype: string, ...shape: number[]): Tensor => ({ name: 'x', dtype, shape });
		assert.deepEqual(
			countParameters([tensor('F32', 2, 3), tensor('I8'), tensor('F32', 0), tensor('F32', 4)]),
			{
				total: 11,
				byDtype: { F32: 10, I8: 1 },
			},
		);
		assert.deepEqual(countParameters([]), { total: 0, byDtype: {} });
		assert.equal(elementsOf([]), 1);
	});
	test('bytes of an element, none for a type that is not known', () => {
		const types = ['F64', 'bf16', 'F8_E4M3', 'F6_E2M3', 'F4', 'Q9', 'constructor'];
		assert.deepEqual(types.map(elementBytes), [8, 2, 1, 0.75, 0.5, undefined, undefined]);
	});
});
