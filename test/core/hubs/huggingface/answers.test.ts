import assert from 'node:assert/strict';
import type { FakeReply } from '../../fakeHost';
import { base, sha, withToken } from '../fakeHub';
import { fakeRepository, questionOf, questions, restarted, stay, toldBy, whyUnknown } from './questions';

const minute = 60_000;
const hour = 60 * minute;

/** An error of the hub, as it is sent. */
function refusal(status: number, message: string, code?: string): FakeReply {
	const headers = { 'x-error-message': message, ...(code ? { 'x-error-code': code } : {}) };
	return { status, headers, body: { error: message } };
}

const noFile = refusal(404, 'Entry not found', 'EntryNotFound');
const gated = refusal(401, 'Access to model org/name is restricted.', 'GatedRepo');
const noAccount: FakeReply = { status: 404, body: { error: 'This account does not exist' } };

/** Answers that say nothing of what was asked, for every question. */
const unknownForAll: readonly (readonly [string, FakeReply, RegExp])[] = [
	['gated, anonymous', gated, /Gated/],
	['gated, not on the list', refusal(403, 'not in the authorized list', 'GatedRepo'), /Gated/],
	['no such repository', refusal(401, 'Invalid username or password.'), /./],
	['no such repository, signed in', refusal(404, 'Repository not found', 'RepoNotFound'), /./],
	['no such revision', refusal(404, 'Invalid rev id: main', 'RevisionNotFound'), /./],
	['disabled', refusal(403, 'Access to this resource is disabled.'), /./],
	['forbidden', { status: 403, body: { error: 'Forbidden' } }, /./],
	['a page that forbids', { status: 403, headers: { 'content-type': 'text/html' }, body: '<h1>' }, /./],
	['a page that is not there', { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>' }, /./],
	['a path that is not there', { status: 404, body: 'Not Found' }, /./],
	['400', refusal(400, 'Invalid option'), /./],
	['500', { status: 500 }, /500/],
	['429', { status: 429, headers: { 'retry-after': '7' } }, /7 seconds/],
	['304 unasked', { status: 304 }, /304/],
	['204', { status: 204 }, /204/],
	['a redirect to nowhere', { status: 307 }, /307/],
	['a redirect to an unsafe place', { status: 307, headers: { location: 'file:///etc/passwd' } }, /not safe/],
	['a broken connection', { fails: 'ECONNRESET' }, /the connection broke/],
];

suite('answers that tell nothing', () => {
	for (const { name, address, ask } of questions) {
		for (const [what, reply, reason] of unknownForAll) {
			test(`${name}: ${what}`, async () => {
				const { repository } = fakeRepository({ [address]: reply });
				assert.match(whyUnknown(await ask(repository)), reason);
			});
		}
		test(`${name}: a bad token`, async () => {
			const bad = refusal(401, 'Invalid credentials in Authorization header');
			const { host, repository } = fakeRepository({ [address]: bad }, withToken);
			whyUnknown(await ask(repository));
			assert.doesNotMatch(JSON.stringify([host.lines, [...host.kept]]), /hf_secret/);
		});
		test(`${name}: a token that no header can carry`, async () => {
			const { host, repository } = fakeRepository({}, { token: async () => 'hf_se\ncret' });
			assert.match(whyUnknown(await ask(repository)), /token/);
			assert.equal(host.requests.length, 0);
		});
	}

	/** Answers of the wrong kind; `text` takes any text. */
	const bodies: readonly (readonly [string, unknown])[] = [
		['nothing', ''],
		['a page', '<!doctype html>'],
		['half an answer', '{"id": "org/na'],
		['null', 'null'],
		['a number', '42'],
		['a text', '"x"'],
		['an error', { error: 'x' }],
		['deep arrays', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
		['a prototype', '{"__proto__":{"id":"org/name","branches":[],"discussions":[],"name":"x"}}'],
	];
	for (const { name, address, ask } of questions.filter((each) => each.name !== 'text')) {
		for (const [what, body] of bodies) {
			test(`${name}: ${what}`, async () => {
				const { repository } = fakeRepository({ [address]: { body } });
				whyUnknown(await ask(repository));
			});
		}
	}
	test('text: a page in its place', async () => {
		const { address, ask } = questionOf('text');
		const page = { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<title>Sign in</title>' };
		whyUnknown(await ask(fakeRepository({ [address]: page }).repository));
	});
});

test('the card of a gated model is told, its other files say that it is gated', async () => {
	const { address, reply } = questionOf('text');
	const config = address.replace('README.md', 'config.json');
	const tensors = questionOf('tensors');
	const { repository } = fakeRepository({ [address]: reply, [config]: gated, [tensors.address]: gated });
	assert.equal(toldBy(await repository.text('org/name', 'main', 'README.md', stay)), '# Name');
	assert.match(whyUnknown(await repository.text('org/name', 'main', 'config.json', stay)), /Gated/);
	assert.match(whyUnknown(await tensors.ask(repository)), /Gated/);
});

suite('what is not there', () => {
	const states: Readonly<Record<string, string>> = { text: 'absent', tensors: 'absent' };
	for (const { name, address, ask } of questions) {
		test(`${name}: no such file`, async () => {
			const { repository } = fakeRepository({ [address]: noFile });
			assert.equal((await ask(repository)).state, states[name] ?? 'unknown');
		});
	}
	test('an account that is neither an organisation nor a user', async () => {
		const user = `${base}/api/users/org/overview`;
		const { host, repository } = fakeRepository({
			[questionOf('owner').address]: noAccount,
			[user]: noAccount,
		});
		assert.deepEqual(await repository.owner('org', stay), {
			state: 'absent',
			evidence: { url: user, readAt: host.time },
		});
	});
	for (const [name, reply] of [
		['a page', { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not Found</h1>' }],
		['another service', { status: 404, body: { detail: 'Not Found' } }],
		['nothing', { status: 404 }],
	] as const) {
		test(`an account is not said to be missing by a 404 of ${name}`, async () => {
			const user = `${base}/api/users/org/overview`;
			for (const first of [reply, noAccount]) {
				const { repository } = fakeRepository({ [questionOf('owner').address]: first, [user]: reply });
				whyUnknown(await repository.owner('org', stay));
			}
		});
	}
	test('a user', async () => {
		const { repository } = fakeRepository({
			[questionOf('owner').address]: noAccount,
			[`${base}/api/users/org/overview`]: { body: { user: 'org', isVerified: true } },
		});
		// Only organisations are verified.
		assert.deepEqual(toldBy(await repository.owner('org', stay)), { name: 'org', kind: 'user' });
	});
	test('usage of a model by the name of that page is no account', async () => {
		const usage = questionOf('usage').address.replace('org/name', 'org/overview');
		const { repository } = fakeRepository({ [usage]: noAccount });
		whyUnknown(await repository.usage('org/overview', stay));
	});
	test('is not asked for again within the hour', async () => {
		const { address } = questionOf('text');
		const { host, hub, repository } = fakeRepository({ [address]: noFile });
		const ask = () => questionOf('text').ask(repository);
		assert.equal((await ask()).state, 'absent');
		host.time += hour - 1;
		assert.equal((await ask()).state, 'absent');
		assert.equal(host.requests.length, 1);
		host.time += 1;
		await ask();
		assert.equal(host.requests.length, 2);
		hub.recheck?.();
		await ask();
		assert.equal(host.requests.length, 3);
	});
	test('replaces what was told before, also for the next start', async () => {
		const { address, ask } = questionOf('text');
		const fake = fakeRepository({ [address]: [{ body: 'x' }, noFile, { status: 500 }] });
		await ask(fake.repository);
		fake.host.time += hour;
		assert.equal((await ask(fake.repository)).state, 'absent');
		whyUnknown(await ask(restarted(fake).repository));
	});
});

suite('answers that are kept', () => {
	for (const { name, address, reply, ask } of questions) {
		test(`${name}: one request within the hour, also after a restart, and not for another account`, async () => {
			const fake = fakeRepository({ [address]: reply });
			const told = await ask(fake.repository);
			toldBy(told);
			fake.host.time += hour - 1;
			assert.deepEqual(await ask(fake.repository), told);
			assert.deepEqual(await ask(restarted(fake).repository), told);
			assert.equal(fake.host.requests.length, 1);
			toldBy(await ask(restarted(fake, withToken).repository));
			assert.equal(fake.host.requests.length, 2);
			assert.equal(fake.host.requests[1]?.headers.authorization, 'Bearer hf_secret');
			assert.doesNotMatch(JSON.stringify([fake.host.lines, [...fake.host.kept]]), /hf_secret/);
		});
		test(`${name}: told while offline and while turned off, and nothing else is`, async () => {
			const fake = fakeRepository({ [address]: reply });
			for (const overrides of [{ offline: true }, { enabled: false }]) {
				assert.match(whyUnknown(await ask(restarted(fake, overrides).repository)), /Offline|hub\.enabled/);
			}
			assert.equal(fake.host.requests.length, 0);
			const told = await ask(fake.repository);
			fake.host.time += 24 * hour;
			for (const overrides of [{ offline: true }, { enabled: false }]) {
				assert.deepEqual(toldBy(await ask(restarted(fake, overrides).repository)), toldBy(told));
			}
			assert.equal(fake.host.requests.length, 1);
		});
		test(`${name}: two callers, one request; who gives up leaves the other alone`, async () => {
			let open = () => {};
			const after = new Promise<void>((resolve) => {
				open = resolve;
			});
			const { host, repository } = fakeRepository({ [address]: { ...reply, after } });
			const stop = new AbortController();
			const leaves = ask(repository, stop.signal);
			const stays = ask(repository);
			await new Promise((resolve) => setImmediate(resolve));
			stop.abort(new Error('enough'));
			await assert.rejects(leaves, /enough/);
			open();
			toldBy(await stays);
			assert.equal(host.requests.length, 1);
		});
		test(`${name}: nothing for who has given up already`, async () => {
			const { host, repository } = fakeRepository({ [address]: reply });
			await assert.rejects(ask(repository, AbortSignal.abort(new Error('enough'))), /enough/);
			assert.equal(host.requests.length, 0);
		});
		test(`${name}: a store that throws costs nothing but memory between starts`, async () => {
			const fake = fakeRepository({ [address]: reply });
			const broken = async () => Promise.reject(new Error('disk full'));
			Object.assign(fake.host.store, { get: broken, set: broken, clear: broken });
			toldBy(await ask(fake.repository));
			toldBy(await ask(fake.repository));
			assert.equal(fake.host.requests.length, 1);
			fake.hub.clear?.();
			toldBy(await ask(fake.repository));
			assert.equal(fake.host.requests.length, 2);
		});
		test(`${name}: a stored text that was tampered with is asked for again`, async () => {
			const fake = fakeRepository({ [address]: reply });
			await ask(fake.repository);
			for (const [key, text] of fake.host.kept) {
				fake.host.kept.set(key, text.replace(/"(pages|header)":/, '"$1":7,"was":'));
			}
			toldBy(await ask(restarted(fake).repository));
			assert.equal(fake.host.requests.length, 2);
		});
	}

	for (const { name, address, reply, ask } of questions.filter((each) => each.name !== 'tensors')) {
		test(`${name}: after the hour "unchanged" keeps it, with the new time`, async () => {
			const known = { ...reply, headers: { etag: 'W/"1"' } };
			const fake = fakeRepository({ [address]: [known, { status: 304 }] });
			const first = toldBy(await ask(fake.repository));
			fake.host.time += hour;
			const told = await ask(fake.repository);
			assert.deepEqual(toldBy(told), first);
			assert.deepEqual(
				fake.host.requests.map(({ headers }) => headers['if-none-match']),
				[undefined, 'W/"1"'],
			);
			assert.ok(told.state === 'told');
			assert.deepEqual(told.evidence, { url: address, readAt: fake.host.time });
			assert.deepEqual(await ask(restarted(fake).repository), told);
			assert.equal(fake.host.requests.length, 2);
		});
		test(`${name}: "unchanged" of an answer without ETag is none`, async () => {
			const fake = fakeRepository({ [address]: [reply, { status: 304 }] });
			const first = await ask(fake.repository);
			assert.ok(first.state === 'told');
			fake.host.time += hour;
			const told = await ask(fake.repository);
			assert.ok(told.state === 'told');
			assert.deepEqual(told.evidence, { ...first.evidence, stale: true });
		});
		test(`${name}: an ETag that no header can carry is not sent`, async () => {
			const fake = fakeRepository({ [address]: { ...reply, headers: { etag: 'none' } } });
			await ask(fake.repository);
			fake.host.time += hour;
			await ask(fake.repository);
			assert.equal(fake.host.requests[1]?.headers['if-none-match'], undefined);
		});
		test(`${name}: the last answer stays, marked as old, while the hub fails; once a minute it is asked`, async () => {
			const fake = fakeRepository({ [address]: [reply, { status: 400 }] });
			const first = await ask(fake.repository);
			assert.ok(first.state === 'told');
			fake.host.time += hour;
			for (const _ of [1, 2, 3]) {
				const told = await ask(fake.repository);
				assert.ok(told.state === 'told');
				assert.deepEqual(told, { ...first, evidence: { ...first.evidence, stale: true } });
			}
			assert.equal(fake.host.requests.length, 2);
			fake.host.time += minute;
			await ask(fake.repository);
			assert.equal(fake.host.requests.length, 3);
		});
		test(`${name}: a clock that was set back does not have it asked again and again`, async () => {
			const fake = fakeRepository({ [address]: reply });
			await ask(fake.repository);
			fake.hub.recheck?.();
			fake.host.time -= 24 * hour;
			for (const _ of [1, 2, 3]) {
				toldBy(await ask(fake.repository));
			}
			assert.equal(fake.host.requests.length, 2);
		});
	}

	test('what a commit holds is asked for once, a scan that is not finished every hour', async () => {
		const tree = `${base}/api/models/org/name/tree/${sha}?recursive=true&expand=true`;
		const file = (status: string) => ({
			body: [{ path: 'a.bin', securityFileStatus: { status, avScan: { status } } }],
		});
		const fake = fakeRepository({
			[tree]: [file('queued'), file('safe')],
			[`${base}/api/models/org/name/commits/${sha}?limit=100`]: { body: [] },
			[`${base}/org/name/raw/${sha}/README.md`]: { body: '' },
		});
		for (const _ of [1, 2, 3, 4]) {
			const { repository } = restarted(fake);
			toldBy(await repository.tree('org/name', sha, stay));
			toldBy(await repository.history('org/name', sha, stay));
			assert.equal(toldBy(await repository.text('org/name', sha, 'README.md', stay)), '');
			fake.host.time += 1000 * hour;
			repository && fake.hub.recheck?.();
		}
		assert.deepEqual(
			fake.host.requests.map(({ url }) => url.includes('/tree/')),
			[true, false, false, true],
		);
	});
	test('a pause that is over is over for questions that it refused', async () => {
		const { address, reply, ask } = questionOf('refs');
		const limited = { status: 429, headers: { 'retry-after': '5' } };
		const { host, repository } = fakeRepository({ [address]: [limited, reply] });
		assert.match(whyUnknown(await ask(repository)), /5 seconds/);
		host.time += 4000;
		assert.match(whyUnknown(await ask(repository)), /1 seconds/);
		host.time += 1000;
		toldBy(await ask(repository));
		assert.equal(host.requests.length, 2);
	});
	test('a question and a lookup of models with the same words in their names are kept apart', async () => {
		const fake = fakeRepository({
			[`${base}/api/models/refs/revision/main?blobs=true&securityStatus=true`]: { body: { id: 'refs' } },
			[`${base}/api/models/main/refs?include_prs=1`]: { body: { branches: [] } },
		});
		await fake.ask('refs', 'main');
		toldBy(await fake.repository.refs('main', stay));
		assert.equal(fake.host.kept.size, 2);
	});
});
