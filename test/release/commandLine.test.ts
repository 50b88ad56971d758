import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { script } from './scripts';

const python =
	'from transformers import AutoModel\nAutoModel.from_pretrained("google-bert/bert-base-uncased")\n';

suite('the npm package', function () {
	// npm starts slowly, and more so where several things run.
	this.timeout(240_000);
	if (process.platform === 'win32') {
		return;
	}
	const root = mkdtempSync(join(tmpdir(), 'weightwise-npm-'));
	const project = join(root, 'project');
	let hub: TestHub;
	let packed: { path: string; bytes: number; files: string[] };
	suiteSetup(async () => {
		mkdirSync(project);
		hub = await startHub({ facts: keptFacts() });
		packed = await (await script('packages')).packCommandLine(root);
	});
	suiteTeardown(async () => {
		await hub.close();
		rmSync(root, { recursive: true, force: true });
	});

	/** `npx` with the tarball, in an empty folder, with a cache of its own and without a registry. */
	async function npx(...words: string[]) {
		const { cleanEnvironment } = await script('processes');
		const child = spawn('npx', ['--yes', '--offline', '--package', packed.path, 'weightwise', ...words], {
			cwd: project,
			env: {
				...cleanEnvironment(),
				HOME: join(root, 'home'),
				XDG_CACHE_HOME: join(root, 'answers'),
				npm_config_cache: join(root, 'cache'),
				HF_ENDPOINT: hub.url,
			},
		});
		const said = { out: '', err: '' };
		child.stdout.on('data', (text) => {
			said.out += text;
		});
		child.stderr.on('data', (text) => {
			said.err += text;
		});
		const code = await new Promise((resolve) => child.on('close', resolve));
		return { code, ...said };
	}

	test('holds the program, its grammars and words, and what goes with them', () => {
		const grammars = ['bash', 'javascript', 'python', 'tsx', 'typescript'];
		assert.deepEqual(
			packed.files.filter(
				(file) => !/^(?:l10n\/bundle\.l10n\.[a-z-]+\.json|dist\/cli\/[\w-]+\.js)$/.test(file),
			),
			[
				'CHANGELOG.md',
				'LICENSE',
				'README.md',
				'dist/NOTICE.txt',
				'dist/cli.js',
				...grammars.map((name) => `dist/tree-sitter-${name}.wasm`),
				'dist/web-tree-sitter.wasm',
				'package.json',
			],
		);
		assert.ok(packed.files.some((file) => file.startsWith('l10n/')));
		assert.ok(packed.files.some((file) => file.startsWith('dist/cli/')));
	});
	test('depends on nothing and says what it is', async () => {
		const manifest = (await script('packages')).commandLineManifest();
		const own = JSON.parse(readFileSync('package.json', 'utf8'));
		for (const key of ['dependencies', 'devDependencies', 'scripts', 'private', 'contributes', 'main']) {
			assert.ok(!(key in manifest), key);
		}
		assert.deepEqual(manifest.bin, { weightwise: 'dist/cli.js' });
		assert.deepEqual(manifest.engines, { node: own.engines.node });
		assert.equal(manifest.version, own.version);
		assert.doesNotMatch(manifest.description, /^%/);
		// A checkout is published by nobody who types `npm publish` in it.
		assert.equal(own.private, true);
	});
	test('runs by npx in an empty folder', async () => {
		const told = await npx('check');
		assert.equal(told.code, 0, told.err);
		assert.notEqual(told.out, '');
		assert.equal(
			(await npx('--version')).out,
			`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`,
		);
		assert.ok(!existsSync(join(project, 'node_modules')));
	});
	test('finds what is wrong in a project', async () => {
		writeFileSync(join(project, 'a.py'), python);
		const { code, out, err } = await npx('check', '--fail-on', 'warning', '--only-huggingface');
		assert.match(out, /^a\.py:2:28\n[\s\S]*unpinned-revision/, err);
		assert.equal(code, 1);
	});
	test('stays within its bound', async () => {
		const { mostBytes, oversize } = await script('packages');
		// Not made small here, it is about twice as large as what ships.
		assert.equal(oversize(packed, 2 * mostBytes.npm), undefined);
		assert.match(oversize({ path: 'x.tgz', bytes: 11 }, 10), /x\.tgz has 11 bytes, more than 10\./);
	});
});
