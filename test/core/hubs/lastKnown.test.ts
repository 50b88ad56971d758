import assert from 'node:assert/strict';
import { base, fakeHub, modelUrl, onHost, sha } from './fakeHub';

const url = modelUrl('a/b');
const hour = 3_600_000;
const found = { body: { id: 'a/b', sha } };

suite('the last known answer of a lookup', () => {
	test('"unchanged" of an answer without ETag does not renew it', async () => {
		const { host, ask } = fakeHub({ [url]: [found, { status: 304 }] });
		const first = await ask('a/b');
		assert.ok(first.state === 'found');
		host.time += hour;
		const lookup = await ask('a/b');
		assert.ok(lookup.state === 'unreachable');
		assert.deepEqual(lookup.last?.evidence, { ...first.evidence, stale: true });
	});
	test('what was not there is asked for again after a restart, and said while that cannot be done', async () => {
		const missing = { status: 404, headers: { 'x-error-code': 'RevisionNotFound' }, body: {} };
		const { host, ask } = fakeHub({ [url]: [missing, { status: 418 }, found] });
		const first = await ask('a/b');
		assert.ok(first.state === 'missing');
		const off = await onHost(host, { enabled: false }).ask('a/b');
		const down = onHost(host);
		const later = await down.ask('a/b');
		for (const lookup of [off, later]) {
			assert.ok(lookup.state === 'unreachable' && lookup.last === undefined, lookup.state);
			assert.deepEqual(lookup.lastMissing, {
				what: 'revision',
				orPrivate: false,
				evidence: { ...first.evidence, stale: true },
			});
		}
		down.hub.recheck?.();
		assert.equal((await down.ask('a/b')).state, 'found');
	});
	test('a clock that was set back far does not have it asked again and again', async () => {
		const { host, hub, ask } = fakeHub({ [url]: found });
		await ask('a/b');
		hub.recheck?.();
		host.time -= 100 * hour;
		for (const _ of [1, 2, 3]) {
			assert.equal((await ask('a/b')).state, 'found');
		}
		assert.equal(host.requests.length, 2);
	});
	test('a file server between that refuses says nothing of the model', async () => {
		const away = 'https://cdn.test/x';
		const { host, ask } = fakeHub({
			[url]: [found, { status: 302, headers: { location: away } }],
			[away]: { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Access denied' },
		});
		await ask('a/b');
		host.time += hour;
		const lookup = await ask('a/b');
		assert.ok(lookup.state === 'unreachable' && lookup.last, lookup.state);
		assert.match(lookup.reason, /cdn\.test/);
	});
	test('files that could not be listed once are asked for again, at a commit too', async () => {
		const at = modelUrl('a/b', sha);
		const tree = `${base}/api/models/a/b/tree/${sha}?recursive=true&expand=false`;
		const headers = { etag: '"1"' };
		const { host, ask } = fakeHub({
			[at]: { body: { id: 'a/b', sha, siblings: null }, headers },
			[tree]: [{ status: 418 }, { body: [{ type: 'file', path: 'x', size: 1 }] }],
		});
		const first = await ask('a/b', sha);
		assert.ok(first.state === 'found' && first.model.files === undefined);
		assert.equal(host.kept.size, 0);
		await ask('a/b', sha);
		assert.equal(host.requests.length, 2);
		host.time += hour;
		const second = await ask('a/b', sha);
		assert.ok(second.state === 'found');
		assert.deepEqual(second.model.files, [{ path: 'x', size: 1 }]);
		assert.equal(host.requests[2]?.headers['if-none-match'], undefined);
		host.time += 100 * hour;
		await onHost(host).ask('a/b', sha);
		assert.equal(host.requests.length, 4);
	});
});
