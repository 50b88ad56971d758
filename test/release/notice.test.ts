import * as assert from 'node:assert/strict';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { script } from './scripts';

/** Licences that allow what we do with bundled parts. */
const known = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'CC-BY-4.0'];

/** Sections of the notice: what stands in the title, and the text below it. */
function sections(notice: string) {
	const parts = notice.split(/^={72}\n(.+) (\S+) \(([^)]+)\)\n={72}\n/m).slice(1);
	return Array.from({ length: parts.length / 4 }, (_, at) => {
		const [name = '', version = '', license = '', text = ''] = parts.slice(at * 4);
		return { name, version, license, text: text.trim() };
	});
}

const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));

suite('the notice of bundled parts', () => {
	const notice = sections(readFileSync(join('dist', 'NOTICE.txt'), 'utf8'));

	test('names every package whose code stands in a bundle', () => {
		// What esbuild writes above the code of each file, where it was not told to make it small, or in the map of a part.
		const bundled = new Set<string>();
		for (const file of filesBelow('dist').filter((name) => /\.js(?:\.map)?$/.test(name))) {
			const text = readFileSync(file, 'utf8');
			const places = file.endsWith('.map')
				? (JSON.parse(text).sources as string[])
				: [...text.matchAll(/^ *\/\/ (.+)$/gm)].map(([, place = '']) => place);
			for (const place of places) {
				const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/.+$/.exec(place)?.[1];
				// Maps go on to what packages were made from, which is not installed.
				if (name !== undefined && existsSync(join('node_modules', name, 'package.json'))) {
					bundled.add(name);
				}
			}
		}
		assert.ok(bundled.size >= 10, [...bundled].join(', '));
		const named = new Set(notice.map(({ name }) => name));
		assert.deepEqual(
			[...bundled].filter((name) => !named.has(name)),
			[],
		);
		// Beside them there are grammars, which are copied as they are.
		const copied = ['web-tree-sitter'];
		const without = [...named].filter(
			(name) => !bundled.has(name) && !copied.includes(name) && !name.startsWith('tree-sitter-'),
		);
		assert.deepEqual(without, []);
	});
	test('names every grammar that is copied', () => {
		const grammars = readdirSync('dist').filter((name) => name.endsWith('.wasm'));
		const named = notice.map(({ name }) => name);
		for (const grammar of grammars) {
			const from = grammar.replace('.wasm', '').replace('tree-sitter-tsx', 'tree-sitter-typescript');
			assert.ok(named.includes(from), grammar);
		}
	});
	for (const { name, version, license, text } of notice) {
		test(`${name}: as it is installed, with its licence's text`, () => {
			const manifest = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
			assert.deepEqual([version, license], [manifest.version, manifest.license]);
			assert.ok(known.includes(license), license);
			assert.ok(text.length > (license === 'CC0-1.0' ? 60 : 500), text);
		});
	}
});

suite('writing the notice', () => {
	const root = mkdtempSync(join(tmpdir(), 'weightwise-notice-'));
	suiteTeardown(() => rmSync(root, { recursive: true }));
	const add = (folder: string, manifest: object, files: Readonly<Record<string, string>> = {}) => {
		mkdirSync(join(root, folder), { recursive: true });
		for (const [name, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) {
			writeFileSync(join(root, folder, name), text);
		}
	};
	add('node_modules/a', { name: 'a', version: '1.0.0', license: 'MIT' }, { LICENSE: 'text of a' });
	add('node_modules/@b/c', { name: '@b/c', version: '2.0.0', license: 'MIT', author: 'Ann <a@b.c>' });
	add(
		'node_modules/a/node_modules/d',
		{ name: 'd', version: '3.0.0', license: 'Apache-2.0' },
		{
			'LICENSE.md': 'text of d',
			NOTICE: 'notice of d',
		},
	);
	add('node_modules/d', { name: 'd', version: '4.0.0', license: 'GPL-3.0' });
	const written = async (...inputs: string[]): Promise<string> =>
		(await script('notice')).toNotice(root, inputs);

	test('takes the package of each file, whatever it is nested in', async () => {
		const text = await written('src/x.ts', 'node_modules/a/lib/x.js', 'node_modules/a/node_modules/d/y.js');
		assert.deepEqual(
			sections(text).map(({ name, version }) => `${name} ${version}`),
			['a 1.0.0', 'd 3.0.0'],
		);
		assert.match(text, /text of d\n\nnotice of d/);
	});
	test('names the holder where a package has no text of its own', async () => {
		assert.match(
			await written('node_modules/@b/c/i.js'),
			/Copyright \(c\) Ann <a@b\.c> [\s\S]*WITHOUT WARRANTY/,
		);
	});
	test('refuses what has neither', async () => {
		await assert.rejects(written('node_modules/d/i.js'), /d has no text of its licence \(GPL-3\.0\)/);
	});
});
