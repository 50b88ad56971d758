// `npm run fuzz:weights`: made-up and damaged weights against the judge. See USAGE. Nothing of them is run. An input is
// wrong when judging it fails, takes more than two seconds or 64 MiB, or calls what runs commands anything but
// dangerous; it is saved, and shrunk by halving.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { bundleOf, filesBelow, load } from '../bench/weights/judge.mjs';
import { typedFolder, typedNumber, typedPath, withArguments } from './arguments.mjs';
import { costOf, worked } from './fuzzWorker.mjs';
import { main } from './main.mjs';
import { root } from './setup.mjs';
import { elapsed, Problem, say } from './terminal.mjs';
import { weigh } from './weigh.mjs';

const USAGE = `Usage: npm run fuzz:weights [-- --runs N] [--piles N] [--seed S] [--from I] [--corpus FOLDER] [--save FOLDER]
Made-up and damaged weights against the judge, and inputs of some MB that pile one thing up. What is wrong is saved.
  --runs N         inputs (default: 100000)
  --piles N        inputs that pile one thing up (default: 60)
  --seed S         makes the same inputs again (default: 1)
  --from I         the first of them (default: 0)
  --corpus FOLDER  small files that are damaged, beside those that are made up
  --save FOLDER    where faults are saved (default: out/fuzz)`;

const self = fileURLToPath(import.meta.url);
const sources = ['attempt.ts', 'inputs.ts', 'piles.ts'].map((name) => `test/core/weights/fuzz/${name}`);

/** Without an answer for so long it hangs: longer than it may take, since other programs have the machine too. */
const hangMs = 30_000;
/** A corpus is for small files. */
const largestSeed = 100_000;
/** Inputs kept of one fault. */
const mostSaved = 3;

/** @param {string[]} args */
function readArguments(args) {
	const { values } = parseArgs({
		args,
		options: {
			runs: { type: 'string', default: '100000' },
			piles: { type: 'string', default: '60' },
			seed: { type: 'string', default: '1' },
			from: { type: 'string', default: '0' },
			corpus: { type: 'string' },
			save: { type: 'string', default: join(root, 'out', 'fuzz') },
		},
	});
	const { corpus, save } = values;
	return {
		runs: typedNumber(values.runs, '--runs'),
		piles: typedNumber(values.piles, '--piles'),
		seed: typedNumber(values.seed, '--seed'),
		from: typedNumber(values.from, '--from'),
		corpus: corpus === undefined ? undefined : typedFolder(corpus),
		save: typedPath(save),
	};
}

/** @param {string | undefined} folder */
function readCorpus(folder) {
	return (folder === undefined ? [] : filesBelow(folder))
		.map((path) => ({ path, file: join(folder ?? '', path) }))
		.filter(({ file }) => statSync(file).size <= largestSeed)
		.map(({ path, file }) => ({ path, bytes: new Uint8Array(readFileSync(file)) }));
}

/** One run of a worker from an input on; resolves with the next input when it broke off there. */
function work({ text, seed, from, to, corpus }, { onMessage }) {
	return new Promise((done, fail) => {
		const shared = new Int32Array(new SharedArrayBuffer(4));
		Atomics.store(shared, 0, from - 1);
		const worker = new Worker(self, {
			workerData: { text, seed, from, to, corpus, shared },
			resourceLimits: { maxOldGenerationSizeMb: 256 },
		});
		let seen = { at: -1, since: Date.now() };
		const broken = (fault) => {
			clearInterval(watch);
			const index = Atomics.load(shared, 0);
			void worker.terminate();
			if (index < from) {
				fail(new Problem(`The work does not even begin: ${fault}`));
				return;
			}
			onMessage({ index, fault });
			done(index + 1);
		};
		const watch = setInterval(() => {
			const at = Atomics.load(shared, 0);
			if (at !== seen.at) {
				seen = { at, since: Date.now() };
			} else if (Date.now() - seen.since > hangMs) {
				broken('It hangs.');
			}
		}, 500);
		worker.on('message', (message) => {
			if (message.done) {
				clearInterval(watch);
				onMessage(message);
				done(to);
			} else {
				onMessage(message);
			}
		});
		worker.on('error', (error) => broken(error.stack ?? String(error)));
	});
}

/** Removes pieces, halves first, while the same goes wrong. */
async function shrunk(input, fault, attempt) {
	const same = async (bytes) => keyOf((await attempt({ ...input, bytes })).fault ?? '') === keyOf(fault);
	let { bytes } = input;
	for (let size = bytes.length >> 1, tries = 0; size > 0 && tries < 3000; size >>= 1) {
		for (let at = 0; at < bytes.length && tries < 3000; tries++) {
			const without = new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + size)]);
			if (await same(without)) {
				bytes = without;
			} else {
				at += size;
			}
		}
	}
	return bytes;
}

/** What tells faults apart: the first words and the innermost function of ours. @param {string} fault */
function keyOf(fault) {
	const [first = '', second = ''] = fault.split('\n');
	return `${first.replace(/: ".*/, '').replace(/\d+/g, '#').slice(0, 120)} ${second.replace(/\(.*|:\d+/g, '').trim()}`;
}

async function fuzz() {
	const { runs, piles, seed, from, corpus: folder, save } = readArguments();
	const text = await bundleOf(...sources);
	const { attempt, inputOf, pileOf } = load(text);
	const corpus = readCorpus(folder);
	mkdirSync(save, { recursive: true });
	const begun = Date.now();
	const counts = new Map();
	const faults = new Map();
	const costly = [];
	const onMessage = (message) => {
		if (message.fault !== undefined) {
			const key = keyOf(message.fault);
			faults.set(key, [...(faults.get(key) ?? []), message]);
			if (faults.get(key)?.length === 1) {
				process.stderr.write(`seed ${seed}, ${message.kind ?? 'input'} ${message.index}: ${message.fault}\n`);
			}
		} else if (message.costly !== undefined) {
			costly.push(message.index);
			const { took, grown } = message.costly;
			process.stderr.write(
				`seed ${seed}, input ${message.index} is weighed later: ${Math.round(took)} ms, ${Math.round(grown / 1024 / 1024)} MiB\n`,
			);
		} else {
			for (const [family, verdicts] of Object.entries(message.counts)) {
				const row = counts.get(family) ?? {};
				for (const [verdict, count] of Object.entries(verdicts)) {
					row[verdict] = (row[verdict] ?? 0) + count;
				}
				counts.set(family, row);
			}
		}
	};
	for (let next = from; next < from + runs; ) {
		// A worker now and then, so that what one leaves behind is not counted for the next inputs.
		const to = Math.min(from + runs, next + 50_000);
		next = await work({ text, seed, from: next, to, corpus }, { onMessage });
		process.stderr.write(`${next - from} of ${runs}, ${elapsed(begun)}\n`);
	}
	const bundle = join(save, 'weighing.cjs');
	writeFileSync(bundle, text);
	const inputs = { made: (index) => inputOf(seed, index, corpus), pile: (index) => pileOf(seed, index) };
	/** Measures an input once more, in a program of its own. */
	const weighed = (kind, index) => weigh(inputs[kind](index), { self, bundle, file: join(save, 'weighed') });
	for (const index of costly.slice(0, 200)) {
		const { fault } = await weighed('made', index);
		if (fault !== undefined) {
			onMessage({ index, kind: 'made', fault });
		}
	}
	for (let index = from; index < from + piles; index++) {
		const { family, verdict, fault } = await weighed('pile', index);
		onMessage({ counts: { [family]: { [verdict]: 1 } } });
		if (fault !== undefined) {
			onMessage({ index, kind: 'pile', fault });
		}
	}
	let total = 0;
	for (const [family, row] of [...counts].sort()) {
		total += Object.values(row).reduce((sum, count) => sum + count, 0);
		say(
			`${family.padEnd(32)}${Object.entries(row)
				.sort()
				.map(([verdict, count]) => `${verdict} ${count}`)
				.join(', ')}`,
		);
	}
	for (const [key, found] of faults) {
		say(`\n✗ ${found.length} × ${key}`);
		for (const { index, kind = 'made', fault } of found.slice(0, mostSaved)) {
			const input = inputs[kind](index);
			// Trying pieces of the others would hang here too, or take away what makes them dangerous.
			const whole = kind === 'pile' || /^It (?:hangs|costs|runs commands)|OUT_OF_MEMORY/.test(fault);
			const small = whole ? input.bytes : await shrunk(input, fault, attempt);
			const name = `${kind}-${seed}-${index}-${input.path.replaceAll('/', '-')}`;
			writeFileSync(join(save, name), input.bytes);
			writeFileSync(join(save, `small-${name}`), small);
			say(
				`  seed ${seed}, ${kind} ${index} (${input.family}, ${input.bytes.length} bytes, shrunk to ${small.length}): ${name}`,
			);
		}
		say(found[0].fault.split('\n').slice(0, 8).join('\n').replace(/^/gm, '    '));
	}
	say(
		`\n${total} inputs of seed ${seed} (${from} to ${from + runs - 1}) in ${elapsed(begun)}, ${faults.size} kinds of fault, ${costly.length + piles} weighed alone`,
	);
	return faults.size > 0 ? 1 : 0;
}

if (!isMainThread) {
	await worked(workerData, load(workerData.text));
} else if (process.argv[2] === '--alone') {
	const [bundle = '', file = '', path = ''] = process.argv.slice(3);
	const input = { path, bytes: new Uint8Array(readFileSync(file)) };
	say(JSON.stringify(await costOf(input, load(readFileSync(bundle, 'utf8')))));
} else {
	await main(() => withArguments(USAGE, readArguments, fuzz));
}
