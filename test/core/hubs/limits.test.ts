import assert from 'node:assert/strict';
import type { HubSettings } from '../../../src/core/hubs/hub';
import { createRequests } from '../../../src/core/hubs/requests';
import { type FakeHost, type FakeReplies, fakeHost } from '../fakeHost';
import { base, fakeHub, modelUrl, settings, sha } from './fakeHub';
import { fakeRepository, questionOf, stay, toldBy, whyUnknown } from './huggingface/questions';

const api = modelUrl('a/b');
const file = `${base}/a/b/resolve/${sha}/x.bin`;
const raw = `${base}/a/b/raw/main/README.md`;
const settle = () => new Promise((resolve) => setImmediate(resolve));

function limited(headers: Readonly<Record<string, string>>) {
	return { status: 429, headers };
}

function way(replies: Readonly<Record<string, FakeReplies>>, overrides: Partial<HubSettings> = {}) {
	const host = fakeHost({ replies });
	return { host, requests: createRequests(host, new URL(base), { ...settings, ...overrides }) };
}

/** Lines of the log that a person is shown. */
const warnings = ({ lines }: FakeHost) => lines.filter((line) => line.startsWith('warn'));

suite('three limits of a hub', () => {
	const kinds = [
		['api', api],
		['resolvers', file],
		['pages', raw],
	] as const;
	for (const [bucket, spent] of kinds) {
		test(`${bucket} spent: only these are not asked`, async () => {
			const replies = Object.fromEntries(kinds.map(([, address]) => [address, { body: 'x' }]));
			const header = { ratelimit: `"${bucket}";r=0;t=55` };
			const { host, requests } = way({ ...replies, [spent]: limited(header) });
			assert.equal((await requests.ask(spent, {}, stay)).status, 429);
			for (const [, address] of kinds) {
				if (address === spent) {
					await assert.rejects(requests.ask(address, {}, stay), /56 seconds/);
				} else {
					assert.equal((await requests.ask(address, {}, stay)).status, 200);
				}
			}
			assert.equal(host.requests.length, 3);
		});
	}
	test('the last file of a window is heard of in the redirect to another server', async () => {
		const { host, requests } = way({
			[file]: { status: 302, headers: { location: 'https://cdn.test/x', ratelimit: '"resolvers";r=0;t=9' } },
			'https://cdn.test/x': { body: 'x' },
		});
		assert.equal((await requests.ask(file, {}, stay)).status, 200);
		assert.match(requests.pauseReason(file) ?? '', /10 seconds/);
		assert.equal(requests.pauseReason(api), undefined);
		assert.equal(host.requests.length, 2);
	});
	test('what another server says of its limits is not the hub\u2019s', async () => {
		const { requests } = way({
			[file]: { status: 302, headers: { location: 'https://cdn.test/x' } },
			'https://cdn.test/x': limited({ ratelimit: '"api";r=0;t=900', 'retry-after': '900' }),
		});
		assert.equal((await requests.ask(file, {}, stay)).status, 429);
		assert.equal(requests.pausedUntil, undefined);
	});
	for (const [name, reply] of [
		['answers with errors', { status: 503 }],
		['cannot be reached', { fails: 'ECONNREFUSED' }],
	] as const) {
		test(`another server that ${name} does not silence the hub, and is named`, async () => {
			const { requests } = way({
				[file]: { status: 302, headers: { location: 'https://cdn.test/x' } },
				'https://cdn.test/x': reply,
				[api]: { body: {} },
			});
			const said: unknown[] = [];
			for (const _ of [1, 2, 3, 4]) {
				await requests.ask(file, {}, stay).then(
					({ status }) => said.push(status),
					(error: Error) => said.push(error.message.split(' ')[0]),
				);
			}
			assert.deepEqual(said, new Array(4).fill('status' in reply ? 503 : 'https://cdn.test'));
			assert.equal(requests.pausedUntil, undefined);
			assert.equal((await requests.ask(api, {}, stay)).status, 200);
		});
	}
	test('lookups go on while files are limited, and a failure of them is still remembered', async () => {
		const tensors = questionOf('tensors');
		const { host, ask, repository } = fakeRepository({
			[tensors.address]: limited({ ratelimit: '"resolvers";r=0;t=55' }),
			[api]: { body: { id: 'a/b' } },
			[modelUrl('c/d')]: { status: 418 },
		});
		assert.match(whyUnknown(await tensors.ask(repository)), /56 seconds/);
		assert.equal((await ask('a/b')).state, 'found');
		assert.equal((await ask('c/d')).state, 'unreachable');
		assert.equal((await ask('c/d')).state, 'unreachable');
		assert.equal(host.requests.length, 3);
	});
	test('files go on while lookups are limited', async () => {
		const tensors = questionOf('tensors');
		const { ask, repository } = fakeRepository({
			[tensors.address]: tensors.reply,
			[api]: limited({ 'retry-after': '55' }),
		});
		assert.equal((await ask('a/b')).state, 'unreachable');
		toldBy(await tensors.ask(repository));
	});
});

suite('patience with a hub that wants a pause', () => {
	/** A hub whose window begins anew while its next question waits; no test waits that long, so time jumps. */
	const soon = limited({ 'retry-after': '1' });

	test('none: the answer comes at once', async () => {
		const { host, requests } = way({ [api]: [soon, { body: 'x' }] });
		assert.equal((await requests.ask(api, {}, stay)).status, 429);
		assert.deepEqual(warnings(host), []);
	});
	test('enough: waits, says so once, and has the answer', async () => {
		const { host, requests } = way({ [api]: [soon, { body: 'x' }] }, { patienceMs: 10_000 });
		const all = Promise.all([1, 2, 3].map(() => requests.ask(api, {}, stay)));
		await settle();
		// As if the second were over; then the waits are too.
		const jump = setInterval(() => {
			host.time += 200;
		}, 200);
		const answers = await all.finally(() => clearInterval(jump));
		assert.deepEqual(
			answers.map(({ status }) => status),
			[200, 200, 200],
		);
		assert.equal(warnings(host).length, 1);
		assert.match(warnings(host)[0] ?? '', /hub\.test .* 1 seconds/);
	});
	test('a pause that ends while it is looked at is over', async () => {
		for (let looks = 0; looks < 20; looks++) {
			const { host, requests } = way({ [api]: [soon, { body: 'x' }] });
			const begun = host.now();
			assert.equal((await requests.ask(api, {}, stay)).status, 429);
			let left = looks;
			host.now = () => begun + (left-- > 0 ? 999 : 1000);
			const status = await requests.ask(api, {}, stay).then(
				(answer) => answer.status,
				() => (left < 0 ? 'refused by a pause that is over' : 'refused'),
			);
			assert.equal(status, left < 0 ? 200 : 'refused', `after ${looks} looks`);
		}
	});
	test('too little: gives up at once, without a word of waiting', async () => {
		const { host, requests } = way({ [api]: limited({ 'retry-after': '11' }) }, { patienceMs: 10_000 });
		assert.equal((await requests.ask(api, {}, stay)).status, 429);
		await assert.rejects(requests.ask(api, {}, stay), /11 seconds/);
		assert.equal(host.requests.length, 1);
		assert.deepEqual(warnings(host), []);
	});
	test('who gives up while waiting gets what the signal says, and asks nothing more', async () => {
		const { host, requests } = way({ [api]: limited({ 'retry-after': '1000' }) }, { patienceMs: 2_000_000 });
		const stop = new AbortController();
		const waits = requests.ask(api, {}, stop.signal);
		await settle();
		await settle();
		assert.equal(warnings(host).length, 1);
		const later = requests.ask(api, {}, stop.signal);
		stop.abort(new Error('enough'));
		await assert.rejects(waits, /enough/);
		await assert.rejects(later, /enough/);
		assert.equal(host.requests.length, 1);
	});
	test('who gives up as the refusal comes does not begin to wait', async () => {
		const stop = new AbortController();
		const refuse = () => {
			stop.abort(new Error('enough'));
			return limited({ 'retry-after': '1000' });
		};
		const { host, requests } = way({ [api]: refuse }, { patienceMs: 2_000_000 });
		await assert.rejects(requests.ask(api, {}, stop.signal), /enough/);
		assert.deepEqual(warnings(host), []);
	});
	test('who gives up in the queue gets what the signal says', async () => {
		const { host, requests } = way({ [api]: { hangs: true } });
		const stop = new AbortController();
		const all = Array.from({ length: 12 }, () => requests.ask(api, {}, stop.signal));
		await settle();
		stop.abort(new Error('enough'));
		for (const each of await Promise.allSettled(all)) {
			assert.equal(each.status === 'rejected' && each.reason.message, 'enough');
		}
		assert.equal(host.requests.length, 8);
		await assert.rejects(requests.ask(api, {}, stop.signal), /enough/);
	});
	test('lookups have it too', async () => {
		const { ask } = fakeHub({ [api]: limited({ ratelimit: '"api";r=0;t=99' }) }, { patienceMs: 99_000 });
		// One second is added to what the hub says, which is more than this patience.
		assert.equal((await ask('a/b')).state, 'unreachable');
	});
});
