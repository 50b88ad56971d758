import { inMocha } from '../inMocha';
import { wantedTitles } from '../wantedTitles';

/** The names of the suites beside this file, which the build knows. */
declare const SHARED_SUITES: readonly string[];

/** The entry that VS Code's Node.js extension host loads. */
export function run(): Promise<void> {
	return inMocha(async () => {
		for (const name of SHARED_SUITES) {
			await import(`./${name}.test.ts`);
		}
	}, wantedTitles());
}
