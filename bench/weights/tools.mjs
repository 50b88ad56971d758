// Our judge of weights and other scanners as programs that read a list of files: `ours.mjs` and `peers.py` answer in the
// same words.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../scripts/processes.mjs';
import { makeEnvironment } from '../../scripts/python.mjs';
import { Problem, say, step } from '../../scripts/terminal.mjs';
import { bundleOf, judging } from './judge.mjs';

export const ours = 'weightwise';

/** What pip installs for each. */
const peers = /** @type {Record<string, string[]>} */ ({
	picklescan: ['picklescan'],
	'picklescan --strict': ['picklescan'],
	fickling: ['fickling', 'typing_extensions'],
	modelscan: ['modelscan'],
});

export const toolNames = [ours, ...Object.keys(peers)];

/** @typedef {{ program: string, args: string[] }} Tool */

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Makes them ready below a folder. @param {readonly string[]} names @param {string} env
 * @returns {Promise<[name: string, tool: Tool][]>}
 */
export async function openTools(names, env) {
	const unknown = names.find((name) => !toolNames.includes(name));
	if (unknown !== undefined) {
		throw new Problem(`${unknown} is none of the tools: ${toolNames.join(', ')}.`);
	}
	mkdirSync(env, { recursive: true });
	const packages = [...new Set(names.flatMap((name) => peers[name] ?? []))];
	const python =
		packages.length > 0
			? await step('the other scanners', () => makeEnvironment(join(env, 'peers'), packages))
			: undefined;
	const tools = [];
	for (const name of names) {
		if (name === ours) {
			const bundle = join(env, 'judge.cjs');
			writeFileSync(bundle, await bundleOf(judging));
			tools.push([name, { program: process.execPath, args: [here('ours.mjs'), bundle] }]);
		} else {
			tools.push([name, { program: python, args: ['-W', 'ignore', here('peers.py'), name] }]);
		}
	}
	return tools;
}

/**
 * What a tool says of files, in one process: an answer a path (`verdict` null where it reads no such file), bytes of
 * memory, its version, and the seconds of the whole process.
 * @param {Tool} tool @param {readonly string[]} paths @param {number} rounds
 */
export function judged({ program, args }, paths, rounds) {
	return new Promise((done, fail) => {
		const begun = performance.now();
		const child = spawn(program, [...args, String(rounds)], {
			env: cleanEnvironment(),
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		let output = '';
		let errors = '';
		child.stdout.on('data', (bytes) => {
			output += bytes;
		});
		child.stderr.on('data', (bytes) => {
			errors = (errors + bytes).slice(-2000);
		});
		child.on('error', fail);
		child.on('close', () => {
			const lines = output
				.trim()
				.split('\n')
				.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
			const end = lines.find((line) => line.memory !== undefined);
			if (end === undefined) {
				say(`    ${args.join(' ')} broke off: ${errors.trim().split('\n').at(-1)}`);
			}
			done({
				answers: new Map(lines.filter((line) => line.path !== undefined).map((line) => [line.path, line])),
				memory: end?.memory,
				version: end?.version,
				seconds: (performance.now() - begun) / 1000,
			});
		});
		child.stdin.end(JSON.stringify(paths));
	});
}
