import Mocha from 'mocha';
import { lineReporter } from './reportLines';

/** A test here may wait for VS Code to start a language or to list files; it never waits for a network outside this machine. */
const LIMIT_MS = 180_000;

/**
 * Runs suites in an extension host of Node.js. Resolves when the run is over, however it went.
 * @param define Defines them: `suite` and `test` are there by then.
 * @param only Words of the titles of the only tests to run; empty for all.
 */
export async function inMocha(define: () => Promise<void>, only = ''): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', timeout: LIMIT_MS, reporter: lineReporter });
	mocha.suite.emit('pre-require', globalThis as never, '', mocha);
	await define();
	mocha.grep(only);
	await new Promise<void>((resolve) => {
		mocha.run(() => resolve());
	});
}
