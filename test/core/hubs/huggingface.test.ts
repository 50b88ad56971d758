import assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import type { FakeReply } from '../fakeHost';
import { base, fakeHub, modelUrl, onHost, sha, withToken } from './fakeHub';

const url = modelUrl('a/b');
const minute = 60_000;
const hour = 60 * minute;
const found: FakeReply = { body: { id: 'a/b', sha } };

/** An error of the hub, as it is sent: the message in a header and in the body. */
function refusal(status: number, message?: string, code?: string): FakeReply {
	return {
		status,
		headers: {
			...(message ? { 'x-error-message': message } : {}),
			...(code ? { 'x-error-code': code } : {}),
		},
		body: { error: message },
	};
}

function reasonOf(lookup: Lookup): string {
	assert.equal(lookup.state, 'unreachable');
	return lookup.reason;
}

suite('lookups on the Hugging Face hub', () => {
	test('found: one request, with evidence', async () => {
		const { host, ask } = fakeHub({ [url]: found });
		assert.deepEqual(await ask('a/b'), {
			state: 'found',
			model: { id: 'a/b', commit: sha },
			evidence: { url, readAt: host.time },
		});
		assert.deepEqual(
			host.requests.map((request) => `${request.method} ${request.url}`),
			[`GET ${url}`],
		);
	});
	test('only an id is a model', async () => {
		assert.equal((await fakeHub({ [url]: { body: { id: 'a/b' } } }).ask('a/b')).state, 'found');
	});
	test('the address ends in a path', async () => {
		const endpoint = `${base}/hf/`;
		const { ask, hub } = fakeHub({ [modelUrl('a/b', 'main', `${base}/hf`)]: found }, { endpoint });
		assert.equal((await ask('a/b')).state, 'found');
		assert.equal(hub.page('a/b'), `${base}/hf/a/b`);
	});
	test('a revision with a slash', async () => {
		const { ask } = fakeHub({ [modelUrl('a/b', 'refs%2Fpr%2F1')]: found });
		assert.equal((await ask('a/b', 'refs/pr/1')).state, 'found');
	});
	test('a renamed model answers under its own id', async () => {
		const target = modelUrl('google-bert/bert-base-uncased');
		const { host, ask } = fakeHub({
			[modelUrl('bert-base-uncased')]: { status: 307, headers: { location: target.slice(base.length) } },
			[target]: { body: { id: 'google-bert/bert-base-uncased' } },
		});
		const lookup = await ask('bert-base-uncased');
		assert.ok(lookup.state === 'found');
		assert.equal(lookup.model.id, 'google-bert/bert-base-uncased');
		assert.equal(lookup.evidence.url, target);
		assert.equal(host.requests.length, 2);
	});

	const states: readonly (readonly [string, FakeReply, boolean, string])[] = [
		['gated, by hand', { body: { id: 'a/b', gated: 'manual' } }, false, 'gated'],
		['gated, by itself', { body: { id: 'a/b', gated: 'auto' } }, false, 'gated'],
		['not gated', { body: { id: 'a/b', gated: false } }, false, 'found'],
		['gated, as an error', refusal(401, 'Access to model a/b is restricted.', 'GatedRepo'), false, 'gated'],
		['gated, not on the list', refusal(403, 'not in the authorized list', 'GatedRepo'), true, 'gated'],
		['no such repository, anonymous', refusal(401, 'Invalid username or password.'), false, 'missing'],
		[
			'no such repository, with a token',
			refusal(404, 'Repository not found', 'RepoNotFound'),
			true,
			'missing',
		],
		['no such repository, without a code', refusal(404, 'Repository not found'), false, 'missing'],
		['no such revision', refusal(404, 'Invalid rev id: main', 'RevisionNotFound'), false, 'missing'],
		['disabled', refusal(403, 'Access to this resource is disabled.'), false, 'disabled'],
		['disabled, in the model', { body: { id: 'a/b', disabled: true } }, false, 'disabled'],
		['forbidden, as it is private', refusal(403, 'Your token may not read private models.'), true, 'private'],
		['the same, though no token was sent', refusal(403, 'It is private.'), false, 'unreachable'],
		['forbidden, other words', refusal(403, 'Access to this resource is disabled'), true, 'unreachable'],
		['forbidden, no words', { status: 403 }, true, 'unreachable'],
		['forbidden, no token was sent', { status: 403, body: { error: 'x' } }, false, 'unreachable'],
		['a bad token', refusal(401, 'Invalid credentials in Authorization header'), true, 'unreachable'],
		['a bad token, other words', refusal(401, 'Invalid username or password.'), true, 'unreachable'],
		['a wall that is not the hub', { status: 401, body: '<h1>Proxy</h1>' }, false, 'unreachable'],
		[
			'a page that forbids',
			{ status: 403, headers: { 'content-type': 'text/html' }, body: '<h1>Blocked</h1>' },
			false,
			'unreachable',
		],
		['404 of something else', { status: 404, body: 'Not Found' }, false, 'unreachable'],
		['404 of a file', refusal(404, 'Entry not found', 'EntryNotFound'), false, 'unreachable'],
		['400', refusal(400, 'Invalid option'), false, 'unreachable'],
		['a page', { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }, false, 'unreachable'],
		['half an answer', { body: '{"id": "a/b"' }, false, 'unreachable'],
		['nothing', { body: '' }, false, 'unreachable'],
		['null', { body: 'null' }, false, 'unreachable'],
		['a list', { body: [] }, false, 'unreachable'],
		['no id', { body: { sha } }, false, 'unreachable'],
		['304 unasked', { status: 304 }, false, 'unreachable'],
		['a dead network', { fails: 'getaddrinfo ENOTFOUND' }, false, 'unreachable'],
		['500', { status: 500 }, false, 'unreachable'],
	];
	for (const [name, reply, signedIn, state] of states) {
		test(`${name}: ${state}`, async () => {
			const { ask } = fakeHub({ [url]: reply }, signedIn ? withToken : {});
			const lookup = await ask('a/b');
			assert.equal(lookup.state, state);
			assert.ok(
				lookup.state !== 'unreachable' ||
					/^https:\/\/hub\.test|^A page of https:\/\/hub\.test/.test(lookup.reason),
			);
		});
	}
	test('what is missing, and whether it may be private', async () => {
		const missing = async (reply: FakeReply, overrides = {}) => {
			const lookup = await fakeHub({ [url]: reply }, overrides).ask('a/b');
			return lookup.state === 'missing' ? [lookup.what, lookup.orPrivate, lookup.evidence.url] : lookup.state;
		};
		const anonymous = refusal(401, 'Invalid username or password.');
		assert.deepEqual(await missing(anonymous), ['repository', true, url]);
		const signedIn = refusal(404, 'Repository not found', 'RepoNotFound');
		assert.deepEqual(await missing(signedIn, withToken), ['repository', true, url]);
		assert.deepEqual(await missing(refusal(404, 'Invalid rev id: x', 'RevisionNotFound')), [
			'revision',
			false,
			url,
		]);
	});
	test('the message is read from the body where headers are hidden', async () => {
		const body = { error: 'Invalid username or password.' };
		assert.equal((await fakeHub({ [url]: { status: 401, body } }).ask('a/b')).state, 'missing');
	});
	test('a bad token is named as the reason', async () => {
		const bad = refusal(401, 'Invalid credentials in Authorization header');
		assert.match(reasonOf(await fakeHub({ [url]: bad }, withToken).ask('a/b')), /refused the token/);
	});
	test('a hostile error message reaches people as one printable line', async () => {
		const body = { error: `\u001b[31m\n${'x'.repeat(5000)}` };
		const reason = reasonOf(await fakeHub({ [url]: { status: 418, body } }).ask('a/b'));
		assert.ok(reason.length < 400);
		assert.ok(!reason.includes('\u001b') && !reason.includes('\n'));
	});
	test('an answer over 20 MB is refused', async () => {
		const body = `{"id":"a/b","x":"${'x'.repeat(20_000_000)}"}`;
		assert.match(reasonOf(await fakeHub({ [url]: { body } }).ask('a/b')), /20 MB/);
	});
	test('deep nesting is no crash', async () => {
		const body = `{"id":"a/b","cardData":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
		assert.equal((await fakeHub({ [url]: { body } }).ask('a/b')).state, 'found');
	});

	for (const id of ['', '../../api/whoami-v2', 'a/b?x', 'a/b#', 'a/b\r\nx: y', 'a/b/c', 'x'.repeat(201)]) {
		test(`not asked: ${JSON.stringify(id.slice(0, 30))}`, async () => {
			const { host, ask } = fakeHub({});
			assert.equal((await ask(id)).state, 'not-asked');
			assert.equal(host.requests.length, 0);
		});
	}
	test('not asked: a revision that is none', async () => {
		const { host, ask } = fakeHub({});
		assert.equal((await ask('a/b', '../x')).state, 'not-asked');
		assert.equal((await ask('a/b', '')).state, 'not-asked');
		assert.equal(host.requests.length, 0);
	});
	test('an address that is none: a reason with the cure, and no page', async () => {
		const { host, hub, ask } = fakeHub({}, { endpoint: 'hub.test' });
		assert.match(reasonOf(await ask('a/b')), /weightwise\.hub\.endpoint.*HF_ENDPOINT/);
		assert.equal(hub.page('a/b'), undefined);
		assert.equal(host.requests.length, 0);
	});

	test('each request is logged with its status', async () => {
		const { host, ask } = fakeHub({ [url]: found });
		await ask('a/b');
		assert.deepEqual(host.lines, [`info GET ${url} 200`]);
	});
	test('fields of the wrong type are logged, not too many', async () => {
		const auto_map = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [index, 7]));
		const { host, ask } = fakeHub({ [url]: { body: { id: 'a/b', sha: 7, config: { auto_map } } } });
		await ask('a/b');
		assert.ok(host.lines.includes('debug a/b: not stated, because of its type: sha: number'));
		assert.equal(host.lines.length, 21);
	});

	test('files of a repository whose answer does not list them', async () => {
		const tree = `${base}/api/models/a/b/tree/${sha}?recursive=true&expand=false`;
		const entries = [
			{ type: 'directory', path: 'x', size: 0 },
			{ type: 'file', path: 'x/a.bin', size: 134, lfs: { oid: 'b'.repeat(64), size: 134 } },
		];
		const next = { link: `<${tree}&cursor=2>; rel="next"` };
		const { host, ask } = fakeHub({
			[url]: { body: { id: 'a/b', sha, siblings: null } },
			[tree]: { body: entries, headers: { 'content-type': 'application/json', ...next } },
			[`${tree}&cursor=2`]: { body: [{ type: 'file', path: 'README.md', size: 5 }] },
		});
		const lookup = await ask('a/b');
		assert.ok(lookup.state === 'found');
		assert.deepEqual(lookup.model.files, [
			{ path: 'x/a.bin', size: 134, sha256: 'b'.repeat(64) },
			{ path: 'README.md', size: 5 },
		]);
		assert.equal(host.requests.length, 3);
	});
	for (const [name, link, expected] of [
		['relative', `</api/models/a/b/tree/${sha}?recursive=true&expand=false&cursor=2>;rel=next`, 2],
		['to elsewhere', '<https://evil.test/tree>; rel="next"', undefined],
	] as const) {
		test(`a Link ${name} in a list of files`, async () => {
			const tree = `${base}/api/models/a/b/tree/${sha}?recursive=true&expand=false`;
			const { host, ask } = fakeHub({
				[url]: { body: { id: 'a/b', sha, siblings: null } },
				[tree]: { body: [{ type: 'file', path: 'x' }], headers: { link } },
				[`${tree}&cursor=2`]: { body: [{ type: 'file', path: 'y' }] },
			});
			const lookup = await ask('a/b');
			assert.ok(lookup.state === 'found');
			assert.equal(lookup.model.files?.length, expected);
			assert.ok(host.requests.every((request) => request.url.startsWith(base)));
		});
	}
	test('a list of files that a stranger leads home again is read on without the token', async () => {
		const tree = `${base}/api/models/a/b/tree/${sha}?recursive=true&expand=false`;
		const headers = { link: `<${base}/api/whoami?to=evil>; rel="next"` };
		const { host, ask } = fakeHub(
			{
				[url]: { body: { id: 'a/b', sha, siblings: null } },
				[tree]: { status: 302, headers: { location: 'https://evil.test/tree' } },
				'https://evil.test/tree': { body: [{ type: 'file', path: 'x' }], headers },
				[`${base}/api/whoami?to=evil`]: { body: [{ type: 'file', path: 'y' }] },
			},
			withToken,
		);
		await ask('a/b');
		assert.deepEqual(
			host.requests.map(({ headers }) => headers.authorization),
			['Bearer hf_secret', 'Bearer hf_secret', undefined, undefined],
		);
	});
	for (const [name, reply] of [
		['an error', { status: 404 }],
		['a page', { body: '<html>' }],
		['a nameless file', { body: [{ type: 'file' }] }],
		['no list', { body: { error: 'x' } }],
	] as const) {
		test(`files that cannot be listed are not stated: ${name}`, async () => {
			const tree = `${base}/api/models/a/b/tree/${sha}?recursive=true&expand=false`;
			const { ask } = fakeHub({ [url]: { body: { id: 'a/b', sha, siblings: null } }, [tree]: reply });
			const lookup = await ask('a/b');
			assert.ok(lookup.state === 'found');
			assert.equal('files' in lookup.model, false);
		});
	}
	test('a file list without end is given up', async () => {
		const tree = `${base}/api/models/a/b/tree/${sha}?recursive=true&expand=false`;
		const body = [{ type: 'file', path: 'x' }];
		const headers = { link: `<${tree}>; rel="next"` };
		const { host, ask } = fakeHub({
			[url]: { body: { id: 'a/b', sha, siblings: null } },
			[tree]: { body, headers },
		});
		const lookup = await ask('a/b');
		assert.ok(lookup.state === 'found' && !('files' in lookup.model));
		assert.equal(host.requests.length, 21);
	});
});

suite('what is known of a model', () => {
	test('is asked for once an hour', async () => {
		const { host, ask } = fakeHub({ [url]: found });
		await ask('a/b');
		host.time += hour - 1;
		await ask('a/b', 'main');
		assert.equal(host.requests.length, 1);
		host.time += 1;
		await ask('a/b');
		assert.equal(host.requests.length, 2);
	});
	test('is asked for as often as the settings say', async () => {
		const { host, ask } = fakeHub({ [url]: found }, { maxAgeMs: 10 });
		await ask('a/b');
		host.time += 10;
		await ask('a/b');
		assert.equal(host.requests.length, 2);
	});
	test('is asked for again when the clock went back', async () => {
		const { host, ask } = fakeHub({ [url]: found });
		await ask('a/b');
		host.time -= 1;
		await ask('a/b');
		assert.equal(host.requests.length, 2);
	});
	test('outlives a restart', async () => {
		const first = fakeHub({ [url]: found });
		const lookup = await first.ask('a/b');
		assert.deepEqual(await onHost(first.host).ask('a/b'), lookup);
		assert.equal(first.host.requests.length, 1);
	});
	test('stays for a commit', async () => {
		const { host, ask } = fakeHub({ [modelUrl('a/b', sha)]: found });
		await ask('a/b', sha);
		host.time += 10_000 * hour;
		await ask('a/b', sha);
		await onHost(host).ask('a/b', sha);
		assert.equal(host.requests.length, 1);
	});
	for (const [name, body] of [
		[
			'its scan is not finished',
			{ id: 'a/b', sha, securityRepoStatus: { scansDone: false, filesWithIssues: [] } },
		],
		['the answer is of another commit', { id: 'a/b', sha: 'b'.repeat(40) }],
	] as const) {
		test(`does not stay for a commit when ${name}`, async () => {
			const { host, ask } = fakeHub({ [modelUrl('a/b', sha)]: { body } });
			await ask('a/b', sha);
			host.time += hour;
			await ask('a/b', sha);
			assert.equal(host.requests.length, 2);
		});
	}
	test('is known for the commit it was read at', async () => {
		const { host, ask } = fakeHub({ [url]: found });
		await ask('a/b');
		const pinned = await ask('a/b', sha);
		assert.ok(pinned.state === 'found' && pinned.model.commit === sha);
		assert.equal(host.requests.length, 1);
	});
	test('is confirmed by its ETag', async () => {
		const replies = [{ ...found, headers: { etag: 'W/"1"' } }, { status: 304 }];
		const { host, ask } = fakeHub({ [url]: replies });
		const first = await ask('a/b');
		host.time += hour;
		const second = await ask('a/b');
		assert.equal(host.requests[1]?.headers['if-none-match'], 'W/"1"');
		assert.ok(first.state === 'found' && second.state === 'found');
		assert.deepEqual(second.model, first.model);
		assert.equal(second.evidence.readAt, host.time);
		host.time += hour - 1;
		await ask('a/b');
		assert.equal(host.requests.length, 2);
	});
	test('is shown as old when the hub cannot be asked', async () => {
		const { host, ask } = fakeHub({ [url]: [found, { fails: 'reset' }] });
		await ask('a/b');
		const readAt = host.time;
		host.time += hour;
		const lookup = await ask('a/b');
		assert.ok(lookup.state === 'unreachable');
		assert.deepEqual(lookup.last, {
			model: { id: 'a/b', commit: sha },
			evidence: { url, readAt, stale: true },
		});
	});
	test('is forgotten when the hub says it is gone', async () => {
		const gone = refusal(401, 'Invalid username or password.');
		const { host, ask } = fakeHub({ [url]: [found, gone, { fails: 'reset' }] });
		await ask('a/b');
		host.time += hour;
		assert.equal((await ask('a/b')).state, 'missing');
		host.time += hour;
		assert.equal('last' in (await ask('a/b')), false);
	});
	test('failures are kept for a minute', async () => {
		for (const reply of [refusal(401, 'Invalid username or password.'), { body: '<html>' }]) {
			const { host, ask } = fakeHub({ [url]: reply });
			const first = await ask('a/b');
			host.time += minute - 1;
			assert.deepEqual(await ask('a/b'), first);
			assert.equal(host.requests.length, 1);
			host.time += 1;
			await ask('a/b');
			assert.equal(host.requests.length, 2);
		}
	});
	test('is not shared between two addresses, nor with and without a token', async () => {
		const other = 'https://mirror.test';
		const first = fakeHub({
			[url]: found,
			[modelUrl('a/b', 'main', other)]: { body: { id: 'a/b', likes: 7 } },
		});
		await first.ask('a/b');
		const second = await onHost(first.host, { endpoint: other }).ask('a/b');
		assert.ok(second.state === 'found' && second.model.likes === 7);
		await onHost(first.host, withToken).ask('a/b');
		assert.equal(first.host.requests.length, 3);
	});
	test('is asked anew after clear()', async () => {
		const { host, hub, ask } = fakeHub({ [url]: found });
		await ask('a/b');
		await host.store.clear();
		hub.clear?.();
		await ask('a/b');
		assert.equal(host.requests.length, 2);
	});

	for (const overrides of [{ offline: true }, { enabled: false }]) {
		test(`${Object.keys(overrides)[0]}: nothing is asked, what is known is shown as old`, async () => {
			const first = fakeHub({ [url]: found });
			await first.ask('a/b');
			const { ask, host } = onHost(first.host, overrides);
			const known = await ask('a/b');
			assert.ok(known.state === 'unreachable' && known.last?.model.commit === sha);
			assert.equal(known.last.evidence.stale, true);
			assert.equal((await ask('c/d')).state, 'not-asked');
			assert.equal(host.requests.length, 1);
		});
	}
});
