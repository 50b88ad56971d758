// The detector as the sources have it now, for measuring: bundled in memory, with the grammars of node_modules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

/** Languages whose files are programs. */
const programs = ['python', 'typescript', 'tsx', 'javascript'];

/**
 * A detector that says on stderr which files it leaves out; what keeps a tree for it while a text is edited; what has its
 * parser recover as an editor's does; and whether the name of a file is a program's.
 */
export async function openDetector() {
	// A fresh clone has no packages when this file is loaded.
	const esbuild = await import('esbuild');
	const built = await esbuild.build({
		absWorkingDir: root,
		stdin: {
			contents: ['detect/detect', 'formats', 'syntax/keptTrees', 'syntax/parserMemory']
				.map((path) => `export * from './src/core/${path}';`)
				.join('\n'),
			resolveDir: root,
			loader: 'ts',
		},
		bundle: true,
		write: false,
		format: 'cjs',
		platform: 'node',
		loader: { '.scm': 'text' },
		alias: {
			'web-tree-sitter': require.resolve('web-tree-sitter'),
			'jsonc-parser': require.resolve('jsonc-parser').replace(/([\\/])umd\1/, '$1esm$1'),
		},
	});
	const bundle = { exports: {} };
	new Function('module', 'exports', 'require', '__filename', '__dirname', built.outputFiles[0].text)(
		bundle,
		bundle.exports,
		require,
		pathToFileURL(join(root, 'out/detect.cjs')).href,
		root,
	);

	const packages = { 'tree-sitter-tsx': 'tree-sitter-typescript' };
	const detector = bundle.exports.createDetector({
		async readAsset(name) {
			const grammar = name.replace(/\.wasm$/, '');
			return new Uint8Array(readFileSync(require.resolve(`${packages[grammar] ?? grammar}/${name}`)));
		},
		log: { debug() {}, info: console.error, warn: console.error, error: console.error },
	});
	const { keptTree, recoverParser, formatOf } = bundle.exports;
	return { ...detector, keptTree, recoverParser, isProgram: (path) => programs.includes(formatOf(path)) };
}
