// `npm run fixed-calls`: whether the libraries themselves take the calls that our fixes write.
// Needs python3 with venv, and PyPI; so it is no stage of npm test. Exit code 2 when it could not be run.
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { noArguments, withArguments } from './arguments.mjs';
import { keptFacts, startHub } from './hub.mjs';
import { atEnd, main } from './main.mjs';
import { run, start, temporaryFolder } from './processes.mjs';
import { clientEnvironment, downloadWheels, makeEnvironment } from './python.mjs';
import { installPackages } from './setup.mjs';
import { step } from './terminal.mjs';

const USAGE = `Usage: npm run fixed-calls
Checks the calls of test/fixedCalls/after, which test/core/rules/fixedCalls.test.ts makes from those of before:
each against the signature in the newest wheel of its library, and those of huggingface_hub against the local hub.`;

const checks = fileURLToPath(new URL('fixedCalls.py', import.meta.url));
const calls = fileURLToPath(new URL('../test/fixedCalls', import.meta.url));

/** Read as source: to import them would need torch. */
const libraries = ['transformers', 'sentence-transformers', 'diffusers', 'peft'];

async function fixedCalls() {
	const folder = temporaryFolder('fixed-calls');
	// A program that has ended takes the folder with it, also after Ctrl-C.
	atEnd(() => run(process.execPath, ['--version'], { lent: [folder] }));
	const wheels = join(folder, 'wheels');
	let python;
	let hub;
	try {
		await installPackages();
		hub = await startHub({ facts: keptFacts });
		atEnd(hub.close);
		python = await step('huggingface_hub (install)', () =>
			makeEnvironment(join(folder, 'env'), 'huggingface_hub'),
		);
		await step(`${libraries.join(', ')} (wheels)`, () => downloadWheels(python, libraries, wheels));
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		return 2;
	}
	const env = clientEnvironment(hub, join(folder, 'home'));
	const { code } = await start(python, ['-X', 'utf8', checks, calls, wheels], {
		env,
		onOutput: (text) => process.stdout.write(text),
	}).ended;
	return code;
}

await main(() => withArguments(USAGE, noArguments, fixedCalls));
