import * as assert from 'node:assert/strict';
import { writeDecision } from '../../../../src/core/decide/record/decisionFile';
import { isRecord, loadDecisions } from '../../../../src/core/decide/record/decisionRecords';
import type { Workspace } from '../../../../src/core/detect/workspace/workspace';
import { createProjects } from '../../../../src/core/project';
import { fakeHost } from '../../fakeHost';
import { decision } from './records';

const folder = '.weightwise/decisions';
const text = (slug: string) => writeDecision(decision({ slug, title: slug }));

/** The folder `/w` with these files, by their paths in it; `undefined` stands for one that cannot be read. */
function workspaceOf(files: Readonly<Record<string, string | undefined>>) {
	const listed: string[] = [];
	const workspace: Workspace = {
		rootOf: (path) => (path.startsWith('/w/') ? '/w' : undefined),
		async read(path) {
			const text = files[path.slice(3)];
			return text === undefined ? undefined : { text, version: '1' };
		},
		async list(path) {
			listed.push(path);
			return Object.keys(files)
				.filter((name) => `/w/${name}`.startsWith(`${path}/`))
				.map((name) => `/w/${name}`.slice(path.length + 1))
				.filter((name) => !name.includes('/'));
		},
	};
	return { workspace, listed };
}

const load = (files: Readonly<Record<string, string | undefined>>) =>
	loadDecisions(workspaceOf(files).workspace, '/w');

suite('the decision records of a folder', () => {
	test('all that are sound, in the order of their names, each under the name of its file', async () => {
		const { records, faults } = await load({
			[`${folder}/b.json`]: text('renamed-by-hand'),
			[`${folder}/a.json`]: text('a'),
			[`${folder}/a.md`]: '# a',
			'elsewhere/c.json': text('c'),
		});
		assert.deepEqual(
			records.map((one) => [one.decision.slug, one.path, one.folder]),
			[
				['a', `/w/${folder}/a.json`, '/w'],
				['b', `/w/${folder}/b.json`, '/w'],
			],
		);
		assert.equal(faults.size, 0);
	});

	test('one that cannot be used is told with its place, and the others count', async () => {
		const { records, faults } = await load({
			[`${folder}/a.json`]: text('a').replace('"deploy"', '"retire"'),
			[`${folder}/b.json`]: text('b'),
			[`${folder}/c.json`]: undefined,
		});
		assert.deepEqual(
			records.map((one) => one.decision.slug),
			['b'],
		);
		const [stage] = faults.get(`/w/${folder}/a.json`) ?? [];
		assert.match(stage?.message ?? '', /^\.weightwise\/decisions\/a\.json, stage: "retire" is none of/);
		assert.equal(stage?.line, 7);
		const [unread] = faults.get(`/w/${folder}/c.json`) ?? [];
		assert.match(unread?.message ?? '', /c\.json: This file is not text, is too large/);
	});

	test('no folder, no list: none', async () => {
		assert.deepEqual((await load({})).records, []);
		const { list: _, ...without } = workspaceOf({ [`${folder}/a.json`]: text('a') }).workspace;
		assert.deepEqual((await loadDecisions(without, '/w')).records, []);
	});

	test('which files are records', () => {
		const paths = ['/w/.weightwise/decisions/a.json', '/w/.weightwise/decisions/a.md', '/w/decisions/a.json'];
		assert.deepEqual(paths.map(isRecord), [true, false, false]);
	});
});

suite('the decision records that count for a file', () => {
	const slugs = async (files: Readonly<Record<string, string>>, path: string) => {
		const { workspace, listed } = workspaceOf(files);
		const projects = createProjects(workspace, fakeHost().log);
		const { decisions } = await projects.of(path);
		await projects.of(path.replace(/[^/]*$/, 'x/other.py'));
		return { slugs: decisions.records.map((one) => one.decision.slug), listed, projects };
	};
	const files = {
		[`${folder}/top.json`]: text('top'),
		[`a/${folder}/own.json`]: text('own'),
		[`b/${folder}/b.json`]: text('b'),
		'a/weightwise.json': '{}',
	};

	test("those of the policy's folder and of the workspace folder, each read once", async () => {
		const { slugs: found, listed } = await slugs(files, '/w/a/src/x.py');
		assert.deepEqual(found, ['own', 'top']);
		assert.equal(listed.filter((one) => one === `/w/${folder}`).length, 1);
	});
	test('without a policy those of the workspace folder', async () =>
		assert.deepEqual((await slugs(files, '/w/b/x.py')).slugs, ['top']));
	test('one list, and one policy, for all folders that they count in', async () => {
		const projects = createProjects(workspaceOf(files).workspace, fakeHost().log);
		const [one, other] = [await projects.of('/w/a/x/x.py'), await projects.of('/w/a/y/y.py')];
		assert.equal(one.decisions.records.length, 2);
		assert.equal(one.decisions.records, other.decisions.records);
		assert.equal(one.policy, other.policy);
	});
	test('all of a thousand', async () => {
		const many = Object.fromEntries(
			Array.from({ length: 1_000 }, (_, at) => [`${folder}/r${at}.json`, text(`r${at}`)]),
		);
		assert.equal((await slugs(many, '/w/x.py')).slugs.length, 1_000);
	});
	test('they are read again when a file has changed', async () => {
		const changing: Record<string, string> = { ...files };
		const { workspace } = workspaceOf(changing);
		const projects = createProjects(workspace, fakeHost().log);
		assert.equal((await projects.of('/w/x.py')).decisions.records.length, 1);
		changing[`${folder}/second.json`] = text('second');
		projects.forget();
		assert.equal((await projects.of('/w/x.py')).decisions.records.length, 2);
	});
});
