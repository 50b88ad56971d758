import * as assert from 'node:assert/strict';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import type { Policy } from '../../../src/core/policy/policy';
import { evidence, files, findingsOf, found, load, modelInfo, now, resolved } from '../builders';

suite('no-license', () => {
	const says = (facts: Partial<ModelInfo>) =>
		findingsOf('no-license', [resolved(found(facts))]).map(({ message }) => message);
	const none: [string, Partial<ModelInfo>, RegExp][] = [
		['none', { licenses: [], files: files('README.md') }, /^org\/name states no licence\. Ask the author/],
		['no card data', { licenses: undefined, hasCardData: false }, /its card holds no metadata/],
		['unknown', { licenses: ['unknown'] }, /that its licence is unknown/],
		['question marks', { licenses: ['???'] }, /states no licence/],
		['other without a name', { licenses: ['Other'] }, /"other".*without a name or a link/],
		[
			'a text in the repository',
			{ licenses: [], files: files('LICENSE.md') },
			/Its file LICENSE\.md may say more: read it/,
		],
	];
	for (const [name, facts, message] of none) {
		test(name, () => assert.match(says(facts).join(), message));
	}
	const fine: [string, Partial<ModelInfo>][] = [
		['one', {}],
		['several', { licenses: ['apache-2.0', 'unknown'] }],
		['other with a name', { licenses: ['other'], licenseName: 'own' }],
		['other with a link', { licenses: ['other'], licenseLink: 'LICENSE' }],
		['one that the hub does not define', { licenses: ['Academic Free License v3.0'] }],
		['the card was not sent', { licenses: undefined, hasCardData: undefined }],
	];
	for (const [name, facts] of fine) {
		test(`${name}: nothing to say`, () => assert.deepEqual(says(facts), []));
	}
	const silent: Lookup[] = [
		{ state: 'unreachable', reason: 'down' },
		{ state: 'missing', what: 'repository', orPrivate: false, evidence },
		{ state: 'not-asked', reason: 'off' },
	];
	for (const lookup of silent) {
		test(`${lookup.state}: nothing to say`, () =>
			assert.deepEqual(findingsOf('no-license', [resolved(lookup)]), []));
	}
	test('a gated model may have none', () => {
		const lookup: Lookup = { state: 'gated', model: modelInfo({ licenses: [] }), evidence };
		assert.equal(findingsOf('no-license', [resolved(lookup)]).length, 1);
	});
});

suite('incomplete-card', () => {
	const says = (facts: Partial<ModelInfo>, policy: Policy = {}) =>
		findingsOf('incomplete-card', [resolved(found(facts))], undefined, undefined, { policy })
			.map(({ message }) => message)
			.join();
	const cases: [string, Partial<ModelInfo>, RegExp][] = [
		[
			'training data, results and the languages of a model of language',
			{ datasets: [], statesResults: false, languages: undefined },
			/does not state: training data, evaluation results, languages\. /,
		],
		[
			'training data, results and the task',
			{ datasets: [], statesResults: false, task: undefined },
			/does not state: training data, evaluation results, task\. /,
		],
		['the base of an adapter', { library: 'peft' }, /does not state: base model\. /],
		[
			'the base of a quantised version',
			{ files: files('README.md', 'name.Q4_K_M.gguf') },
			/does not state: base model\. /,
		],
		['everything', { hasCardData: false }, /holds no metadata/],
	];
	for (const [name, facts, message] of cases) {
		test(name, () => {
			assert.match(says(facts), message);
			assert.doesNotMatch(says(facts, { needs: { task: 'translation' } }), /Shown because/);
		});
	}
	for (const facts of [{ statesResults: false, datasets: [] }, { languages: [] }, { task: undefined }]) {
		test(`${Object.keys(facts)} as most cards: only where a choice is being made`, () => {
			assert.equal(says(facts), '');
			assert.equal(says(facts, { needs: {} }), '');
			const choosing = says(facts, { needs: { task: 'translation' } });
			assert.match(choosing, /does not state: .* Shown because weightwise\.json names needs: /);
		});
	}
	test('the configuration of an adapter names its base', () =>
		assert.equal(says({ library: 'peft', adapterBase: 'org/base' }), ''));
	test('a repository without a card is another matter', () =>
		assert.equal(says({ files: files('config.json'), hasCardData: false, datasets: [] }), ''));
	test('nothing missing', () => assert.equal(says({}), ''));
	test('no language for pictures', () =>
		assert.equal(says({ languages: [], task: 'image-classification' }), ''));
	test('never where no card data was sent', () =>
		assert.equal(says({ hasCardData: undefined, datasets: undefined }), ''));
	test('never as a percentage', () => assert.doesNotMatch(says({ datasets: [] }), /%/));
});

suite('incomplete-card, silent', () => {
	test('about the base of weights that have GGUF files beside them', () => {
		const lookup = found({
			files: files('README.md', 'model.safetensors', 'name.gguf'),
			baseModels: undefined,
		});
		assert.deepEqual(findingsOf('incomplete-card', [resolved(lookup)]), []);
	});
});

suite('model-not-found', () => {
	const says = (lookup: Lookup) =>
		findingsOf('model-not-found', [resolved(lookup)])
			.map(({ severity, message }) => `${severity}: ${message}`)
			.join();
	const missing = (orPrivate: boolean, what: 'repository' | 'revision' = 'repository'): Lookup => ({
		state: 'missing',
		what,
		orPrivate,
		evidence,
	});
	test('for certain', () => assert.match(says(missing(false)), /^error: org\/name is not on the hub\. /));
	test('or private', () =>
		assert.match(says(missing(true)), /^error: org\/name is not on the hub, or is private\. /));
	test('a missing revision is another matter', () => assert.equal(says(missing(false, 'revision')), ''));
	const silent: Lookup[] = [
		found(),
		{ state: 'private', evidence },
		{ state: 'disabled', evidence },
		{
			state: 'unreachable',
			reason: 'down',
			last: { model: modelInfo(), evidence: { ...evidence, readAt: now } },
		},
		{ state: 'not-asked', reason: 'off' },
		{ state: 'unsupported' },
	];
	for (const lookup of silent) {
		test(`${lookup.state}: nothing to say`, () => assert.equal(says(lookup), ''));
	}
});

suite('what a model itself lacks', () => {
	for (const rule of ['no-license', 'incomplete-card']) {
		test(`${rule} is said where the id is written, not at every load`, () => {
			const lookup = found({ licenses: [], hasCardData: false });
			const constant = resolved(lookup, [load({ use: { start: 50, end: 54 } })], { role: 'constant' });
			assert.deepEqual(
				findingsOf(rule, [constant]).map(({ uses }) => uses),
				[[]],
			);
		});
	}
});
