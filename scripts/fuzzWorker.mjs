// What one thread of `npm run fuzz:weights` does.
import process from 'node:process';
import { parentPort } from 'node:worker_threads';

/** What is looked at again alone: time and memory say little in a process that does many things. */
const slowMs = 300;
const grownBytes = 24 * 1024 * 1024;

/** Every 97th input, which goes round the families, is of a file whose reading fails. */
const failing = 97;

/**
 * Judges inputs and posts faults and costs as they come, and counts by family and verdict at the end.
 * @param {{ seed: number, from: number, to: number, corpus: readonly object[], shared: Int32Array }} range
 * @param {Record<string, Function>} fuzzing
 */
export async function worked({ seed, from, to, corpus, shared }, { attempt, inputOf }) {
	/** @type {Record<string, Record<string, number>>} */
	const counts = {};
	for (let index = from; index < to; index++) {
		Atomics.store(shared, 0, index);
		const input = inputOf(seed, index, corpus);
		const before = process.memoryUsage.rss();
		const begun = performance.now();
		const { verdict = 'not read', fault } = await attempt(
			input,
			index % failing === failing - 1 ? 1 + (index % 7) : 0,
		);
		const took = performance.now() - begun;
		const grown = process.memoryUsage.rss() - before;
		counts[input.family] ??= {};
		const row = counts[input.family] ?? {};
		row[verdict] = (row[verdict] ?? 0) + 1;
		if (fault !== undefined) {
			parentPort?.postMessage({ index, fault });
		}
		if (took > slowMs || grown > grownBytes) {
			parentPort?.postMessage({ index, costly: { took, grown } });
		}
	}
	parentPort?.postMessage({ done: true, counts });
}

/**
 * What judging costs, in a process that did nothing else but learn to judge.
 * @param {{ path: string, bytes: Uint8Array }} input @param {Record<string, Function>} fuzzing
 */
export async function costOf(input, { attempt, inputOf }) {
	for (let index = 0; index < 40; index++) {
		await attempt(inputOf(1, index));
	}
	const before = process.resourceUsage().maxRSS;
	const cpu = process.cpuUsage();
	const { verdict, fault } = await attempt({ ...input, dangerous: false });
	const { user, system } = process.cpuUsage(cpu);
	const grown = (process.resourceUsage().maxRSS - before) * 1024;
	return { cpuMs: (user + system) / 1000, grown, verdict, fault };
}
