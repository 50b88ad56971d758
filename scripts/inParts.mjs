// Splits a bundle for Node at its dynamic imports, so that what is imported later is not even read before. The bundler
// splits ES modules only, and an extension that is required has to be CommonJS: each part is turned into that.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
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
					build.onEnd(async ({ outputFiles = [], metafile }) => {
						rmSync(join(folder, 'parts'), { recursive: true, force: true });
						const parts = new Map();
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
							parts.set(path, code);
						}
						// A map of its own for each part would not fit into one text.
						const whole = options.sourcemap
							? parts
							: withOneStart(parts, metafile, folder, options.absWorkingDir);
						for (const [path, code] of whole) {
							mkdirSync(dirname(path), { recursive: true });
							writeFileSync(path, code);
						}
					});
				},
			},
		],
	};
}

/**
 * Puts the parts that an entry always loads into one file, `parts/start.js`: to find, read and compile dozens of small ones
 * takes longer than what is in them.
 * @param {ReadonlyMap<string, string>} parts CommonJS by absolute path
 * @param {import('esbuild').Metafile} metafile of their build
 * @param {string} folder absolute @param {string} root the folder that the build began in, absolute
 */
function withOneStart(parts, metafile, folder, root) {
	const outputs = new Map(
		Object.entries(metafile.outputs).map(([path, output]) => [resolve(root, path), output]),
	);
	const entries = [...outputs].filter(([path, { entryPoint }]) => entryPoint && dirname(path) === folder);
	const early = new Set();
	const waiting = entries.map(([path]) => path);
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		for (const { path: imported, kind } of outputs.get(path)?.imports ?? []) {
			const part = resolve(root, imported);
			if (kind === 'import-statement' && parts.has(part) && !early.has(part)) {
				early.add(part);
				waiting.push(part);
			}
		}
	}
	const start = join(folder, 'parts', 'start.js');
	/** Asks the one file for an early part, in the text of a part that lies in `from`. */
	const led = (text, from) =>
		text.replace(/require\("(\.[^"]+)"\)/g, (written, path) => {
			const part = resolve(from, path);
			return early.has(part)
				? `require("${from === folder ? './parts/start.js' : './start.js'}")(${JSON.stringify(basename(part))})`
				: written;
		});
	const late = [...parts].filter(([path]) => !early.has(path));
	const whole = new Map(late.map(([path, text]) => [path, led(text, dirname(path))]));
	const functions = [...early].map((path) => {
		// Among themselves they are in one file already.
		const text = led(parts.get(path), dirname(path)).replaceAll('require("./start.js")', 'start');
		return `${JSON.stringify(basename(path))}(exports,module){${text}}`;
	});
	return whole.set(
		start,
		`const parts={${functions.join(',\n')}};const loaded=new Map();function start(name){let part=loaded.get(name);` +
			'if(!part){part={exports:{}};loaded.set(name,part);parts[name](part.exports,part)}return part.exports}' +
			'module.exports=start;\n',
	);
}
