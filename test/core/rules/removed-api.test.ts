import * as assert from 'node:assert/strict';
import { afterFix } from '../builders';
import { findingsIn } from './calls';

const rule = 'removed-api';
const imports =
	'from transformers import AutoModel, AutoTokenizer, TFAutoModel, pipeline\n' +
	'from huggingface_hub import InferenceApi, cached_download, from_pretrained_keras, hf_hub_download\n' +
	'from diffusers import DiffusionPipeline\n';

suite(rule, () => {
	const cases: [string, string | undefined, boolean][] = [
		['pipeline("summarization")', 'transformers==5.0.0', true],
		['pipeline("summarization", model="a/b")', 'transformers>=5', true],
		['pipeline("summarization")', 'transformers==4.57.6', false],
		['pipeline("summarization")', 'transformers>=4.40', false],
		['pipeline("summarization")', 'transformers', false],
		['pipeline("summarization")', undefined, false],
		['pipeline("translation_en_to_fr")', 'transformers>=5,<6', true],
		['pipeline("question-answering")', 'transformers==5.0.0', false],
		['pipeline("question-answering")', 'transformers==5.4.0', true],
		['pipeline("vqa")', 'transformers==5.24.0', true],
		['pipeline("image-to-text")', 'transformers==5.0.0', true],
		['pipeline("image-to-text")', 'transformers==5.24.0', false],
		['pipeline("conversational")', 'transformers==4.57.6', true],
		['pipeline("text-generation")', 'transformers==5.24.0', false],
		['pipeline(task)', 'transformers==5.24.0', false],
		['TFAutoModel.from_pretrained("a/b")', 'transformers==5.24.0', true],
		['TFAutoModel.from_pretrained("a/b")', 'transformers==4.57.6', false],
		['AutoModel.from_pretrained("a/b", use_auth_token=True)', 'transformers==5.24.0', true],
		['AutoModel.from_pretrained("a/b", torch_dtype="auto")', 'transformers==5.24.0', false],
		['AutoModel.from_pretrained("a/b", from_tf=True)', 'transformers==5.24.0', true],
		['AutoModel.from_pretrained("a/b", from_tf=False)', 'transformers==5.24.0', false],
		['AutoModel.from_pretrained("a/b", low_cpu_mem_usage=True)', 'transformers==5.24.0', false],
		['hf_hub_download("a/b", "c", resume_download=True)', 'huggingface_hub==1.0.0', true],
		['hf_hub_download("a/b", "c", resume_download=True)', 'huggingface_hub==0.36.2', false],
		['from_pretrained_keras("a/b")', 'huggingface-hub>=1', true],
		['InferenceApi("a/b")', 'huggingface-hub==0.36.2', false],
		['cached_download("x")', 'huggingface-hub==0.36.2', true],
		['DiffusionPipeline.from_pretrained("a/b", use_auth_token=True)', 'diffusers==0.42.1', true],
		['DiffusionPipeline.from_pretrained("a/b", use_auth_token=True)', 'diffusers==0.20', false],
	];
	for (const [call, requires, expected] of cases) {
		test(`${call} with ${requires ?? 'nothing declared'}: ${expected ? 'said' : 'nothing'}`, async () => {
			const findings = await findingsIn(rule, imports + call, requires === undefined ? {} : { requires });
			assert.equal(findings.length, expected ? 1 : 0, findings.map(({ message }) => message).join());
		});
	}
	test('says what is gone, since when, and what took its place', async () => {
		const text = `${imports}pipeline("summarization")`;
		const [finding] = await findingsIn(rule, text, { requires: 'transformers==5.1' });
		assert.equal(
			finding?.message,
			'pipeline: transformers has no summarization since 5, and this project declares transformers 5.1 ' +
				'(requirements.txt, line 1). Use the task text-generation with a chat model.',
		);
	});
	test('stands at the keyword', async () => {
		const text = `${imports}AutoModel.from_pretrained("a/b", use_auth_token=True)`;
		const [finding] = await findingsIn(rule, text, { requires: 'transformers==5.1' });
		assert.equal(finding && text.slice(finding.span.start, finding.span.end), 'use_auth_token');
	});
	const fixed: [string, string, boolean][] = [
		[
			'AutoTokenizer.from_pretrained("a/b", use_auth_token=key)',
			'AutoTokenizer.from_pretrained("a/b", token=key)',
			false,
		],
		['pipeline("ner", model="a/b", use_auth_token=True)', 'pipeline("ner", model="a/b", token=True)', false],
		['hf_hub_download("a/b", "c", use_auth_token=True)', 'hf_hub_download("a/b", "c", token=True)', false],
		[
			'AutoModel.from_pretrained("a/b", load_in_4bit=True)',
			'AutoModel.from_pretrained("a/b", quantization_config={"load_in_4bit": True})',
			true,
		],
	];
	for (const [before, after, behaviour] of fixed) {
		test(`the fix of ${before}`, async () => {
			const findings = await findingsIn(rule, imports + before, {
				requires: 'transformers==5.24.0\nhuggingface_hub==2.4.0',
			});
			assert.equal(afterFix(imports + before, findings), imports + after);
			assert.equal(findings[0]?.fixes[0]?.behaviour, behaviour);
		});
	}
	test('in a notebook: said, and not edited within its JSON', async () => {
		const code =
			'from transformers import AutoModel\\nAutoModel.from_pretrained(\\"a/b\\", use_auth_token=True)';
		const text = `{"cells": [{"cell_type": "code", "source": "${code}"}], "metadata": {}}`;
		const findings = await findingsIn(rule, text, { requires: 'transformers==5.24.0', path: 'a.ipynb' });
		assert.deepEqual(
			findings.map(({ fixes, span }) => [fixes, text.slice(span.start, span.end)]),
			[[[], 'use_auth_token']],
		);
	});
	const unfixed = [
		'AutoModel.from_pretrained("a/b", use_auth_token=True, token=None)',
		'AutoModel.from_pretrained("a/b", load_in_8bit=flag)',
		'AutoModel.from_pretrained("a/b", load_in_8bit=True, quantization_config=config)',
	];
	for (const call of unfixed) {
		test(`no fix of ${call}`, async () => {
			const findings = await findingsIn(rule, imports + call, { requires: 'transformers==5.24.0' });
			assert.deepEqual(findings[0]?.fixes, []);
		});
	}
});
