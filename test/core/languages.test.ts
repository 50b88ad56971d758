import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createWordReader, type SourceWords } from '../../scripts/wordsInSources';
import { languages } from '../../src/cli/language';
import { readDirective } from '../../src/core/suppress/directive';

type Words = Readonly<Record<string, string>>;

const read = (name: string): Words => JSON.parse(readFileSync(name, 'utf8'));
const { resolve } = createRequire(join(process.cwd(), 'package.json'));

/** What a translation may not change: gaps, code, marks, flags, addresses, variables, and names with signs in them. */
const fixed =
	/\{\d+\}|(`+)[^`]*\1|--[a-z][a-z-]*|https?:\/\/(?:[\w./-]*[\w/-])?|\*\*|__|\bcommand:[\w.]+|\b[A-Z]+(?:_[A-Z]+)+\b|\b[a-z]+(?:_[a-z]+)+\b|\bweightwise(?:\.\w+)+|\b\w+\.(?:json|py|md|jinja)\b|\b\w+=(?:True|[\d-]+)/g;

const fixedParts = (text: string): string[] => [...text.matchAll(fixed)].map(([part]) => part).sort();

/** Words of the sources that stay as they are: names, and gaps with signs between them. */
const staysAsItIs = /^(?:\W|\d|\{\d+\}|CPU|GPU|the hub|pickles?|PeaTMOSS|MSR)*$/i;

/** One for all: a second one would take the memory of the first. */
const reading = createWordReader((name) => readFileSync(resolve(name)));

suite('The words for people', () => {
	const sources = new Map<string, SourceWords>();
	suiteSetup(async () => {
		const reader = await reading;
		for (const name of readdirSync('src', { recursive: true })) {
			const path = `src/${String(name).replaceAll('\\', '/')}`;
			if (path.endsWith('.ts') && !path.endsWith('.d.ts')) {
				sources.set(path, reader.read(path, readFileSync(path, 'utf8')));
			}
		}
	});

	test('all go through l10n.t, as texts that can be read in the source', () => {
		assert.ok(sources.size > 300);
		assert.deepEqual(
			[...sources].flatMap(([path, { faults }]) => faults.map((fault) => `${path}:${fault}`)),
			[],
		);
	});

	test('stand in the bundle for translators as the sources say them: npm run l10n', () => {
		const said = new Set([...sources.values()].flatMap(({ words }) => words.map(({ text }) => text)));
		const bundle = read('l10n/bundle.l10n.json');
		assert.deepEqual(Object.keys(bundle), [...said].sort());
		assert.deepEqual(Object.values(bundle), Object.keys(bundle));
	});

	test('what stands in the place of a reason is known to be none, in whatever language it was written', () => {
		for (const name of readdirSync('l10n').filter((one) => one.endsWith('.json'))) {
			const written = read(`l10n/${name}`)['TODO: say why'];
			assert.ok(written);
			const said = readDirective(`weightwise: ignore[no-license] -- ${written}`, ['no-license']);
			assert.deepEqual([said?.reason, said?.faults], ['', [{ what: 'no-reason' }]]);
		}
	});

	test('are translated to the languages that the command line knows, and to no others', () => {
		const translated = readdirSync('l10n').flatMap(
			(name) => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? [],
		);
		assert.deepEqual(['en', ...translated], [...languages]);
		for (const language of translated) {
			assert.ok(read(`package.nls.${language}.json`));
		}
	});

	for (const [base, translation] of [
		['l10n/bundle.l10n.json', 'l10n/bundle.l10n.zh-cn.json'],
		['package.nls.json', 'package.nls.zh-cn.json'],
	] as const) {
		test(`${translation} has every text of ${base}, and no other`, () => {
			assert.deepEqual(Object.keys(read(translation)), Object.keys(read(base)));
		});

		test(`${translation} keeps gaps, code and names as they are`, () => {
			const words = read(translation);
			for (const [key, text] of Object.entries(read(base))) {
				assert.deepEqual(fixedParts(words[key] ?? ''), fixedParts(text), text);
			}
		});

		test(`${translation} translates all of it`, () => {
			const words = read(translation);
			for (const [key, text] of Object.entries(read(base))) {
				const translated = words[key] ?? '';
				assert.match(translated, staysAsItIs.test(text) ? /\S/ : /\p{Script=Han}/u, text);
				// Signs of English behind Chinese, and blanks at the ends.
				assert.doesNotMatch(translated, /\p{Script=Han}[,;:?!]|^\s|\s$/u, text);
			}
		});
	}
});

suite('What is found in the sources as words for people', () => {
	const faults = async (path: string, text: string) => (await reading).read(path, text).faults;

	test('texts of l10n.t, however they are quoted', async () => {
		const source =
			"l10n.t('a {0}', l10n.t(\"it's b\")); vscode.l10n.t(`c\\u2026`); const { t } = l10n; t('d');";
		const { words } = (await reading).read('src/core/a.ts', source);
		assert.deepEqual(
			words.map(({ text }) => text),
			['a {0}', "it's b", 'c…', 'd'],
		);
	});
	const gap = '$' + '{a}';
	const computed = `l10n.t(\`a ${gap}\`)`;
	test('texts that are computed cannot be translated', async () => {
		assert.deepEqual(await faults('src/core/a.ts', `${computed};`), [`1: ${computed}`]);
	});
	test('sentences beside it: of windows, of fields that are shown, of the command line, of pages', async () => {
		const found: readonly [path: string, source: string][] = [
			['src/vscode/a.ts', "window.showErrorMessage('It is not so.');"],
			['src/core/a.ts', "const a = { message: 'It is not so.' };"],
			['src/cli/a.ts', "terminal.note('It is not so.');"],
			['src/panel/a.ts', 'html`<p>It is not so.</p>`;'],
			['src/panel/a.ts', `html\`<p title="So">${gap}</p>\`;`],
		];
		for (const [path, source] of found) {
			assert.equal((await faults(path, source)).length, 1, source);
		}
	});
	test('what programs read is none', async () => {
		const found: readonly [path: string, source: string][] = [
			['src/cli/a.ts', "log.warn('It is not so.');"],
			['src/cli/a.ts', "const examples = [['refs a.py', l10n.t('b c')]];"],
			['src/core/a.ts', "const kind = 'front matter';"],
			['src/panel/a.ts', `html\`<p class="quiet small" title=${gap}>${gap}</p>\`;`],
		];
		for (const [path, source] of found) {
			assert.deepEqual(await faults(path, source), [], source);
		}
	});
});
