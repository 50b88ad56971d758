import * as assert from 'node:assert/strict';
import type { ModelInfo } from '../../../src/core/model';
import type { Policy } from '../../../src/core/policy/policy';
import { files, findingsOf, found, load, resolved } from '../builders';

const passedOn: Policy = { use: { distributed: true } };

function says(facts: Partial<ModelInfo>, policy = passedOn, loads = [load()]): string {
	const lookup = found({ files: files('README.md', 'model.safetensors'), ...facts });
	return findingsOf('license-text-missing', [resolved(lookup, loads)], undefined, undefined, { policy })
		.map(({ severity, message }) => `${severity}: ${message}`)
		.join();
}

suite('license-text-missing', () => {
	for (const id of ['mit', 'apache-2.0', 'gpl-3.0', 'llama3.1', 'gemma', 'openrail++', 'apple-amlr']) {
		test(`${id} asks for its text`, () =>
			assert.match(
				says({ licenses: [id] }),
				/^info: org\/name has no file with the text of its licence, .*\. Keep the published text with yours, or ask the author/,
			));
	}
	test('also where several are stated that all do', () =>
		assert.match(says({ licenses: ['mit', 'isc'] }), /MIT, ISC/));
	for (const path of [
		'LICENSE',
		'LICENCE.txt',
		'license.md',
		'LICENSE-MODEL',
		'COPYING',
		'MODEL_LICENSE',
		'licenses/Llama-License.txt',
		'TERMS_OF_USE.md',
		'Agreement.pdf',
	]) {
		test(`${path} may be it`, () => assert.equal(says({ files: files('README.md', path) }), ''));
	}
	const silent: [string, Partial<ModelInfo>, Policy?][] = [
		['a link is enough', { licenses: ['cc-by-4.0'] }],
		['nothing is asked', { licenses: ['cc0-1.0'] }],
		['one of several does not ask', { licenses: ['mit', 'cc-by-4.0'] }],
		['the terms are not known', { licenses: ['other'] }],
		['none is stated', { licenses: [] }],
		['the files were not listed', { files: undefined }],
		['nothing is passed on', {}, { use: { distributed: false } }],
	];
	for (const [name, facts, policy] of silent) {
		test(`${name}: nothing to say`, () => assert.equal(says(facts, policy), ''));
	}
	const copies: [string, Policy, ReturnType<typeof load>['reads'], boolean][] = [
		['loaded from the hub, and nothing declared', {}, 'weights', false],
		['the whole repository copied, and nothing declared', {}, 'snapshot', true],
		['copied, and nothing is passed on', { use: { distributed: false } }, 'snapshot', false],
		['only the purpose declared', { use: { purpose: 'commercial' } }, 'weights', false],
	];
	for (const [name, policy, reads, said] of copies) {
		test(`${name}: ${said ? 'said' : 'nothing to say'}`, () =>
			assert.equal(says({}, policy, [load({ reads })]) !== '', said));
	}
	test('nothing without an answer', () =>
		assert.deepEqual(
			findingsOf('license-text-missing', [resolved({ state: 'not-asked', reason: 'off' })]),
			[],
		));
});
