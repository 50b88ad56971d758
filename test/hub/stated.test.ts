import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { BERT, BERT_OLDER, BERT_SHA, hubForSuite, token } from './ask';
import { keptFacts, type StatedDiscussion, type States, startHub } from './server';

const UNRECORDED = 'c'.repeat(40);
const createdAt = '2026-01-02T03:04:05.000Z';

function discussion(num: number, rest: Partial<StatedDiscussion> = {}): StatedDiscussion {
	return { num, title: `Number ${num}`, status: 'open', isPullRequest: false, createdAt, ...rest };
}

const states: States = {
	organizations: { 'google-bert': { fullname: 'BERT community', isVerified: true } },
	users: { 'local-author': { isPro: false } },
	discussions: {
		[BERT]: [
			...Array.from({ length: 9 }, (_, index) => discussion(index + 1)),
			discussion(10, { isPullRequest: true, status: 'merged', author: 'local-author' }),
			discussion(11, { isPullRequest: true, status: 'draft', title: 'Adding safetensors' }),
			discussion(12, { status: 'closed' }),
		],
	},
	refs: {
		[BERT]: {
			branches: { older: BERT_OLDER },
			tags: { 'v1.0': BERT_OLDER },
			converts: { parquet: UNRECORDED },
			pullRequests: { 10: UNRECORDED },
		},
	},
	scans: { [BERT]: { scansDone: true, filesWithIssues: [{ path: 'pytorch_model.bin', level: 'unsafe' }] } },
	gated: { 'Xenova/all-MiniLM-L6-v2': 'auto' },
	fileScans: { [BERT]: { 'pytorch_model.bin': { status: 'unsafe', avScan: { status: 'safe' } } } },
};

suite('local hub: what tests state', () => {
	const { ask, json } = hubForSuite(states);
	const url = `/api/models/${BERT}`;

	test('the overview of an organisation and of a user, marked as made up', async () => {
		const response = await ask('/api/organizations/google-bert/overview');
		assert.deepEqual(await response.json(), {
			name: 'google-bert',
			fullname: 'BERT community',
			avatarUrl: '/avatars/local-hub.svg',
			isVerified: true,
		});
		const marks = response.headers.get('X-Local-Hub-Defaults');
		assert.equal(marks, 'name, fullname, avatarUrl, isVerified');
		const { user, type, isPro } = await json('/api/users/local-author/overview');
		assert.deepEqual([user, type, isPro], ['local-author', 'user', false]);
		for (const path of ['organizations/local-author', 'organizations/constructor', 'users/nobody']) {
			assert.equal((await ask(`/api/${path}/overview`)).status, 404, path);
		}
	});

	test('discussions go in pages by number, without a Link', async () => {
		const seen: unknown[] = [];
		for (let [p, count] = [0, 1]; seen.length < count; p += 1) {
			const response = await ask(`${url}/discussions?p=${p}`);
			const page = (await response.json()) as {
				discussions: StatedDiscussion[];
				count: number;
				start: number;
			};
			assert.deepEqual([page.start, response.headers.get('Link')], [seen.length, null]);
			seen.push(...page.discussions.map(({ num }) => num));
			count = page.count;
		}
		assert.deepEqual(seen, [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
	});

	for (const [query, expected] of [
		['type=pull_request', [11, 10]],
		['type=discussion&status=closed', [12]],
		['status=closed', [12, 10]],
		['type=pull_request&status=open', [11]],
		['author=local-author', [10]],
		['search=SAFETENSORS', [11]],
		['type=all&status=all&search=none', []],
	] as const) {
		test(`discussions: ${query}`, async () => {
			const page = await json(`${url}/discussions?${query}`);
			assert.deepEqual(
				(page.discussions as StatedDiscussion[]).map(({ num }) => num),
				expected,
			);
			assert.equal(page.count, expected.length);
		});
	}

	test('an item names its repository and, where there is one, its author', async () => {
		const page = await json(`${url}/discussions?status=closed`);
		const [closed, merged] = page.discussions as Record<string, unknown>[];
		assert.equal(page.numClosedDiscussions, 2);
		assert.deepEqual(
			[merged?.repo, merged?.author, closed?.author],
			[
				{ name: BERT, type: 'model' },
				{ name: 'local-author', fullname: 'local-author', type: 'user' },
				undefined,
			],
		);
		assert.equal((await ask(`${url}/discussions?type=pull_requests`)).status, 400);
	});

	test('branches, tags and pull requests beside main', async () => {
		const refs = await json(`${url}/refs?include_prs=1`);
		const ref = (name: string, path: string, targetCommit: string) => ({ name, ref: path, targetCommit });
		assert.deepEqual(refs, {
			branches: [ref('main', 'refs/heads/main', BERT_SHA), ref('older', 'refs/heads/older', BERT_OLDER)],
			converts: [ref('parquet', 'refs/convert/parquet', UNRECORDED)],
			tags: [ref('v1.0', 'refs/tags/v1.0', BERT_OLDER)],
			pullRequests: [ref('10', 'refs/pr/10', UNRECORDED)],
		});
		assert.equal((await json(`${url}/refs`)).pullRequests, undefined);
	});

	for (const [revision, sha] of [
		['older', BERT_OLDER],
		['refs%2Fheads%2Folder', BERT_OLDER],
		['v1.0', BERT_OLDER],
		['refs%2Fpr%2F10', UNRECORDED],
		[UNRECORDED, UNRECORDED],
	] as const) {
		test(`a model at ${revision}`, async () => {
			assert.equal((await json(`${url}/revision/${revision}`)).sha, sha);
		});
	}

	test('files at a tag are those of its commit, and unknown where that was not recorded', async () => {
		const { headers } = await ask(`/${BERT}/resolve/v1.0/config.json`, { method: 'HEAD' });
		assert.equal(headers.get('X-Repo-Commit'), BERT_OLDER);
		assert.equal((await ask(`${url}/tree/refs%2Fpr%2F10`)).status, 501);
		assert.equal((await ask(`${url}/revision/refs%2Fpr%2F11`)).status, 404);
	});

	test('scans of the repository and of a file, marked as made up', async () => {
		const scan = await ask(`${url}/scan`);
		assert.deepEqual(await scan.json(), states.scans?.[BERT]);
		assert.equal(scan.headers.get('X-Local-Hub-Defaults'), 'scansDone, filesWithIssues');
		const info = await ask(`${url}?securityStatus=true`);
		assert.equal(info.headers.get('X-Local-Hub-Defaults'), 'securityRepoStatus');
		const body = JSON.stringify({ paths: ['pytorch_model.bin'], expand: true });
		const asked = await json(`${url}/paths-info/main`, { method: 'POST', body });
		const listed = (await json(`${url}/tree/main?expand=true`)).find(
			({ path }) => path === 'pytorch_model.bin',
		);
		assert.deepEqual(asked[0]?.securityFileStatus, { status: 'unsafe', avScan: { status: 'safe' } });
		assert.deepEqual(listed, asked[0]);
		assert.ok(!JSON.stringify(await json(`${url}/tree/main`)).includes('securityFileStatus'));
		assert.equal((await ask(`${url}/tree/main`)).headers.get('X-Local-Hub-Defaults'), null);
	});

	test('a model with recorded files can be gated, and gives them to members', async () => {
		const id = 'Xenova/all-MiniLM-L6-v2';
		const response = await ask(`/api/models/${id}`);
		assert.equal(((await response.json()) as { gated: string }).gated, 'auto');
		assert.match(response.headers.get('X-Local-Hub-Defaults') ?? '', /gated/);
		const path = `/${id}/raw/main/config.json`;
		const statuses = [
			await ask(path),
			await ask(path, token('hf_valid')),
			await ask(path, token('hf_valid_member')),
		];
		assert.deepEqual(
			statuses.map(({ status }) => status),
			[401, 403, 200],
		);
	});

	for (const [wrong, message] of [
		[{ discussions: { 'nobody/none': [] } }, /^Error: nobody\/none is not recorded/],
		[{ fileScans: { [BERT]: { none: {} } } }, /has no recorded file none/],
		[
			{ headers: { [BERT]: { 'a.safetensors': { w: { dtype: 'F31', shape: [2] } } } } },
			/The tensor w cannot have dtype F31/,
		],
		[
			{ headers: { 'Waynehillsdev/Waynehills-STT-doogie-server': { 'a.safetensors': {} } } },
			/no recorded list of files/,
		],
	] as [States, RegExp][]) {
		test(`refuses ${message.source}`, () =>
			assert.rejects(startHub({ facts: keptFacts(), ...wrong }), message));
	}
});
