// `npm run faults`: what interrupts, and what it breaks. See USAGE.
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Misuse, typedNumber, withArguments } from './arguments.mjs';
import { bundled } from './bundle.mjs';
import { main } from './main.mjs';
import { build, root } from './setup.mjs';
import { oneCheck, Tally } from './tally.mjs';
import { elapsed, say } from './terminal.mjs';

const USAGE = `Usage: npm run faults [-- --seed S] [--only WORDS]
       npm run faults -- --desk [--web] [--seed S] [--seconds N]
Kills, full disks, spoiled homes, torn stores, a hub that goes up and down and a clock that jumps: counts the faults that
were made, and what they broke. Needs the build (grammars).
  --seed S      makes the same faults again (default: 1)
  --only WORDS  those whose name holds these words
  --desk        instead, a hub that goes up and down about each second while somebody types in the editor's window
  --web         with --desk: in a browser's host
  --seconds N   with --desk: for how long (default: 240)`;

const self = fileURLToPath(import.meta.url);

/** @param {string[]} args */
function readArguments(args) {
	const { values } = parseArgs({
		args,
		options: {
			seed: { type: 'string', default: '1' },
			only: { type: 'string', default: '' },
			desk: { type: 'boolean', default: false },
			web: { type: 'boolean', default: false },
			seconds: { type: 'string', default: '240' },
		},
	});
	return {
		...values,
		seed: typedNumber(values.seed, '--seed'),
		seconds: typedNumber(values.seconds, '--seconds'),
	};
}

/** @param {ReturnType<typeof readArguments>} options */
async function faults({ seed, seconds, only, desk, web }) {
	process.chdir(root);
	if (desk) {
		return atDesk(seed, seconds, web);
	}
	const bundle = await bundled(
		'test/cli/interrupted/interrupted.ts',
		'faults',
		'test/cli/interrupted/editorFiles.ts',
	);
	const { ordeals } = (await import(pathToFileURL(bundle).href)).default;
	const chosen = ordeals.filter(({ name }) => name.includes(only));
	if (chosen.length === 0) {
		throw new Misuse(`The name of no fault holds ${JSON.stringify(only)}.`);
	}
	const begun = Date.now();
	let total = 0;
	let broken = 0;
	for (const { name, run } of chosen) {
		const since = Date.now();
		try {
			const made = await run(seed, self);
			total += made;
			say(`✓ ${name}: ${made} faults, ${elapsed(since)}`);
		} catch (error) {
			broken += 1;
			say(`✗ ${name}: ${error instanceof Error ? error.stack : String(error)}`);
		}
	}
	say(`\n${total} faults of seed ${seed} in ${elapsed(begun)}, ${broken} promises broken`);
	return broken > 0 ? 1 : 0;
}

/**
 * The test of the integration suite, for longer.
 * @param {number} seed @param {number} seconds @param {boolean} web
 */
async function atDesk(seed, seconds, web) {
	const { inExtensionHost, inWebWorker } = await import('./suites.mjs');
	const settings = {
		'weightwiseTests.only': 'while a person types',
		'weightwiseTests.restless': { seconds, seed },
	};
	// The hub's pauses and the editor's patience come on top.
	const part = { settings, limitMs: (4 * seconds + 1200) * 1000 };
	const tally = new Tally(16);
	for (const flags of [[], ['--tests']]) {
		await tally.stage('build', async () => oneCheck('node esbuild.mjs', await build(flags)));
	}
	await tally.stage(web ? 'web worker' : 'extension host', () =>
		(web ? inWebWorker : inExtensionHost)(undefined, part),
	);
	return tally.close();
}

if (process.argv[2] === '--write') {
	// The program that is killed: bundled already by the one that kills it.
	const [folder = '', start = '0'] = process.argv.slice(3);
	const bundle = pathToFileURL(`${root}/out/faults/bundle.cjs`).href;
	await (await import(bundle)).default.writeOnAndOn(folder, Number(start));
} else {
	await main(() => withArguments(USAGE, readArguments, faults));
}
