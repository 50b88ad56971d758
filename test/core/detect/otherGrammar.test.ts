import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { keptTree } from '../../../src/core/syntax/keptTrees';
import { fakeHost } from '../fakeHost';
import { label } from './detecting';

/** JSX that the grammar of JavaScript takes for wrong, since `default` is a name there. */
const page = `import * as Skeleton from './skeleton';
export const Page = () => (
	<Skeleton.default>
		<Skeleton.default />
		<Chat start={() => pipeline('text-generation', 'org/within')} />
		<p>Wait until it is there</p>
	</Skeleton.default>
);
`;
/** Types that another program takes away before it is run. */
const typed = `import type { Model } from './model';
export function read(words: string, most?: number): Promise<Model> {
	return pipeline('fill-mask', 'org/within');
}
`;

suite('What the grammar of JavaScript does not know', () => {
	function detectorAsking() {
		const host = fakeHost();
		const asked: string[] = [];
		const readAsset = (name: string) => {
			asked.push(name);
			return host.readAsset(name);
		};
		return { detector: createDetector({ ...host, readAsset }), asked };
	}

	for (const [path, text] of [
		['page.jsx', page],
		['page.js', page],
		['typed.js', typed],
	] as const) {
		test(`is read with that of TypeScript: ${path}`, async () => {
			const { detector, asked } = detectorAsking();
			const { references, partly } = await detector.inspect({ path, text });
			assert.deepEqual([references.map(label), partly], [['org/within'], undefined]);
			assert.ok(asked.includes('tree-sitter-tsx.wasm'));
		});
	}

	test('also while it is edited, in each version', async () => {
		const { detector } = detectorAsking();
		const kept = keptTree();
		const ids: string[][] = [];
		for (const text of [
			page,
			page.replace('within', 'other'),
			"pipeline('fill-mask', 'org/plain');\n",
			page,
		]) {
			ids.push((await detector.detect({ path: 'page.jsx', text, kept })).map(label));
		}
		kept.drop();
		assert.deepEqual(ids, [['org/within'], ['org/other'], ['org/plain'], ['org/within']]);
	});

	test('no other grammar is loaded for what that of JavaScript reads', async () => {
		const { detector, asked } = detectorAsking();
		await detector.detect({ path: 'a.jsx', text: page.replaceAll('Skeleton.default', 'Skeleton.Box') });
		assert.ok(asked.includes('tree-sitter-javascript.wasm'));
		assert.ok(!asked.includes('tree-sitter-tsx.wasm'));
	});

	test('what neither reads is said with the line of its first error', async () => {
		const { detector } = detectorAsking();
		const text = `const a = 1;\n${'const x = {{{ ;\nclass = ) ) (\n'.repeat(4)}from_pretrained('org/other'\n`;
		const { partly } = await detector.inspect({ path: 'a.js', text });
		assert.equal(partly?.why, 'syntax');
		assert.ok(partly?.line !== undefined && partly.line > 1, JSON.stringify(partly));
	});
});
