import Mocha from 'mocha';
import { lineReporter } from '../reportLines';
import { wantedTitles } from '../wantedTitles';

/** A test here may wait for VS Code to start a language; it never waits for a network outside this machine. */
const LIMIT_MS = 180_000;

/** The names of the suites beside this file, which the build knows. */
declare const SHARED_SUITES: readonly string[];

/** The entry that VS Code's Node.js extension host loads. Resolves when the run is over, however it went. */
export async function run(): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', timeout: LIMIT_MS, reporter: lineReporter });
	mocha.suite.emit('pre-require', globalThis as never, '', mocha);
	for (const name of SHARED_SUITES) {
		await import(`./${name}.test.ts`);
	}
	mocha.grep(wantedTitles());
	await new Promise<void>((resolve) => {
		mocha.run(() => resolve());
	});
}
