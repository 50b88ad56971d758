import * as assert from 'node:assert/strict';
import { isProjectFile } from '../../../src/core/declared/projectFiles';
import { readDeclared } from '../../../src/core/declared/readDeclared';
import type { Workspace } from '../../../src/core/detect/workspace/workspace';
import { fakeHost } from '../fakeHost';

/** A workspace `/w` of these files; `reads` counts what was asked for. */
function workspaceOf(files: Record<string, string>) {
	const state = { files, reads: 0 };
	const workspace: Workspace = {
		rootOf: (path) => (path.startsWith('/w/') ? '/w' : undefined),
		async read(path) {
			state.reads += 1;
			const text = state.files[path.slice('/w/'.length)];
			return text === undefined ? undefined : { text, version: text };
		},
	};
	return { workspace, state };
}

async function declared(files: Record<string, string>, path = '/w/app/src/a.py') {
	return readDeclared(workspaceOf(files).workspace, path);
}

suite('what a project declares', () => {
	test('the nearest folder counts', async () => {
		const found = await declared({
			'requirements.txt': 'torch==2.1.0\npeft==0.1',
			'app/requirements.txt': 'torch==2.7.0',
		});
		assert.deepEqual(found.of('torch'), {
			package: 'torch',
			range: '==2.7.0',
			exact: '2.7.0',
			path: '/w/app/requirements.txt',
			line: 1,
		});
		assert.equal(found.isBelow('torch', '2.6'), false);
		assert.equal(found.of('peft')?.path, '/w/requirements.txt');
	});
	test('a lock file comes before the manifest beside it', async () => {
		const found = await declared({
			'pyproject.toml': '[project]\ndependencies = ["torch>=2.1"]',
			'uv.lock': '[[package]]\nname = "torch"\nversion = "2.5.1"\n',
		});
		assert.deepEqual([found.of('torch')?.path, found.isBelow('torch', '2.6')], ['/w/uv.lock', true]);
	});
	test('a lock file further up says the version where it fits', async () => {
		const lock = (version: string) => `[[package]]\nname = "torch"\nversion = "${version}"\n`;
		const member = '[project]\ndependencies = ["torch>=2.1,<2.6"]';
		const fits = await declared({ 'app/pyproject.toml': member, 'uv.lock': lock('2.5.1') });
		assert.equal(fits.of('torch')?.exact, '2.5.1');
		const other = await declared({ 'app/pyproject.toml': member, 'uv.lock': lock('2.9.0') });
		assert.equal(other.of('torch')?.range, '>=2.1,<2.6');
	});
	test('names are compared as indexes compare them', async () => {
		const found = await declared({ 'requirements.txt': 'Sentence.Transformers==3.0' });
		assert.equal(found.of('sentence_transformers')?.package, 'sentence-transformers');
	});
	test('what declarations do not agree on is not known', async () => {
		const found = await declared({
			'requirements.txt': 'torch==2.1; python_version < "3.9"\ntorch==2.7; python_version >= "3.9"',
		});
		assert.deepEqual([found.isBelow('torch', '2.6'), found.isBelow('torch', '3')], [undefined, true]);
	});
	test('a declaration of any version gives way', async () => {
		const found = await declared({
			'pyproject.toml': '[project]\ndependencies = ["torch"]',
			'requirements.txt': 'torch==2.5.1',
		});
		assert.equal(found.isBelow('torch', '2.6'), true);
	});
	test('nobody declares it: not known', async () => {
		const found = await declared({ 'requirements.txt': 'transformers[torch]' });
		assert.deepEqual([found.of('torch'), found.isBelow('torch', '2.6')], [undefined, undefined]);
		assert.equal(found.isBelow('transformers', 'nonsense'), undefined);
	});
	test('a file outside of any workspace', async () => {
		assert.equal((await declared({ 'requirements.txt': 'torch==1' }, '/x/a.py')).of('torch'), undefined);
	});
	test('included files and constraints', async () => {
		const found = await declared({
			'requirements.txt':
				'-r reqs/base.txt\n-c constraints.txt\npeft\n-r ../../etc/passwd\n-r https://x.org/r.txt',
			'reqs/base.txt': 'torch>=2.1\n-r base.txt\n-r ../requirements.txt',
			'constraints.txt': '# pins\ntorch==2.5.1\nnumpy<2',
		});
		assert.deepEqual(found.of('torch'), {
			package: 'torch',
			range: '>=2.1,==2.5.1',
			exact: '2.5.1',
			path: '/w/constraints.txt',
			line: 2,
		});
		assert.equal(found.of('numpy')?.range, '<2');
		assert.equal(found.of('peft')?.line, 3);
	});
	test('one bad file, with a note, and the others go on', async () => {
		const host = fakeHost();
		const { workspace } = workspaceOf({
			'package.json': '{"a":'.repeat(50_000),
			'pyproject.toml': '[project]\ndependencies = ["torch==2.5.1"]',
		});
		const found = await readDeclared(workspace, '/w/a.py', host.log);
		assert.equal(found.of('torch')?.exact, '2.5.1');
		assert.match(host.lines.join('\n'), /package\.json: nested too deeply/);
	});
	test('files of unusual names, where a folder can be listed', async () => {
		const { workspace } = workspaceOf({ 'requirements-rocm.txt': 'torch==2.5.1', 'notes.txt': 'torch==1.0' });
		assert.equal((await readDeclared(workspace, '/w/a.py')).of('torch'), undefined);
		const listing = { ...workspace, list: async () => ['notes.txt', 'requirements-rocm.txt'] };
		assert.equal((await readDeclared(listing, '/w/a.py')).of('torch')?.path, '/w/requirements-rocm.txt');
	});
	test('lock files may be larger than modules', async () => {
		const asked: [string, number | undefined][] = [];
		const workspace: Workspace = {
			rootOf: () => '/w',
			async read(path, largest) {
				asked.push([path, largest]);
				return undefined;
			},
		};
		await readDeclared(workspace, '/w/a.py');
		assert.deepEqual(
			asked.filter(([, largest]) => largest !== undefined).map(([path]) => path),
			['/w/uv.lock', '/w/poetry.lock', '/w/pdm.lock', '/w/package-lock.json'],
		);
	});
	test('which files are project files', () => {
		const yes = [
			'/w/uv.lock',
			'/w/requirements-cpu.txt',
			'/w/requirements/x.txt',
			'constraints.txt',
			'/w/environment-gpu.yml',
		];
		const no = ['/w/a.py', '/w/notes.txt', '/w/environment.ts', '/w/requirements.md'];
		assert.deepEqual([yes.filter((path) => !isProjectFile(path)), no.filter(isProjectFile)], [[], []]);
	});
	test('a mark of byte order is no part of a name', async () => {
		assert.equal((await declared({ 'requirements.txt': '\uFEFFtorch==2.5.1' })).of('torch')?.exact, '2.5.1');
	});
	test('a file is parsed again when it has changed', async () => {
		const { workspace, state } = workspaceOf({ 'requirements.txt': 'torch==2.5.1' });
		assert.equal((await readDeclared(workspace, '/w/a.py')).of('torch')?.exact, '2.5.1');
		state.files = { 'requirements.txt': 'torch==2.7' };
		assert.equal((await readDeclared(workspace, '/w/a.py')).of('torch')?.exact, '2.7');
		state.files = {};
		assert.equal((await readDeclared(workspace, '/w/a.py')).of('torch'), undefined);
	});
});
