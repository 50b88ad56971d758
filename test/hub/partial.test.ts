import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { createHuggingFace } from '../../src/core/hubs/huggingface';
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
			reason: `${served.hub.url} answered with status 501: The local hub has no record of nobody/none.`,
		});
		assert.equal((await lookup('google-bert/bert-base-uncasd')).state, 'missing');
	});
});
