import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { parse as parseYaml } from 'yaml';

const below = (folder: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(folder, name).replaceAll('\\', '/'));

const pages = [
	'README.md',
	'CHANGELOG.md',
	'SECURITY.md',
	'demo/README.md',
	'bench/README.md',
	...below('docs'),
];

/** As much of it as is used here: the package has no types of its own. */
interface Token {
	readonly type: string;
	readonly info: string;
	readonly content: string;
	readonly children: readonly Token[] | null;
	attrGet(name: string): string | null;
}
const MarkdownIt = createRequire(join(process.cwd(), 'package.json'))('markdown-it') as new (options: {
	readonly html: boolean;
}) => { parse(text: string, environment: object): readonly Token[] };
const markdown = new MarkdownIt({ html: true });

function tokensOf(page: string): Token[] {
	const all: Token[] = [];
	const take = (tokens: readonly Token[]) => {
		for (const token of tokens) {
			all.push(token);
			take(token.children ?? []);
		}
	};
	take(markdown.parse(readFileSync(page, 'utf8'), {}));
	return all;
}

/** Where a page leads to: links, pictures, and those of its HTML. */
function targetsOf(page: string): string[] {
	return tokensOf(page).flatMap((token) => {
		if (token.type === 'html_block' || token.type === 'html_inline') {
			return [...token.content.matchAll(/\s(?:src|srcset|href)="([^"]+)"/g)].map(([, target = '']) => target);
		}
		const target = token.attrGet('href') ?? token.attrGet('src');
		return target ? [target] : [];
	});
}

/** The anchors of a page's headings, as GitHub and VS Code make them. */
function anchorsOf(page: string): string[] {
	const tokens = tokensOf(page);
	return tokens.flatMap(({ type }, at) => {
		const heading = type === 'heading_open' ? tokens[at + 1] : undefined;
		const words = heading?.children?.map(({ content }) => content).join('') ?? heading?.content;
		return words === undefined
			? []
			: [
					words
						.toLowerCase()
						.replace(/[^\p{L}\p{N}\s_-]/gu, '')
						.replaceAll(' ', '-'),
				];
	});
}

/** Blocks of code of one language, such as `yaml`. */
const blocksOf = (page: string, language: string) =>
	tokensOf(page)
		.filter(({ type, info }) => type === 'fence' && info.trim() === language)
		.map(({ content }) => content);

suite('the documentation', () => {
	for (const page of pages) {
		test(`${page}: every link within it leads somewhere`, () => {
			const broken = targetsOf(page).filter((target) => {
				if (/^(?:https?:|mailto:)/.test(target)) {
					return false;
				}
				const [path = '', anchor] = decodeURI(target).split('#');
				const file = path === '' ? page : normalize(join(dirname(page), path));
				return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
			});
			assert.deepEqual(broken, []);
		});

		test(`${page}: files of the project that it names are there`, () => {
			const named = tokensOf(page)
				.filter(({ type }) => type === 'code_inline')
				.map(({ content }) => content)
				.filter((text) => /^(?:src|test|scripts|docs|demo|bench|media)\/[\w./-]+$/.test(text));
			assert.deepEqual(
				named.filter((path) => !existsSync(path)),
				[],
			);
		});

		test(`${page}: what it shows as JSON and YAML can be read`, () => {
			for (const text of [...blocksOf(page, 'jsonc'), ...blocksOf(page, 'json')]) {
				const errors: ParseError[] = [];
				// A line of a larger file stands alone on some pages.
				const whole = /^\s*[{[]/.test(text) ? text : `{${text}}`;
				parseJsonc(whole, errors, { allowTrailingComma: true });
				assert.deepEqual(errors, [], text);
			}
			for (const text of blocksOf(page, 'yaml')) {
				assert.ok(parseYaml(text), text);
			}
		});
	}

	for (const page of pages) {
		test(`${page}: a shell could read its commands`, function () {
			if (process.platform === 'win32') {
				this.skip();
			}
			for (const text of blocksOf(page, 'sh')) {
				const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
				assert.equal(status, 0, `${text}${stderr}`);
			}
		});
	}

	test('is all in its index', () => {
		const listed = targetsOf('docs/README.md').map((target) => join('docs', target.split('#')[0] ?? ''));
		const wanted = pages.filter((page) => /^docs\/[a-z]+\.md$/.test(page));
		assert.deepEqual(
			wanted.filter((page) => !listed.includes(page)),
			[],
		);
	});

	test('tells of every part of the bench what it is held to', () => {
		const parts = readdirSync('bench/speed/parts').map((name) => name.replace('.mjs', ''));
		const rows = readFileSync('bench/README.md', 'utf8').matchAll(/^\| `(\w+)` \|[^|]+\|[^|]+\|[^|]+\|$/gm);
		assert.deepEqual([...rows].map(([, name]) => name).sort(), parts.sort());
	});

	test('shows every picture, and those of the README in light and in dark', () => {
		const shownOn = (page: string) =>
			targetsOf(page).map((target) => normalize(join(dirname(page), target)).replaceAll('\\', '/'));
		const ofManifest = readFileSync('package.json', 'utf8').match(/docs\/images\/[\w-]+\.png/g) ?? [];
		const shown = new Set([...pages.flatMap(shownOn), ...ofManifest]);
		const kept = readdirSync('docs/images').filter((name) => name.endsWith('.png'));
		assert.deepEqual(
			kept.filter((name) => !shown.has(`docs/images/${name}`)),
			[],
		);
		const onFront = shownOn('README.md').filter((target) => target.endsWith('.png'));
		assert.ok(onFront.length >= 4);
		for (const picture of onFront) {
			assert.match(picture, /-(?:light|dark)\.png$/);
			const other = picture.includes('-light')
				? picture.replace('-light', '-dark')
				: picture.replace('-dark', '-light');
			assert.ok(onFront.includes(other), other);
		}
	});
});
