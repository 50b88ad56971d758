import * as assert from 'node:assert/strict';
import type { Declared } from '../../../src/core/declared/declared';
import {
	afterFix,
	callIn,
	evidence,
	files,
	findingsOf,
	found,
	type LoadFacts,
	load,
	modelInfo,
	now,
	resolved,
	spanOf,
} from '../builders';

const rule = 'pickle-weights';

suite(rule, () => {
	const check = (paths: string[], facts: LoadFacts = {}) =>
		findingsOf(rule, [resolved(found({ files: files(...paths) }), [load(facts)])]);

	test('only pickles: says what there is and what can be done', () => {
		assert.equal(
			check(['config.json', 'pytorch_model.bin'])[0]?.message,
			'org/name is loaded here from pickle (pytorch_model.bin, 1.0 kB), which can run code. ' +
				'It has no safetensors: look for a conversion among its pull requests, or choose a model that has them.',
		);
	});
	test('a class that is chosen while the program runs: only says what may be', () => {
		for (const call of ['getattr(transformers, name).from_pretrained', 'classes[kind].from_pretrained']) {
			assert.match(
				check(['pytorch_model.bin'], { call })[0]?.message ?? '',
				/^org\/name may be loaded here from/,
			);
		}
	});
	test('an earlier answer is named as such', () => {
		const last = {
			model: modelInfo({ files: files('pytorch_model.bin') }),
			evidence: { ...evidence, readAt: now - 86_400_000 },
		};
		const [finding] = findingsOf(rule, [resolved({ state: 'unreachable', reason: 'down', last })]);
		assert.match(finding?.message ?? '', /this is its answer of 2026-11-22/);
	});
	const fine: [string, string[], LoadFacts][] = [
		['safetensors beside it', ['model.safetensors', 'pytorch_model.bin'], {}],
		['a tokenizer', ['pytorch_model.bin'], { reads: 'text' }],
		['training state beside safetensors', ['model.safetensors', 'training_args.bin', 'optimizer.pt'], {}],
		['a server', ['pytorch_model.bin'], { reads: 'remote' }],
		['a snapshot', ['pytorch_model.bin'], { reads: 'snapshot' }],
		[
			'transformers.js',
			['onnx/model.onnx', 'pytorch_model.bin'],
			{ reads: 'onnx', library: 'transformers.js' },
		],
		['no weights at all', ['config.json'], {}],
		[
			'a copy that may be loaded in its place',
			['pytorch_model.bin'],
			{ revisionNeeds: 'use_exact_model_name', options: { use_exact_model_name: { state: 'absent' } } },
		],
	];
	for (const [name, paths, facts] of fine) {
		test(`${name}: nothing to say`, () => assert.deepEqual(check(paths, facts), []));
	}
	test('unlisted files, a missing model: nothing to say', () => {
		assert.deepEqual(findingsOf(rule, [resolved(found({ files: undefined }))]), []);
		assert.deepEqual(findingsOf(rule, [resolved({ state: 'private', evidence })]), []);
	});
});

suite(`${rule}: with what the project declares`, () => {
	/** Packages with their versions, declared in one file. */
	function declaring(path: string, versions: Record<string, string>): Declared {
		const of = (name: string) => {
			const exact = versions[name];
			return exact === undefined ? undefined : { package: name, range: `==${exact}`, exact, path, line: 3 };
		};
		const order = (version: string) => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
		return {
			of,
			isBelow: (name, version) => {
				const exact = versions[name]?.split('.').slice(0, 2).join('.');
				return exact === undefined ? undefined : order(exact) < order(version);
			},
		};
	}
	const says = (declared: Declared, paths: string[], facts: LoadFacts = {}) =>
		findingsOf(rule, [resolved(found({ files: files(...paths) }), [load(facts)])], undefined, undefined, {
			declared,
		})
			.map(({ message }) => message)
			.join();
	const pickle = ['pytorch_model.bin'];
	const both = ['pytorch_model.bin', 'model.safetensors'];

	test('torch below 2.6', () =>
		assert.match(
			says(declaring('requirements.txt', { torch: '2.5.1' }), pickle),
			/which can run code\. The declared torch \(2\.5\.1, requirements\.txt, line 3\) is below 2\.6, where even weights_only=True can run it \(CVE-2025-32434\)\. It has no/,
		));
	test('with a transformers that refuses it', () => {
		const versions = { torch: '2.5.1', transformers: '4.52.1' };
		assert.match(
			says(declaring('uv.lock', versions), pickle),
			/the declared transformers refuses to open it/,
		);
		const older = { torch: '2.5.1', transformers: '4.51.3' };
		assert.doesNotMatch(says(declaring('uv.lock', older), pickle), /refuses/);
	});
	test('torch 2.6, another format, nothing declared: not a word', () => {
		assert.doesNotMatch(says(declaring('uv.lock', { torch: '2.6.0' }), pickle), /torch \(/);
		const joblib: LoadFacts = {
			library: 'huggingface_hub',
			reads: 'file',
			options: { filename: 'm.joblib' },
		};
		assert.doesNotMatch(says(declaring('uv.lock', { torch: '2.5.1' }), ['m.joblib'], joblib), /torch \(/);
		assert.doesNotMatch(says(declaring('uv.lock', {}), pickle), /torch \(/);
	});
	test('a lock file with transformers below 4.30 and without safetensors', () =>
		assert.match(
			says(declaring('poetry.lock', { transformers: '4.29.2' }), both),
			/pytorch_model\.bin.*transformers below 4\.30 \(4\.29\.2, poetry\.lock, line 3\) reads safetensors only where/,
		));
	const fine: [string, string, Record<string, string>, string[], LoadFacts?][] = [
		['4.30 requires safetensors', 'poetry.lock', { transformers: '4.30.0' }, both],
		['safetensors are there', 'poetry.lock', { transformers: '4.29.2', safetensors: '0.3.1' }, both],
		['a manifest does not list everything', 'requirements.txt', { transformers: '4.29.2' }, both],
		['no pickle is there', 'poetry.lock', { transformers: '4.29.2' }, ['model.safetensors']],
		[
			'the call insists',
			'poetry.lock',
			{ transformers: '4.29.2' },
			both,
			{ options: { use_safetensors: true } },
		],
		['another library', 'poetry.lock', { transformers: '4.29.2' }, both, { library: 'diffusers' }],
	];
	for (const [name, path, versions, paths, facts] of fine) {
		test(`${name}: nothing to say`, () => assert.equal(says(declaring(path, versions), paths, facts), ''));
	}
});

suite(`${rule}: the fix`, () => {
	const forbidden = 'f("org/name", use_safetensors=False)';
	const slot = (text: string, part: string) => ({
		span: spanOf(text, part),
		before: '',
		after: '',
		notation: 'python' as const,
	});

	test('has the safetensors loaded where they are forbidden', () => {
		const { span, load: one } = callIn(forbidden, 'org/name', {
			options: { use_safetensors: false },
			slots: { use_safetensors: slot(forbidden, 'False') },
		});
		const lookup = found({ files: files('model.safetensors', 'pytorch_model.bin') });
		const findings = findingsOf(rule, [resolved(lookup, [one], { span })], forbidden);
		assert.equal(afterFix(forbidden, findings), 'f("org/name", use_safetensors=True)');
		assert.deepEqual([findings[0]?.fixes[0]?.behaviour, findings[0]?.fixes[0]?.preferred], [true, undefined]);
	});
	test('none without safetensors', () => {
		const { span, load: one } = callIn(forbidden, 'org/name', {
			options: { use_safetensors: false },
			slots: { use_safetensors: slot(forbidden, 'False') },
		});
		const lookup = found({ files: files('pytorch_model.bin') });
		assert.deepEqual(findingsOf(rule, [resolved(lookup, [one], { span })], forbidden)[0]?.fixes, []);
	});
	test('none where only another variant has them', () => {
		const { span, load: one } = callIn('f("org/name")', 'org/name', { options: { variant: 'fp16' } });
		const lookup = found({ files: files('model.safetensors', 'pytorch_model.fp16.bin') });
		const [finding] = findingsOf(rule, [resolved(lookup, [one], { span })], 'f("org/name")');
		assert.deepEqual(finding?.fixes, []);
		assert.match(finding?.message ?? '', /safetensors, but not of what this call reads/);
	});
	test('names the other file', () => {
		const text = `hf_hub_download("org/name", 'unet/x.ckpt')`;
		const { span, load: one } = callIn(text, 'org/name', {
			reads: 'file',
			options: { filename: { state: 'known', value: 'unet/x.ckpt', span: spanOf(text, 'unet/x.ckpt') } },
			slots: { filename: slot(text, `'unet/x.ckpt'`) },
		});
		const lookup = found({ files: files('unet/x.ckpt', 'unet/x.safetensors') });
		const findings = findingsOf(rule, [resolved(lookup, [one], { span })], text);
		assert.equal(afterFix(text, findings), `hf_hub_download("org/name", 'unet/x.safetensors')`);
		assert.equal(findings[0]?.fixes[0]?.behaviour, true);
	});
});
