import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { readingText } from '../../src/core/decide/attribute';
import { attributes } from '../../src/core/decide/attributes';
import { allParts, askDetails } from '../../src/core/decide/details';
import { modelFacts } from '../../src/core/decide/modelFacts';
import { createHuggingFace } from '../../src/core/hubs/huggingface';
import { createResolver } from '../../src/core/resolve';
import { inspectModel } from '../../src/core/weights/inspectModel';
import { fakeHost } from '../core/fakeHost';
import { settings } from '../core/hubs/fakeHub';
import { BERT, hubForSuite, token } from './ask';

/** As a stand-in for the hub, where "I do not know it" must not sound like "it does not exist". */
suite('local hub: partial', () => {
	const served = hubForSuite({ partial: true });
	const { ask } = served;

	for (const path of [
		'/api/models/nobody/none',
		'/api/models/nobody/none/tree/main',
		'/nobody/none/raw/main/x',
	]) {
		test(`${path} is not recorded`, async () => {
			for (const init of [{}, token('hf_valid')]) {
				const response = await ask(path, init);
				assert.deepEqual([response.status, response.headers.get('X-Local-Hub')], [501, 'not-recorded']);
				assert.deepEqual(await response.json(), { error: 'The local hub has no record of nobody/none.' });
			}
		});
	}

	for (const path of [
		`/api/models/${BERT}/revision/later`,
		`/api/models/${BERT}/tree/later`,
		`/${BERT}/resolve/later/config.json`,
	]) {
		test(`${path}: the branch may exist`, async () => {
			const response = await ask(path);
			assert.equal(response.status, 501);
			assert.match(await response.text(), /no record of the revision later of google-bert/);
		});
	}

	test('weights are not recorded, and nothing stands in for them', async () => {
		const response = await ask(`/${BERT}/resolve/main/model.safetensors`);
		assert.deepEqual([response.status, response.headers.get('Location')], [501, null]);
		assert.match(await response.text(), /no record of the content of model\.safetensors/);
	});

	test('the product judges no weights that are not recorded, and says why', async () => {
		const host = { ...fakeHost(), fetch: globalThis.fetch };
		const resolver = createResolver(host, { ...settings, endpoint: served.hub.url });
		const model = { hub: 'huggingface', id: BERT, revision: undefined } as const;
		const signal = new AbortController().signal;
		const inspection = await inspectModel(resolver, model, { signal, now: () => 0 });
		assert.ok(inspection.state === 'inspected');
		const weights = inspection.files.filter(({ path }) => /\.(safetensors|bin|h5|msgpack)$/.test(path));
		assert.ok(weights.length >= 3);
		for (const file of weights) {
			assert.deepEqual(
				[file.path, file.state, 'reason' in file && file.reason],
				[file.path, 'unreadable', `Not recorded at ${served.hub.url}, which stands in for the hub.`],
			);
		}
	});

	test('an account is not recorded either', async () => {
		assert.equal((await ask('/api/organizations/nobody/overview')).status, 501);
	});

	test('what is known to be missing is missing, by the words of the hub', async () => {
		const path = '/api/models/google-bert/bert-base-uncasd';
		const response = await ask(path);
		assert.deepEqual(
			[response.status, response.headers.get('X-Error-Message')],
			[401, 'Invalid username or password.'],
		);
		assert.equal((await ask(path, token('hf_valid'))).headers.get('X-Error-Code'), 'RepoNotFound');
	});

	test('fields that nobody recorded are named; a whole recorded answer lacks none', async () => {
		const lacks = async (id: string) =>
			(await ask(`/api/models/${id}?securityStatus=true`)).headers.get('X-Local-Hub-Lacks');
		assert.equal(await lacks(BERT), 'securityRepoStatus');
		assert.equal(
			await lacks('google/flan-t5-large'),
			'createdAt, downloads, gated, likes, tags, library_name, model-index, pipeline_tag, safetensors, securityRepoStatus',
		);
		const scanned = await ask('/api/models/google/flan-t5-large?securityStatus=true');
		assert.doesNotMatch(await scanned.text(), /securityRepoStatus/);
		const counts = await ask('/api/models/google/flan-t5-large?expand=downloadsAllTime&expand=spaces');
		assert.equal(counts.status, 501);
	});

	test('the product takes a field that nobody recorded for not known, and one that the hub left out for not stated', async () => {
		const host = { ...fakeHost(), fetch: globalThis.fetch };
		const hub = createHuggingFace(host, { ...settings, endpoint: served.hub.url });
		const signal = new AbortController().signal;
		const read = async (id: string, attribute: string) => {
			const facts = modelFacts({ hub: 'huggingface', id }, await hub.lookup(id, undefined, signal));
			assert.ok(facts);
			const reading = attributes.find((one) => one.id === attribute)?.read(facts);
			return [reading?.state, reading && readingText(reading)];
		};
		const why = `not known: Not recorded at ${served.hub.url}, which stands in for the hub`;
		for (const attribute of ['task', 'downloads', 'created', 'library', 'scan', 'results']) {
			assert.deepEqual(await read('google/flan-t5-large', attribute), ['unknown', why], attribute);
		}
		assert.deepEqual(await read('google/flan-t5-large', 'emissions'), ['not-stated', 'not stated']);
		assert.equal((await read(BERT, 'emissions'))[0], 'not-stated');
	});

	test('it says of a model that the facts are recorded, and the product keeps that with them', async () => {
		const answer = await ask(`/api/models/${BERT}`);
		assert.equal(answer.headers.get('X-Local-Hub'), 'recorded');
		const host = { ...fakeHost(), fetch: globalThis.fetch };
		const hub = createHuggingFace(host, { ...settings, endpoint: served.hub.url });
		for (const when of ['asked', 'kept']) {
			const lookup = await hub.lookup(BERT, undefined, new AbortController().signal);
			assert.equal(lookup.state === 'found' && lookup.model.recorded, true, when);
		}
	});

	test("the README's tour names facts that are recorded, and says which are not", async () => {
		const host = { ...fakeHost(), fetch: globalThis.fetch };
		const resolver = createResolver(host, { ...settings, endpoint: served.hub.url });
		const reference = { hub: 'huggingface', id: 'google/flan-t5-large' } as const;
		const { signal } = new AbortController();
		const facts = modelFacts(
			reference,
			await resolver.lookup('huggingface', reference.id, undefined, signal),
		);
		assert.ok(facts);
		const details = await askDetails(resolver, facts, allParts, signal);
		const stateOf = (wanted: string) =>
			attributes.find(({ id }) => id === wanted)?.read({ ...facts, details }).state;
		for (const told of ['licence', 'licence-terms', 'pickles', 'commits', 'languages', 'datasets']) {
			assert.equal(stateOf(told), 'stated', told);
		}
		for (const lacking of ['scan', 'memory-inference', 'card-form']) {
			assert.equal(stateOf(lacking), 'unknown', lacking);
		}
	});

	test('a search that finds nothing recorded could not be asked', async () => {
		const host = { ...fakeHost(), fetch: globalThis.fetch };
		const hub = createHuggingFace(host, { ...settings, endpoint: served.hub.url });
		const search = (words: string) => hub.repository?.search({ words }, new AbortController().signal);
		assert.deepEqual(await search('no such words'), {
			state: 'unknown',
			cause: 'not-recorded',
			reason: `Not recorded at ${served.hub.url}, which stands in for the hub.`,
		});
		assert.equal((await search('bert'))?.state, 'told');
	});

	test('recorded models, renames and bad tokens are as ever', async () => {
		assert.equal((await ask(`/api/models/${BERT}`)).status, 200);
		assert.equal((await ask('/api/models/bert-base-uncased')).status, 307);
		assert.equal((await ask('/api/models/nobody/none', token('hf_wrong'))).status, 401);
	});

	test('the product reads it as unreachable, with the reason', async () => {
		const host = { ...fakeHost(), fetch: globalThis.fetch };
		const hub = createHuggingFace(host, { ...settings, endpoint: served.hub.url });
		const lookup = async (id: string) => hub.lookup(id, undefined, new AbortController().signal);
		assert.deepEqual(await lookup('nobody/none'), {
			state: 'unreachable',
			cause: 'not-recorded',
			reason: `Not recorded at ${served.hub.url}, which stands in for the hub.`,
		});
		assert.equal((await lookup('google-bert/bert-base-uncasd')).state, 'missing');
	});
});
