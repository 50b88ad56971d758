// Times of programs with all that they start, and of functions, for the benches.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/processes.mjs';
import { Problem } from '../../scripts/terminal.mjs';

const script = fileURLToPath(new URL('measured.py', import.meta.url));

/**
 * Runs a program so many times and gives the run that took the least time of the processor, which a busy machine
 * disturbs least. `wall` and `cpu` in seconds.
 * @param {string} python @param {readonly string[]} command @param {{ cwd?: string, rounds?: number, codes?: readonly number[] }} options
 * @returns {Promise<{ wall: number, cpu: number, megabytes: number }>}
 */
export async function timed(python, command, { cwd, rounds = 1, codes = [0] } = {}) {
	let best;
	for (let round = 0; round < rounds; round++) {
		const { output } = await run(python, [script, ...command], { cwd });
		const took = JSON.parse(output.trim().split('\n').at(-1) ?? 'null');
		if (!codes.includes(took?.code)) {
			throw new Problem(`${command[0]} ended with ${took?.code}.`);
		}
		best = best === undefined || took.cpu < best.cpu ? took : best;
	}
	return { wall: best.wall, cpu: best.cpu, megabytes: best.megabytes };
}

/** The value below which that share of the values lies. @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** @param {string} env @param {string} name */
export const programIn = (env, name) =>
	process.platform === 'win32' ? join(env, 'Scripts', `${name}.exe`) : join(env, 'bin', name);
