// `npm run faults -- [--seed S] [--only WORDS]`: kills, full disks, spoiled homes, torn stores, a hub that goes up and
// down and a clock that jumps; counts the faults that were made, and what they broke. Needs the build (grammars).
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { typedNumber, words } from './arguments.mjs';
import { bundled } from './bundle.mjs';
import { main } from './main.mjs';
import { root } from './setup.mjs';
import { elapsed, say } from './terminal.mjs';

const self = fileURLToPath(import.meta.url);

async function faults() {
	const { values } = parseArgs({
		args: words(),
		options: { seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
	});
	const seed = typedNumber(values.seed);
	process.chdir(root);
	const bundle = await bundled(
		'test/cli/interrupted/interrupted.ts',
		'faults',
		'test/cli/interrupted/editorFiles.ts',
	);
	const { ordeals } = (await import(pathToFileURL(bundle).href)).default;
	const begun = Date.now();
	let total = 0;
	let broken = 0;
	for (const { name, run } of ordeals.filter((one) => one.name.includes(values.only))) {
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

if (process.argv[2] === '--write') {
	// The program that is killed: bundled already by the one that kills it.
	const [folder = '', start = '0'] = process.argv.slice(3);
	const bundle = pathToFileURL(`${root}/out/faults/bundle.cjs`).href;
	await (await import(bundle)).default.writeOnAndOn(folder, Number(start));
} else {
	await main(faults);
}
