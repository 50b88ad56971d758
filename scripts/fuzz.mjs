// `npm run fuzz -- [--runs N] [--seed S] [--only WORDS]`: promises of detector, fixes, suppressions, policy, readers,
// cache and decisions on made-up inputs, beyond the few of `npm test`. The same seed makes the same inputs. Each fault
// is written with its input, which was shrunk; the exit code is 0 only when there is none.

import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { typedNumber, words } from './arguments.mjs';
import { bundled } from './bundle.mjs';
import { main } from './main.mjs';
import { root } from './setup.mjs';
import { elapsed, say } from './terminal.mjs';

/** Inputs of one seed; a fault's report names the seed, so that few have to be made again. */
const batch = 2000;

function readArguments() {
	const { values } = parseArgs({
		args: words(),
		options: {
			runs: { type: 'string', default: '100000' },
			seed: { type: 'string', default: '1' },
			only: { type: 'string', default: '' },
		},
	});
	return { runs: typedNumber(values.runs), seed: typedNumber(values.seed), only: values.only };
}

async function fuzz() {
	const { runs, seed, only } = readArguments();
	process.chdir(root);
	const bundle = await bundled('test/core/fuzz/long.ts', 'fuzz');
	const { attempt, promises } = (await import(pathToFileURL(bundle).href)).default;
	const chosen = promises.filter(({ name }) => name.includes(only));
	const shares = chosen.reduce((sum, { share }) => sum + share, 0);
	const begun = Date.now();
	let total = 0;
	let faults = 0;
	for (const { name, share } of chosen) {
		const wanted = Math.ceil((runs * share) / shares);
		const since = Date.now();
		let done = 0;
		let fault;
		for (let at = 0; done < wanted && fault === undefined; at++) {
			const tried = await attempt(name, seed * 100_000 + at, Math.min(batch, wanted - done));
			done += tried.runs;
			fault = tried.fault;
		}
		total += done;
		const perSecond = Math.round((done * 1000) / Math.max(Date.now() - since, 1));
		say(`${fault === undefined ? '✓' : '✗'} ${name}: ${done} inputs, ${perSecond} a second`);
		if (fault !== undefined) {
			faults += 1;
			say(fault.replace(/^/gm, '    '));
		}
	}
	say(`\n${total} inputs of seed ${seed} in ${elapsed(begun)}, ${faults} promises broken`);
	return faults > 0 ? 1 : 0;
}

await main(fuzz);
