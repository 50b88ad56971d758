import * as assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace } from '../../src/cli/workspace';
import { createWorkbench } from './terminal';

const load = (value: string) => `from transformers import AutoModel\nAutoModel.from_pretrained(${value})\n`;

suite('refs across files', () => {
	// Real files, on machines that do other things too.
	const workbench = createWorkbench({
		'app/config.py': 'THING = "org/thing"\nMODEL = "org/model"\n',
		'app/a.py': `from .config import MODEL\n${load('MODEL')}`,
		'app/b.py': `from app.config import THING\n${load('THING')}`,
		'app/c.py': `import os\n${load('os.environ["MODEL_NAME"]')}`,
		'.env': 'MODEL_NAME=org/env\n',
		'app/unsaid.py': `def f(name):\n    ${load('name').split('\n')[1]}\n`,
	});
	suiteTeardown(() => workbench.dispose());

	const json = async (...argv: string[]) =>
		JSON.parse((await workbench.run(['refs', '--format', 'json', ...argv])).out);

	test('each id is listed once, where it is written', async () => {
		const found = await json();
		assert.deepEqual(
			found
				.map(({ path, line, id, role }: Record<string, unknown>) => `${path}:${line} ${id} ${role}`)
				.sort(),
			['.env:1 org/env load', 'app/config.py:1 org/thing constant', 'app/config.py:2 org/model constant'],
		);
	});
	test('also from a folder of its own', async () => {
		assert.deepEqual(
			(await json('app')).map(({ path, id }: Record<string, unknown>) => `${path} ${id}`).sort(),
			['app/config.py org/model', 'app/config.py org/thing'],
		);
	});
	test('loads whose model is not known, as JSON and as text', async () => {
		const [one, ...more] = await json('--unknown');
		assert.deepEqual(
			[one.path, one.line, one.text, one.call, one.library, one.reason, more.length],
			['app/unsaid.py', 2, 'name', 'AutoModel.from_pretrained', 'transformers', 'parameter', 0],
		);
		const { out } = await workbench.run(['refs', '--unknown']);
		assert.match(
			out,
			/^app\/unsaid\.py:2:\d+ {2}name {2}AutoModel\.from_pretrained {2}it is given by whoever/,
		);
	});
	for (const [what, text, end] of [
		['no file', undefined, 'No load of a model is seen.\n'],
		['no load', 'MODEL = "org/name-7b"\n', 'No load of a model is seen.\n'],
		[
			'one of two models',
			load('"org/a" if x else "org/b"'),
			'1 load is seen. Every load that is seen names its model.\n',
		],
		[
			'a model that the library chooses',
			'from transformers import pipeline\npipeline("summarization")\n',
			'1 load is seen. 1 load names no model: its library loads a default.\n',
		],
		[
			'all of them',
			`${load('"org/a"')}AutoModel.from_pretrained(f())\nfrom transformers import pipeline\npipeline("summarization")\npipeline("fill-mask", model=None)\npipeline("fill-mask", model="org/b")\n`,
			'5 loads are seen. The model of 1 load is not known from the text. 2 loads name no model: their libraries load a default.\n',
		],
	] as const) {
		test(`how many loads are seen, and how many say their model: ${what}`, async () => {
			const bench = createWorkbench(text === undefined ? {} : { 'a.py': text });
			const { out } = await bench.run(['refs', '--unknown']);
			assert.equal(out.slice(out.lastIndexOf('\n', out.length - 2) + 1), end);
			bench.dispose();
		});
	}
	test('a finding at the load says where the id is written', async () => {
		const offline = ['check', '--offline', '--format', 'json', 'app/a.py'];
		const { out } = await workbench.run(offline);
		const { findings } = JSON.parse(out);
		assert.deepEqual(
			findings.map((one: Record<string, unknown>) => [one.rule, one.line, one.id, one.origin]),
			[['unpinned-revision', 3, 'org/model', { path: 'app/config.py', line: 2, col: 10 }]],
		);
		const text = await workbench.run(['check', '--offline', 'app/a.py']);
		assert.match(text.out, /the id is written in app\/config\.py:2/);
	});
});

suite('the files that the command line reads around a file', () => {
	const outside = createWorkbench({ 'secret.py': 'M = "org/outside"\n' });
	const workbench = createWorkbench({
		'c.py': 'M = 1\n',
		'big.py': `M = 1\n${'#'.repeat(400_001)}`,
		'binary.py': new Uint8Array([0, 1, 2]),
	});
	symlinkSync(join(outside.folder, 'secret.py'), join(workbench.folder, 'link.py'));
	symlinkSync(outside.folder, join(workbench.folder, 'folder'));
	symlinkSync('self.py', join(workbench.folder, 'self.py'));
	symlinkSync('c.py', join(workbench.folder, 'inner.py'));
	suiteTeardown(() => {
		workbench.dispose();
		outside.dispose();
	});

	for (const [path, expected] of [
		['c.py', 'M = 1\n'],
		['inner.py', 'M = 1\n'],
		['link.py', undefined],
		['folder/secret.py', undefined],
		['self.py', undefined],
		['gone.py', undefined],
		['big.py', undefined],
		['binary.py', undefined],
		['.', undefined],
		['../c.py', undefined],
		['a\0b.py', undefined],
		[`${'x'.repeat(5_000)}.py`, undefined],
	] as const) {
		test(JSON.stringify(path).slice(0, 40), async () => {
			const workspace = await createWorkspace([], workbench.folder);
			assert.equal((await workspace.read(`${workbench.folder}/${path}`))?.text, expected);
		});
	}
	test('more of a file, when it is asked for', async () => {
		const workspace = await createWorkspace([], workbench.folder);
		const big = `${workbench.folder}/big.py`;
		assert.equal(await workspace.read(big), undefined);
		assert.equal((await workspace.read(big, 500_000))?.text.length, 400_007);
		assert.equal(await workspace.read(big), undefined);
	});
	for (const [folder, expected] of [
		['', ['big.py', 'binary.py', 'c.py', 'folder', 'inner.py', 'link.py', 'self.py']],
		['/folder', []],
		['/gone', []],
		['/c.py', []],
		['/..', []],
	] as const) {
		test(`the names in ${JSON.stringify(folder)}`, async () => {
			const workspace = await createWorkspace([], workbench.folder);
			assert.deepEqual(
				[...((await workspace.list?.(`${workbench.folder}${folder}`)) ?? [])].sort(),
				expected,
			);
		});
	}
	test('the work tree around the current folder', async () => {
		const inner = createWorkbench({ 'src/c.py': '', '.git/HEAD': '', 'weightwise.json': '{}' });
		const workspace = await createWorkspace([], join(inner.folder, 'src'));
		assert.equal(workspace.rootOf(`${inner.folder}/src/c.py`), inner.folder);
		assert.equal((await workspace.read(`${inner.folder}/weightwise.json`))?.text, '{}');
		inner.dispose();
	});
	test('the folder that was named, when it is not below the current one', async () => {
		const workspace = await createWorkspace([outside.folder], workbench.folder);
		assert.equal(workspace.rootOf(`${outside.folder}/secret.py`), outside.folder);
		assert.equal(workspace.rootOf(`${workbench.folder}/c.py`), undefined);
		assert.equal((await workspace.read(`${outside.folder}/secret.py`))?.text, 'M = "org/outside"\n');
	});
});
