import assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import type { FakeHost, FakeReply } from '../fakeHost';
import { base, fakeHub, modelUrl, sha, withToken } from './fakeHub';

const url = modelUrl('a/b');
const found: FakeReply = { body: { id: 'a/b', sha } };
const never = new AbortController().signal;

function to(location: string, status = 307): FakeReply {
	return { status, headers: { location } };
}

function reasonOf(lookup: Lookup): string {
	assert.equal(lookup.state, 'unreachable');
	return lookup.reason;
}

/** Which of the requests carried the token. */
function tokens({ requests }: FakeHost): string[] {
	return requests.map(
		({ url: asked, headers }) => `${new URL(asked).host} ${headers.authorization ?? 'none'}`,
	);
}

suite('the token', () => {
	test('goes to the hub', async () => {
		const { host, ask } = fakeHub({ [url]: found }, withToken);
		await ask('a/b');
		assert.deepEqual(tokens(host), ['hub.test Bearer hf_secret']);
	});
	test('stays with a redirect of the hub itself', async () => {
		const { host, ask } = fakeHub({ [url]: to('/x'), [`${base}/x`]: found }, withToken);
		assert.equal((await ask('a/b')).state, 'found');
		assert.deepEqual(tokens(host), ['hub.test Bearer hf_secret', 'hub.test Bearer hf_secret']);
	});
	for (const target of ['https://cdn.test/x', 'https://hub.test:444/x', '//cdn.test/x']) {
		test(`does not go to ${target}, nor anywhere after it`, async () => {
			const at = new URL(target, base).href;
			const { host, ask } = fakeHub(
				{ [url]: to(target), [at]: to(`${base}/back`), [`${base}/back`]: found },
				withToken,
			);
			assert.equal((await ask('a/b')).state, 'found');
			assert.deepEqual(tokens(host).slice(1), [`${new URL(at).host} none`, 'hub.test none']);
		});
	}
	test('does not go from an open mirror to its protected twin', async () => {
		const endpoint = 'http://hub.test';
		const replies = { [modelUrl('a/b', 'main', endpoint)]: to(url), [url]: found };
		const { host, ask } = fakeHub(replies, { ...withToken, endpoint });
		assert.equal((await ask('a/b')).state, 'found');
		assert.deepEqual(tokens(host), ['hub.test Bearer hf_secret', 'hub.test none']);
	});
	test('does not decide what an answer without it means', async () => {
		const gone = { status: 401, headers: { 'x-error-message': 'Invalid username or password.' } };
		const { ask } = fakeHub({ [url]: to('https://cdn.test/x'), 'https://cdn.test/x': gone }, withToken);
		assert.equal((await ask('a/b')).state, 'missing');
	});
	test('is never logged, stored or told', async () => {
		const replies = [found, { fails: 'invalid header: Bearer hf_secret' }];
		const { host, ask } = fakeHub({ [url]: replies }, withToken);
		await ask('a/b');
		host.time += 3_600_000;
		const lookup = await ask('a/b');
		assert.equal(lookup.state, 'unreachable');
		assert.doesNotMatch(JSON.stringify([lookup, host.lines, [...host.kept]]), /hf_secret/);
	});
	test('is refused when no header can carry it, without repeating it', async () => {
		const { host, ask } = fakeHub({ [url]: found }, { token: async () => 'hf_se\ncret' });
		const reason = reasonOf(await ask('a/b'));
		assert.match(reason, /token/);
		assert.doesNotMatch(reason, /cret/);
		assert.equal(host.requests.length, 0);
	});
	for (const empty of ['', ' \n']) {
		test(`is none when it is ${JSON.stringify(empty)}`, async () => {
			const { host, ask } = fakeHub({ [url]: found }, { token: async () => empty });
			await ask('a/b');
			assert.deepEqual(tokens(host), ['hub.test none']);
		});
	}
	test('that cannot be read leaves an anonymous question', async () => {
		const token = async () => Promise.reject(new Error('keyring locked: hf_secret'));
		const { host, ask } = fakeHub({ [url]: found }, { token });
		assert.equal((await ask('a/b')).state, 'found');
		assert.doesNotMatch(host.lines.join(), /hf_secret/);
	});
});

suite('redirects', () => {
	for (const status of [301, 302, 303, 307, 308]) {
		test(`${status} is followed`, async () => {
			const { ask } = fakeHub({ [url]: to('/x', status), [`${base}/x`]: found });
			assert.equal((await ask('a/b')).state, 'found');
		});
	}
	for (const target of [
		'http://hub.test/x',
		'file:///etc/passwd',
		'data:application/json,{}',
		'https://u:p@x.test/',
	]) {
		test(`to ${target} is not`, async () => {
			const { host, ask } = fakeHub({ [url]: to(target), [target]: found });
			assert.match(reasonOf(await ask('a/b')), /not safe/);
			assert.equal(host.requests.length, 1);
		});
	}
	test('in a circle end after five', async () => {
		const { host, ask } = fakeHub({ [url]: to(url) });
		assert.match(reasonOf(await ask('a/b')), /without end/);
		assert.equal(host.requests.length, 6);
	});
	test('that name no address are an answer without a model', async () => {
		assert.equal((await fakeHub({ [url]: { status: 307 } }).ask('a/b')).state, 'unreachable');
	});
	test('that a browser hides are left to the browser', async () => {
		const { host, ask } = fakeHub(
			{ [url]: to('https://cdn.test/x'), 'https://cdn.test/x': found },
			withToken,
			{
				browser: true,
			},
		);
		const lookup = await ask('a/b');
		assert.ok(lookup.state === 'found');
		assert.equal(lookup.evidence.url, 'https://cdn.test/x');
		assert.deepEqual(tokens(host), [
			'hub.test Bearer hf_secret',
			'hub.test Bearer hf_secret',
			'cdn.test none',
		]);
	});
});

suite('another attempt', () => {
	for (const reply of [
		{ status: 408 },
		{ status: 500 },
		{ status: 502 },
		{ status: 503 },
		{ status: 504 },
		{ fails: 'x' },
	]) {
		test(`helps after ${JSON.stringify(reply)}`, async () => {
			const { host, ask } = fakeHub({ [url]: [reply, reply, found] });
			assert.equal((await ask('a/b')).state, 'found');
			assert.equal(host.requests.length, 3);
		});
	}
	for (const reply of [
		{ status: 400 },
		{ status: 404 },
		{ status: 429 },
		{ status: 501 },
		{ body: '<html>' },
	]) {
		test(`is not made after ${JSON.stringify(reply)}`, async () => {
			const { host, ask } = fakeHub({ [url]: [reply, found] });
			assert.equal((await ask('a/b')).state, 'unreachable');
			assert.equal(host.requests.length, 1);
		});
	}
	test('ends after the third', async () => {
		const { host, ask } = fakeHub({ [url]: [{ status: 503 }, { status: 503 }, { status: 503 }, found] });
		assert.match(reasonOf(await ask('a/b')), /503/);
		assert.equal(host.requests.length, 3);
	});
	test('goes without the condition, which a browser may refuse to send', async () => {
		const known = { ...found, headers: { etag: '"1"' } };
		const { host, ask } = fakeHub({ [url]: [known, { fails: 'CORS' }, found] });
		await ask('a/b');
		host.time += 3_600_000;
		assert.equal((await ask('a/b')).state, 'found');
		assert.deepEqual(
			host.requests.map(({ headers }) => headers['if-none-match']),
			[undefined, '"1"', undefined],
		);
	});
	test('is not made for more models while the hub fails, and soon the hub is left alone', async () => {
		const { host, hub, ask } = fakeHub({});
		for (const id of ['a/1', 'a/2', 'a/3', 'a/4', 'a/5']) {
			assert.match(reasonOf(await ask(id)), /could not be reached/);
		}
		assert.deepEqual(
			host.requests.map((request) => request.url.split('/')[6]),
			['1', '1', '1', '2', '3'],
		);
		assert.equal(hub.pausedUntil, host.time + 30_000);
		host.time += 30_000;
		assert.equal(hub.pausedUntil, undefined);
		await ask('a/5');
		assert.equal(host.requests.length, 6);
	});
	test('is made at once after clear()', async () => {
		const { host, hub, ask } = fakeHub({});
		for (const id of ['a/1', 'a/2', 'a/3']) {
			await ask(id);
		}
		const before = host.requests.length;
		hub.clear?.();
		assert.equal(hub.pausedUntil, undefined);
		await ask('a/1');
		assert.equal(host.requests.length, before + 3);
	});
});

suite('who gives up in the queue', () => {
	test('does not hold up those behind', async () => {
		const given = Array.from({ length: 30 }, (_, at) => `a/given-up-${at}`);
		const { host, hub, ask } = fakeHub({
			...Object.fromEntries(given.map((id) => [modelUrl(id), { hangs: true }])),
			[url]: found,
		});
		const stop = new AbortController();
		const left = given.map((id) => hub.lookup(id, undefined, stop.signal));
		const behind = ask('a/b');
		// Eight are on their way; the others stand in the queue.
		while (host.requests.length < 8) {
			await new Promise(setImmediate);
		}
		stop.abort(new Error('enough'));
		for (const one of left) {
			await assert.rejects(one, /enough/);
		}
		assert.equal((await behind).state, 'found');
		assert.deepEqual(
			host.requests.slice(8).map(({ url: asked }) => asked),
			[url],
		);
	});
});

suite('a hub that wants a pause', () => {
	const limited = { status: 429, headers: { ratelimit: '"api";r=0;t=55' } };

	test('is not asked until then, and says so', async () => {
		const { host, hub, ask } = fakeHub({ [url]: [limited, found] });
		assert.match(reasonOf(await ask('a/b')), /56 seconds/);
		assert.equal(hub.pausedUntil, host.time + 56_000);
		host.time += 10_000;
		assert.match(reasonOf(await ask('a/b')), /46 seconds/);
		assert.match(reasonOf(await ask('c/d')), /46 seconds/);
		assert.equal((await hub.repository?.search({ words: 'b' }, never))?.state, 'unknown');
		assert.equal(host.requests.length, 1);
		host.time += 46_000;
		assert.equal((await ask('a/b')).state, 'found');
		assert.equal(hub.pausedUntil, undefined);
	});
	test('leaves the last answer visible', async () => {
		const { host, ask } = fakeHub({ [url]: [found, limited] });
		await ask('a/b');
		host.time += 3_600_000;
		const lookup = await ask('a/b');
		assert.ok(lookup.state === 'unreachable' && lookup.last?.evidence.stale === true);
	});
	test('is not asked by those who queue', async () => {
		const replies = Object.fromEntries(
			Array.from({ length: 20 }, (_, index) => [modelUrl(`a/${index}`), limited] as const),
		);
		const { host, ask } = fakeHub(replies);
		const lookups = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(`a/${index}`)));
		assert.ok(lookups.every(({ state }) => state === 'unreachable'));
		assert.equal(host.requests.length, 8);
	});
});

suite('many questions', () => {
	/** A promise and what ends it. */
	function gate() {
		let open: () => void = () => {};
		const after = new Promise<void>((resolve) => {
			open = resolve;
		});
		return { after, open: () => open() };
	}
	const settle = () => new Promise((resolve) => setImmediate(resolve));

	test('eight at once', async () => {
		const { after, open } = gate();
		const ids = Array.from({ length: 30 }, (_, index) => `a/${index}`);
		const replies = Object.fromEntries(ids.map((id) => [modelUrl(id), { after, body: { id } }] as const));
		const { host, ask } = fakeHub(replies);
		const all = Promise.all(ids.map((id) => ask(id)));
		await settle();
		assert.equal(host.requests.length, 8);
		open();
		assert.ok((await all).every(({ state }) => state === 'found'));
		assert.equal(host.requests.length, 30);
	});
	test('the same question is one request', async () => {
		const { after, open } = gate();
		const { host, ask } = fakeHub({ [url]: { ...found, after } });
		const both = Promise.all([ask('a/b'), ask('a/b', 'main')]);
		await settle();
		open();
		const [one, other] = await both;
		assert.equal(one?.state, 'found');
		assert.deepEqual(one, other);
		assert.equal(host.requests.length, 1);
	});
	test('who gives up gets what the signal says; the other gets the answer', async () => {
		const { after, open } = gate();
		const { hub, host } = fakeHub({ [url]: { ...found, after } });
		const stop = new AbortController();
		const leaves = hub.lookup('a/b', undefined, stop.signal);
		const stays = hub.lookup('a/b', undefined, never);
		await settle();
		stop.abort(new Error('enough'));
		await assert.rejects(leaves, /enough/);
		open();
		assert.equal((await stays).state, 'found');
		assert.equal(host.requests.length, 1);
		assert.equal(host.requests[0]?.signal?.aborted, false);
	});
	test('when all give up the request ends, and it is no failure of the hub', async () => {
		const { hub, host, ask } = fakeHub({ [url]: [{ hangs: true }, found] });
		const stop = new AbortController();
		const leaves = hub.lookup('a/b', undefined, stop.signal);
		await settle();
		stop.abort(new Error('enough'));
		await assert.rejects(leaves, /enough/);
		assert.equal(host.requests[0]?.signal?.aborted, true);
		assert.equal((await ask('a/b')).state, 'found');
	});
	test('nothing is asked for who has given up already', async () => {
		const { hub, host } = fakeHub({ [url]: found });
		await assert.rejects(hub.lookup('a/b', undefined, AbortSignal.abort(new Error('enough'))), /enough/);
		assert.equal(host.requests.length, 0);
	});
	test('a hub that never answers is unreachable after its time, and not tried again', async () => {
		const { host, ask } = fakeHub({ [url]: { hangs: true } }, { timeoutMs: 1 });
		assert.match(reasonOf(await ask('a/b')), /did not answer within 0\.001 seconds/);
		assert.equal(host.requests.length, 1);
	});
});
