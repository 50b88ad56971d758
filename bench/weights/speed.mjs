// Milliseconds per megabyte of the scan alone (fastest of 3, or of as many as a second holds), and seconds and memory of
// a process for it.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './judge.mjs';
import { judged } from './tools.mjs';

/**
 * @param {readonly (readonly [name: string, tool: import('./tools.mjs').Tool])[]} tools
 * @param {string} folder of weights
 * @returns {AsyncGenerator<{ file: string, megabytes: number, by: { name: string, version?: string,
 *   perMegabyte?: number, seconds: number, memory?: number, verdict?: string }[] }>}
 *   without `verdict` and `perMegabyte` where a tool does not read the file
 */
export async function* speeds(tools, folder) {
	for (const file of filesBelow(folder).filter((path) => !path.endsWith('.json'))) {
		const path = join(folder, file);
		const megabytes = statSync(path).size / 1e6;
		const by = [];
		for (const [name, tool] of tools) {
			const once = await judged(tool, [path], 1);
			const { verdict, seconds } = (await judged(tool, [path], 3)).answers.get(path) ?? {};
			const { version, memory } = once;
			const read = verdict ? { verdict, perMegabyte: (1000 * seconds) / megabytes } : {};
			by.push({ name, version, memory, seconds: once.seconds, ...read });
		}
		yield { file, megabytes, by };
	}
}
