import assert from 'node:assert/strict';
import type { HubSettings } from '../../../src/core/hubs/hub';
import { createHuggingFace } from '../../../src/core/hubs/huggingface';
import type { Lookup } from '../../../src/core/model';
import { modelsNear, nearestIds } from '../../../src/core/nearest';
import { keptFacts, startHub, type TestHub } from '../../hub/server';
import { fakeHost } from '../fakeHost';
import { settings } from './fakeHub';

/** The same client over a real connection, against recorded facts. */
suite('lookups on the local hub', () => {
	let local: TestHub;
	suiteSetup(async () => {
		const disabled = ['facebook/opt-1.3b'];
		local = await startHub({ facts: keptFacts(), disabled, private: ['facebook/bart-large-cnn'] });
	});
	suiteTeardown(() => local.close());
	setup(() => local.reset());

	function at(overrides: Partial<HubSettings> = {}) {
		const host = { ...fakeHost(), fetch: globalThis.fetch };
		const hub = createHuggingFace(host, { ...settings, endpoint: local.url, ...overrides });
		const ask = (id: string, revision?: string) => hub.lookup(id, revision, new AbortController().signal);
		return { ask, hub, host };
	}
	const signedIn = (token: string) => ({ token: async () => token });
	const modelOf = (lookup: Lookup) => {
		assert.ok(lookup.state === 'found' || lookup.state === 'gated', lookup.state);
		return lookup.model;
	};

	test('a model with its commit, licence and files, in one request', async () => {
		const model = modelOf(await at().ask('google-bert/bert-base-uncased'));
		assert.equal(model.commit, '86b5e0934494bd15c9632b12f734a8a67f723594');
		assert.deepEqual(model.licenses, ['apache-2.0']);
		assert.deepEqual(
			model.files?.find(({ path }) => path === 'model.safetensors'),
			{
				path: 'model.safetensors',
				size: 440449768,
				sha256: '68d45e234eb4a928074dfd868cead0219ab85354cc53d20e772753c6bb9169d3',
			},
		);
		assert.deepEqual(
			local.requests.map(({ method, path }) => `${method} ${path}`),
			['GET /api/models/google-bert/bert-base-uncased/revision/main'],
		);
	});
	test('every recorded model can be read', async () => {
		const { ask } = at();
		for (const id of local.models.filter((each) => !/opt-1.3b|bart-large-cnn/.test(each))) {
			assert.equal(modelOf(await ask(id)).id, id);
		}
		assert.ok(local.requests.every(({ path }) => !path.includes('/resolve/')));
	});
	test('a commit', async () => {
		const { ask } = at();
		const { commit } = modelOf(await ask('google-bert/bert-base-uncased'));
		const old = modelOf(
			await at().ask('google-bert/bert-base-uncased', 'dd4bc8b21efa05ec961e3efc4ee5e3832a3679c7'),
		);
		assert.equal(old.commit, 'dd4bc8b21efa05ec961e3efc4ee5e3832a3679c7');
		assert.notEqual(old.commit, commit);
	});
	test('a rename', async () => {
		assert.equal(modelOf(await at().ask('bert-base-uncased')).id, 'google-bert/bert-base-uncased');
	});
	test('a token follows a rename on the same hub', async () => {
		await at(signedIn('hf_valid')).ask('gpt2');
		assert.deepEqual(
			local.requests.map(({ authorization }) => authorization),
			[true, true],
		);
	});

	const states: readonly (readonly [string, string, string | undefined, string | undefined, string])[] = [
		['gated', 'meta-llama/Llama-3.2-1B-Instruct', undefined, undefined, 'gated'],
		['no such repository, anonymous', 'no/such-model', undefined, undefined, 'missing repository or private'],
		[
			'no such repository, signed in',
			'no/such-model',
			undefined,
			'hf_valid',
			'missing repository or private',
		],
		['private', 'facebook/bart-large-cnn', undefined, 'hf_valid', 'missing repository or private'],
		['private, for a member', 'facebook/bart-large-cnn', undefined, 'hf_valid_member', 'found'],
		['no such revision', 'facebook/bart-large-mnli', 'no-such', undefined, 'missing revision'],
		[
			'no such revision with a slash',
			'facebook/bart-large-mnli',
			'refs/pr/99',
			undefined,
			'missing revision',
		],
		['disabled', 'facebook/opt-1.3b', undefined, undefined, 'disabled'],
		['a bad token', 'facebook/bart-large-mnli', undefined, 'hf_bad', 'unreachable'],
	];
	for (const [name, id, revision, token, expected] of states) {
		test(name, async () => {
			const lookup = await at(token ? signedIn(token) : {}).ask(id, revision);
			const missing =
				lookup.state === 'missing' ? ` ${lookup.what}${lookup.orPrivate ? ' or private' : ''}` : '';
			assert.equal(lookup.state + missing, expected);
		});
	}

	test('a repository whose answer lists no files and whose tree was not recorded', async () => {
		const model = modelOf(await at().ask('Waynehillsdev/Waynehills-STT-doogie-server'));
		assert.equal('files' in model, false);
		assert.deepEqual(model.licenses, ['apache-2.0']);
	});
	test('a scan with findings, and one that was not made', async () => {
		const eicar = modelOf(await at().ask('mcpotato/42-eicar-street'));
		assert.ok(eicar.scan?.done && eicar.scan.issues.length > 0);
		assert.deepEqual(modelOf(await at().ask('facebook/bart-large-mnli')).scan, { done: false, issues: [] });
	});
	test('models with nearly the name of one that does not exist', async () => {
		const stay = new AbortController().signal;
		const misspelled = 'google-bert/bert-base-uncasd';
		const found = await modelsNear(misspelled, at().hub.repository, stay);
		assert.deepEqual(nearestIds(misspelled, found?.map(({ id }) => id) ?? []), [
			'google-bert/bert-base-uncased',
		]);
	});

	for (const mode of [
		'html',
		'not-json',
		'unavailable',
		'cut',
		'rate-limited',
		'throttled',
		'retry-after',
	] as const) {
		test(`${mode}: unreachable, with a reason`, async () => {
			local.fail(mode);
			const lookup = await at().ask('facebook/bart-large-mnli');
			assert.ok(lookup.state === 'unreachable');
			assert.ok(lookup.reason.includes('127.0.0.1'), lookup.reason);
			assert.equal(local.requests.length, mode === 'unavailable' || mode === 'cut' ? 3 : 1);
		});
	}
	test('a hub that hangs', async () => {
		local.fail('hang');
		assert.equal((await at({ timeoutMs: 50 }).ask('facebook/bart-large-mnli')).state, 'unreachable');
	});
	test('one bad moment', async () => {
		local.fail('unavailable', { times: 1 });
		assert.equal((await at().ask('facebook/bart-large-mnli')).state, 'found');
	});
	test('a port where nobody listens', async () => {
		const gone = await startHub({ facts: keptFacts() });
		await gone.close();
		const lookup = await at({ endpoint: gone.url }).ask('facebook/bart-large-mnli');
		assert.ok(lookup.state === 'unreachable');
		assert.match(lookup.reason, /nothing answers there/);
	});
});
