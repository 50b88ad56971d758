// Splits a bundle for Node at its dynamic imports, so that what is imported later is not even read before. The bundler
// splits ES modules only, and an extension that is required has to be CommonJS: each part is turned into that.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as esbuild from 'esbuild';

/**
 * Options of a bundle of CommonJS files in `folder`: each entry by its own name, and all parts in a folder of theirs, which
 * is emptied first.
 * @param {import('esbuild').BuildOptions} options
 * @param {string} folder absolute
 * @param {string} [place] the name of the folder of parts in it
 * @returns {import('esbuild').BuildOptions}
 */
export function inParts(options, folder, place = 'parts') {
	const { outfile: _, ...rest } = options;
	return {
		...rest,
		outdir: folder,
		format: 'esm',
		splitting: true,
		chunkNames: `${place}/[name]-[hash]`,
		// The map goes along inside the text until the text has its last form.
		sourcemap: options.sourcemap ? 'inline' : false,
		write: false,
		plugins: [
			{
				name: 'in-parts',
				setup(build) {
					build.onEnd(async ({ outputFiles = [], metafile }) => {
						rmSync(join(folder, place), { recursive: true, force: true });
						const parts = new Map();
						for (const { path, text } of outputFiles) {
							const { code, map } = await esbuild.transform(text, {
								format: 'cjs',
								platform: 'node',
								target: options.target,
								minify: options.minify,
								sourcemap: options.sourcemap ? 'external' : false,
								// Without this it would stay `import()`, which is for ES modules.
								supported: { 'dynamic-import': false },
							});
							if (map) {
								const name = `${basename(path)}.map`;
								parts.set(path, `${code}//# sourceMappingURL=${name}\n`);
								parts.set(join(dirname(path), name), map);
							} else {
								parts.set(path, code);
							}
						}
						// A map of its own for each part would not fit into one text.
						const whole = options.sourcemap
							? parts
							: inPacks(parts, metafile, { folder, place, root: options.absWorkingDir });
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

/** Characters of a part that is a file of its own. To find, read and compile a small one takes longer than what is in it. */
const large = 8_000;

/**
 * Puts the parts that an entry always loads into one file, `start.js`, and the small ones of the others into another,
 * `small.js`.
 * @param {ReadonlyMap<string, string>} parts CommonJS by absolute path
 * @param {import('esbuild').Metafile} metafile of their build
 * @param {{ folder: string, place: string, root: string }} where `root` is the folder that the build began in, absolute
 */
function inPacks(parts, metafile, { folder, place, root }) {
	const early = alwaysLoaded(parts, metafile, folder, root);
	const packOf = (path) => {
		if (dirname(path) === folder || !parts.has(path)) {
			return undefined;
		}
		return early.has(path) ? 'start' : parts.get(path).length < large ? 'small' : undefined;
	};
	/** Asks a pack for a part that is in it, in the text of another. */
	const led = (text, path) =>
		text.replace(/require\("(\.[^"]+)"\)/g, (written, asked) => {
			const part = resolve(dirname(path), asked);
			const pack = packOf(part);
			if (pack === undefined) {
				return written;
			}
			const from = dirname(path) === folder ? `./${place}` : '.';
			// Among themselves they are in one file already.
			const load = pack === packOf(path) ? 'load' : `require("${from}/${pack}.js")`;
			return `${load}(${JSON.stringify(basename(part))})`;
		});
	const whole = new Map();
	const functions = { start: [], small: [] };
	for (const [path, text] of parts) {
		const pack = packOf(path);
		if (pack === undefined) {
			whole.set(path, led(text, path));
		} else {
			functions[pack].push(`${JSON.stringify(basename(path))}(exports,module){${led(text, path)}}`);
		}
	}
	for (const [pack, some] of Object.entries(functions)) {
		whole.set(
			join(folder, place, `${pack}.js`),
			`const parts={${some.join(',\n')}};const loaded=new Map();function load(name){let part=loaded.get(name);` +
				'if(!part){part={exports:{}};loaded.set(name,part);parts[name](part.exports,part)}return part.exports}' +
				'module.exports=load;\n',
		);
	}
	return whole;
}

/** The paths of the parts that an entry imports, and those that they import. */
function alwaysLoaded(parts, metafile, folder, root) {
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
	return early;
}
