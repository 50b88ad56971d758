import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { rules } from '../../src/core/rules';
import { script } from './scripts';

/** What may ship in the extension, and why; what no line names must not. */
const allowed: readonly [file: RegExp, why: string][] = [
	[/^package\.json$/, 'the manifest'],
	[/^package\.nls(\.[a-z-]+)?\.json$/, 'its words'],
	[/^l10n\/bundle\.l10n\.[a-z-]+\.json$/, 'the words of the code, translated'],
	[/^(README|CHANGELOG|SECURITY)\.md$/, 'what the Marketplace shows, and what it leads to'],
	[/^LICENSE$/, 'ours'],
	[/^dist\/NOTICE\.txt$/, 'licences of what is bundled'],
	[/^dist\/extension(\.web)?\.js$/, 'the extension in both hosts'],
	[/^dist\/(panel|decision)\.js$/, 'what runs in panels'],
	[/^dist\/scanThread\.js$/, 'what reads files for scans'],
	[/^dist\/parts\/[\w-]+\.js$/, 'what of the extension is read when it is needed'],
	[/^dist\/(web-tree-sitter|tree-sitter-(python|javascript|typescript|tsx|bash))\.wasm$/, 'the grammars'],
	[/^media\/icon\.png$/, "the extension's icon"],
	[/^media\/(models|decision-(dark|light))\.svg$/, 'icons of the view and of a panel'],
	[/^media\/(panel|decision|comparison|drawings)\.css$/, 'how panels look'],
	[/^media\/(weightwise|decision|evaluation|lock)\.schema\.json$/, "schemas of the team's files"],
	[/^docs\/rules\/[a-z-]+\.md$/, 'a page for each rule, which findings lead to'],
	[/^docs\/[a-zA-Z-]+\.md$/, 'pages that the README leads to'],
	[/^docs\/images\/[a-z-]+-(dark|light)\.png$/, 'pictures of the walkthrough'],
];

/** Paths in the manifest, whatever they are for. */
function pathsIn(value: unknown): string[] {
	if (typeof value === 'string') {
		return /^(\.\/)?(dist|media|docs|l10n)(\/[\w.-]+)*$/.test(value) ? [normalize(value)] : [];
	}
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

suite('what ships in the extension', () => {
	const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
	let files: string[] = [];
	let shippedText: (file: string, files: readonly string[]) => string | undefined;
	suiteSetup(async () => {
		const packages = await script('packages');
		shippedText = packages.shippedText;
		files = await packages.shippedFiles();
	});

	test('is allowed to, file by file', () => {
		const others = files.filter((file) => !allowed.some(([pattern]) => pattern.test(file)));
		assert.deepEqual(others, []);
		for (const [pattern, why] of allowed) {
			assert.ok(
				files.some((file) => pattern.test(file)),
				why,
			);
		}
	});
	test('is all that the manifest names', () => {
		// The command line is not part of the extension.
		const { bin: _, ...rest } = manifest;
		const named = pathsIn(rest);
		assert.ok(named.length >= 10);
		const missing = named.filter(
			(path) => !files.includes(path) && !files.some((file) => file.startsWith(`${path}/`)),
		);
		assert.deepEqual(missing, []);
	});
	test('has no picture that nothing in it shows', () => {
		const shown = [...pathsIn(manifest.contributes), normalize(manifest.icon)];
		assert.deepEqual(
			files.filter((file) => file.endsWith('.png') && !shown.includes(normalize(file))),
			[],
		);
	});
	test('has a manifest that runs nothing of a clone', () => {
		const { scripts, ...rest } = manifest;
		assert.ok(scripts);
		assert.deepEqual(JSON.parse(shippedText('package.json', files) ?? ''), rest);
	});
	test('is all that stands in media, but for the drawing of the icon', () => {
		const missing = readdirSync('media').filter((name) => !files.includes(`media/${name}`));
		assert.deepEqual(missing, ['icon.svg']);
	});
	test('has a page for every rule', () => {
		const pages = files.filter((file) => file.startsWith('docs/rules/')).sort();
		const wanted = rules.map(({ id }) => `docs/rules/${id}.md`).sort();
		assert.deepEqual(pages, wanted);
	});
	test('has what its pages lead to', () => {
		const broken = files
			.filter((file) => file.endsWith('.md'))
			.flatMap((file) => {
				const text = (shippedText(file, files) ?? '').replace(/^```[\s\S]*?^```/gm, '');
				return (
					[...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
						.map(([, link = '']) => link)
						.filter((link) => !/^[a-z]+:/.test(link))
						.map((link) => normalize(join(dirname(file), link)).replaceAll('\\', '/'))
						.filter((target) => !files.some((file) => file === target || file.startsWith(`${target}/`)))
						// Code that a page names is for who has the checkout.
						.filter((target) => !(existsSync(target) && /^(src|test|scripts|demo|bench)\b/.test(target)))
						.map((target) => `${file} → ${target}`)
				);
			});
		assert.deepEqual(broken, []);
	});
	test('has no source map and no file that is large for nothing', () => {
		assert.deepEqual(
			files.filter((file) => file.endsWith('.map') || file.endsWith('.ts')),
			[],
		);
		const large = files.filter((file) => !file.startsWith('dist/') && statSync(file).size > 400_000);
		assert.deepEqual(large, []);
	});
});

suite('how the extension is shown where it is offered', () => {
	const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
	test('with a price, a place for questions and a banner', () => {
		assert.deepEqual([manifest.pricing, manifest.qna, manifest.preview], ['Free', 'marketplace', true]);
		assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/);
		assert.ok(['dark', 'light'].includes(manifest.galleryBanner.theme));
		assert.deepEqual([manifest.badges, manifest.sponsor], [undefined, undefined]);
	});
	test('under words that people look for, each once', () => {
		assert.ok(manifest.keywords.length >= 8 && manifest.keywords.length <= 30);
		assert.deepEqual(manifest.keywords, [...new Set(manifest.keywords)]);
		assert.deepEqual(manifest.categories, ['Linters', 'Machine Learning', 'Data Science', 'AI']);
	});
	test('as a preview until 1.0', () => {
		assert.equal(manifest.preview, manifest.version.startsWith('0.'));
	});
});
