// `npm run attacks`: tries every hostile text in every place. See USAGE.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { withArguments } from './arguments.mjs';
import { bundled } from './bundle.mjs';
import { main } from './main.mjs';
import { root } from './setup.mjs';
import { elapsed, Problem, say } from './terminal.mjs';

const USAGE = `Usage: npm run attacks [-- --list]
Tries every hostile text in every place, and prints how many different attacks were tried against what. The exit code is
0 only when none did anything. Needs the build (grammars).
  --list  prints each`;

const limitMs = 600_000;

/** @param {string[]} args */
function readArguments(args) {
	return parseArgs({ args, options: { list: { type: 'boolean', default: false } } }).values;
}

/** @param {ReturnType<typeof readArguments>} options */
async function attacks({ list: isListed }) {
	process.chdir(root);
	if (!existsSync(join(root, 'dist'))) {
		throw new Problem('The grammars are missing: run `npm run build` before.');
	}
	const begun = Date.now();
	const list = join(root, 'out', 'attacks', 'tried.jsonl');
	mkdirSync(join(root, 'out', 'attacks'), { recursive: true });
	rmSync(list, { force: true });
	const entries = [
		...readdirSync(join(root, 'test', 'core', 'hostile'))
			.filter((name) => name.endsWith('.test.ts'))
			.map((name) => `test/core/hostile/${name}`),
		'test/cli/hostile.test.ts',
	];
	const files = [];
	for (const entry of entries) {
		files.push(await bundled(entry, `attacks/${entry.replace(/\W/g, '-')}`));
	}
	const env = { WEIGHTWISE_ATTACKS: list, WEIGHTWISE_HOSTILE: 'all' };
	// Loaded only now: it needs packages that a fresh clone does not have at the start.
	const { inNode } = await import('./suites.mjs');
	const { passed, failed } = await inNode(files, { env, limit: limitMs });
	const tried = new Map();
	for (const line of existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : []) {
		const { against, name } = JSON.parse(line);
		tried.set(against, (tried.get(against) ?? new Set()).add(name));
	}
	let total = 0;
	for (const [against, names] of [...tried].sort()) {
		total += names.size;
		say(`${against.padEnd(36)}${names.size}`);
		if (isListed) {
			say([...names].map((name) => `    ${JSON.stringify(name)}`).join('\n'));
		}
	}
	for (const { name, message } of failed) {
		say(`\n✗ ${name}\n${message.replace(/^/gm, '    ')}`);
	}
	say(
		`\n${total} different attacks in ${passed} tests, ${failed.length} of which failed, in ${elapsed(begun)}`,
	);
	return failed.length > 0 || total === 0 ? 1 : 0;
}

await main(() => withArguments(USAGE, readArguments, attacks));
