// What judging a file of weights costs, measured in a program that does nothing else.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { start } from './processes.mjs';

/** What one file may cost: time of the processor, and memory above that of a program that is ready to judge. */
const mostMs = 2000;
const mostBytes = 64 * 1024 * 1024;
/** Long after it should have ended: other programs have the machine too. */
const hangMs = 60_000;

/**
 * Judges an input alone. `fault` is there when it costs too much, hangs, or has an outcome that is wrong for any file.
 * @param {{ family: string, path: string, bytes: Uint8Array }} input
 * @param {{ self: string, bundle: string, file: string }} program what judges `--alone`, its bundle, and where the input may lie
 * @returns {Promise<{ family: string, verdict: string, fault?: string }>}
 */
export async function weigh({ family, path, bytes }, { self, bundle, file }) {
	writeFileSync(file, bytes);
	let output = '';
	const running = start(process.execPath, [self, '--alone', bundle, file, path], {
		onOutput: (text) => {
			output += text;
		},
	});
	let hangs = false;
	const limit = setTimeout(() => {
		hangs = true;
		void running.stop();
	}, hangMs);
	await running.ended;
	clearTimeout(limit);
	if (hangs) {
		return { family, verdict: 'none', fault: 'It hangs.' };
	}
	const last = output.trim().split('\n').at(-1) ?? '';
	if (!last.startsWith('{')) {
		return { family, verdict: 'none', fault: `It ends the program: ${output.slice(-300)}` };
	}
	const { cpuMs, grown, verdict = 'none', fault } = JSON.parse(last);
	const dear = `${Math.round(cpuMs)} ms, ${Math.round(grown / 1024 / 1024)} MiB of ${family}`;
	const costs = cpuMs <= mostMs && grown <= mostBytes ? undefined : `It costs too much: ${dear}`;
	return { family, verdict, ...(fault || costs ? { fault: fault ?? costs } : {}) };
}
