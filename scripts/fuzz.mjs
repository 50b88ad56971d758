// `npm run fuzz`: promises on made-up inputs, beyond the few of `npm test`. See USAGE.

import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Misuse, typedNumber, withArguments } from './arguments.mjs';
import { bundled } from './bundle.mjs';
import { main } from './main.mjs';
import { root } from './setup.mjs';
import { elapsed, say } from './terminal.mjs';

const USAGE = `Usage: npm run fuzz [-- --runs N] [--seed S] [--only WORDS]
Promises of detector, fixes, suppressions, policy, readers, cache and decisions on made-up inputs. Each fault is written
with its input, which was shrunk; the exit code is 0 only when there is none.
  --runs N      inputs of all promises together (default: 100000)
  --seed S      makes the same inputs again (default: 1)
  --only WORDS  promises whose name holds these words`;

/** Inputs of one seed; a fault's report names the seed, so that few have to be made again. */
const batch = 2000;

/** @param {string[]} args */
function readArguments(args) {
	const { values } = parseArgs({
		args,
		options: {
			runs: { type: 'string', default: '100000' },
			seed: { type: 'string', default: '1' },
			only: { type: 'string', default: '' },
		},
	});
	return { ...values, runs: typedNumber(values.runs, '--runs'), seed: typedNumber(values.seed, '--seed') };
}

/** @param {ReturnType<typeof readArguments>} options */
async function fuzz({ runs, seed, only }) {
	process.chdir(root);
	const bundle = await bundled('test/core/fuzz/long.ts', 'fuzz');
	const { attempt, promises } = (await import(pathToFileURL(bundle).href)).default;
	const chosen = promises.filter(({ name }) => name.includes(only));
	if (chosen.length === 0) {
		throw new Misuse(`The name of no promise holds ${JSON.stringify(only)}.`);
	}
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

await main(() => withArguments(USAGE, readArguments, fuzz));
