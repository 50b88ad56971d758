// A bundle of tests for scripts that run them longer than `npm test` does.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './setup.mjs';

const require = createRequire(import.meta.url);

/**
 * The bundled file.
 * @param {string} entry below the root
 * @param {string} name
 * @param {string} [vscode] below the root: what stands for the editor, where code of the extension is in it
 */
export async function bundled(entry, name, vscode) {
	const outfile = join(root, 'out', name, 'bundle.cjs');
	// A fresh clone has no packages when this file is loaded.
	const esbuild = await import('esbuild');
	await esbuild.build({
		absWorkingDir: root,
		entryPoints: [entry],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		logLevel: 'warning',
		loader: { '.scm': 'text' },
		alias: {
			...(vscode === undefined ? {} : { vscode: join(root, vscode) }),
			'web-tree-sitter': require.resolve('web-tree-sitter'),
			'jsonc-parser': require.resolve('jsonc-parser').replace(/([\\/])umd\1/, '$1esm$1'),
		},
	});
	return outfile;
}
