import assert from 'node:assert/strict';
import { inspectWeights } from '../../../src/core/weights';
import { createBudget } from '../../../src/core/weights/budget';
import { createReport } from '../../../src/core/weights/report';
import { safetensors } from '../../../src/core/weights/safetensors';
import { judgeSafetensorsHeader } from '../../../src/core/weights/safetensorsRules';
import { assertVerdict, inspect } from './inspected';

/** A file with that header and so many bytes behind it. */
function fileOf(header: string | Uint8Array, data = 4, length?: bigint): Uint8Array {
	const json = typeof header === 'string' ? new TextEncoder().encode(header) : header;
	const bytes = new Uint8Array(8 + json.length + data);
	new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(json.length), true);
	bytes.set(json, 8);
	return bytes;
}

/** An F32 tensor of one number. */
const one = (begin = 0, end = 4) => `{"dtype":"F32","shape":[1],"data_offsets":[${begin},${end}]}`;
const shaped = (shape: string, offsets = '[0,4]', dtype = 'F32') =>
	`{"a":{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}}`;

suite('judging safetensors', () => {
	const fine: readonly (readonly [string, string, number])[] = [
		['one tensor', `{"a":${one()}}`, 4],
		['texts beside it', `{"__metadata__":{"format":"pt"},"a":${one()}}`, 4],
		['padding', `{"a":${one()}}   `, 4],
		['no tensors', '{}', 0],
		['tensors in another order than their bytes', `{"b":${one(4, 8)},"a":${one()}}`, 8],
		[
			'an empty tensor between two',
			`{"a":${one()},"e":${shaped('[0]', '[4,4]').slice(5, -1)},"b":${one(4, 8)}}`,
			8,
		],
		['a number without dimensions', shaped('[]'), 4],
		['half bytes', shaped('[2]', '[0,1]', 'F4'), 1],
		['six bits', shaped('[4]', '[0,3]', 'F6_E3M2'), 3],
		['a size of 2^64-1 beside a 0', shaped('[18446744073709551615,0]', '[0,0]'), 0],
	];
	for (const [name, header, data] of fine) {
		test(`safe: ${name}`, () => assertVerdict(inspect('model.safetensors', fileOf(header, data)), 'safe'));
	}

	const malformed: readonly (readonly [string, string, string, number?])[] = [
		['overlap', `{"a":${one()},"b":${one(2, 6)}}`, 'another tensor', 6],
		['the same bytes twice', `{"a":${one()},"b":${one()}}`, 'another tensor'],
		['a hole', `{"a":${one()},"b":${one(8, 12)}}`, '4 of no tensor', 12],
		['a hole in front', `{"a":${one(4, 8)}}`, '4 of no tensor', 8],
		['trailing bytes', `{"a":${one()}}`, '1 bytes of no tensor', 5],
		['bytes behind no tensors', '{}', '1 bytes of no tensor', 1],
		['a tensor beyond the end', `{"a":${one()}}`, 'beyond the end', 3],
		['an end before its begin', `{"a":${one(8, 4)}}`, 'end before they begin', 8],
		['another size than the shape', shaped('[2]'), 'another number of bytes'],
		['bits that fill no byte', shaped('[3]', '[0,2]', 'F4'), 'another number of bytes', 2],
		['a product beyond 2^64', shaped('[4294967296,4294967296]', '[0,0]'), 'more numbers', 0],
		['a size of 2^64', shaped('[18446744073709551616,0]', '[0,0]'), 'no whole numbers', 0],
		['a negative size', shaped('[-1,-1]'), 'no whole numbers'],
		['minus zero', shaped('[1]', '[-0,4]'), 'no whole numbers'],
		['a fraction', shaped('[1.0]'), 'no whole numbers'],
		['an exponent', shaped('[1]', '[0,4e0]'), 'no whole numbers'],
		['a size as text', shaped('["1"]'), 'no whole numbers'],
		['three offsets', shaped('[1]', '[0,4,4]'), 'two offsets'],
		['no shape', '{"a":{"dtype":"F32","data_offsets":[0,4]}}', 'lacks'],
		['a type nobody knows', shaped('[1]', '[0,4]', 'X99'), 'not known'],
		['a type in small letters', shaped('[1]', '[0,4]', 'f32'), 'not known'],
		['an entry that is a list', '{"a":["F32",[1],[0,4]]}', 'no object'],
		['a name twice', `{"a":${one()},"a":${one()}}`, 'twice'],
		['a name twice, once escaped', `{"a":${one()},"\\u0061":${one()}}`, 'twice'],
		['a type twice', '{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 'twice'],
		['texts twice', `{"__metadata__":{},"__metadata__":{},"a":${one()}}`, 'twice'],
		['a text twice', `{"__metadata__":{"a":"1","a":"2"},"a":${one()}}`, 'twice'],
		['a text that is a number', `{"__metadata__":{"a":1},"a":${one()}}`, 'not a text'],
		['texts that are none', `{"__metadata__":[],"a":${one()}}`, 'no object'],
		['half a character in a name', `{"\\ud800":${one()}}`, 'not Unicode'],
		['a blank before the brace', ` {"a":${one()}}`, 'brace'],
		['a byte order mark', `\ufeff{"a":${one()}}`, 'brace'],
		['a list', '[]', 'brace', 0],
		['padding with NUL', `{"a":${one()}}\0`, 'not JSON'],
		['a second header', `{"a":${one()}}{}`, 'not JSON'],
		['a comma too many', `{"a":${one()},}`, 'not JSON'],
	];
	for (const [name, header, words, data] of malformed) {
		test(`malformed: ${name}`, () =>
			assertVerdict(inspect('model.safetensors', fileOf(header, data)), 'malformed', words));
	}
	test('malformed: a header that is not UTF-8', () => {
		const header = new TextEncoder().encode(`{"a":${one()}}`).map((byte) => (byte === 0x61 ? 0xff : byte));
		return assertVerdict(inspect('m.safetensors', fileOf(header)), 'malformed', 'not UTF-8');
	});
	for (const length of [0n, 1n, 100_000_001n, 2n ** 63n, 2n ** 64n - 1n]) {
		test(`malformed: a header of ${length} bytes`, () =>
			assertVerdict(inspect('m.safetensors', fileOf('{}', 0, length)), 'malformed', 'no length of a header'));
	}
	test('malformed: a header beyond the end', () =>
		assertVerdict(inspect('m.safetensors', fileOf('{}', 0, 5000n)), 'malformed', 'ends before'));
	for (const size of [0, 7]) {
		test(`malformed: ${size} bytes`, () =>
			assertVerdict(inspect('m.safetensors', new Uint8Array(size)), 'malformed', 'eight bytes'));
	}

	const suspicious: readonly (readonly [string, string, string])[] = [
		['a key that is not known', `{"a":{"x":[{}],${one().slice(1)}}`, 'does not know'],
		['padding with line ends', `{"a":${one()}}\n`, 'padded'],
		['values too deep', `{"a":{"x":${'['.repeat(1000)}`, 'nested'],
	];
	for (const [name, header, words] of suspicious) {
		test(`suspicious: ${name}`, () =>
			assertVerdict(inspect('model.safetensors', fileOf(header)), 'suspicious', words));
	}
	test('content decides, and a name that says otherwise is told', async () => {
		const bytes = fileOf(`{"a":${one()}}`);
		await assertVerdict(inspect('pytorch_model.bin', bytes), 'suspicious', 'its name does not say');
		await assertVerdict(inspect('model.gguf', bytes), 'suspicious', 'its name does not say');
		await assertVerdict(inspect('blobs/5d41402abc4b2a76', bytes), 'safe');
	});

	test('a small header costs one question, and numbers are not read', async () => {
		const { requests, bytesRead, notRead, size } = await inspect(
			'm.safetensors',
			fileOf(shaped('[1000000]', '[0,4000000]'), 4_000_000),
		);
		assert.equal(requests, 1);
		assert.ok(bytesRead <= 262_144 && size > 4_000_000);
		assert.match(notRead.join(), /4000000 bytes/);
	});
	test('a long header is read to its end and no further', async () => {
		const header = `{"a":${one()}}`.padEnd(900_000);
		const { verdict, requests, bytesRead } = await inspect('m.safetensors', fileOf(header));
		assert.deepEqual([verdict, requests, bytesRead], ['safe', 2, 8 + 900_000 + 4]);
	});
	test('a header longer than is read', async () => {
		const start = fileOf('{', 0, 90_000_000n);
		const claimed = {
			path: 'm.safetensors',
			size: 100_000_000_000,
			async read(from: number, to: number) {
				const bytes = new Uint8Array(to - from);
				bytes.set(start.subarray(from, to));
				return bytes;
			},
		};
		const inspection = inspectWeights(claimed, { signal: new AbortController().signal });
		await assertVerdict(inspection, 'suspicious', 'no more than 25000000');
	});
	test('the tensors are told', async () => {
		const report = createReport();
		const header = new TextEncoder().encode(`{"__proto__":${one()},"b":${one(4, 8)}}`);
		assert.deepEqual(judgeSafetensorsHeader(header, 8, report, createBudget()), [
			{ name: '__proto__', dtype: 'F32', shape: [1] },
			{ name: 'b', dtype: 'F32', shape: [1] },
		]);
		assert.deepEqual(report.findings, []);
		assert.equal(safetensors.id, 'safetensors');
	});
});
