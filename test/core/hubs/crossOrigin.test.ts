import assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import type { FakeReply } from '../fakeHost';
import { askedWorld } from './askedHubs';
import { base, fakeHub, modelUrl, sha } from './fakeHub';

const url = modelUrl('a/b');
const found: FakeReply = { body: { id: 'a/b', sha } };
const broken: FakeReply = { fails: 'Failed to fetch' };

function reasonOf(lookup: Lookup): string {
	assert.equal(lookup.state, 'unreachable');
	return lookup.reason;
}

suite('in a browser, a question that came to nothing', () => {
	const refused = (replies = {}) => fakeHub(replies, {}, { browser: true, reach: 'answers' });

	test('where something answers: that it may not be read, and what to do; not that the hub is down', async () => {
		const { host, hub, ask } = refused();
		const reason = reasonOf(await ask('a/b'));
		assert.match(reason, /^https:\/\/hub\.test answers, but is closed to extensions in a browser \(CORS\)/);
		assert.match(reason, /desktop, or another weightwise\.hub\.endpoint/);
		assert.doesNotMatch(reason, /offline|network|reached/);
		assert.deepEqual(host.reached, [url]);
		assert.equal(hub.pausedUntil, undefined);
	});
	test('is not asked about further models for a while, and again when a person wishes', async () => {
		const { host, hub, ask } = refused({ [modelUrl('c/d')]: found });
		const reason = reasonOf(await ask('a/b'));
		const before = host.requests.length;
		assert.equal(reasonOf(await ask('c/d')), reason);
		assert.equal(host.requests.length, before);
		hub.recheck?.();
		assert.equal((await ask('c/d')).state, 'found');
	});
	test('is asked again after a while by itself', async () => {
		const { host, ask } = refused({ [url]: [broken, broken, broken, broken, found] });
		await ask('a/b');
		host.time += 300_000;
		assert.equal((await ask('a/b')).state, 'found');
	});
	test('that only came back before it was looked for: its answer, and no word of being closed', async () => {
		const { host, ask } = refused({ [url]: [broken, broken, broken, found], [modelUrl('c/d')]: found });
		assert.equal((await ask('a/b')).state, 'found');
		assert.deepEqual(host.reached, [url]);
		assert.equal((await ask('c/d')).state, 'found');
	});
	test('keeps the last known answer in sight', async () => {
		const { host, ask } = refused({ [url]: [found, broken] });
		await ask('a/b');
		host.time += 3_600_000;
		const lookup = await ask('a/b');
		assert.match(reasonOf(lookup), /answers, but/);
		assert.ok(lookup.state === 'unreachable' && lookup.last?.evidence.stale === true);
	});
	test('behind a redirect: says so, and the hub goes on being asked about others', async () => {
		const away = { status: 302, headers: { location: 'https://cdn.test/x' } };
		const { ask } = refused({ [url]: away, [modelUrl('c/d')]: found });
		assert.match(reasonOf(await ask('a/b')), /^https:\/\/hub\.test leads to an address that is closed/);
		assert.equal((await ask('c/d')).state, 'found');
	});
	test('where nothing answers: what may be the cause, none of them as a fact', async () => {
		const { host, ask } = fakeHub({}, {}, { browser: true, reach: 'silent' });
		const reason = reasonOf(await ask('a/b'));
		assert.match(
			reason,
			/could not be reached; a browser does not tell whether it is for want of a network, a server or a permission/,
		);
		assert.equal(host.reached.length, 1);
	});
	test('without a network: that', async () => {
		const { ask } = fakeHub({}, {}, { browser: true, reach: 'no-network' });
		assert.match(reasonOf(await ask('a/b')), /browser says that it has no network/);
	});
	test('of another hub: no setting is named that does not help', async () => {
		const { ask } = askedWorld('ollama', {}, {}, { browser: true, reach: 'answers' });
		const reason = reasonOf(await ask('llama3'));
		assert.match(reason, /answers, but is closed to .*: use VS Code on the desktop\.$/);
		assert.doesNotMatch(reason, /endpoint/);
	});
	test('with an answer, however bad, is not looked into', async () => {
		const { host, ask } = refused({ [url]: { status: 404, body: '<html>' } });
		await ask('a/b');
		assert.deepEqual(host.reached, []);
	});
	test('outside of a browser the failure says what it was', async () => {
		const { host, ask } = fakeHub({ [url]: broken });
		assert.match(reasonOf(await ask('a/b')), new RegExp(`${base} could not be reached: Failed to fetch\\.`));
		assert.deepEqual(host.reached, []);
	});
});
