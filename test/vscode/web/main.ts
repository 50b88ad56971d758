// Mocha's build for browsers; it finds no page here and needs none.
import 'mocha/mocha';
import { needsNode } from '../needsNode';
import { lineReporter } from '../reportLines';
import { wantedTitles } from '../wantedTitles';

const LIMIT_MS = 180_000;

/** The names of the suites in test/vscode/integration, which the build knows: a worker cannot list a folder. */
declare const SHARED_SUITES: readonly string[];

/** The entry that VS Code's web worker extension host loads. Resolves when the run is over, however it went. */
export async function run(): Promise<void> {
	mocha.setup({ ui: 'tdd', timeout: LIMIT_MS, reporter: lineReporter });
	// Only after setup() are `suite` and `test` there.
	await import('./worker.test');
	for (const name of SHARED_SUITES) {
		await import(`../integration/${name}.test.ts`);
	}
	leaveOut(Object.keys(needsNode));
	mocha.grep(wantedTitles());
	await new Promise<void>((resolve) => {
		mocha.run(() => resolve());
	});
}

/** Has tests not run. Throws for a title that no test has. */
function leaveOut(titles: readonly string[]): void {
	const left = new Set(titles);
	mocha.suite.eachTest((test) => {
		test.pending ||= left.delete(test.fullTitle());
	});
	if (left.size > 0) {
		throw new Error(`No test is called so: ${[...left].join(' | ')}`);
	}
}
