import assert from 'node:assert/strict';
import type { StoredTensor } from '../../../src/core/weights/format';
import { elementBits } from '../../../src/core/weights/safetensorsHeader';
import { compareTensors } from '../../../src/core/weights/sameTensors';
import { dtypeOfTorch } from '../../../src/core/weights/torchTypes';

const of = (name: string, shape: readonly number[], dtype = 'F32', storage?: string): StoredTensor => ({
	name,
	shape,
	dtype,
	...(storage !== undefined && { storage }),
});
const compare = (left: readonly StoredTensor[], right: readonly StoredTensor[]) =>
	compareTensors({ name: 'pytorch_model.bin', tensors: left }, { name: 'model.safetensors', tensors: right });

suite('the same tensors in two files', () => {
	test('in any order', () => {
		const tensors = [of('a', [2, 3]), of('b', [])];
		assert.deepEqual(compare(tensors, [...tensors].reverse()), {
			agree: true,
			sentence: 'pytorch_model.bin and model.safetensors declare the same 2 tensors.',
			differences: 0,
			tied: [],
		});
	});
	test('a name that one side lacks, either way', () => {
		const [fewer, more] = [[of('a', [1])], [of('a', [1]), of('evil', [9])]];
		assert.match(compare(more, fewer).sentence, /"evil" is in pytorch_model\.bin only/);
		assert.match(compare(fewer, more).sentence, /"evil" is in model\.safetensors only/);
		assert.equal(compare(fewer, more).agree, false);
	});
	test('another shape, another type', () => {
		const { agree, sentence } = compare(
			[of('a', [2, 3]), of('b', [1])],
			[of('a', [3, 2]), of('b', [1], 'F16')],
		);
		assert.equal(agree, false);
		assert.match(
			sentence,
			/"a" is F32 \[2, 3\] in the one and F32 \[3, 2\] in the other; "b" is F32 \[1\] in the one and F16/,
		);
	});
	test('no more than three differences are named', () => {
		const { sentence, differences } = compare(
			[],
			['a', 'b', 'c', 'd', 'e'].map((name) => of(name, [1])),
		);
		assert.equal(differences, 5);
		assert.match(sentence, /differ in 5 tensors, among them: "a" [^;]*; "b" [^;]*; "c" [^;]*\.$/);
	});

	const embedding = of('embed.weight', [8, 4], 'F32', '0');
	const head = of('lm_head.weight', [8, 4], 'F32', '0');
	test('a conversion leaves out one of two names that share numbers', () => {
		const { agree, sentence, tied } = compare([embedding, head], [of('embed.weight', [8, 4])]);
		assert.deepEqual([agree, tied], [true, ['lm_head.weight']]);
		assert.match(sentence, /but for names of shared ones .*: "lm_head\.weight"\.$/);
		assert.equal(compare([of('lm_head.weight', [8, 4])], [embedding, head]).agree, true);
	});
	test('not both of them', () =>
		assert.equal(compare([embedding, head, of('a', [1])], [of('a', [1])]).differences, 2));
	test('another part of the same storage is another tensor', () => {
		const bias = of('bias', [4], 'F32', '0');
		assert.equal(compare([embedding, bias], [of('embed.weight', [8, 4])]).agree, false);
	});
	test('without storages nothing is shared', () =>
		assert.equal(compare([of('a', [1]), of('b', [1])], [of('a', [1])]).agree, false));
	test('nothing to compare is no agreement', () => {
		const { agree, sentence } = compare([], []);
		assert.equal(agree, false);
		assert.match(sentence, /nothing to compare/);
	});
	test('names are printable and short', () => {
		const { sentence } = compare([of(`\u202e${'x'.repeat(10_000)}`, [1])], []);
		assert.ok(sentence.length < 400 && !sentence.includes('\u202e'));
	});
});

suite('types of torch', () => {
	test('by storage and by name, each one that safetensors has', () => {
		assert.deepEqual(['FloatStorage', 'bfloat16', 'ByteStorage'].map(dtypeOfTorch), ['F32', 'BF16', 'U8']);
		for (const name of ['DoubleStorage', 'float8_e4m3fn', 'uint64', 'complex64']) {
			assert.ok(elementBits(dtypeOfTorch(name) ?? ''), name);
		}
		assert.equal(dtypeOfTorch('QInt8Storage'), undefined);
		assert.equal(dtypeOfTorch('toString'), undefined);
	});
});
