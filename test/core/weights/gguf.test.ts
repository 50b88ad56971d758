import assert from 'node:assert/strict';
import { inspectWeights } from '../../../src/core/weights';
import type { WeightFormat } from '../../../src/core/weights/format';
import { packingOf } from '../../../src/core/weights/ggmlTypes';
import { gguf } from '../../../src/core/weights/gguf';
import { readerOf } from '../../../src/core/weights/reader';
import { array, ggufFile, string, tensor, u32, whole } from './ggufBytes';
import { assertVerdict, inspect } from './inspected';

/** Stands for the judge of chat templates: `bad` in a template is dangerous. */
const templates: WeightFormat = {
	id: 'chat-template',
	recognises: (_head, file) => file.path === 'chat_template.jinja',
	async judge({ file, report }) {
		if (new TextDecoder().decode(await file.read(0, file.size)).includes('bad')) {
			report.add('dangerous', 'It is bad.');
		}
		return undefined;
	},
};

const judged = (file: Parameters<typeof ggufFile>[0] = {}, name = 'model.gguf') =>
	inspect(name, ggufFile(file), [templates, gguf]);
const arch = ['general.architecture', string('llama')] as const;
const withValue = (value: Parameters<typeof u32>[0] | ReturnType<typeof u32>) =>
	judged({ values: [arch, ['some.key', typeof value === 'number' ? u32(value) : value]] });

suite('judging GGUF', () => {
	for (const spelling of [{ version: 1 }, { version: 2 }, {}, { version: 2, big: true }, { big: true }]) {
		test(`safe: version ${spelling.version ?? 3}${spelling.big ? ', the other byte order' : ''}`, () =>
			assertVerdict(judged(spelling), 'safe'));
	}
	test('safe: values of every type', () => {
		const sizes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
		const values = sizes.flatMap((size, type) =>
			size === 0 ? [] : ([[`k.${type}`, whole(type, size, 1n)]] as const),
		);
		const arrays = sizes.flatMap((size, type) =>
			size === 0
				? []
				: ([[`a.${type}`, array(type, [whole(type, size, 0n), whole(type, size, 1n)])]] as const),
		);
		const texts = [
			['a.8', array(8, [string('a'), string('')])],
			['a.none', array(8, [])],
		] as const;
		return assertVerdict(judged({ values: [arch, ...values, ...arrays, ...texts] }), 'safe');
	});
	test('safe: two tensors with padding between, the last without', () =>
		assertVerdict(
			judged({ tensors: [tensor('a', [9]), tensor('b', [1], { offset: 64 })], data: 68 }),
			'safe',
		));
	test('safe: nothing in it', () => assertVerdict(judged({ values: [], tensors: [], data: 0 }), 'safe'));
	test('safe: another alignment', () =>
		assertVerdict(judged({ values: [['general.alignment', u32(128)]], alignment: 128 }), 'safe'));
	test('safe: a name of 64 bytes, a tensor without dimensions, one of blocks', () =>
		assertVerdict(
			judged({
				tensors: [tensor('n'.repeat(64), [256], { type: 14 }), tensor('s', [], { offset: 224 })],
				data: 224 + 4,
			}),
			'safe',
		));

	for (const version of [0, 4, 0xffff_ffff]) {
		test(`malformed: version ${version}`, () => assertVerdict(judged({ version }), 'malformed', 'version'));
	}
	const counts: readonly (readonly [string, Parameters<typeof ggufFile>[0], string])[] = [
		['more values than fit', { valueCount: 2n ** 40n }, 'more than fit'],
		['2^64-1 values', { valueCount: 2n ** 64n - 1n }, 'more than fit'],
		['more tensors than fit', { tensorCount: 2n ** 60n }, 'more than fit'],
		['one tensor more than there is', { tensorCount: 2n, data: 0 }, 'another tensor'],
		['a key twice', { values: [arch, arch] }, 'twice'],
		['no numbers', { data: 0 }, 'beyond the end'],
		['one byte too few', { data: 31 }, 'beyond the end'],
		['5 dimensions', { tensors: [tensor('w', [1, 1, 1, 1, 8])] }, '5 dimensions'],
		['a product beyond 2^64', { tensors: [tensor('w', [2n ** 32n, 2n ** 32n])] }, 'more numbers'],
		['a size of -1', { tensors: [tensor('w', [2n ** 64n - 1n])] }, 'more numbers'],
		['a product of bytes beyond 2^64', { tensors: [tensor('w', [2n ** 62n + 8n])] }, 'beyond the end'],
		['half a block', { tensors: [tensor('w', [33], { type: 2 })] }, 'whole blocks'],
		['a type that was removed', { tensors: [tensor('w', [8], { type: 4 })] }, 'no version reads'],
		['a type far from any', { tensors: [tensor('w', [8], { type: 250 })] }, 'no version reads'],
		[
			'a place between the alignment',
			{ tensors: [tensor('w', [8], { offset: 4 })], data: 64 },
			'multiple of 32',
		],
		['a place beyond', { tensors: [tensor('w', [8], { offset: 2n ** 63n })] }, 'beyond the end'],
		['a hole in front', { tensors: [tensor('w', [8], { offset: 32 })], data: 64 }, 'of no tensor'],
		['a hole', { tensors: [tensor('a', [8]), tensor('b', [8], { offset: 64 })], data: 96 }, 'of no tensor'],
		[
			'overlap',
			{ tensors: [tensor('a', [16]), tensor('b', [8], { offset: 32 })], data: 64 },
			'another tensor',
		],
		['the same bytes twice', { tensors: [tensor('a', [8]), tensor('b', [8])] }, 'another tensor'],
		[
			'a tensor twice',
			{ tensors: [tensor('a', [8]), tensor('a', [8], { offset: 32 })], data: 64 },
			'Two tensors',
		],
		['a name of 65 bytes', { tensors: [tensor('n'.repeat(65), [8])] }, 'longer than 64'],
		['a name of 2000 bytes', { tensors: [tensor('n'.repeat(2000), [8])] }, 'longer than 1024'],
		['a key of 65,536 bytes', { values: [['k'.repeat(65_536), u32(1)]] }, 'longer than 65535'],
	];
	for (const [name, file, words] of counts) {
		test(`malformed: ${name}`, () => assertVerdict(judged(file), 'malformed', words));
	}
	for (const alignment of [0, 1, 4, 12, 33]) {
		test(`malformed: an alignment of ${alignment}`, () =>
			assertVerdict(judged({ values: [['general.alignment', u32(alignment)]] }), 'malformed', 'alignment'));
	}
	test('malformed: an alignment of another type', () =>
		assertVerdict(judged({ values: [['general.alignment', whole(10, 8, 32n)]] }), 'malformed', 'alignment'));
	const values: readonly (readonly [string, ReturnType<typeof u32>, string])[] = [
		['a type that is not known', whole(13, 8, 0n), 'type 13'],
		['an array of one', array(13, []), 'type 13'],
		['a truth of 2', whole(7, 1, 2n), 'neither true nor false'],
		['a truth of 2 in an array', array(7, [whole(7, 1, 1n), whole(7, 1, 2n)]), 'neither true nor false'],
		['an array longer than the file', array(6, [], 2n ** 50n), 'what is left'],
		['an array whose bytes are 2^64', array(10, [], 2n ** 61n), 'what is left'],
		['more texts than fit', array(8, [], 1000n), 'what is left'],
		['a text of 2^64-1 bytes', { type: 8, write: () => new Array<number>(8).fill(0xff) }, 'what is left'],
		['arrays in arrays in arrays', array(9, [array(9, [array(4, [u32(1)])])]), 'arrays in arrays in arrays'],
	];
	for (const [name, value, words] of values) {
		test(`malformed: ${name}`, () => assertVerdict(withValue(value), 'malformed', words));
	}
	test('malformed: arrays nested as deep as the stack', () => {
		const type = [9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
		const deep = { type: 9, write: () => new Array(20_000).fill(type).flat() as number[] };
		return assertVerdict(withValue(deep), 'malformed', 'arrays in arrays in arrays');
	});
	test('malformed: cut anywhere', async () => {
		const whole = ggufFile({ values: [arch, ['t', array(8, [string('abc'), string('def')])]] });
		for (let length = 0; length < whole.length; length++) {
			await assertVerdict(inspect('m.gguf', whole.subarray(0, length), [gguf]), 'malformed');
		}
	});
	test('malformed: another magic under its name', () =>
		assertVerdict(
			inspect('m.gguf', new TextEncoder().encode('ggml, perhaps'), [gguf]),
			'malformed',
			'begin with',
		));

	const suspicious: readonly (readonly [string, Parameters<typeof ggufFile>[0], string])[] = [
		['a type that may come', { tensors: [tensor('w', [8], { type: 99 })] }, 'not known here'],
		['arrays in arrays', { values: [['k', array(9, [array(4, [u32(1)])])]] }, 'arrays in arrays'],
		['trailing bytes', { data: 96 }, '64 bytes of no tensor'],
		['another order', { tensors: [tensor('a', [8], { offset: 32 }), tensor('b', [8])], data: 64 }, 'order'],
		['a dimension of 0', { tensors: [tensor('w', [0])], data: 0 }, 'dimension of 0'],
		['a key that is not ASCII', { values: [['ключ', u32(1)]] }, 'ASCII'],
		[
			'a template that is no text',
			{ values: [['tokenizer.chat_template', array(8, [string('a')])]] },
			'no text',
		],
	];
	for (const [name, file, words] of suspicious) {
		test(`suspicious: ${name}`, () => assertVerdict(judged(file), 'suspicious', words));
	}
	test('suspicious: under another name', () =>
		assertVerdict(inspect('pytorch_model.bin', ggufFile(), [gguf]), 'suspicious', 'its name does not say'));

	test('templates are judged, named ones too, and before the file breaks', async () => {
		const fine = ['tokenizer.chat_template', string('{{ messages }}')] as const;
		const names = ['tokenizer.chat_templates', array(8, [string('rag')])] as const;
		const bad = ['tokenizer.chat_template.rag', string('bad')] as const;
		await assertVerdict(judged({ values: [fine, names] }), 'safe');
		const inspection = judged({ values: [fine, names, bad] });
		await assertVerdict(inspection, 'dangerous', 'It is bad.');
		assert.equal((await inspection).findings[0]?.where, 'tokenizer.chat_template.rag');
		await assertVerdict(judged({ values: [bad], valueCount: 2n ** 40n }), 'dangerous');
		await assertVerdict(judged({ values: [bad, ['general.alignment', u32(0)], bad] }), 'dangerous');
	});
	test('a template that nobody judges is not passed over', () =>
		assertVerdict(
			inspect('m.gguf', ggufFile({ values: [['tokenizer.chat_template', string('x')]] }), [gguf]),
			'suspicious',
			'not judged as a chat template',
		));
	test('a vocabulary is read in pieces, large arrays and numbers not at all', async () => {
		const numbers = 100_000_000;
		const head = ggufFile({
			values: [['scores', array(6, [], 5_000_000n)]],
			tensors: [],
			data: 0,
			alignment: 1,
		});
		// Behind the array's claim stand 20 MB of it, then a value more, then numbers: as zeros, which nobody reads.
		const file = {
			path: 'm.gguf',
			size: head.length + 20_000_000 + numbers,
			read: async (start: number, end: number) => {
				const bytes = new Uint8Array(Math.max(0, Math.min(end, file.size) - start));
				bytes.set(head.subarray(start, end));
				return bytes;
			},
		};
		const { bytesRead, verdict } = await inspectWeights(file, {
			signal: new AbortController().signal,
			formats: [gguf],
		});
		assert.equal(verdict, 'suspicious');
		assert.ok(bytesRead < 1_000_000, `${bytesRead}`);
	});
	test('a hundred thousand texts', () => {
		const texts = { type: 9, write: () => [8, 0, 0, 0, 0xa0, 0x86, 1, 0, 0, 0, 0, 0] };
		const head = ggufFile({ values: [['tokens', texts]], tensors: [], data: 0, alignment: 1 });
		const bytes = new Uint8Array(head.length + 800_000);
		bytes.set(head);
		return assertVerdict(inspect('m.gguf', bytes, [gguf]), 'safe');
	});
	test('types are known or said not to be', () => {
		assert.deepEqual(packingOf(12), { numbers: 256, bytes: 144 });
		assert.deepEqual([packingOf(31), packingOf(42), packingOf(2 ** 32 - 1)], ['none', 'newer', 'none']);
	});
	test('bytes in memory are read like a file', async () => {
		const reader = readerOf('m.gguf', ggufFile());
		assert.equal((await inspectWeights(reader, { signal: new AbortController().signal })).format, 'gguf');
	});
});
