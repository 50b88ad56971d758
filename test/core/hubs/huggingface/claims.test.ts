import assert from 'node:assert/strict';
import {
	readChatTemplate,
	readEmissions,
	readQuantization,
	readResults,
} from '../../../../src/core/hubs/huggingface/claims';
import { readFields } from '../../../../src/core/hubs/readers';

const metrics = (...list: unknown[]) => [{ results: [{ dataset: { name: 'D' }, metrics: list }] }];
const config = (value: unknown) => readFields(value, () => {});

suite('what a card claims', () => {
	const results: readonly (readonly [string, unknown, unknown])[] = [
		[
			'a number and who checked it',
			metrics({ type: 'acc', name: 'Accuracy', value: 0.9, verified: true }),
			[{ metric: 'Accuracy', value: 0.9, dataset: 'D', verified: true }],
		],
		['a type in place of a name', metrics({ type: 'acc' }), [{ metric: 'acc', dataset: 'D' }]],
		['a name that is none', metrics({ name: 7, type: 'acc' }), [{ metric: 'acc', dataset: 'D' }]],
		['a blank name', metrics({ name: ' ', type: 'acc' }), [{ metric: 'acc', dataset: 'D' }]],
		[
			'a value as a text',
			metrics({ type: 'f1', value: ' 91\n% ' }),
			[{ metric: 'f1', value: '91 %', dataset: 'D' }],
		],
		[
			'values that are none',
			metrics({ type: 'f1', value: '' }, { type: 'f1', value: {} }),
			[
				{ metric: 'f1', dataset: 'D' },
				{ metric: 'f1', dataset: 'D' },
			],
		],
		['who checked it, as a text', metrics({ type: 'f1', verified: 'yes' }), [{ metric: 'f1', dataset: 'D' }]],
		[
			'one object in place of each list',
			{ results: { metrics: { type: 'f1', value: 1 } } },
			[{ metric: 'f1', value: 1 }],
		],
		['a nameless metric', metrics({ value: 1 }), []],
		['nothing', undefined, []],
		['a text', 'none', []],
		['lists of texts', ['a', { results: ['b', { metrics: ['c', null, 7] }] }], []],
		['a prototype', JSON.parse('[{"__proto__":{"results":[{"metrics":[{"type":"x"}]}]}}]'), []],
	];
	for (const [name, index, expected] of results) {
		test(`results: ${name}`, () => assert.deepEqual(readResults(index), expected));
	}
	test('results: no more than fifty', () => {
		const many = metrics(...new Array(5000).fill({ type: 'f1' }));
		assert.equal(readResults(new Array(5000).fill(many[0])).length, 50);
	});

	const emissions: readonly (readonly [unknown, number | undefined])[] = [
		[0, 0],
		[1.5, 1.5],
		[{ emissions: 2, source: 'x' }, 2],
		['1.5', undefined],
		[-1, undefined],
		[Number.NaN, undefined],
		[{ emissions: '2' }, undefined],
		[[3], undefined],
		[null, undefined],
	];
	for (const [stated, grams] of emissions) {
		test(`emissions: ${JSON.stringify(stated)}`, () =>
			assert.deepEqual(readEmissions(stated), grams === undefined ? {} : { emissions: grams }));
	}

	const quantised: readonly (readonly [unknown, string | undefined])[] = [
		[{ quant_method: 'gptq', bits: 4 }, 'gptq, 4 bit'],
		[{ quant_method: 'bitsandbytes', load_in_4bit: true, load_in_8bit: false }, 'bitsandbytes, 4 bit'],
		[{ load_in_8bit: true }, '8 bit'],
		[{ quant_method: 'fp8' }, 'fp8'],
		[{ load_in_4bit: false }, undefined],
		[{ quant_method: 7, bits: '4' }, undefined],
		[undefined, undefined],
	];
	for (const [stated, expected] of quantised) {
		test(`quantisation: ${JSON.stringify(stated)}`, () =>
			assert.equal(readQuantization(config(stated)), expected));
	}

	const templates: readonly (readonly [string, unknown, string | undefined])[] = [
		['one', '{{ x }}', '{{ x }}'],
		[
			'the default of several',
			[
				{ name: 'tool_use', template: 'a' },
				{ name: 'default', template: 'b' },
			],
			'b',
		],
		['several without a default', [{ name: 'tool_use', template: 'a' }], undefined],
		['empty', '', undefined],
		['longer than any', 'x'.repeat(65_537), undefined],
		['no text', { default: 'x' }, undefined],
		['a default that is none', [{ name: 'default', template: 7 }], undefined],
	];
	for (const [name, stated, expected] of templates) {
		test(`chat template: ${name}`, () =>
			assert.equal(readChatTemplate(config({ chat_template: stated })), expected));
	}
});
