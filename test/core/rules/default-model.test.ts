import * as assert from 'node:assert/strict';
import { afterFix } from '../builders';
import { findingsIn } from './calls';

const rule = 'default-model';
const python = (call: string) => `from transformers import pipeline\nx = ${call}`;
const js = (call: string) =>
	`import { pipeline } from '@huggingface/transformers';\nconst x = await ${call};`;

suite(rule, () => {
	const silent = [
		'pipeline("ner", model="a/b")',
		'pipeline("ner", "a/b")',
		'pipeline("ner", model=chosen)',
		'pipeline(task, model=None)',
		'pipeline(model="a/b")',
		'pipeline("ner", **options)',
		'pipeline(*args)',
	];
	for (const call of silent) {
		test(`${call}: nothing`, async () => assert.deepEqual(await findingsIn(rule, python(call)), []));
	}
	test('nothing where the task is gone and nothing is loaded', async () => {
		const text = python('pipeline("summarization")');
		assert.deepEqual(await findingsIn(rule, text, { requires: 'transformers==5.24.0' }), []);
	});
	test('says what is loaded where the release is declared', async () => {
		const [finding] = await findingsIn(rule, python('pipeline("text-generation")'), {
			requires: 'transformers==4.57.1',
		});
		assert.equal(
			finding?.message,
			'pipeline names no model for text-generation: transformers loads its default, openai-community/gpt2. ' +
				'Name the model that you have chosen.',
		);
	});

	// What is declared; what the fix writes; whether it may change what is loaded.
	const fixed: [string, string | undefined, string, boolean][] = [
		[
			'pipeline("text-generation")',
			'transformers==4.57.1',
			'pipeline("text-generation", model="openai-community/gpt2", revision="607a30d")',
			false,
		],
		[
			'pipeline("text-generation")',
			'transformers==5.24.0',
			'pipeline("text-generation", model="HuggingFaceTB/SmolLM3-3B", revision="a07cc9a")',
			false,
		],
		[
			'pipeline("text-generation")',
			undefined,
			'pipeline("text-generation", model="HuggingFaceTB/SmolLM3-3B", revision="a07cc9a")',
			true,
		],
		[
			'pipeline("text-generation")',
			'transformers>=4.50',
			'pipeline("text-generation", model="HuggingFaceTB/SmolLM3-3B", revision="a07cc9a")',
			true,
		],
		[
			"pipeline('ner')",
			'transformers==5.2.0',
			"pipeline('ner', model='dbmdz/bert-large-cased-finetuned-conll03-english', revision='4c53496')",
			false,
		],
		[
			'pipeline(task="sentiment-analysis", model=None, device=0)',
			'transformers==4.57.6',
			'pipeline(task="sentiment-analysis", model="distilbert/distilbert-base-uncased-finetuned-sst-2-english", device=0, revision="714eb0f")',
			false,
		],
		[
			'pipeline("fill-mask", revision="main")',
			'transformers==5.0',
			'pipeline("fill-mask", revision="main", model="distilbert/distilroberta-base")',
			false,
		],
	];
	for (const [call, requires, after, behaviour] of fixed) {
		test(`${call} with ${requires ?? 'nothing declared'}`, async () => {
			const findings = await findingsIn(rule, python(call), requires === undefined ? {} : { requires });
			assert.equal(afterFix(python(call), findings), python(after));
			assert.equal(findings[0]?.fixes[0]?.behaviour, behaviour);
		});
	}
	const unfixed: [string, string][] = [
		['pipeline("translation")', 'transformers==4.57.6'],
		['pipeline("my-task")', 'transformers==4.57.6'],
		['pipeline("ner")', 'transformers==4.30.2'],
		['pipeline("ner", framework="tf")', 'transformers==4.57.6'],
		['pipeline("ner", None)', 'transformers==4.57.6'],
	];
	for (const [call, requires] of unfixed) {
		test(`${call} with ${requires}: said without a fix`, async () => {
			const findings = await findingsIn(rule, python(call), { requires });
			assert.deepEqual(
				findings.map(({ fixes }) => fixes),
				[[]],
			);
		});
	}

	const inJs: [string, string, string | undefined, boolean][] = [
		[
			"pipeline('sentiment-analysis')",
			'^3.8.0',
			"pipeline('sentiment-analysis', 'Xenova/distilbert-base-uncased-finetuned-sst-2-english')",
			false,
		],
		[
			"pipeline('feature-extraction')",
			'4.3.1',
			"pipeline('feature-extraction', 'onnx-community/all-MiniLM-L6-v2-ONNX', { dtype: 'fp32' })",
			false,
		],
		[
			"pipeline('feature-extraction', null, { device: 'webgpu' })",
			'3.8.1',
			"pipeline('feature-extraction', 'Xenova/all-MiniLM-L6-v2', { device: 'webgpu' })",
			false,
		],
		["pipeline('feature-extraction', null, { device: 'webgpu' })", '4.3.1', undefined, false],
		["pipeline('feature-extraction', chosen)", '4.3.1', '', false],
	];
	for (const [call, version, after, behaviour] of inJs) {
		test(`${call} with ${version}`, async () => {
			const npm = JSON.stringify({ dependencies: { '@huggingface/transformers': version } });
			const findings = await findingsIn(rule, js(call), { npm, path: 'a.ts' });
			if (after === '') {
				assert.deepEqual(findings, []);
			} else if (after === undefined) {
				assert.deepEqual(findings[0]?.fixes, []);
			} else {
				assert.equal(afterFix(js(call), findings), js(after));
				assert.equal(findings[0]?.fixes[0]?.behaviour, behaviour);
			}
		});
	}
});
