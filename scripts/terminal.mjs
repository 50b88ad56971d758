// What a person sees while the scripts work: one line per step, with the time it took.
import process from 'node:process';

/** A failure that a person can do something about. It is shown as its sentence alone, without a stack. */
export class Problem extends Error {}

const live = process.stdout.isTTY === true;

/** @param {number} since milliseconds since 1970 @returns {string} `3.2 s` or `2 min 5 s` */
export function elapsed(since) {
	const seconds = (Date.now() - since) / 1000;
	if (seconds < 60) {
		return `${seconds.toFixed(1)} s`;
	}
	return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** The label of a step that has not ended: its line is not complete. */
let open = '';

/** @param {string} [line] */
export function say(line = '') {
	process.stdout.write(open === '' ? `${line}\n` : `\n${line}\n${open} `);
}

/**
 * Runs `work` under a line that names it. On a terminal the line counts the seconds, so that a long step never
 * looks stuck; elsewhere (CI) it is written once before and completed after.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
	const since = Date.now();
	const label = `  ${title} `.padEnd(56, '.');
	process.stdout.write(`${label} `);
	open = label;
	const ticking = live
		? setInterval(() => process.stdout.write(`\r${label} ${elapsed(since)}  `), 1000)
		: undefined;
	try {
		const result = await work();
		process.stdout.write(`${live ? `\r${label} ` : ''}${elapsed(since)}  \n`);
		return result;
	} catch (error) {
		process.stdout.write(`${live ? `\r${label} ` : ''}failed after ${elapsed(since)}\n`);
		throw error;
	} finally {
		open = '';
		clearInterval(ticking);
	}
}

/**
 * The end of a script that failed: the sentence of a Problem, or the stack of what is a fault of ours.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
	if (error instanceof Problem) {
		return error.message;
	}
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
