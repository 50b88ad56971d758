import * as assert from 'node:assert/strict';
import type { Lookup, RepositoryScan } from '../../../src/core/model';
import {
	evidence,
	files,
	findingsOf,
	found,
	type LoadFacts,
	load,
	modelInfo,
	now,
	resolved,
	unknown,
} from '../builders';

const rule = 'flagged-file';

const flagged = (...paths: string[]): RepositoryScan => ({
	done: true,
	issues: paths.map((path) => ({ path, level: 'unsafe' })),
});
const says = (paths: string[], bad: string[], facts: LoadFacts = {}, more = {}) =>
	findingsOf(rule, [
		resolved(found({ files: files(...paths), scan: flagged(...bad), ...more }), [load(facts)]),
	])
		.map(({ severity, message }) => `${severity}: ${message}`)
		.join();

suite(rule, () => {
	test('names the file and the level', () =>
		assert.equal(
			says(['pytorch_model.bin'], ['pytorch_model.bin']),
			"error: org/name: the hub's scanners flag what is loaded here: pytorch_model.bin (unsafe). " +
				'Do not load it before you know why; its page on the hub says what was found.',
		));

	const both = ['model.safetensors', 'pytorch_model.bin', 'config.json', 'tokenizer.json', 'modeling_x.py'];
	const read: [string, string[], LoadFacts, object?][] = [
		[
			'though a copy may be loaded in its place',
			['pytorch_model.bin'],
			{ revisionNeeds: 'use_exact_model_name', options: { use_exact_model_name: { state: 'absent' } } },
			{ files: files('pytorch_model.bin') },
		],
		['the pickle that is forced', ['pytorch_model.bin'], { options: { use_safetensors: false } }],
		['the safetensors themselves', ['model.safetensors'], {}],
		['any file of a snapshot', ['pytorch_model.bin'], { reads: 'snapshot' }],
		[
			'the file that is named',
			['pytorch_model.bin'],
			{ reads: 'file', options: { filename: 'pytorch_model.bin' } },
		],
		[
			'a named file that is no weights',
			['modeling_x.py'],
			{ reads: 'file', options: { filename: 'modeling_x.py' } },
		],
		['the configuration', ['config.json'], {}],
		['the tokenizer of a tokenizer', ['tokenizer.json'], { reads: 'text' }],
		[
			'trusted code',
			['modeling_x.py'],
			{ options: { trust_remote_code: true } },
			{ remoteCode: ['modeling_x.py'] },
		],
	];
	for (const [name, bad, facts, more] of read) {
		test(name, () => assert.match(says(both, bad, facts, more), /what is loaded here/));
	}
	const fine: [string, string[], LoadFacts, object?][] = [
		['a pickle beside the safetensors that are read', ['pytorch_model.bin'], {}],
		['weights, for a tokenizer', ['pytorch_model.bin', 'model.safetensors'], { reads: 'text' }],
		['a server', ['model.safetensors'], { reads: 'remote' }],
		[
			'another file than the one named',
			['pytorch_model.bin'],
			{ reads: 'file', options: { filename: 'model.safetensors' } },
		],
		['code that is not trusted', ['modeling_x.py'], {}, { remoteCode: ['modeling_x.py'] }],
		['the tokenizer, for weights', ['tokenizer.json'], {}],
		['a computed revision', ['model.safetensors'], { revision: unknown }],
		['nothing flagged', [], {}],
		[
			'one of several weights, when it is unknown which',
			['pytorch_model.bin'],
			{ options: { variant: unknown } },
		],
	];
	for (const [name, bad, facts, more] of fine) {
		test(`${name}: nothing to say`, () => assert.equal(says(both, bad, facts, more), ''));
	}
	test('unknown which, but all weights are flagged', () =>
		assert.match(
			says(both, ['pytorch_model.bin', 'model.safetensors'], { options: { variant: unknown } }),
			/flag all of its weights, which this may read: pytorch_model\.bin \(unsafe\), model\.safetensors \(unsafe\)\./,
		));
	test('many are counted', () => {
		const names = ['a', 'b', 'c', 'd', 'e'];
		assert.match(says(names, names, { reads: 'snapshot' }), /c \(unsafe\) and 2 more\. /);
	});
	test('an earlier answer is named as such; no answer says nothing', () => {
		const bad = modelInfo({ scan: flagged('model.safetensors') });
		const last = { model: bad, evidence: { ...evidence, readAt: now - 86_400_000 } };
		const stale: Lookup = { state: 'unreachable', reason: 'down', last };
		assert.match(findingsOf(rule, [resolved(stale)])[0]?.message ?? '', /its answer of 2026-11-22/);
		assert.deepEqual(findingsOf(rule, [resolved({ state: 'unreachable', reason: 'down' })]), []);
	});
	test('only the loads that read it', () => {
		const lookup = found({ files: files('model.safetensors', 'x.bin'), scan: flagged('model.safetensors') });
		const [weights, text] = [
			load({ use: { start: 20, end: 22 } }),
			load({ use: { start: 30, end: 32 }, reads: 'text' }),
		];
		const one = resolved(lookup, [weights, text], { role: 'constant' });
		assert.deepEqual(findingsOf(rule, [one])[0]?.uses, [{ start: 20, end: 22 }]);
	});
});

suite('scan-unfinished', () => {
	const unfinished = (
		paths: string[],
		facts: LoadFacts = {},
		scan: RepositoryScan = { done: false, issues: [] },
	) => findingsOf('scan-unfinished', [resolved(found({ files: files(...paths), scan }), [load(facts)])]);
	for (const [lastModified, says] of [
		[undefined, /have not finished with org\/name\. .* not looked at everything yet: look again later/],
		[
			new Date(now - 86_400_000).toISOString(),
			/have not finished with org\/name\. .* not looked at everything yet: look again later/,
		],
		[
			'2021-07-06T20:34:55.000Z',
			/never finished with org\/name, which is unchanged since 2021-07-06\. .* not looked at everything: inspect/,
		],
		['soon', /have not finished/],
	] as const) {
		test(`a pickle, changed ${lastModified ?? 'nobody says when'}`, () => {
			const scan = { done: false, issues: [] };
			const [finding] = findingsOf('scan-unfinished', [
				resolved(found({ files: files('pytorch_model.bin'), scan, lastModified })),
			]);
			assert.equal(finding?.severity, 'hint');
			assert.match(finding?.message ?? '', says);
		});
	}
	test('a GGUF file', () =>
		assert.equal(unfinished(['x.gguf'], { reads: 'file', options: { filename: 'x.gguf' } }).length, 1));
	const fine: [string, string[], LoadFacts, RepositoryScan?][] = [
		['safetensors', ['model.safetensors', 'pytorch_model.bin'], {}],
		['a tokenizer', ['pytorch_model.bin'], { reads: 'text' }],
		['unknown which', ['pytorch_model.bin'], { options: { variant: unknown } }],
		[
			'a copy that may be loaded in its place',
			['pytorch_model.bin'],
			{ revisionNeeds: 'use_exact_model_name', options: { use_exact_model_name: { state: 'absent' } } },
		],
		['finished', ['pytorch_model.bin'], {}, { done: true, issues: [] }],
		['flagged already', ['pytorch_model.bin'], {}, { done: false, issues: [{ path: 'x', level: 'unsafe' }] }],
	];
	for (const [name, paths, facts, scan] of fine) {
		test(`${name}: nothing to say`, () => assert.deepEqual(unfinished(paths, facts, scan), []));
	}
	test('not stated: nothing to say', () =>
		assert.deepEqual(
			findingsOf('scan-unfinished', [resolved(found({ files: files('pytorch_model.bin') }))]),
			[],
		));
});
