import * as assert from 'node:assert/strict';
import { readCard } from '../../../src/core/card/card';

suite('figures of a card', () => {
	const parameters: [string, number | undefined][] = [
		['A 7B parameter model.', 7e9],
		['It has 110M params', 110e6],
		['with **1.5 billion parameters**', 1.5e9],
		['with just 24-billion parameters', 24e9],
		['| **Parameters** | 1,170,340,608 |', 1_170_340_608],
		['- Params (M): 19.1', 19.1e6],
		['Number of parameters: 345 million', 345e6],
		['176,247,271,424 parameters', 176_247_271_424],
		['sizes: 7B, 13B, 33B and 65B parameters', undefined],
		['from 125M to 175B parameters', undefined],
		['to 175B parameters, which', undefined],
		['| Parameters | 2.5B | 8B |', undefined],
		['1.3B active parameters', undefined],
		['Trainable parameters: 4M', undefined],
		['better than 13B parameters', undefined],
		['A 7B parameter model.\n\nA 13B parameter model.', undefined],
		['A 7B parameter model. 7.0B parameters.', 7e9],
		['3 parameters have to be set', undefined],
		['```\n7B parameters\n```', undefined],
		['<!-- 7B parameters -->', undefined],
	];
	for (const [text, value] of parameters) {
		test(`parameters: ${text}`, () => assert.equal(readCard(text).parameters?.value, value));
	}
	const contexts: [string, number | undefined][] = [
		['a context length of 128k.', 128_000],
		['| **Context length** | 32,768 tokens |', 32_768],
		['**Context Window**: A 128k context window.', 128_000],
		['context window: 8192', 8192],
		['a 131,072-token context window, or a 128K context', 131_072],
		['context length 77/256 tokens', undefined],
		['context length of 4096\n\ncontext length of 8192', undefined],
		['from 2K to 32K context length', undefined],
		['in this context 12 lengths', undefined],
	];
	for (const [text, value] of contexts) {
		test(`context length: ${text}`, () => assert.equal(readCard(text).contextLength?.value, value));
	}
	test('with its line and words', () =>
		assert.deepEqual(readCard('# M\n\n| **Context length** | 32,768 tokens |').contextLength, {
			value: 32_768,
			text: 'Context length 32,768 tokens',
			line: 3,
		}));
	test('papers, each once, without that of the template', () =>
		assert.deepEqual(
			readCard(
				'See https://arxiv.org/abs/1810.04805v2,\narXiv:2101.00027 and arxiv.org/pdf/1810.04805.pdf, [b](https://arxiv.org/abs/1910.09700), 2101.12345',
			).papers,
			[
				{ arxiv: '1810.04805', line: 1 },
				{ arxiv: '2101.00027', line: 2 },
			],
		));
	const emissions: [string, object | undefined][] = [
		['co2_eq_emissions: 133.02', { grams: 133.02, line: 2 }],
		[
			'co2_eq_emissions:\n  emissions: 24\n  source: code carbon\n  training_type: fine-tuning\n  hardware_used: 1 T4',
			{ grams: 24, line: 2, source: 'code carbon', training: 'fine-tuning', hardware: '1 T4' },
		],
		['co2_eq_emissions: a lot', undefined],
		['co2_eq_emissions:\n  emissions: "24,700,000 (See carbon section)"', undefined],
		['co2_eq_emissions: -1', undefined],
		['co2_eq_emissions: .inf', undefined],
		['co2_eq_emissions: [1]', undefined],
	];
	for (const [yaml, expected] of emissions) {
		test(JSON.stringify(yaml), () => assert.deepEqual(readCard(`---\n${yaml}\n---\n`).emissions, expected));
	}
});
