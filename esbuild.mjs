// Builds everything that runs: `node esbuild.mjs [--minify] [--watch] [--tests]`.
//   dist/  the extension for desktop and the command line (in parts, each read when it is needed), the extension for the
//          web, the panel and the grammars
//   out/   with --tests: the tests, bundled so that they share nothing with dist/ but the sources. Those of the core share
//          what they test, but for those that change it for a whole program, as the language: `*.alone.test.ts`
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { inParts } from './scripts/inParts.mjs';
import { toNotice } from './scripts/notice.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const minify = process.argv.includes('--minify');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

// Its ES module calls createRequire(import.meta.url) at start, which dies in a CommonJS bundle.
const treeSitter = require.resolve('web-tree-sitter');

/** Stands for the sources that say what a text says of models: what was kept of another build is read anew. */
const detector = createHash('sha256');
for (const folder of ['src/core/detect', 'src/core/formats', 'src/core/syntax', 'syntaxes']) {
	for (const file of filesBelow(folder, '')
		.filter((name) => statSync(join(root, name)).isFile())
		.sort()) {
		detector.update(readFileSync(join(root, file)));
	}
}
detector.update(readFileSync(join(root, 'package-lock.json')));

/** Grammars come as wasm files in their npm packages; they are data to us and are copied as they are. */
const wasm = {
	'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
	'tree-sitter-python.wasm': 'tree-sitter-python/tree-sitter-python.wasm',
	'tree-sitter-javascript.wasm': 'tree-sitter-javascript/tree-sitter-javascript.wasm',
	'tree-sitter-typescript.wasm': 'tree-sitter-typescript/tree-sitter-typescript.wasm',
	'tree-sitter-tsx.wasm': 'tree-sitter-typescript/tree-sitter-tsx.wasm',
	'tree-sitter-bash.wasm': 'tree-sitter-bash/tree-sitter-bash.wasm',
};

// Its main build asks for its own parts by a `require` that no bundler can follow.
const jsonParser = require.resolve('jsonc-parser').replace(/([\\/])umd\1/, '$1esm$1');

const aliases = { 'web-tree-sitter': treeSitter, 'jsonc-parser': jsonParser };

const define = { DETECTOR: JSON.stringify(detector.digest('hex').slice(0, 32)) };

const shared = {
	absWorkingDir: root,
	bundle: true,
	format: 'cjs',
	target: 'es2022',
	minify,
	sourcemap: minify ? false : 'linked',
	logLevel: 'warning',
	metafile: true,
	loader: { '.scm': 'text' },
	define,
	alias: aliases,
};

/** Asked for only after it was seen that this runs in Node: by web-tree-sitter, and by us. */
const onlyInNode = ['fs', 'fs/promises', 'path', 'module', 'url', 'node:*'];

const bundles = [
	{
		// With the thread that reads files for scans of the workspace.
		entryPoints: ['src/vscode/extension.ts', 'src/vscode/scanThread.ts'],
		outdir: 'dist',
		platform: 'node',
		external: ['vscode'],
		split: 'parts',
	},
	{
		entryPoints: ['src/vscode/browser.ts'],
		outfile: 'dist/extension.web.js',
		platform: 'browser',
		mainFields: ['browser', 'module', 'main'],
		// Its "exports" name the Node build only, which reads files; the one for browsers stands beside it.
		alias: {
			...aliases,
			'@huggingface/hub': join(root, 'node_modules/@huggingface/hub/dist/browser/index.mjs'),
		},
		external: ['vscode', ...onlyInNode],
	},
	{ entryPoints: ['src/panel/main.ts'], outfile: 'dist/panel.js', platform: 'browser', format: 'iife' },
	{
		entryPoints: ['src/panel/decision/main.ts'],
		outfile: 'dist/decision.js',
		platform: 'browser',
		format: 'iife',
	},
	{
		entryPoints: [{ in: 'src/cli/entry.ts', out: 'cli' }],
		outdir: 'dist',
		platform: 'node',
		split: 'cli',
	},
];

/** All files below `folder` whose name ends in `ending`. */
function filesBelow(folder, ending) {
	return readdirSync(join(root, folder), { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((name) => name.endsWith(ending));
}

if (tests) {
	bundles.length = 0;
	const inWorker = join('test', 'vscode', 'web');
	const suites = filesBelow(join('test', 'vscode', 'integration'), '.test.ts');
	const inNode = {
		outbase: 'test',
		outdir: 'out/test',
		platform: 'node',
		external: ['vscode', 'mocha', 'playwright-core', '@vscode/vsce'],
		define: { ...define, SHARED_SUITES: JSON.stringify(suites.map((name) => basename(name, '.test.ts'))) },
	};
	const isInHost = (name) => /^test.vscode.(?:integration|packaged|web)\b/.test(name);
	const sharesAll = (name) => /^test.core\b/.test(name) && !name.endsWith('.alone.test.ts');
	const inModules = filesBelow('test', '.test.ts').filter((name) => !isInHost(name));
	bundles.push({
		...inNode,
		entryPoints: inModules.filter(sharesAll),
		// What is imported later is there at once, as in one bundle: some tests count the turns that a question takes.
		split: 'parts',
	});
	bundles.push({
		...inNode,
		// Each has all of its own; and an extension host requires its tests.
		entryPoints: inModules
			.filter((name) => !sharesAll(name))
			.concat(['integration', 'packaged'].map((name) => join('test', 'vscode', name, 'index.ts'))),
	});
	// A web worker has no modules to require: mocha goes into the bundle, and our own word for each assertion. Mocha's
	// build for browsers, seeing `module`, puts itself into `module.exports`; the last word there is ours.
	bundles.push({
		entryPoints: [join(inWorker, 'main.ts')],
		outfile: 'out/test/vscode/web/main.js',
		platform: 'browser',
		format: 'iife',
		globalName: 'entry',
		footer: { js: 'module.exports = entry;' },
		mainFields: ['browser', 'module', 'main'],
		external: ['vscode', ...onlyInNode],
		alias: { ...aliases, 'node:assert/strict': join(root, inWorker, 'assert.ts') },
		define: inNode.define,
	});
} else {
	mkdirSync(join(root, 'dist'), { recursive: true });
	for (const [name, source] of Object.entries(wasm)) {
		copyFileSync(require.resolve(source), join(root, 'dist', name));
	}
}

const bundled = Object.values(wasm).map((source) => relative(root, require.resolve(source)));
for (const bundle of bundles) {
	const { split, ...own } = bundle;
	const whole = { ...shared, ...own };
	const options = split ? inParts(whole, join(root, own.outdir ?? 'dist'), split) : whole;
	if (watch) {
		await (await esbuild.context(options)).watch();
	} else {
		const { metafile } = await esbuild.build(options);
		bundled.push(...Object.keys(metafile.inputs));
	}
}
if (!tests) {
	writeFileSync(join(root, 'dist', 'NOTICE.txt'), toNotice(root, bundled));
}
if (watch) {
	console.log('Watching for changes. Ctrl-C ends it.');
}
