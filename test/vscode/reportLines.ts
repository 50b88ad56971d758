import type { ReporterConstructor, Runner, Test } from 'mocha';

/**
 * Writes a run's events to the console, a line each, as mocha's reporter `json-stream` does in Node.js. That one
 * writes to a process's standard output, which an extension host has not.
 */
function reportLines(runner: Runner): void {
	const write = (event: string, detail: object) => console.log(JSON.stringify([event, detail]));
	runner.on('pass', (test: Test) => write('pass', { fullTitle: test.fullTitle() }));
	runner.on('fail', (test: Test, error: Error) => {
		write('fail', { fullTitle: test.fullTitle(), err: error.message, stack: error.stack });
	});
	runner.on('end', () => write('end', {}));
}

/** As mocha takes it: it only ever calls `new` on what it is given, though its types ask for a class of its own. */
export const lineReporter = reportLines as unknown as ReporterConstructor;
