import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { script } from './scripts';

suite('the pages that ship in the extension', () => {
	let extensionReadme: (text: string, rewritten: boolean) => string;
	let extensionPage: (page: string, text: string, files: readonly string[]) => string;
	suiteSetup(async () => {
		({ extensionReadme, extensionPage } = await script('extensionPages'));
	});
	const readme = readFileSync('README.md', 'utf8');
	const relative = (text: string) =>
		[...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
			.map(([, target = '']) => target)
			.filter((target) => !/^https?:/.test(target));

	for (const rewritten of [false, true]) {
		suite(rewritten ? 'with a repository' : 'without a repository', () => {
			let shown = '';
			suiteSetup(() => {
				shown = extensionReadme(readme, rewritten);
			});
			test('the README begins with what somebody does who has installed it', () => {
				const [, first = ''] = /\n## .*\n([\s\S]*?)\n## /.exec(shown) ?? [];
				for (const step of ['Open a Python file', 'rest the', 'Ctrl+.', '*Weightwise: Get Started*']) {
					assert.ok(first.includes(step), step);
				}
			});
			test('the README says nothing that is for a clone, and shows no mark', () => {
				assert.doesNotMatch(shown, /npm (?:start|test|run)|git checkout|dist\/cli\.js/);
				assert.doesNotMatch(shown, /<!-- \/?(?:checkout|extension)/);
				// What is for both stays.
				for (const heading of [
					'In the editor',
					'Rules',
					'Settings',
					'Private by design',
					'Limits',
					'License',
				]) {
					assert.ok(shown.includes(`\n## ${heading}\n`), heading);
				}
			});
			test('the README has no picture in HTML', () => {
				assert.doesNotMatch(shown, /<(?:picture|source|img)\b/);
			});
		});
	}
	test('without a repository nothing of the README is relative', () => {
		const shown = extensionReadme(readme, false);
		assert.deepEqual(relative(shown), []);
		assert.doesNotMatch(shown, /!\[/);
		assert.match(shown, /Get Started\*[^.]*with pictures/);
	});
	test('with one, its pictures and links are those of files here, with words for who sees none', () => {
		const shown = extensionReadme(readme, true);
		const targets = relative(shown);
		assert.ok(targets.includes('docs/images/hover-light.png') && targets.includes('docs/policy.md'));
		assert.deepEqual(
			targets.filter((target) => !existsSync(target)),
			[],
		);
		assert.match(shown, /!\[The pointer rests on [^\]]+\]\(docs\/images\/hover-light\.png\)/);
	});
	test('addresses and anchors stay', () => {
		const text = '[a](https://x.test) ![b](https://x.test/b.png) [c](#c) [d](docs/d.md#d) ![e](e.png)!';
		assert.equal(
			extensionReadme(text, false),
			'[a](https://x.test) ![b](https://x.test/b.png) [c](#c) *d* !',
		);
		assert.equal(extensionReadme(text, true), text);
	});
	test('a mark without its other half is an error', () => {
		for (const text of [
			'<!-- checkout -->\na',
			'a\n<!-- /checkout -->',
			'<!-- extension\na',
			'<!-- extension -->',
		]) {
			assert.throws(() => extensionReadme(text, true), /README\.md has a mark without its other half/);
		}
	});
	test('another page leaves out the pictures that do not ship, and what is for a clone', () => {
		const text =
			'a<!-- checkout -->: b<!-- /checkout -->.\n\n![c](images/c.png)\n\n![d](images/d.png)\n\n[e](e.md)\n';
		assert.equal(
			extensionPage('docs/a.md', text, ['docs/images/c.png']),
			'a.\n\n![c](images/c.png)\n\n[e](e.md)\n',
		);
	});
});
