import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { lineReporter } from '../reportLines';
import { wantedTitles } from '../wantedTitles';

/** A test here may wait for VS Code to start a language; it never waits for a network outside this machine. */
const LIMIT_MS = 180_000;

/** The entry that VS Code's Node.js extension host loads. Resolves when the run is over, however it went. */
export function run(): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', timeout: LIMIT_MS, reporter: lineReporter });
	for (const name of readdirSync(__dirname).filter((name) => name.endsWith('.test.js'))) {
		mocha.addFile(join(__dirname, name));
	}
	mocha.grep(wantedTitles());
	return new Promise((resolve) => {
		mocha.run(() => resolve());
	});
}
