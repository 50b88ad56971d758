import assert from 'node:assert/strict';
import type { Workspace } from '../../../src/core/detect/workspace/workspace';
import { loadPolicy, nearestPolicy } from '../../../src/core/policy/loadPolicy';
import { mergeRules } from '../../../src/core/policy/merge';
import { noPolicy } from '../../../src/core/policy/policy';

/** The folder `/w` with these files; what was asked for is in `asked`. */
function workspaceOf(files: Readonly<Record<string, unknown>>) {
	const asked: string[] = [];
	const workspace: Workspace = {
		rootOf: (path) => (path.startsWith('/w/') ? '/w' : undefined),
		async read(path) {
			asked.push(path);
			const found = files[path];
			const text = typeof found === 'string' ? found : JSON.stringify(found);
			return found === undefined ? undefined : { text, version: '1' };
		},
	};
	return { workspace, asked };
}

async function load(files: Readonly<Record<string, unknown>>, path = '/w/src/a.py') {
	const { workspace, asked } = workspaceOf(files);
	const loaded = await loadPolicy(workspace, path);
	const messages = [...loaded.faults.values()].flat().map(({ message }) => message);
	return { ...loaded, messages, asked };
}

suite('the policy that counts for a file', () => {
	test('the nearest one, and none outside the workspace folder', async () => {
		const files = { '/weightwise.json': {}, '/w/weightwise.json': {}, '/w/a/weightwise.json': {} };
		const { workspace, asked } = workspaceOf(files);
		assert.equal(await nearestPolicy(workspace, '/w/a/b/c.py'), '/w/a/weightwise.json');
		assert.equal(await nearestPolicy(workspace, '/w/b/c.py'), '/w/weightwise.json');
		assert.equal(await nearestPolicy(workspace, '/elsewhere/c.py'), undefined);
		assert.equal(await nearestPolicy(workspaceOf({}).workspace, '/w/b/c.py'), undefined);
		assert.ok(!asked.includes('/weightwise.json'));
	});

	test('one that cannot be read is told, and none further up counts for it', async () => {
		const { workspace } = workspaceOf({ '/w/weightwise.json': { rules: { 'no-card': 'off' } } });
		const list = async (folder: string) => (folder === '/w/a' ? ['weightwise.json'] : []);
		const { policy, faults } = await loadPolicy({ ...workspace, list }, '/w/a/b/c.py');
		assert.deepEqual(policy, { path: '/w/a/weightwise.json' });
		const [fault] = faults.get('/w/a/weightwise.json') ?? [];
		assert.match(fault?.message ?? '', /^a\/weightwise\.json: This file is not text, is too large/);
		assert.equal(fault?.severity, 'error');
	});

	test('also from far below', async () => {
		const deep = `/w/${'x/'.repeat(2000)}a.py`;
		assert.equal(
			await nearestPolicy(workspaceOf({ '/w/weightwise.json': {} }).workspace, deep),
			'/w/weightwise.json',
		);
	});

	test('none', async () => {
		const { policy, files, messages } = await load({});
		assert.deepEqual([policy, files, messages], [noPolicy, [], []]);
	});

	test('later bases and the file itself win key by key, and lists are joined', async () => {
		const { policy, files, messages } = await load({
			'/w/weightwise.json': {
				extends: ['team/one.json', './team/two.json'],
				use: { distributed: false },
				licenses: { allow: ['MIT', 'ISC'] },
				needs: { task: 'x' },
			},
			'/w/team/one.json': {
				use: { purpose: 'research', distributed: true },
				licenses: { allow: ['MIT'], deny: ['GPL-3.0'] },
				rules: { 'no-license': 'off', 'pickle-weights': 'error' },
				needs: { task: 'y', memory: '8 GB' },
				requireDecision: true,
			},
			'/w/team/two.json': {
				extends: 'deep/three.json',
				use: { purpose: 'commercial' },
				rules: { 'no-license': 'info' },
			},
			'/w/team/deep/three.json': {
				rules: { 'no-license': 'hint' },
				ignore: [{ rule: 'no-license', reason: 'r' }],
			},
		});
		assert.deepEqual(messages, []);
		const { ignore, ...rest } = policy;
		assert.deepEqual(rest, {
			path: '/w/weightwise.json',
			use: { purpose: 'commercial', distributed: false },
			licenses: { allow: ['MIT', 'ISC'], deny: ['GPL-3.0'] },
			rules: { 'no-license': 'info', 'pickle-weights': 'error' },
			needs: { task: 'x', memory: 8_000_000_000 },
			requireDecision: true,
		});
		assert.deepEqual(
			ignore?.map(({ place }) => place?.path),
			['/w/team/deep/three.json'],
		);
		assert.deepEqual([...files].sort(), [
			'/w/team/deep/three.json',
			'/w/team/one.json',
			'/w/team/two.json',
			'/w/weightwise.json',
		]);
	});

	const refused: [name: string, base: string, message: RegExp][] = [
		['missing', 'gone.json', /^weightwise\.json, extends: "gone\.json" is not there/],
		['outside the folder', '../other/p.json', /is no file of this workspace folder/],
		['outside the folder, with backslashes', '..\\p.json', /is no file of this workspace folder/],
		['absolute', '/w/team.json', /seen from this file/],
		['on a drive', 'C:/team.json', /seen from this file|is an address/],
		['an address', 'http://x/team.json', /is an address/],
		['an address behind a blank', '\ufeff http://x/team.json', /is an address/],
		['the folder', '.', /is no file|is not there/],
		['itself', 'weightwise.json', /"weightwise\.json" is this file itself, .* Take it out\./],
	];
	for (const [name, base, message] of refused) {
		test(`a base that is ${name}: said where it stands, and the rest is used`, async () => {
			const { policy, faults, messages, asked } = await load({
				'/w/weightwise.json': { extends: base, requireDecision: true },
				'/w/team.json': { requireDecision: false },
				'/p.json': {},
			});
			assert.match(messages.join(), message);
			assert.equal(policy.requireDecision, true);
			assert.deepEqual(
				asked.filter((path) => !path.startsWith('/w/')),
				[],
			);
			const [fault] = faults.get('/w/weightwise.json') ?? [];
			assert.equal(fault?.span.start, '{"extends":'.length);
		});
	}

	test('a loop is said in the file that closes it', async () => {
		const { policy, faults } = await load({
			'/w/weightwise.json': { extends: 'a.json' },
			'/w/a.json': { extends: 'b.json', requireDecision: true },
			'/w/b.json': { extends: ['a.json', 'weightwise.json'] },
		});
		assert.equal(policy.requireDecision, true);
		assert.deepEqual([...faults.keys()], ['/w/b.json']);
		assert.equal(faults.get('/w/b.json')?.length, 2);
	});

	test('two ways to one base: read once', async () => {
		const { policy, messages } = await load({
			'/w/weightwise.json': { extends: ['a.json', 'b.json'] },
			'/w/a.json': { extends: 'c.json' },
			'/w/b.json': { extends: 'c.json' },
			'/w/c.json': { ignore: [{ rule: 'no-license', reason: 'r' }] },
		});
		assert.equal(policy.ignore?.length, 1);
		assert.deepEqual(messages, []);
	});

	test('ten bases above one another, and no more', async () => {
		const chain = (length: number) =>
			Object.fromEntries([
				['/w/weightwise.json', { extends: '1.json' }],
				...Array.from({ length }, (_, at) => [`/w/${at + 1}.json`, { extends: `${at + 2}.json` }]),
				[`/w/${length + 1}.json`, { requireDecision: true }],
			]);
		assert.equal((await load(chain(9))).policy.requireDecision, true);
		const { policy, messages } = await load(chain(10));
		assert.equal(policy.requireDecision, undefined);
		assert.match(messages.join(), /10\.json, extends: "11\.json" is more than 10 policies away/);
	});

	test('more than fifty are not read, whether they are there or not', async () => {
		const bases = Array.from({ length: 5_000 }, (_, at) => `${at}.json`);
		const { asked, messages } = await load({ '/w/weightwise.json': { extends: bases } });
		assert.equal(new Set(asked.filter((path) => /\d/.test(path))).size, 50);
		assert.match(messages[50] ?? '', /"50\.json" was not read: there are more than 50 policies/);
		assert.equal(messages.length, 101);
	});

	test('faults of a base name that file', async () => {
		const { messages } = await load({
			'/w/weightwise.json': { extends: 'team/base.json' },
			'/w/team/base.json': '{"use": 1}',
		});
		assert.match(messages.join(), /^team\/base\.json, use: an object is expected/);
	});
});

suite('levels of rules', () => {
	test("the user's win over the policy's, unless they are none", () => {
		assert.deepEqual(mergeRules(undefined, { a: 'off' }), { a: 'off' });
		assert.deepEqual(
			mergeRules(
				{ a: 'error', b: 'error', c: 'error' },
				{ a: 'off', b: 'loud' as 'off', d: 'loud' as 'off' },
			),
			{ a: 'off', b: 'error', c: 'error', d: 'loud' },
		);
	});
});
