import assert from 'node:assert/strict';
import type { RangeReader } from '../../../../src/core/weights/reader';
import type { Verdict } from '../../../../src/core/weights/verdict';
import { inspected, said } from '../stubPickle';
import { bytesOf, concat, directoryEntry, endRecords, localHeader, type Packed, zipOf } from '../zipBytes';

const rest: readonly Packed[] = [
	{ name: 'm/byteorder', content: 'little' },
	{ name: 'm/version', content: '3\n' },
	{ name: 'm/.data/serialization_id', content: '0'.repeat(40) },
];
const storage = { name: 'm/data/0', content: new Uint8Array(8) };

suite('torch archives', () => {
	const cases: readonly {
		readonly about: string;
		readonly members: readonly Packed[];
		readonly verdict: Verdict;
		readonly weightsOnly?: boolean;
		readonly because?: RegExp;
	}[] = [
		{
			about: 'a storage as large as the pickle says',
			members: [{ name: 'm/data.pkl', content: 'PICKLE 0:FloatStorage:2' }, storage, ...rest],
			verdict: 'safe',
			weightsOnly: true,
		},
		{
			about: 'an untyped storage counts bytes',
			members: [{ name: 'm/data.pkl', content: 'PICKLE 0:UntypedStorage:8' }, storage, ...rest],
			verdict: 'safe',
			weightsOnly: true,
		},
		{
			about: 'a storage that is too small',
			members: [{ name: 'm/data.pkl', content: 'PICKLE 0:DoubleStorage:2' }, storage],
			verdict: 'malformed',
			because: /said to have 16 bytes and its member has 8/,
		},
		{
			about: 'a storage that is too large',
			members: [{ name: 'm/data.pkl', content: 'PICKLE 0:HalfStorage:2' }, storage],
			verdict: 'suspicious',
			because: /4 bytes more/,
		},
		{
			about: 'a storage that is not there',
			members: [{ name: 'm/data.pkl', content: 'PICKLE 0:HalfStorage:4 1:HalfStorage:4' }, storage],
			verdict: 'malformed',
			because: /storage 1, which no member holds/,
		},
		{
			about: 'a deflated storage that is said to be larger than it is in the pickle of another name',
			members: [
				{ name: 'm/data.pkl', content: 'PICKLE 0:LongStorage:100', deflated: true },
				{ name: 'm/data/0', content: new Uint8Array(800), deflated: true },
				{ name: 'm/version', content: '3' },
			],
			verdict: 'safe',
			weightsOnly: true,
		},
		{
			about: 'no version, without which torch opens nothing,',
			members: [{ name: 'm/data.pkl', content: 'PICKLE 0:HalfStorage:4' }, storage],
			verdict: 'safe',
		},
		{
			about: 'a storage class of unknown size',
			members: [{ name: 'm/data.pkl', content: 'PICKLE 0:StrangeStorage:2' }, storage],
			verdict: 'suspicious',
			because: /StrangeStorage/,
		},
		{
			about: 'a pickle where a storage would stand that nothing refers to',
			members: [
				{ name: 'm/data.pkl', content: 'PICKLE' },
				{ name: 'm/data/1', content: 'PICKLE bad' },
			],
			verdict: 'dangerous',
		},
		{
			about: 'a member that torch does not write',
			members: [
				{ name: 'm/data.pkl', content: 'PICKLE' },
				...rest,
				{ name: 'm/notes.txt', content: 'hello' },
			],
			verdict: 'safe',
			weightsOnly: false,
		},
		{
			about: 'Python code beside the pickle',
			members: [
				{ name: 'm/data.pkl', content: 'PICKLE' },
				{ name: 'm/layers.py', content: 'import os' },
			],
			verdict: 'suspicious',
			because: /Python code that a loader may run: m\/layers\.py/,
		},
		{
			about: 'an order of bytes that there is not',
			members: [
				{ name: 'm/data.pkl', content: 'PICKLE' },
				{ name: 'm/byteorder', content: 'middle' },
			],
			verdict: 'malformed',
			because: /order of bytes/,
		},
		{
			about: 'big-endian numbers',
			members: [
				{ name: 'm/data.pkl', content: 'PICKLE' },
				{ name: 'm/byteorder', content: 'big' },
				{ name: 'm/version', content: '3' },
			],
			verdict: 'safe',
			weightsOnly: true,
		},
		{
			about: 'members in two folders',
			members: [
				{ name: 'm/data.pkl', content: 'PICKLE' },
				{ name: 'other/version', content: '3' },
			],
			verdict: 'suspicious',
			because: /one folder/,
		},
		{
			about: 'a data.pkl that is none',
			members: [{ name: 'm/data.pkl', content: 'hello' }],
			verdict: 'malformed',
			because: /no pickle/,
		},
	];
	for (const { about, members, verdict, weightsOnly = false, because = /^/ } of cases) {
		test(`${about}: ${verdict}`, async () => {
			const inspection = await inspected(zipOf(members));
			assert.equal(inspection.format, 'pytorch-zip');
			assert.equal(inspection.verdict, verdict, said(inspection).join('\n'));
			assert.equal(inspection.loadsWeightsOnly, weightsOnly);
			assert.match(said(inspection).join('\n'), because);
		});
	}

	test('an archive that is named as weights and holds none', async () => {
		const members = [{ name: 'm/version', content: '3' }];
		assert.equal((await inspected(zipOf(members), 'model.pt')).verdict, 'suspicious');
		assert.equal((await inspected(zipOf(members), 'archive.zip')).verdict, 'safe');
	});

	test('TorchScript names the code it runs and is judged like any other', async () => {
		const members = [
			{ name: 'm/data.pkl', content: 'PICKLE 0:FloatStorage:2' },
			storage,
			{ name: 'm/code/__torch__/model.py', content: 'class M(Module): ...' },
			{ name: 'm/constants.pkl', content: 'PICKLE 0:FloatStorage:1' },
			{ name: 'm/constants/0', content: new Uint8Array(4) },
		];
		const inspection = await inspected(zipOf(members));
		assert.equal(inspection.format, 'torchscript');
		assert.deepEqual(said(inspection), [
			'suspicious: It holds TorchScript code that runs when the model is used: m/code/__torch__/model.py.',
		]);
		const worse = [...members, { name: 'm/extra/x', content: 'PICKLE bad' }];
		assert.equal((await inspected(zipOf(worse))).verdict, 'dangerous');
	});

	test('5 GB cost three requests and 512 KiB', async () => {
		const file = sparseTorchFile(800, 6_250_000);
		assert.ok(file.size > 5e9);
		const inspection = await inspected(file);
		assert.deepEqual(said(inspection), []);
		assert.equal(inspection.format, 'pytorch-zip');
		assert.ok(inspection.loadsWeightsOnly);
		assert.deepEqual(inspection.notRead, ['800 tensor storages with 5000000000 bytes of raw numbers.']);
		assert.ok(inspection.requests <= 3, `${inspection.requests} requests`);
		assert.ok(inspection.bytesRead <= 512 * 1024, `${inspection.bytesRead} bytes`);
	});
});

/** A torch file of `count` storages that are zeros, of which only pickle, headers and directory are held. */
function sparseTorchFile(count: number, bytes: number): RangeReader {
	const pieces: { readonly start: number; readonly bytes: Uint8Array }[] = [];
	const entries: Uint8Array[] = [];
	let at = 0;
	const add = (name: string, content: Uint8Array | number) => {
		const size = typeof content === 'number' ? content : content.length;
		// Checksums are only compared where the content is read.
		const sound = typeof content === 'number' ? 0 : checksumOf(content);
		const stated = { name, flags: 0, method: 0, crc: sound, packed: size, size, offset: at };
		const extra = new Uint8Array(63 - ((at + 30 + name.length + 63) % 64)).fill(0x5a);
		const header = localHeader(stated, extra);
		pieces.push({ start: at, bytes: typeof content === 'number' ? header : concat(header, content) });
		entries.push(directoryEntry(stated));
		at += header.length + size;
	};
	const lines = Array.from({ length: count }, (_, index) => `${index}:FloatStorage:${bytes / 4}`.padEnd(120));
	add('model/data.pkl', bytesOf(`PICKLE ${lines.join('\n')}`));
	add('model/byteorder', bytesOf('little'));
	for (let index = 0; index < count; index += 1) {
		add(`model/data/${index}`, bytes);
	}
	add('model/version', bytesOf('3\n'));
	const directory = concat(...entries);
	const end = endRecords(
		{ count: entries.length, size: directory.length, start: at },
		at + directory.length,
		{
			zip64: true,
		},
	);
	pieces.push({ start: at, bytes: concat(directory, end) });
	return {
		path: 'pytorch_model.bin',
		size: at + directory.length + end.length,
		async read(start, last) {
			const result = new Uint8Array(Math.max(0, Math.min(last, this.size) - start));
			for (const piece of pieces) {
				const from = Math.max(start, piece.start);
				const to = Math.min(start + result.length, piece.start + piece.bytes.length);
				if (from < to) {
					result.set(piece.bytes.subarray(from - piece.start, to - piece.start), from - start);
				}
			}
			return result;
		},
	};
}

function checksumOf(content: Uint8Array): number {
	const view = new DataView(zipOf([{ name: 'x', content }]).buffer);
	return view.getUint32(14, true);
}
