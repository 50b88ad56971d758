import assert from 'node:assert/strict';
import { base, fakeHub, modelUrl, sha } from './fakeHub';

const body = { id: 'a/b', sha, siblings: [] };

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
