// The frame around a command: its exit code, its last words, and the end of everything that it started.
import process from 'node:process';
import { explain } from './terminal.mjs';

/** @type {(() => Promise<unknown>)[]} */
const endings = [];

/**
 * Keeps something to be ended when the command ends, also by Ctrl-C; the last one kept is ended first.
 * Programs behind scripts/guard.mjs would end anyway; this waits until they have.
 * @param {() => Promise<unknown>} ending
 */
export function atEnd(ending) {
	endings.push(ending);
}

/** Ends what was kept, once. */
async function end() {
	while (endings.length > 0) {
		try {
			await endings.pop()?.();
		} catch (error) {
			console.error(explain(error));
		}
	}
}

/**
 * Runs a command and exits with the code that it returns; 1 when it throws, 130 after Ctrl-C.
 * @param {() => Promise<number>} command
 */
export async function main(command) {
	let interrupted = false;
	for (const [signal, code] of /** @type {const} */ ([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	])) {
		process.once(signal, () => {
			interrupted = true;
			// A second signal ends us at once: its handler is gone, and the guards see to the rest.
			void end().then(() => process.exit(code));
		});
	}
	let code = 1;
	try {
		code = await command();
	} catch (error) {
		// What fails because it was ended needs no words, and the exit code is the signal's.
		if (!interrupted) {
			console.error(`\n${explain(error)}`);
		}
	}
	if (!interrupted) {
		await end();
		process.exit(code);
	}
}
