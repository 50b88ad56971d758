// The judge of weights as the sources have it now, for measuring: bundled in memory, reading files from disk.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeWith } from './onDisk.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(import.meta.url);

/** What judges, below the root. */
export const judging = 'src/core/weights/index.ts';

/** The text of a CommonJS bundle that exports what these sources do. @param {readonly string[]} entries below the root */
export async function bundleOf(...entries) {
	// Loaded here: what runs a bundle in a thread needs no bundler.
	const esbuild = await import('esbuild');
	const built = await esbuild.build({
		absWorkingDir: root,
		stdin: { contents: entries.map((entry) => `export * from './${entry}';`).join('\n'), resolveDir: root },
		bundle: true,
		write: false,
		format: 'cjs',
		platform: 'node',
		target: 'es2022',
		alias: { 'jsonc-parser': require.resolve('jsonc-parser').replace(/([\\/])umd\1/, '$1esm$1') },
	});
	return built.outputFiles[0]?.text ?? '';
}

/** What a bundle exports. @param {string} text */
export function load(text) {
	const bundle = { exports: {} };
	new Function('module', 'exports', 'require', text)(bundle, bundle.exports, require);
	return bundle.exports;
}

/** A judge of files on disk. */
export async function openJudge() {
	return judgeWith(load(await bundleOf(judging)).inspectWeights);
}

/** Every file below a folder, by its path in it with `/`, sorted. @param {string} folder @returns {string[]} */
export function filesBelow(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			relative(folder, join(entry.parentPath ?? entry.path, entry.name))
				.split(sep)
				.join('/'),
		)
		.sort();
}
