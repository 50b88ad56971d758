import assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import { hubIds } from '../../../src/core/reference';
import { type FakeReply, fakeHost } from '../fakeHost';
import { type AskedCase, askedCases, askedWorld, sameWorld } from './askedHubs';
import { settings } from './fakeHub';

const hourMs = 3_600_000;

/** The same reply for everything that a case asks. */
function all({ replies }: AskedCase, reply: FakeReply) {
	return Object.fromEntries(Object.keys(replies).map((address) => [address, reply]));
}

function reasonOf(lookup: Lookup): string {
	return 'reason' in lookup ? lookup.reason : '';
}

for (const one of askedCases) {
	suite(`${one.hub}: asked as every hub is`, () => {
		const world = (overrides = {}) => askedWorld(one.hub, one.replies, overrides);

		test('of what is no name, how one is written', async () => {
			const { host, ask } = world();
			assert.match(reasonOf(await ask('..')), /cannot be the name .*, which is written as \w+[/:][\w/:]+\.$/);
			assert.deepEqual(host.requests, []);
		});
		test('found, in no more than two requests, and the token stays at home', async () => {
			const { host, ask, hub } = world();
			const lookup = await ask(one.model);
			assert.equal(lookup.state, 'found');
			assert.ok(lookup.state === 'found' && lookup.model.id === one.model);
			assert.equal(host.requests.length, Object.keys(one.replies).length);
			assert.ok(host.requests.length <= 2);
			for (const { headers, method } of host.requests) {
				assert.equal(headers.authorization, undefined);
				assert.equal(headers.cookie, undefined);
				assert.equal(method, 'GET');
			}
			assert.doesNotMatch(host.lines.join('\n') + [...host.kept.values()].join('\n'), /hf_secret/);
			assert.match(hub.page(one.model) ?? '', /^https:\/\//);
		});
		test('an answer is taken as it is for an hour, and outlives a restart', async () => {
			const { host, ask } = world();
			const first = await ask(one.model);
			host.time += hourMs - 1;
			const asked = host.requests.length;
			assert.deepEqual(await ask(one.model), first);
			assert.deepEqual(await sameWorld(one.hub, host).ask(one.model), first);
			assert.equal(host.requests.length, asked);
			host.time += 2;
			await ask(one.model);
			assert.equal(host.requests.length, asked * 2);
		});
		test('asked together, asked once', async () => {
			const { host, ask } = world();
			const [a, b] = await Promise.all([ask(one.model), ask(one.model)]);
			assert.deepEqual(a, b);
			assert.equal(host.requests.length, Object.keys(one.replies).length);
		});
		test('a recheck asks again, and clearing forgets', async () => {
			const { host, hub, ask } = world();
			await ask(one.model);
			const asked = host.requests.length;
			host.time += 1000;
			hub.recheck?.();
			await ask(one.model);
			assert.equal(host.requests.length, asked * 2);
			await host.store.clear();
			hub.clear?.();
			await ask(one.model);
			assert.equal(host.requests.length, asked * 3);
		});
		test('missing, kept for a minute', async () => {
			const { host, ask } = askedWorld(one.hub, all(one, one.missing));
			const lookup = await ask(one.model);
			assert.ok(lookup.state === 'missing' && lookup.what === 'repository', JSON.stringify(lookup));
			await ask(one.model);
			assert.equal(host.requests.length, 1);
			host.time += 60_001;
			await ask(one.model);
			assert.equal(host.requests.length, 2);
		});

		const silent: readonly (readonly [string, FakeReply, RegExp])[] = [
			['a page', { body: '<html>hello</html>', headers: { 'content-type': 'text/html' } }, /did not answer/],
			['a page with 404', { status: 404, body: '<html>no</html>' }, /status 404/],
			['something else', { body: [1, 'a', null] }, /did not answer/],
			['null', { body: 'null' }, /did not answer/],
			['nothing', {}, /did not answer/],
			['an error', { status: 503, body: 'busy' }, /status 503/],
			['too much', { status: 429, headers: { 'retry-after': '20' } }, /again in 20 seconds/],
			['a refusal', { status: 401, body: 'who?' }, /without a sign-in \(status 401\)/],
			['a refusal by a page', { status: 403, body: '<html>' }, /without a sign-in \(status 403\)/],
			[
				'no network',
				{ fails: 'ENOTFOUND' },
				/could not be reached: there is no network, or no server of that name\.$/,
			],
		];
		for (const [name, reply, reason] of silent) {
			test(`${name} says nothing of the model, and the last answer stays`, async () => {
				const fresh = askedWorld(one.hub, all(one, reply));
				const never = await fresh.ask(one.model);
				assert.equal(never.state, 'unreachable');
				assert.match(reasonOf(never), reason);
				assert.ok(!('last' in never));

				const known = world();
				await known.ask(one.model);
				const host = fakeHost({ replies: all(one, reply), kept: Object.fromEntries(known.host.kept) });
				host.time += 2 * hourMs;
				const later = await sameWorld(one.hub, host).ask(one.model);
				assert.ok(later.state === 'unreachable' && later.last?.model.id === one.model);
				assert.equal(host.time - later.last.evidence.readAt, 2 * hourMs);
				assert.equal(later.last.evidence.stale, true);
			});
		}
		test('a limit becomes a pause that nothing is asked in', async () => {
			const { host, hub, ask } = askedWorld(
				one.hub,
				all(one, { status: 429, headers: { 'retry-after': '20' } }),
			);
			await ask(one.model);
			assert.equal(hub.pausedUntil, host.time + 20_000);
			assert.match(reasonOf(await ask(one.model)), /again in 20 seconds/);
			assert.equal(host.requests.length, 1);
		});

		const quiet: readonly (readonly [string, object, RegExp])[] = [
			['offline', { offline: true }, /^Offline/],
			['off', { enabled: false }, /weightwise\.hub\.enabled/],
		];
		for (const [name, overrides, reason] of quiet) {
			test(`${name}: nothing is asked, what is known stays`, async () => {
				const before = world();
				await before.ask(one.model);
				const asked = before.host.requests.length;
				const known = await sameWorld(one.hub, before.host, overrides).ask(one.model);
				assert.ok(known.state === 'unreachable' && known.last && known.cause === 'not-asked');
				const never = await askedWorld(one.hub, one.replies, overrides).ask(one.model);
				assert.ok(never.state === 'not-asked' && never.off);
				assert.match(reasonOf(never), reason);
				assert.equal(before.host.requests.length, asked);
			});
		}
		test('only Hugging Face: nothing is asked and nothing shown', async () => {
			const { host, ask } = world({ others: false });
			assert.deepEqual(await ask(one.model), {
				state: 'not-asked',
				reason: 'Only the Hugging Face hub is asked: "weightwise.hub.others" is off.',
			});
			assert.equal(host.requests.length, 0);
		});
		test('gives up when told', async () => {
			const { hub } = askedWorld(one.hub, all(one, { hangs: true }));
			const stop = new AbortController();
			const asked = hub.lookup(one.model, undefined, stop.signal);
			setImmediate(() => stop.abort(new Error('enough')));
			await assert.rejects(asked, /enough/);
		});

		const bent = [
			'../../x',
			'a/../b',
			'a/b?c=d',
			'a/b#c',
			'a/b@c',
			'a b/c',
			'a\\b/c',
			'//evil.test/a',
			'a/b%2f..',
			'a/b\u0000',
			'',
			'a/'.repeat(1000),
		];
		for (const id of bent) {
			test(`never asked for: ${JSON.stringify(id.slice(0, 20))}`, async () => {
				const { host, hub, ask } = world();
				assert.ok(['not-asked', 'unsupported'].includes((await ask(id)).state));
				hub.page(id);
				assert.equal(host.requests.length, 0);
			});
		}
		for (const revision of ['../..', 'a b', 'a?b', '', 'x'.repeat(300)]) {
			test(`a revision that could bend an address: ${JSON.stringify(revision.slice(0, 20))}`, async () => {
				const { host, ask } = world();
				await ask(one.model, revision);
				for (const { url } of host.requests) {
					assert.ok(Object.hasOwn(one.replies, url), url);
				}
			});
		}
	});
}

suite('hubs and the settings', () => {
	test('every hub answers a lookup and a page for any text, and throws nothing', async () => {
		const host = fakeHost();
		const { createHubs } = await import('../../../src/core/hubs');
		const hubs = createHubs(host, settings);
		for (const id of hubIds) {
			for (const model of ['a/b', 'name', 'a/b/c/d/e', '', '\u0000', '{0}', '%', 'x'.repeat(100_000)]) {
				const hub = hubs.get(id);
				assert.equal(hub.id, id);
				const lookup = await hub.lookup(model, undefined, new AbortController().signal);
				assert.ok(['unreachable', 'unsupported', 'not-asked'].includes(lookup.state), `${id} ${model}`);
				hub.page(model, 'v1');
			}
		}
		for (const { url } of host.requests) {
			assert.match(
				url,
				/^https:\/\/(?:hub\.test|api\.github\.com|registry\.ollama\.ai|modelscope\.cn|www\.kaggle\.com)\//,
			);
		}
	});
});
