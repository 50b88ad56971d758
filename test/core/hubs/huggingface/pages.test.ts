import assert from 'node:assert/strict';
import type { FakeReply } from '../../fakeHost';
import { fakeRepository, questionOf, stay, toldBy, whyUnknown } from './questions';

const { address } = questionOf('tree');
const page = (path: string, link?: string): FakeReply => ({
	body: [{ type: 'file', path }],
	...(link ? { headers: { link } } : {}),
});
const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);

suite('pages of a list', () => {
	const links: readonly (readonly [string, string])[] = [
		['as the hub writes it', `<${address}&cursor=2>; rel="next"`],
		['relative', '</api/models/org/name/tree/main?recursive=true&expand=true&cursor=2>; rel="next"'],
		['without quotes', `<${address}&cursor=2>;rel=next`],
		['behind others', `<${address}>; rel="prev", <${address}&cursor=2>; rel="next"`],
		['before others', `<${address}&cursor=2>; rel="next", <${address}>; rel="first"`],
		['with more parameters', `<${address}&cursor=2>; title="b"; REL="last next"`],
	];
	for (const [name, link] of links) {
		test(`a Link ${name}`, async () => {
			const { repository } = fakeRepository({
				[address]: page('a', link),
				[`${address}&cursor=2`]: page('b'),
			});
			assert.deepEqual(paths(toldBy(await repository.tree('org/name', 'main', stay))), ['a', 'b']);
		});
	}

	const astray: readonly (readonly [string, string])[] = [
		['another origin', '<https://evil.test/api/models>; rel="next"'],
		['another scheme', '<javascript:alert(1)>; rel="next"'],
		['a password', `<https://u:p@hub.test/api>; rel="next"`],
		['nowhere', '<https://>; rel="next"'],
		['itself', `<${address}>; rel="next"`],
	];
	for (const [name, link] of astray) {
		test(`a Link to ${name} is not followed, and the list is not taken for all`, async () => {
			const { host, repository } = fakeRepository({ [address]: page('a', link) });
			assert.match(whyUnknown(await repository.tree('org/name', 'main', stay)), /lists more/);
			assert.equal(host.requests.length, 1);
		});
	}
	test('a Link of the hub that a mirror sends questions to is followed there, without the token', async () => {
		const there = 'https://origin.test/tree';
		const { host, repository } = fakeRepository(
			{
				[address]: { status: 307, headers: { location: there } },
				[there]: page('a', `<${there}?cursor=2>; rel="next"`),
				[`${there}?cursor=2`]: page('b'),
			},
			{ token: async () => 'hf_secret' },
		);
		assert.deepEqual(paths(toldBy(await repository.tree('org/name', 'main', stay))), ['a', 'b']);
		assert.deepEqual(
			host.requests.map(({ url, headers }) => `${new URL(url).host} ${headers.authorization ?? 'none'}`),
			['hub.test Bearer hf_secret', 'origin.test none', 'origin.test none'],
		);
	});
	test('a Link by which a stranger sends home again is followed without the token', async () => {
		const there = 'https://origin.test/tree';
		const { host, repository } = fakeRepository(
			{
				[address]: { status: 307, headers: { location: there } },
				[there]: page('a', '<https://hub.test/api/whoami?to=evil>; rel="next"'),
				'https://hub.test/api/whoami?to=evil': page('b', '<https://hub.test/api/more>; rel="next"'),
				'https://hub.test/api/more': page('c'),
			},
			{ token: async () => 'hf_secret' },
		);
		await repository.tree('org/name', 'main', stay);
		const [first, ...rest] = host.requests.map(({ headers }) => headers.authorization);
		assert.equal(first, 'Bearer hf_secret');
		assert.deepEqual(
			rest,
			rest.map(() => undefined),
		);
	});
	test('a Link that is none ends the list', async () => {
		for (const link of ['', 'next', `<${address}&cursor=2>; rel="prev"`, `${'<'.repeat(10_000)}`]) {
			const { repository } = fakeRepository({ [address]: { ...page('a'), headers: { link } } });
			assert.deepEqual(paths(toldBy(await repository.tree('org/name', 'main', stay))), ['a']);
		}
	});

	/** Page after page without an end. */
	function endless(at: string, body: (p: number) => unknown): Record<string, FakeReply> {
		return Object.fromEntries(
			Array.from({ length: 50 }, (_, p) => {
				const link = `<${at}&p=${p + 1}>; rel="next"`;
				return [p === 0 ? at : `${at}&p=${p}`, { body: body(p), headers: { link } }];
			}),
		);
	}
	test('a tree that does not end is unknown after thirty pages', async () => {
		const { host, repository } = fakeRepository(endless(address, (p) => [{ path: `${p}` }]));
		assert.match(whyUnknown(await repository.tree('org/name', 'main', stay)), /lists more/);
		assert.equal(host.requests.length, 30);
	});
	test('a tree of more text than is kept is unknown before that', async () => {
		const long = 'x'.repeat(8_000_000);
		const { host, repository } = fakeRepository(endless(address, (p) => [{ path: `${p}`, long }]));
		assert.match(whyUnknown(await repository.tree('org/name', 'main', stay)), /lists more/);
		assert.equal(host.requests.length, 3);
	});
	test('of a long history the first page is enough', async () => {
		const history = questionOf('history');
		const { host, repository } = fakeRepository(endless(history.address, () => []));
		assert.deepEqual(toldBy(await history.ask(repository)), { commits: [] });
		assert.equal(host.requests.length, 1);
	});

	const refusals: readonly (readonly [string, FakeReply])[] = [
		['missing', { status: 404, headers: { 'x-error-code': 'EntryNotFound' } }],
		['gated', { status: 401, headers: { 'x-error-code': 'GatedRepo' } }],
		['unchanged', { status: 304 }],
		['an error', { status: 500 }],
		['a break', { fails: 'reset' }],
		['limited', { status: 429, headers: { 'retry-after': '7' } }],
	];
	for (const [name, reply] of refusals) {
		test(`a second page that is ${name} makes the list unknown, and an earlier one stays`, async () => {
			const second = `${address}&cursor=2`;
			const link = `<${second}>; rel="next"`;
			const { host, hub, repository } = fakeRepository({
				[address]: [page('old'), page('a', link)],
				[second]: reply,
			});
			const first = await repository.tree('org/name', 'main', stay);
			hub.recheck?.();
			host.time += 1;
			hub.recheck?.();
			const told = await repository.tree('org/name', 'main', stay);
			assert.deepEqual(paths(toldBy(told)), ['old']);
			assert.ok(told.state === 'told' && first.state === 'told');
			assert.deepEqual(told.evidence, { ...first.evidence, stale: true });
			const fresh = fakeRepository({ [address]: page('a', link), [second]: reply });
			whyUnknown(await fresh.repository.tree('org/name', 'main', stay));
		});
	}

	suite('of pull requests, which count on', () => {
		const list = questionOf('pullRequests').address;
		const numbers = (from: number, length: number) =>
			Array.from({ length }, (_, index) => ({ num: from - index, status: 'open', isPullRequest: true }));
		const reply = (start: number, discussions: unknown, count: number): FakeReply => ({
			body: { discussions, count, start },
		});
		test('two pages', async () => {
			const { host, repository } = fakeRepository({
				[list]: reply(0, numbers(12, 10), 12),
				[`${list}&p=1`]: reply(10, numbers(2, 2), 12),
			});
			const found = toldBy(await repository.pullRequests('org/name', stay));
			assert.deepEqual(
				found.map(({ number }) => number),
				[12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
			);
			assert.equal(host.requests.length, 2);
		});
		test('one that moves to the next page meanwhile is told once', async () => {
			const { repository } = fakeRepository({
				[list]: reply(0, numbers(3, 2), 4),
				[`${list}&p=1`]: reply(2, numbers(2, 2), 4),
			});
			const found = toldBy(await repository.pullRequests('org/name', stay));
			assert.deepEqual(
				found.map(({ number }) => number),
				[3, 2, 1],
			);
		});
		test('five of a list without end', async () => {
			const pages = Array.from({ length: 9 }, (_, p) => [
				p === 0 ? list : `${list}&p=${p}`,
				reply(p, numbers(99 - p, 1), 1_000_000),
			]);
			const { host, repository } = fakeRepository(Object.fromEntries(pages));
			assert.equal(toldBy(await repository.pullRequests('org/name', stay)).length, 5);
			assert.equal(host.requests.length, 5);
		});
		test('an empty page ends a list that counts more', async () => {
			const { host, repository } = fakeRepository({ [list]: reply(0, [], 7) });
			assert.deepEqual(toldBy(await repository.pullRequests('org/name', stay)), []);
			assert.equal(host.requests.length, 1);
		});
	});
});
