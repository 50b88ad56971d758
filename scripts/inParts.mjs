// Splits a bundle for Node at its dynamic imports, so that what is imported later is not even read before. The bundler
// splits ES modules only, and an extension that is required has to be CommonJS: each part is turned into that.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';

/**
 * Options of a bundle of CommonJS files in `folder`: each entry by its own name, and all parts in `folder/parts`, which
 * is emptied first.
 * @param {import('esbuild').BuildOptions} options
 * @param {string} folder absolute
 * @returns {import('esbuild').BuildOptions}
 */
export function inParts(options, folder) {
	const { outfile: _, ...rest } = options;
	return {
		...rest,
		outdir: folder,
		format: 'esm',
		splitting: true,
		chunkNames: 'parts/[name]-[hash]',
		// The map goes along inside the text until the text has its last form.
		sourcemap: options.sourcemap ? 'inline' : false,
		write: false,
		plugins: [
			{
				name: 'in-parts',
				setup(build) {
					build.onEnd(async ({ outputFiles = [] }) => {
						rmSync(join(folder, 'parts'), { recursive: true, force: true });
						for (const { path, text } of outputFiles) {
							const { code } = await esbuild.transform(text, {
								format: 'cjs',
								platform: 'node',
								target: options.target,
								minify: options.minify,
								sourcemap: options.sourcemap ? 'inline' : false,
								// Without this it would stay `import()`, which is for ES modules.
								supported: { 'dynamic-import': false },
							});
							mkdirSync(dirname(path), { recursive: true });
							writeFileSync(path, code);
						}
					});
				},
			},
		],
	};
}
