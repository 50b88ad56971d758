// The judge of weights as the sources have it now, for measuring: bundled in memory, reading files from disk.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(import.meta.url);

/** @typedef {import('../../src/core/weights/verdict').Inspection} Inspection */

/** The text of a CommonJS bundle that exports what these sources do. @param {readonly string[]} entries below the root */
export async function bundleOf(...entries) {
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

/**
 * A judge of files on disk that names them by `path`; it throws on an error in our own reading.
 * @returns {Promise<(file: string, path: string) => Promise<Inspection>>}
 */
export async function openJudge() {
	const { inspectWeights } = load(await bundleOf('src/core/weights/index.ts'));
	return async (file, path) => {
		const opened = openSync(file, 'r');
		try {
			let fault;
			const inspection = await inspectWeights(onDisk(opened, path), {
				signal: new AbortController().signal,
				onFault(error) {
					fault ??= error;
				},
			});
			if (fault !== undefined) {
				throw fault;
			}
			return inspection;
		} finally {
			closeSync(opened);
		}
	};
}

/** @param {number} opened @param {string} path @returns {import('../../src/core/weights/reader').RangeReader} */
function onDisk(opened, path) {
	const { size } = fstatSync(opened);
	return {
		path,
		size,
		async read(start, end) {
			const from = Math.min(Math.max(0, start), size);
			const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - from));
			return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, from));
		},
	};
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

/** A short name of bytes. @param {Uint8Array} bytes */
export function fingerprint(bytes) {
	return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
