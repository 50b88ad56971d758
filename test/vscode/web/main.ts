// Mocha's build for browsers; it finds no page here and needs none.
import 'mocha/mocha';
import { lineReporter } from '../reportLines';

const LIMIT_MS = 20_000;

/** The entry that VS Code's web worker extension host loads. Resolves when the run is over, however it went. */
export async function run(): Promise<void> {
	mocha.setup({ ui: 'tdd', timeout: LIMIT_MS, reporter: lineReporter });
	// Only after setup() are `suite` and `test` there.
	await import('./smoke.test');
	await new Promise<void>((resolve) => {
		mocha.run(() => resolve());
	});
}
