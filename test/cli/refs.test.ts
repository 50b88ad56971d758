import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { walk } from '../../src/cli/walk';
import { createWorkbench } from './terminal';

const python = (id: string) => `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;

/** `path id`, sorted, as `refs --format json` lists them. */
async function found(workbench: ReturnType<typeof createWorkbench>, ...paths: string[]): Promise<string[]> {
	const { code, out } = await workbench.run(['refs', '--format', 'json', ...paths]);
	assert.equal(code, 0);
	return JSON.parse(out)
		.map(({ path, id }: { path: string; id: string }) => `${path} ${id}`)
		.sort();
}

suite('refs', () => {
	// Real files, processes and sockets, on machines that do other things too.
	const workbench = createWorkbench({
		'app/a.py': python('org/ma'),
		'b.py': python('org/mb'),
		'node_modules/x/c.py': python('org/no'),
		'venv/pyvenv.cfg': '',
		'venv/lib/d.py': python('org/no'),
		'.venv/e.py': python('org/no'),
		'target/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55',
		'target/h.py': python('org/no'),
		'.github/f.py': python('org/mf'),
		'dist/g.py': python('org/mg'),
		'notes.txt': python('org/no'),
		'windows.py':
			'# é😀\r\nfrom transformers import AutoModel\r\nx = "é😀"; AutoModel.from_pretrained("org/win")\r\n',
		'marked.py': `\ufeff${python('org/marked')}`,
		'wide.py': Buffer.from(`\ufeff${python('org/wide')}`, 'utf16le'),
		'empty.py': '',
		'binary.py': new Uint8Array([0, 1, 2, 255]),
		'broken.py': `def f(:\n  ]]\n${python('org/broken')}`,
		'large.py': `${python('org/large')}${'# x\n'.repeat(1_300_000)}`,
		'fits.py': `${python('org/fits')}${'x = f(1)\n'.repeat(5_000)}`,
	});
	suiteTeardown(() => workbench.dispose());

	const all = [
		'.github/f.py org/mf',
		'app/a.py org/ma',
		'b.py org/mb',
		'broken.py org/broken',
		'fits.py org/fits',
		'marked.py org/marked',
		'wide.py org/wide',
		'windows.py org/win',
	];

	test('the current folder, without what is foreign, built, cached, binary or too large', async () => {
		assert.deepEqual(await found(workbench), all);
	});
	test('a pipe is not waited for', async () => {
		const pipe = join(workbench.folder, 'pipe.py');
		execFileSync('mkfifo', [pipe]);
		try {
			const { code, err } = await workbench.run(['refs', 'pipe.py']);
			assert.deepEqual([code, /no ordinary file/.test(err)], [2, true]);
		} finally {
			rmSync(pipe);
		}
	});
	test('a folder that is named is looked into', async () => {
		assert.deepEqual(await found(workbench, 'dist', '.venv'), ['.venv/e.py org/no', 'dist/g.py org/mg']);
	});
	test('a file that is named twice is read once', async () => {
		assert.deepEqual(await found(workbench, 'b.py', './b.py', join(workbench.folder, 'b.py')), [
			'b.py org/mb',
		]);
	});
	test('what was left out is said', async () => {
		const { out, err } = await workbench.run(['refs']);
		assert.match(out, /files read, 8 of them name models, 2 left out\.\n$/);
		assert.equal(
			err,
			'binary.py was left out: it is no text file.\nlarge.py was left out: it has 5.2 MB, more than 5.0 MB.\n',
		);
	});
	test('a file that is too large, when it is named: nobody takes it for searched', async () => {
		const { code, out, err } = await workbench.run(['refs', 'large.py', 'b.py']);
		assert.match(out, /, 1 file, 1 left out\.\n$/);
		assert.deepEqual([code, err], [2, 'large.py was left out: it has 5.2 MB, more than 5.0 MB.\n']);
	});
	test('a folder that must not be read, when it is named: as a file that cannot be read', async function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		const bench = createWorkbench({ 'a.py': python('org/ma'), 'closed/b.py': python('org/mb') });
		const closed = join(bench.folder, 'closed');
		const look = (...paths: string[]) => walk(paths, bench.folder, () => true, new AbortController().signal);
		chmodSync(join(bench.folder, '..'), 0o755);
		chmodSync(closed, 0);
		// Root may read everything.
		const root = process.geteuid?.() === 0;
		try {
			process.seteuid?.(root ? 65534 : (process.geteuid?.() ?? 0));
			const { files, notes, unread } = await look('a.py', 'closed');
			const note = '"closed" must not be read by you. Check the path.';
			assert.deepEqual([files.length, notes, unread], [1, [note], 1]);
			await assert.rejects(look('closed'), { message: note });
			// What was not named is left out, and said.
			const below = await look('.');
			assert.deepEqual(
				[below.notes, below.unread],
				[['closed must not be read by you; it was left out.'], 0],
			);
		} finally {
			process.seteuid?.(root ? 0 : (process.geteuid?.() ?? 0));
			chmodSync(closed, 0o755);
			bench.dispose();
		}
	});
	test('a file whose name is not UTF-8 is said to be that, and counted as left out', async function () {
		if (process.platform !== 'linux') {
			this.skip();
		}
		const bench = createWorkbench({ 'a.py': python('org/ma') });
		try {
			const name = Buffer.from('non\xffutf8.py', 'latin1');
			writeFileSync(Buffer.concat([Buffer.from(`${bench.folder}/`), name]), python('org/mb'));
			for (const inGit of [false, true]) {
				if (inGit) {
					execFileSync('git', ['init', '-q'], { cwd: bench.folder });
				}
				const { code, out, err } = await bench.run(['refs']);
				assert.match(out, /, 1 file, 1 left out\.\n$/);
				const said = 'non\ufffdutf8.py has a name that is not UTF-8, and cannot be read; it was left out.\n';
				assert.deepEqual([code, err], [0, said], `in git: ${inGit}`);
			}
		} finally {
			bench.dispose();
		}
	});
	test('a file of another kind, when it is named', async () => {
		const { code, out, err } = await workbench.run(['refs', 'notes.txt']);
		assert.equal(out, 'No models found, 0 files read, 1 left out.\n');
		assert.deepEqual([code, err], [0, 'notes.txt was left out: files of its kind are not read.\n']);
	});
	test('programs with errors of syntax over a large part: said once, and what is seen is listed', async () => {
		const broken = 'M.from_pretrained("org/seen")\nx = foo("abc\nz = bar(1\nM.from_pretrained("org/lost"\n';
		const bench = createWorkbench({
			'a.py': `${broken}class (\n`,
			'b.ts': "const x = {{{ ;\nfrom_pretrained('org/other'\nclass = ) ) (\n",
			'c.py': `${'x = 1\n'.repeat(50)}M.from_pretrained("org/fine")\ny = (\n`,
		});
		const { code, out, err } = await bench.run(['refs']);
		bench.dispose();
		assert.match(out, /org\/seen/);
		assert.match(out, /org\/fine/);
		assert.match(err, /^2 files .* errors of syntax, the first at a\.py:2, b\.ts:1\. .*\n$/);
		assert.doesNotMatch(err, /long/);
		assert.equal(code, 0);
	});
	test('a device is no file', async () => {
		symlinkSync('/dev/null', join(workbench.folder, 'null.py'));
		const { code, err } = await workbench.run(['refs', 'null.py']);
		assert.deepEqual([code, /no ordinary file/.test(err)], [2, true]);
	});
	test('columns with CRLF and letters outside ASCII', async () => {
		const { out } = await workbench.run(['refs', '--format', 'json', 'windows.py']);
		const [{ line, col, endCol }] = JSON.parse(out);
		const before = 'x = "é😀"; AutoModel.from_pretrained("';
		assert.deepEqual([line, col, endCol], [3, before.length + 1, before.length + 1 + 'org/win'.length]);
	});
	test('as text', async () => {
		const { out } = await workbench.run(['refs', 'b.py']);
		assert.equal(out, 'b.py:2:28  org/mb  load  AutoModel.from_pretrained\n1 reference, 1 model, 1 file.\n');
	});
	test('what is left out is said, and is misuse where it was named', async () => {
		const files = createWorkbench({
			'a.py': python('org/ma'),
			'long.py': `${python('org/mb')}${'# comment\n'.repeat(200_000)}`,
			'nul.py': `${python('org/mc')}${'# comment\n'.repeat(2_000)}# \0\n`,
		});
		const all = await files.run(['refs']);
		assert.equal(all.code, 0);
		assert.match(all.out, /1 file read, .*2 left out|1 file, 2 left out|1 file read, 2 left out/);
		assert.match(all.err, /long\.py was left out: it has more characters than are read/);
		assert.match(all.err, /nul\.py was left out: it is no text file/);
		for (const name of ['long.py', 'nul.py']) {
			assert.equal((await files.run(['check', '--offline', name])).code, 2, name);
		}
		files.dispose();
	});
	test('links that lead to themselves', async () => {
		const links = createWorkbench({ 'a.py': python('org/ma') });
		mkdirSync(join(links.folder, 'sub'));
		symlinkSync('..', join(links.folder, 'sub', 'loop'));
		symlinkSync('self.py', join(links.folder, 'self.py'));
		assert.deepEqual(await found(links), ['a.py org/ma']);
		const { code, err } = await links.run(['refs', 'self.py']);
		assert.equal(code, 2);
		assert.match(err, /"self\.py" is a link that leads to itself/);
		links.dispose();
	});
});

suite('refs in a git work tree', () => {
	// Real files, processes and sockets, on machines that do other things too.
	const workbench = createWorkbench({
		'.gitignore': 'made/\nsecret.py\n',
		'a.py': python('org/ma'),
		'dist/b.py': python('org/mb'),
		'made/c.py': python('org/mc'),
		'secret.py': python('org/md'),
		'gone.py': python('org/me'),
		'node_modules/x.py': python('org/mf'),
		'env/pyvenv.cfg': '',
		'env/x.py': python('org/mg'),
		'ünï/h.py': python('org/mh'),
	});
	const git = (...args: string[]) =>
		execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: workbench.folder });
	suiteSetup(() => {
		git('init', '-q');
		git('add', 'gone.py');
		git('commit', '-q', '-m', 'x');
		execFileSync('rm', ['gone.py'], { cwd: workbench.folder });
	});
	suiteTeardown(() => workbench.dispose());

	test('leaves out what git ignores', async () => {
		assert.deepEqual(await found(workbench), ['a.py org/ma', 'dist/b.py org/mb', 'ünï/h.py org/mh']);
	});
	test('but not when it is named', async () => {
		assert.deepEqual(await found(workbench, 'made', 'secret.py'), ['made/c.py org/mc', 'secret.py org/md']);
	});
	test('also as a hook of git, which is told of the repository by variables', async () => {
		workbench.write('ünï/secret.py', python('org/mi'));
		const before = process.env.GIT_DIR;
		process.env.GIT_DIR = join(workbench.folder, '.git');
		try {
			assert.deepEqual(await found(workbench, 'ünï'), ['ünï/h.py org/mh']);
		} finally {
			if (before === undefined) {
				delete process.env.GIT_DIR;
			} else {
				process.env.GIT_DIR = before;
			}
		}
	});
	test("does not run what the repository's configuration names", async () => {
		workbench.write('hook.sh', '#!/bin/sh\ntouch ran\n');
		execFileSync('chmod', ['+x', 'hook.sh'], { cwd: workbench.folder });
		git('config', 'core.fsmonitor', './hook.sh');
		await found(workbench);
		assert.throws(() => execFileSync('ls', ['ran'], { cwd: workbench.folder, stdio: 'ignore' }));
	});
});
