// `npm run screenshots`: takes the pictures of README, docs and walkthrough afresh. Look at each before you commit it.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withArguments } from './arguments.mjs';
import { main } from './main.mjs';
import { shrinkPng } from './png.mjs';
import { findProgram, run } from './processes.mjs';
import { build, checkNode, installPackages, root } from './setup.mjs';
import { say, step } from './terminal.mjs';

const USAGE = `Usage: npm run screenshots [-- WORD…]
Takes the pictures of README, docs and walkthrough afresh, from VS Code's window, in a light and a dark theme, and lays
them into docs/images; a tenth smaller where zopflipng is installed.
  WORD  lays only those there whose name holds one of the words`;

/** @param {string[]} args */
const readWords = (args) => parseArgs({ args, allowPositionals: true, options: {} }).positionals;

/** @param {readonly string[]} words */
async function screenshots(words) {
	checkNode();
	await installPackages();
	await step('Weightwise (build)', async () => {
		for (const flags of [[], ['--tests']]) {
			const { code, output } = await build(flags);
			if (code !== 0) {
				throw new Error(output.trim());
			}
		}
	});
	// Loaded only now: it needs packages that a fresh clone does not have at the start.
	const { inWindow, testFiles } = await import('./suites.mjs');
	const taken = join(root, 'out', 'pictures');
	rmSync(taken, { recursive: true, force: true });
	const { failed } = await inWindow(testFiles('vscode/screenshots'), taken);
	for (const { name, message } of failed) {
		say(`✗ ${name}\n  ${message}`);
	}
	for (const name of readdirSync(taken).filter((one) => !one.startsWith('failed-'))) {
		if (words.length === 0 || words.some((word) => name.includes(word))) {
			const picture = join(root, 'docs', 'images', name);
			writeFileSync(picture, shrinkPng(readFileSync(join(taken, name))));
			await squeeze(picture);
			say(`docs/images/${name}: ${(statSync(picture).size / 1000).toFixed(1)} kB`);
		}
	}
	return failed.length === 0 ? 0 : 1;
}

/** Zopfli finds a tenth more than zlib does; without it a picture stays as it is. @param {string} picture a path */
async function squeeze(picture) {
	const zopfli = findProgram('zopflipng');
	if (zopfli) {
		await run(zopfli, ['-y', '--iterations=30', picture, picture]);
	}
}

await main(() => withArguments(USAGE, readWords, screenshots));
