// How the judge of weights does on labelled files:
//   node bench/weights/gold.mjs FOLDER [--verbose] [--verdicts FILE]
// FOLDER holds labels.json ([{file, format, verdict, globals, trick, accept?}]) and those files, at their `file` or below
// files/. Nothing of them is ever run. Verdicts are printed as `dangerous`, `malformed`, `suspicious`, `safe`; right is
// the label or one of `accept`. Exit code 1 when a dangerous file passed as safe, a safe one was called dangerous, or
// the judge failed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openJudge } from './judge.mjs';
import { linesOf, scoreOf } from './score.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { verbose: { type: 'boolean', default: false }, verdicts: { type: 'string' } },
});
const folder = positionals[0];
if (folder === undefined) {
	console.error('usage: node bench/weights/gold.mjs FOLDER [--verbose] [--verdicts FILE]');
	process.exit(2);
}
const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
const judge = await openJudge();
const answers = new Map();
let failures = 0;
let slowest = { file: '', took: 0 };
for (const { file } of labels) {
	const path = [join(folder, file), join(folder, 'files', file)].find(existsSync);
	if (path === undefined) {
		console.error(`${file} is not there.`);
		continue;
	}
	const begun = performance.now();
	try {
		answers.set(file, await judge(resolve(path), file));
	} catch (error) {
		failures++;
		console.error(`${file}: ${error instanceof Error ? error.stack : error}`);
	}
	const took = performance.now() - begun;
	slowest = took > slowest.took ? { file, took } : slowest;
}
if (values.verdicts !== undefined) {
	writeFileSync(values.verdicts, `${JSON.stringify([...answers.values()], null, '\t')}\n`);
}
const score = scoreOf(labels, answers);
for (const line of linesOf(score)) {
	console.log(line);
}
if (values.verbose) {
	for (const line of score.wrong) {
		console.log(`- ${line}`);
	}
}
console.log(`slowest ${slowest.took.toFixed(0)} ms (${slowest.file}), failures ${failures}`);
process.exitCode = failures + score.missed + score.falseAlarms > 0 ? 1 : 0;
