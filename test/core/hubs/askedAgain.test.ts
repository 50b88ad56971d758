import assert from 'node:assert/strict';
import { base, fakeHub, modelUrl, onHost, sha, withToken } from './fakeHub';

const body = { id: 'a/b', sha, siblings: [] };

suite('what one account may see', () => {
	test('is not shown to another one, nor to nobody', async () => {
		const first = fakeHub({ [modelUrl('a/b')]: [{ body }, { status: 401 }, { status: 401 }] }, withToken);
		assert.equal((await first.ask('a/b')).state, 'found');
		const other = onHost(first.host, { token: async () => 'hf_other' });
		assert.notEqual((await other.ask('a/b')).state, 'found');
		assert.notEqual((await onHost(first.host).ask('a/b')).state, 'found');
		assert.equal((await onHost(first.host, withToken).ask('a/b')).state, 'found');
		assert.ok(![...first.host.kept.keys()].some((key) => key.includes('hf_secret')));
	});
});

suite('asking the hub again by hand', () => {
	test('asks for what is known already, a pinned commit too', async () => {
		const { host, hub, ask } = fakeHub({
			[modelUrl('a/b')]: { body },
			[modelUrl('a/b', sha)]: { body },
		});
		await ask('a/b');
		await ask('a/b');
		assert.equal(host.requests.length, 1);
		host.time += 1000;
		hub.recheck?.();
		await ask('a/b');
		await ask('a/b');
		assert.equal(host.requests.length, 2);
	});

	test('keeps what was known while the hub cannot be reached', async () => {
		const { host, hub, ask } = fakeHub({
			[modelUrl('a/b')]: [
				{ body },
				{ fails: 'down' },
				{ fails: 'down' },
				{ fails: 'down' },
				{ fails: 'down' },
			],
		});
		await ask('a/b');
		host.time += 1000;
		hub.recheck?.();
		const lookup = await ask('a/b');
		assert.equal(lookup.state, 'unreachable');
		assert.equal(lookup.state === 'unreachable' && lookup.last?.model.commit, sha);
	});

	test('asks at once after a failure', async () => {
		const { host, hub, ask } = fakeHub({ [`${base}/api/models/a/b`]: { body } });
		await ask('a/b');
		const before = host.requests.length;
		hub.recheck?.();
		await ask('a/b');
		assert.ok(host.requests.length > before);
	});
});
