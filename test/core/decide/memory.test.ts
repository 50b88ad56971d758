import assert from 'node:assert/strict';
import { arePacked, estimateMemory, weightsAlone } from '../../../src/core/decide/memory';
import { formatBytes, formatCount, formatDay, formatGrams } from '../../../src/core/decide/units';

const total = (byDtype: Readonly<Record<string, number>>) => ({
	total: Object.values(byDtype).reduce((sum, count) => sum + count, 0),
	byDtype,
});

const bytes: readonly (readonly [dtype: string, bytes: number])[] = [
	['F64', 8],
	['F32', 4],
	['f32', 4],
	['F16', 2],
	['BF16', 2],
	['F8_E4M3', 1],
	['F8_E5M2', 1],
	['F6_E2M3', 0.75],
	['F4', 0.5],
	['BOOL', 1],
	['I8', 1],
	['U8', 1],
	['I64', 8],
];

suite('memory', () => {
	for (const [dtype, each] of bytes) {
		test(`${dtype}: ${each} bytes`, () => {
			const estimate = estimateMemory(total({ [dtype]: 1000 }));
			assert.equal(estimate?.weights, each * 1000);
			assert.equal(estimate?.inference, each * 1200);
		});
	}
	test('several types add up', () => {
		assert.equal(estimateMemory(total({ F32: 10, BF16: 100 }))?.weights, 240);
	});
	test('training: sixteen bytes a parameter, adapters for one in a hundred', () => {
		assert.deepEqual(estimateMemory(total({ BF16: 1000 })), {
			weights: 2000,
			inference: 2400,
			fineTuning: 16_000,
			lora: 2560,
		});
	});
	test('masks are stored, not trained', () => {
		const { weights, fineTuning } = estimateMemory(total({ F16: 1000, U8: 300, BOOL: 10 })) ?? {};
		assert.deepEqual([weights, fineTuning], [2310, 16_000]);
	});
	for (const [what, parameters] of [
		['a type that nobody knows', total({ F32: 10, Q4_K: 1 })],
		['no types', { total: 10, byDtype: {} }],
		['types that do not add up', { total: 10, byDtype: { F32: 9 } }],
		['nothing', { total: 0, byDtype: {} }],
	] as const) {
		test(`${what}: no estimate`, () => assert.equal(estimateMemory(parameters), undefined));
	}
	test('packed weights: what they take, not what training them would', () => {
		assert.deepEqual(estimateMemory(total({ I32: 900, F16: 100 })), { weights: 3800, inference: 4560 });
	});
	for (const [byDtype, packed] of [
		[{ I32: 14_664_900_864, F16: 550_072_320 }, true],
		[{ U8: 3_500_000_000, BF16: 500_000_000 }, true],
		// A small AWQ model, most of which are embeddings.
		[{ I32: 45_000_000, F16: 180_000_000 }, true],
		// Pythia's attention masks.
		[{ F16: 70_426_624, U8: 25_165_832 }, false],
		[{ F32: 110_106_428, I64: 512 }, false],
		[{ F8_E4M3: 1_000_000 }, false],
		[{}, false],
	] as const) {
		test(`${JSON.stringify(byDtype)} ${packed ? 'is' : 'is not'} packed`, () =>
			assert.equal(arePacked(total(byDtype)), packed));
	}
	test('weights alone', () => assert.equal(weightsAlone(total({ F16: 5, I64: 2, BOOL: 1 })), 5));
});

suite('units', () => {
	for (const [is, text] of [
		[formatBytes(0), '0 B'],
		[formatBytes(999), '999 B'],
		[formatBytes(1000), '1.0 kB'],
		[formatBytes(999_600), '1.0 MB'],
		[formatBytes(1.3e9), '1.3 GB'],
		[formatBytes(2.5e15), '2500 TB'],
		[formatCount(812), '812'],
		[formatCount(60_500_000), '60.5 M'],
		[formatCount(7.6e9), '7.6 B'],
		[formatDay('2024-02-19T23:30:00.000-05:00'), '2024-02-20'],
		[formatDay('soon'), undefined],
		[formatGrams(0), '0 g'],
		[formatGrams(0.001_25), '0.0013 g'],
		[formatGrams(812), '812 g'],
		[formatGrams(24_000_000), '24.0 t'],
	] as const) {
		test(`${text}`, () => assert.equal(is, text));
	}
});
