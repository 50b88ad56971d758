import assert from 'node:assert/strict';
import { toLicenseId } from '../../../src/core/hubs/statedLicense';
import { askedWorld, kaggle, kaggleModel, kaggleVariation } from './askedHubs';

const atModel = `${kaggle}/google/gemma/get`;
const atVariation = `${kaggle}/google/gemma/transformers/2b/get`;
const variation = 'google/gemma/transformers/2b';

suite('Kaggle Models and TensorFlow Hub', () => {
	test('what a variation states', async () => {
		const { ask } = askedWorld('tfhub/kaggle', { [atVariation]: { body: kaggleVariation } });
		const lookup = await ask(variation);
		assert.ok(lookup.state === 'found');
		assert.deepEqual(lookup.model, {
			id: variation,
			version: '3',
			size: 5_000_000_000,
			licenses: ['apache-2.0'],
		});
	});
	test('what a model states whose variations differ', async () => {
		const { ask } = askedWorld('tfhub/kaggle', { [atModel]: { body: kaggleModel } });
		const lookup = await ask('google/gemma', '3');
		assert.ok(lookup.state === 'found');
		assert.deepEqual(lookup.model, {
			id: 'google/gemma',
			private: false,
			likes: 77,
			createdAt: '2024-02-21T13:00:00.123Z',
			lastModified: '2025-03-01T00:00:00Z',
			licenses: ['apache-2.0', 'gemma'],
		});
	});
	test('of an only variation, its version', async () => {
		const body = { ...kaggleModel, instances: [kaggleVariation] };
		const lookup = await askedWorld('tfhub/kaggle', { [atModel]: { body } }).ask('google/gemma');
		assert.ok(lookup.state === 'found' && lookup.model.version === '3');
	});
	test('a variation without a licence leaves the licence open', async () => {
		const body = { ...kaggleModel, instances: [kaggleVariation, { slug: 'x', licenseName: '' }] };
		const lookup = await askedWorld('tfhub/kaggle', { [atModel]: { body } }).ask('google/gemma');
		assert.ok(lookup.state === 'found' && lookup.model.licenses === undefined);
	});
	for (const [id, revision] of [
		[variation, '4'],
		[`${variation}/4`, undefined],
	] as const) {
		test(`a version above the newest does not exist: ${id} ${revision ?? ''}`, async () => {
			const lookup = await askedWorld('tfhub/kaggle', { [atVariation]: { body: kaggleVariation } }).ask(
				id,
				revision,
			);
			assert.ok(lookup.state === 'missing' && lookup.what === 'revision');
		});
	}
	test('an older version exists', async () => {
		const { ask } = askedWorld('tfhub/kaggle', { [atVariation]: { body: kaggleVariation } });
		assert.equal((await ask(`${variation}/1`)).state, 'found');
	});
	test('a name that Kaggle does not have may be one of tfhub.dev: linked, not called missing', async () => {
		const missing = { status: 404, body: { code: 404, message: 'Not found' } };
		const { host, ask } = askedWorld('tfhub/kaggle', { [`${kaggle}/google/nnlm-en-dim50/get`]: missing });
		const expected = { state: 'unsupported', page: 'https://tfhub.dev/google/nnlm-en-dim50' };
		assert.deepEqual(await ask('google/nnlm-en-dim50'), expected);
		assert.deepEqual(await ask('google/nnlm-en-dim50'), expected);
		assert.equal(host.requests.length, 1);
	});
	for (const id of [
		'google/imagenet/mobilenet_v2_100_224/classification',
		'https://tfhub.dev/google/universal-sentence-encoder/large/5',
		'a/b/c',
	]) {
		test(`a path of tfhub.dev is not asked for: ${id}`, async () => {
			const { host, hub, ask } = askedWorld('tfhub/kaggle', {});
			assert.deepEqual(await ask(id), { state: 'unsupported', page: hub.page(id) });
			assert.equal(host.requests.length, 0);
		});
	}
	for (const body of [{ code: 403, message: "Permission 'models.get' was denied" }, { code: 401 }]) {
		test(`a refusal in the body: ${body.code}`, async () => {
			const lookup = await askedWorld('tfhub/kaggle', { [atVariation]: { body } }).ask(variation);
			assert.ok(lookup.state === 'unreachable');
			assert.match(lookup.reason, new RegExp(`without a sign-in \\(status ${body.code}\\)`));
		});
	}
	for (const value of [{ x: 1 }, [1], -1, true, '']) {
		test(`every field ${JSON.stringify(value)}: not stated`, async () => {
			const of = (fields: object) => Object.fromEntries(Object.keys(fields).map((name) => [name, value]));
			const { ask } = askedWorld('tfhub/kaggle', {
				[atVariation]: { body: { ...of(kaggleVariation), slug: '2b' } },
				[atModel]: { body: { ...of(kaggleModel), ref: 'google/gemma', isPrivate: 'x' } },
			});
			const one = await ask(variation);
			const all = await ask('google/gemma');
			assert.ok(one.state === 'found' && all.state === 'found');
			assert.deepEqual(one.model, { id: variation });
			assert.deepEqual(all.model, { id: 'google/gemma' });
		});
	}
});

suite('licences as other hubs write them', () => {
	const cases: readonly (readonly [string, string])[] = [
		['Apache License 2.0', 'apache-2.0'],
		['Apache 2.0', 'apache-2.0'],
		['Apache-2.0', 'apache-2.0'],
		['MIT', 'mit'],
		['CC BY-NC-SA 4.0', 'cc-by-nc-sa-4.0'],
		['Attribution 4.0 International (CC BY 4.0)', 'cc-by-4.0'],
		['Gemma', 'gemma'],
		['Llama 3.1 Community License Agreement', 'llama3.1'],
		['GPL 2', 'GPL 2'],
		['my own (see below)', 'my own (see below)'],
		['other', 'other'],
	];
	for (const [text, id] of cases) {
		test(text, () => assert.equal(toLicenseId(text), id));
	}
	test('a long text is read in no time', () => {
		assert.equal(toLicenseId('('.repeat(100_000)).length, 100_000);
	});
});
