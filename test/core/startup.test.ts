import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));

/** The modules that are loaded with one, those left out that are imported when they are needed. */
async function loadedWith(entry: string): Promise<readonly string[]> {
	// Not bundled into the test: it brings a program of its own.
	const esbuild: typeof import('esbuild') = require('esbuild');
	const { metafile } = await esbuild.build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		metafile: true,
		format: 'cjs',
		platform: 'node',
		external: ['vscode'],
		loader: { '.scm': 'text' },
	});
	const loaded = new Set<string>();
	const waiting = [entry];
	for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
		const imports = metafile.inputs[module]?.imports ?? [];
		loaded.add(module);
		for (const { path, kind, external } of imports) {
			if (!external && kind !== 'dynamic-import' && !loaded.has(path)) {
				waiting.push(path);
			}
		}
	}
	return [...loaded];
}

suite('The start of the extension', () => {
	// Compiling these takes as long as all the rest, and many windows need none of them.
	const late = [
		['the parser', 'node_modules/web-tree-sitter/'],
		['YAML', 'node_modules/yaml/'],
		['TOML', 'node_modules/toml-eslint-parser/'],
		["the hub's client", 'node_modules/@huggingface/hub/'],
		['the readers of files', 'src/core/detect/readers.ts'],
		['the formats of weights', 'src/core/weights/formats.ts'],
		['decisions', 'src/core/decide/session/session.ts'],
		['model cards', 'src/core/card/card.ts'],
		['the rules', 'src/core/rules/index.ts'],
		['what speaks of models', 'src/core/report/hover.ts'],
		['the attributes', 'src/core/decide/attributes.ts'],
		['policies and records', 'node_modules/jsonc-parser/'],
		['chat templates', 'node_modules/@huggingface/jinja/'],
	] as const;

	test('loads nothing that is needed later only', async () => {
		const loaded = await loadedWith('src/vscode/extension.ts');
		assert.ok(loaded.length > 100, `${loaded.length}`);
		const early = late.filter(([, path]) => loaded.some((one) => one.startsWith(path)));
		assert.deepEqual(
			early.map(([name]) => name),
			[],
		);
	});

	test('would be seen to load them', async () => {
		const all = await loadedWith('src/core/detect/reader.ts');
		assert.ok(all.some((one) => one.startsWith('node_modules/yaml/')));
	});
});
