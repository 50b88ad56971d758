import assert from 'node:assert/strict';
import { guessNeeds, type WorkspaceFacts } from '../../../src/core/decide/guesses';
import { type Declared, nothingDeclared } from '../../../src/core/declared/declared';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import { found, type LoadFacts, load, resolved } from '../builders';

type Used = WorkspaceFacts['references'][number];

const used = (path: string, model: Partial<ModelInfo>, facts: LoadFacts = {}): Used => ({
	...resolved(found({ task: undefined, languages: undefined, ...model } as Partial<ModelInfo>), [
		load(facts),
	]),
	path,
});
const declaring = (...names: string[]): Declared => ({
	of: (name) =>
		names.includes(name) ? { package: name, range: '', path: '/w/requirements.txt', line: 1 } : undefined,
	isBelow: () => undefined,
});

/** `task=fill-mask (from the model loaded in a.py)`; without the library, unless it is asked for. */
function guessed(
	facts: Partial<WorkspaceFacts>,
	need?: string,
	about: Parameters<typeof guessNeeds>[1] = (facts.references ?? []).map(({ reference }) => reference),
): string[] {
	return guessNeeds({ references: [], declared: nothingDeclared, files: [], ...facts }, about)
		.filter((guess) => (need ? guess.need === need : guess.need !== 'library'))
		.map(({ need: id, value, from }) => `${id}=${String(value)} (${from})`);
}
const references = (...some: Used[]) => ({ references: some });
const file = (path: string, text: string) => ({ files: [{ path, text }] });

suite('What a workspace tells of needs', () => {
	const fill = { task: 'fill-mask' };
	const models: [string, Partial<WorkspaceFacts>, readonly string[]][] = [
		['nothing', {}, []],
		[
			'the task of the model',
			references(used('a.py', fill)),
			['task=fill-mask (from the model loaded in a.py)'],
		],
		[
			'the task of most models, and where it was first seen',
			references(used('a.py', { task: 'translation' }), used('b.py', fill), used('c.py', fill)),
			['task=fill-mask (from the model loaded in b.py)'],
		],
		['of two tasks none', references(used('a.py', { task: 'translation' }), used('b.py', fill)), []],
		[
			'the language of the model',
			references(used('a.py', { languages: ['de'] })),
			['languages=de (from the model loaded in a.py)'],
		],
		['several languages tell of none', references(used('a.py', { languages: ['de', 'en'] })), []],
		[
			'one model for one language does not speak for two that know several',
			references(
				used('a.py', { languages: ['de'] }),
				used('b.py', { languages: ['de', 'en'] }),
				used('c.py', { languages: ['fr', 'en', 'it'] }),
			),
			[],
		],
		[
			'a name that nothing loads',
			references({ ...used('a.py', fill), ...resolved(found(fill), []), path: 'a.py' }),
			[],
		],
		[
			'a model that could not be asked about',
			references({ ...resolved({ state: 'unreachable', reason: 'down' } as Lookup), path: 'a.py' }),
			[],
		],
		[
			'what tests load does not count beside the program',
			references(
				used('tests/a.py', { task: 'translation' }),
				used('src/test_b.py', { task: 'translation' }),
				used('web/c.test.ts', { task: 'translation' }),
				used('src/latest/d.py', fill),
			),
			['task=fill-mask (from the model loaded in src/latest/d.py)'],
		],
		[
			'only tests load models',
			references(used('tests/a.py', fill)),
			['task=fill-mask (from the model loaded in tests/a.py)'],
		],
	];
	for (const [name, facts, expected] of models) {
		test(name, () => assert.deepEqual(guessed(facts), expected));
	}

	test('other models than the one that is decided about tell nothing of it', () => {
		const other = (path: string) => {
			const one = used(path, { task: 'automatic-speech-recognition', languages: ['de'] });
			return { ...one, reference: { ...one.reference, id: 'org/other' } };
		};
		const own = used('own.py', fill, { library: 'spacy' });
		const facts = references(other('Dockerfile'), other('b.py'), own);
		assert.deepEqual(guessed(facts, undefined, [own.reference]), [
			'task=fill-mask (from the model loaded in own.py)',
		]);
		assert.deepEqual(guessed(facts, 'library', [own.reference]), [
			'library=spacy (from the model loaded in own.py)',
		]);
		assert.deepEqual(guessed(facts, undefined, []), []);
		assert.deepEqual(guessed(facts, undefined, [{ hub: 'ollama', id: own.reference.id }]), []);
	});

	const libraries: [string, Partial<WorkspaceFacts>, string][] = [
		[
			'of the loads',
			references(used('a.py', {}, { library: 'diffusers' })),
			'library=diffusers (from the model loaded in a.py)',
		],
		['not of a client that only fetches', references(used('a.py', {}, { library: 'huggingface_hub' })), ''],
		['declared', { declared: declaring('transformers') }, 'library=transformers (from requirements.txt)'],
		[
			'declared together with what it builds on',
			{ declared: declaring('transformers', 'sentence-transformers') },
			'library=sentence-transformers (from requirements.txt)',
		],
		[
			'declared under another name',
			{ declared: declaring('open-clip-torch') },
			'library=open_clip (from requirements.txt)',
		],
		[
			'a package of npm',
			{ declared: declaring('@huggingface/transformers') },
			'library=transformers.js (from requirements.txt)',
		],
		[
			'loads come before what is declared',
			{ ...references(used('a.py', {}, { library: 'spacy' })), declared: declaring('transformers') },
			'library=spacy (from the model loaded in a.py)',
		],
	];
	for (const [name, facts, expected] of libraries) {
		test(`the library: ${name}`, () => assert.equal(guessed(facts, 'library').join(), expected));
	}

	const hardware: [string, string, string | undefined][] = [
		['requirements.txt', 'torch==2.5.1\nbitsandbytes>=0.43\n', 'gpu'],
		['requirements.txt', 'vllm\n', 'gpu'],
		['requirements.txt', 'onnxruntime-gpu==1.20', 'gpu'],
		['requirements.txt', '--extra-index-url https://download.pytorch.org/whl/cu121\ntorch', 'gpu'],
		['requirements.txt', 'torch==2.5.1+cu124', 'gpu'],
		['requirements.txt', 'flash_attn', 'gpu'],
		['requirements.txt', 'cupy-cuda12x', 'gpu'],
		['environment.yml', 'dependencies:\n  - pytorch-cuda=12.1\n', 'gpu'],
		['environment.yml', 'dependencies:\n  - cudatoolkit=11.8\n', 'gpu'],
		['Dockerfile', 'FROM nvidia/cuda:12.4.0-runtime-ubuntu22.04\n', 'gpu'],
		['Dockerfile', 'FROM nvcr.io/nvidia/pytorch:24.01-py3\n', 'gpu'],
		['compose.yaml', 'services:\n  a:\n    runtime: nvidia\n', 'gpu'],
		['compose.yaml', 'services:\n  a:\n    gpus: all\n', 'gpu'],
		['compose.yaml', 'devices:\n  - driver: nvidia\n    capabilities: [gpu]\n', 'gpu'],
		['package.json', '{ "scripts": { "serve": "docker run --gpus all image" } }', 'gpu'],
		['requirements.txt', '--index-url https://download.pytorch.org/whl/cpu\ntorch', 'cpu'],
		['requirements.txt', 'faiss-cpu', 'cpu'],
		['environment.yml', '  - cpuonly\n', 'cpu'],
		['Dockerfile', 'ENV CUDA_VISIBLE_DEVICES=-1\n', 'cpu'],
		['compose.yaml', 'environment:\n  CUDA_VISIBLE_DEVICES: ""\n', 'cpu'],
		// Comments say what might be.
		['requirements.txt', '# bitsandbytes needs CUDA\ntorch\n', undefined],
		['requirements.txt', 'torch  # the CUDA build comes from another index\n', undefined],
		['Dockerfile', '# FROM nvidia/cuda:12.4.0\nFROM python:3.12\n', undefined],
		['compose.yaml', 'services:\n  a:\n    image: x\n    # gpus: all\n', undefined],
		// Names that only look like it.
		['compose.yaml', 'environment:\n  MODEL: nvidia/parakeet-tdt-0.6b\n', undefined],
		['package.json', '{ "name": "barracuda" }', undefined],
		['requirements.txt', 'gpustat\ntorch\n', undefined],
		['Dockerfile', 'ENV CUDA_VISIBLE_DEVICES=0\n', undefined],
		['requirements.txt', 'torch\ntransformers\n', undefined],
		// Both at once tell nothing.
		['requirements.txt', 'faiss-cpu\nbitsandbytes\n', undefined],
	];
	for (const [path, text, expected] of hardware) {
		test(`hardware: ${JSON.stringify(text)}`, () =>
			assert.deepEqual(
				guessed(file(path, text), 'hardware'),
				expected ? [`hardware=${expected} (from ${path})`] : [],
			));
	}

	for (const part of [' ', '\t#', 'gpus ', 'capabilities: [', 'CUDA_VISIBLE_DEVICES ', 'nvidia/']) {
		test(`hardware: a long file that was made to be slow, of ${JSON.stringify(part)}`, () => {
			assert.deepEqual(
				guessed(file('compose.yaml', `gpus${part.repeat(300_000 / part.length)}`), 'hardware'),
				[],
			);
		}).timeout(1_500);
	}

	const mit = 'MIT License\n\nPermission is hereby granted, free of charge, to any person';
	const unlicensed = { path: 'package.json', text: '{ "license": "UNLICENSED" }' };
	const licences: [string, Partial<WorkspaceFacts>, readonly string[]][] = [
		['MIT', file('LICENSE', mit), ['distributed=true (from LICENSE)']],
		['another spelling', file('LICENCE.md', mit), ['distributed=true (from LICENCE.md)']],
		['GPL', file('COPYING', 'GNU GENERAL PUBLIC LICENSE\nVersion 3'), ['distributed=true (from COPYING)']],
		[
			'BSD',
			file('license.txt', 'Redistribution and use in source and binary forms'),
			['distributed=true (from license.txt)'],
		],
		['all rights reserved', file('LICENSE', 'Copyright Acme. All rights reserved.'), []],
		['of something that was copied in', file('vendor/lib/LICENSE', mit), []],
		['unlicensed', { files: [unlicensed] }, ['distributed=false (from package.json)']],
		[
			'not to be uploaded',
			file('pyproject.toml', 'classifiers = ["Private :: Do Not Upload"]'),
			['distributed=false (from pyproject.toml)'],
		],
		['a licence in the manifest alone', file('package.json', '{ "license": "MIT" }'), []],
		['both at once', { files: [{ path: 'LICENSE', text: mit }, unlicensed] }, []],
	];
	for (const [name, facts, expected] of licences) {
		test(`passed on: ${name}`, () => assert.deepEqual(guessed(facts), expected));
	}
});
