import assert from 'node:assert/strict';
import { readGithubLimits } from '../../../src/core/hubs/githubLimits';
import type { FakeReply } from '../fakeHost';
import { askedWorld, github, githubBranches, githubCommit, githubRepository } from './askedHubs';
import { sha } from './fakeHub';

const path = `${github}/pytorch/vision`;
const branches = `${path}/git/matching-refs/heads/ma`;
const repository = { [path]: { body: githubRepository } };
const atCommit = (ref: string) => `${path}/commits/${ref}?per_page=1`;

function world(replies: Readonly<Record<string, FakeReply>>) {
	return askedWorld('pytorch-hub', { ...repository, ...replies });
}

suite('PyTorch Hub', () => {
	test('what GitHub states of the repository, at main when no ref is given', async () => {
		const { ask } = world({ [branches]: { body: githubBranches } });
		const lookup = await ask('pytorch/vision');
		assert.ok(lookup.state === 'found');
		assert.deepEqual(lookup.model, {
			id: 'pytorch/vision',
			commit: sha,
			private: false,
			likes: 16_400,
			lastModified: '2026-11-20T10:00:00Z',
			createdAt: '2016-11-09T23:11:43Z',
			tags: ['computer-vision'],
			archived: false,
			licenses: ['BSD-3-Clause'],
		});
	});
	test('master where there is no main, as torch does', async () => {
		const { ask } = world({ [branches]: { body: [...githubBranches].reverse().slice(0, 1) } });
		const lookup = await ask('pytorch/vision');
		assert.ok(lookup.state === 'found' && lookup.model.commit === 'b'.repeat(40));
	});
	test('neither of them: torch finds nothing to load', async () => {
		const { ask } = world({ [branches]: { body: [{ ref: 'refs/heads/maint', object: { sha } }] } });
		const lookup = await ask('pytorch/vision');
		assert.ok(lookup.state === 'missing' && lookup.what === 'revision');
	});
	test('a list of branches that goes on does not say so', async () => {
		const { ask } = world({
			[branches]: {
				body: [{ ref: 'refs/heads/ma-1', object: { sha } }],
				headers: { link: '<https://api.github.com/x?page=2>; rel="next"' },
			},
		});
		const lookup = await ask('pytorch/vision');
		assert.ok(lookup.state === 'found' && lookup.model.commit === undefined);
	});
	for (const [id, revision] of [
		['pytorch/vision', 'v0.10.0'],
		['pytorch/vision:v0.10.0', undefined],
	] as const) {
		test(`a ref is asked for by its name: ${id} ${revision ?? ''}`, async () => {
			const { ask } = world({ [atCommit('v0.10.0')]: { body: githubCommit } });
			const lookup = await ask(id, revision);
			assert.ok(lookup.state === 'found');
			assert.equal(lookup.model.commit, githubCommit.sha);
			assert.equal(lookup.model.lastModified, '2021-05-01T00:00:00Z');
			assert.equal(lookup.model.id, id);
		});
	}
	test('a branch with a slash stays one segment', async () => {
		const { ask } = world({ [atCommit('a%2Fb')]: { body: githubCommit } });
		assert.equal((await ask('pytorch/vision', 'a/b')).state, 'found');
	});
	test('a second ref of a repository costs one request', async () => {
		const { host, ask } = world({
			[branches]: { body: githubBranches },
			[atCommit('v1')]: { body: githubCommit },
		});
		await ask('pytorch/vision');
		await ask('pytorch/vision', 'v1');
		assert.equal(host.requests.length, 3);
	});
	test('a commit is not asked for again', async () => {
		const { host, ask } = world({ [atCommit(githubCommit.sha)]: { body: githubCommit } });
		await ask('pytorch/vision', githubCommit.sha);
		host.time += 1_000_000_000;
		assert.equal((await ask('pytorch/vision', githubCommit.sha)).state, 'found');
		assert.equal(host.requests.length, 2);
	});
	test('no such ref: 422', async () => {
		const body = { message: 'No commit found for SHA: v9', status: '422' };
		const lookup = await world({ [atCommit('v9')]: { status: 422, body } }).ask('pytorch/vision', 'v9');
		assert.ok(lookup.state === 'missing' && lookup.what === 'revision' && !lookup.orPrivate);
	});
	test('a renamed repository is found where it went', async () => {
		const { ask, host } = askedWorld('pytorch-hub', {
			[branches]: { status: 301, headers: { location: 'https://api.github.com/repositories/7/refs' } },
			'https://api.github.com/repositories/7/refs': { body: githubBranches },
			[path]: { status: 301, headers: { location: 'https://api.github.com/repositories/7' } },
			'https://api.github.com/repositories/7': { body: { ...githubRepository, full_name: 'new/name' } },
		});
		const lookup = await ask('pytorch/vision');
		assert.ok(lookup.state === 'found' && lookup.model.id === 'new/name');
		assert.ok(host.requests.every(({ headers }) => headers.authorization === undefined));
	});
	test('disabled by GitHub', async () => {
		const { ask } = world({
			[branches]: { body: githubBranches },
			[path]: { body: { ...githubRepository, disabled: true } },
		});
		assert.equal((await ask('pytorch/vision')).state, 'disabled');
	});
	const licenses: readonly (readonly [unknown, readonly string[] | undefined])[] = [
		[null, []],
		[{ spdx_id: 'MIT' }, ['MIT']],
		[{ spdx_id: 'NOASSERTION', name: 'Other' }, ['other']],
		[{ spdx_id: 5 }, undefined],
		['MIT', undefined],
	];
	for (const [license, expected] of licenses) {
		test(`licence: ${JSON.stringify(license)}`, async () => {
			const { ask } = world({
				[branches]: { body: githubBranches },
				[path]: { body: { ...githubRepository, license } },
			});
			const lookup = await ask('pytorch/vision');
			assert.ok(lookup.state === 'found');
			assert.deepEqual(lookup.model.licenses, expected);
		});
	}
	test('fields of wrong types are not stated', async () => {
		const wrong = Object.fromEntries(Object.keys(githubRepository).map((name) => [name, { x: [1] }]));
		const { ask, host } = world({
			[atCommit('v1')]: { body: { sha: 'not a commit', commit: { committer: { date: 7 } } } },
			[path]: { body: wrong },
		});
		const lookup = await ask('pytorch/vision', 'v1');
		assert.ok(lookup.state === 'found');
		assert.deepEqual(lookup.model, { id: 'pytorch/vision' });
		assert.match(host.lines.join('\n'), /not stated, because of its type: stargazers_count: object/);
	});
	for (const body of [{ sha: 7 }, {}, [], null]) {
		test(`a commit without a name says nothing: ${JSON.stringify(body)}`, async () => {
			const { ask } = world({ [atCommit('v1')]: { body } });
			assert.equal((await ask('pytorch/vision', 'v1')).state, 'unreachable');
		});
	}
});

suite("GitHub's limits", () => {
	const limits = (left: string, seconds: number) => ({
		'x-ratelimit-limit': '60',
		'x-ratelimit-remaining': left,
		'x-ratelimit-reset': String(Math.floor(Date.UTC(2026, 10, 23) / 1000) + seconds),
	});
	for (const status of [403, 429]) {
		test(`used up (${status}): a pause until there is more, with a sentence`, async () => {
			const { host, hub, ask } = world({
				[branches]: { status, headers: limits('0', 1800), body: { message: 'API rate limit exceeded' } },
			});
			const lookup = await ask('pytorch/vision');
			assert.ok(lookup.state === 'unreachable');
			assert.match(lookup.reason, /api\.github\.com allows no more requests at the moment.* 1801 seconds/);
			assert.equal(hub.pausedUntil, host.time + 1_801_000);
			await ask('other/repository');
			assert.equal(host.requests.length, 1);
		});
	}
	test('asked too fast: 403 with Retry-After', async () => {
		const { host, hub, ask } = world({
			[branches]: { status: 403, headers: { 'retry-after': '60' }, body: { message: 'secondary limit' } },
		});
		await ask('pytorch/vision');
		assert.equal(hub.pausedUntil, host.time + 60_000);
	});
	test('the last question that is allowed is answered, and the next waits', async () => {
		const { host, hub, ask } = world({
			[branches]: { body: githubBranches },
			[path]: { body: githubRepository, headers: limits('0', 600) },
		});
		assert.equal((await ask('pytorch/vision')).state, 'found');
		assert.equal(hub.pausedUntil, host.time + 601_000);
		assert.equal((await ask('other/repository')).state, 'unreachable');
		assert.equal(host.requests.length, 2);
	});
	test('a refusal of another kind is no limit', async () => {
		const { hub, ask } = world({
			[branches]: { status: 403, headers: limits('12', 600), body: { message: 'no' } },
		});
		assert.equal((await ask('pytorch/vision')).state, 'unreachable');
		assert.equal(hub.pausedUntil, undefined);
	});
	for (const [left, reset] of [
		['0', 'soon'],
		['0', ''],
		['', '5'],
		['x', '99999999999999999'],
	] as const) {
		test(`headers that say nothing: ${left} ${reset}`, () => {
			const headers = { 'x-ratelimit-remaining': left, 'x-ratelimit-reset': reset };
			const response = new Response('', { status: 200, headers });
			assert.equal(readGithubLimits(response, 0), response);
		});
	}
});
