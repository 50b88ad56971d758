import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { applyEdits } from '../../../src/core/fixes';
import { readComponent } from '../../../src/core/formats/component';
import { suppressionEdit } from '../../../src/core/suppress/edit';
import { fakeHost } from '../fakeHost';
import { access, readFile } from '../suppress/suppressing';
import { assertReferences, detect, filled, onlyLoad } from './detecting';

const imported = "import { pipeline } from '@huggingface/transformers';\n";
const page = (script: string): string => `<html>\n<body>é 𝕏\n${script}\n</body>\n</html>\n`;

suite('the programs of pages and components', () => {
	for (const [what, path, text, ...expected] of [
		[
			'a module of a page',
			'a.html',
			page(
				`<script type="module">import { pipeline } from 'https://cdn.jsdelivr.net/npm/@huggingface/transformers@3';\npipeline('a', 'org/name')</script>`,
			),
			'org/name',
		],
		[
			'a script without a type',
			'a.htm',
			page(`<SCRIPT>${imported}pipeline('a', 'org/name')</SCRIPT>`),
			'org/name',
		],
		[
			'names of one script in another',
			'a.vue',
			`<script lang="ts">export const MODEL = 'org/name';</script>\n<script setup lang="ts" generic="T extends Record<string, unknown>">\n${imported}const run = pipeline<'a'>('a', MODEL as string);</script>\n<template><p>{{ run }}</p></template>`,
			'org/name',
		],
		[
			'both scripts of Svelte',
			'a.svelte',
			`<script context="module">${imported}</script>\n<script>pipeline('a', 'org/name')</script>\n{#if x}<p>'</p>{/if}`,
			'org/name',
		],
		[
			'a statement is not continued in the next script',
			'a.html',
			`<script>${imported}const m = 'org/name'</script><script>(async () => { pipeline('a', m) })()</script>`,
			'org/name',
		],
		['a script that nothing closes', 'a.html', `<script>${imported}pipeline('a', 'org/name')`, 'org/name'],
		[
			'no script in a comment',
			'a.html',
			page(`<!-- <script>${imported}pipeline('a', 'org/name')</script> -->`),
		],
		[
			'no template, map or data',
			'a.html',
			page(
				`<script type="text/x-template">const model = 'org/name'</script><script type="application/json">{"model": "org/name"}</script>`,
			),
		],
		[
			'no style and no markup',
			'a.vue',
			"<style>/* const model = 'org/bert-base' */</style><p model='org/bert-base'>",
		],
		[
			'what a page lets people choose',
			'a.html',
			page(
				'<select><option value="Xenova/gte-base" selected>gte</option><option\n value=\'text/html\'>a</option></select>',
			),
			'Xenova/gte-base',
		],
		[
			'no choice of a service',
			'a.html',
			page(
				'<select id="togetherai_model"><option value="BAAI/bge-base-en-v1.5"></select>\n<select name="model"><option value="Xenova/gte-base"></select>',
			),
			'Xenova/gte-base',
		],
	] as const) {
		test(what, () => assertReferences(path, text, ...expected));
	}

	test('places are those of the file, and a revision can be written there', async () => {
		const text = page(`<script type="module">\n${imported}pipeline('a', 'org/name')</script>`);
		const [found] = await detect('a.html', text);
		assert.ok(found);
		assert.equal(text.slice(found.span.start, found.span.end), 'org/name');
		const load = await onlyLoad('a.html', text);
		assert.match(
			filled(text, load.slots.revision),
			/pipeline\('a', 'org\/name', \{ revision: 'abc' \}\)<\/script>/,
		);
	});

	test('code keeps its offsets', () => {
		const text = '<p>é𝕏</p>\r\n<script>a</script>\n<script lang="tsx">b</script>';
		const code = readComponent(text);
		assert.equal(code?.text.length, text.length);
		assert.equal(code?.format, 'tsx');
		assert.deepEqual(
			code?.spans.map(({ start, end }) => text.slice(start, end)),
			['a', 'b'],
		);
		assert.equal(code?.text.replace(/ +/g, ' '), ' \r\n a; \n b; ');
	});

	test('many openings that nothing ends take no time', () => {
		for (const one of ['<script ', '<!--', '<option ', '<option value="', '<script>', '<script a="']) {
			readComponent(one.repeat(50_000));
		}
	});

	test('comments are read in programs, and written nowhere else', async () => {
		const code = `<script>\n${imported}pipeline('a', 'org/name');\n</script>`;
		const file = { path: 'a.html', text: page(code) };
		const [finding] = (await readFile(file)).findings;
		assert.ok(finding);
		const edit = await suppressionEdit(file, finding, 'why', access);
		assert.ok(edit);
		const after = applyEdits(file.text, [edit]);
		assert.match(after, /'org\/name'\); \/\/ weightwise: ignore\[unpinned-revision\] -- why\n/);
		const chosen = { path: 'a.html', text: page(`<option value="Xenova/gte-base">\n${code}`) };
		const [other] = (await readFile(chosen)).findings;
		assert.ok(other);
		assert.equal(await suppressionEdit(chosen, other, 'why', access), undefined);
	});

	test('comments and strings of programs speak of models', async () => {
		const detector = createDetector(fakeHost());
		const text = page('<script>\n// as good as BAAI/bge-m3\n</script> org/bert-base');
		const found = await detector.detect({ path: 'a.html', text }, undefined, { mentions: true });
		assert.deepEqual(
			found.map(({ id, role }) => [id, role]),
			[['BAAI/bge-m3', 'mention']],
		);
	});
});
