// `npm run l10n`: takes the words for people out of the sources. See USAGE.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { noArguments, withArguments } from './arguments.mjs';
import { bundled } from './bundle.mjs';
import { main } from './main.mjs';
import { root } from './setup.mjs';

/** @typedef {Record<string, string>} Words */

const USAGE = `Usage: npm run l10n
Takes the words for people out of the sources: writes l10n/bundle.l10n.json, takes from the translations what the sources
do not say any more, and tells what they lack. Exit code 1 when they lack something.`;

const require = createRequire(import.meta.url);

async function l10n() {
	const { createWordReader } = require(await bundled('scripts/wordsInSources.ts', 'l10n'));
	const reader = await createWordReader((/** @type {string} */ name) => readFileSync(require.resolve(name)));
	const said = new Set();
	let isComplete = true;
	for (const path of sources('src')) {
		const { words, faults } = reader.read(path, readFileSync(join(root, path), 'utf8'));
		for (const { text } of words) {
			said.add(text);
		}
		for (const fault of faults) {
			console.error(`${path}:${fault}`);
			isComplete = false;
		}
	}
	write('l10n/bundle.l10n.json', Object.fromEntries([...said].sort().map((text) => [text, text])));
	const manifest = read('package.nls.json');
	for (const language of ['zh-cn']) {
		const lacking = [
			...translate(`l10n/bundle.l10n.${language}.json`, [...said].sort()),
			...translate(`package.nls.${language}.json`, Object.keys(manifest)),
		];
		isComplete &&= lacking.length === 0;
	}
	return isComplete ? 0 : 1;
}

/** @param {string} folder @returns {string[]} */
function sources(folder) {
	return readdirSync(join(root, folder), { recursive: true })
		.map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
		.sort();
}

/** Keeps what is still said, and returns what is not translated. @param {string} path @param {string[]} keys */
function translate(path, keys) {
	const words = read(path);
	const kept = keys.filter((key) => words[key]);
	const dropped = Object.keys(words).length - kept.length;
	write(path, Object.fromEntries(kept.map((key) => [key, words[key] ?? ''])));
	const missing = keys.filter((key) => !words[key]);
	console.log(`${path}: ${kept.length} of ${keys.length}, ${dropped} dropped`);
	for (const key of missing) {
		console.log(`  lacks ${JSON.stringify(key)}`);
	}
	return missing;
}

/** @param {string} path @returns {Words} nothing where there is no such file */
function read(path) {
	try {
		return JSON.parse(readFileSync(join(root, path), 'utf8'));
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
			return {};
		}
		throw error;
	}
}

/** @param {string} path @param {Words} words */
function write(path, words) {
	writeFileSync(join(root, path), `${JSON.stringify(words, null, '\t')}\n`);
}

await main(() => withArguments(USAGE, noArguments, l10n));
