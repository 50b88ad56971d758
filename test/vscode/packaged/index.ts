import Mocha from 'mocha';
import { lineReporter } from '../reportLines';

/** A scan of the demo waits for the local hub and for VS Code to list its files. */
const LIMIT_MS = 180_000;

/** The entry that the extension host loads. Resolves when the run is over, however it went. */
export async function run(): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', timeout: LIMIT_MS, reporter: lineReporter });
	mocha.suite.emit('pre-require', globalThis as never, '', mocha);
	await import('./findings.test');
	await new Promise<void>((resolve) => {
		mocha.run(() => resolve());
	});
}
