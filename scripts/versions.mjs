// `npm run versions`: the tests in every version that is promised. See USAGE.
import { noArguments, withArguments } from './arguments.mjs';
import { main } from './main.mjs';
import { floor, newest, provision, provisionNode } from './provision.mjs';
import { build, checkNode, installPackages } from './setup.mjs';
import { oneCheck, Tally } from './tally.mjs';
import { say } from './terminal.mjs';

const USAGE = `Usage: npm run versions
The tests of the editor in the oldest and the newest VS Code, in both hosts, and the tests of the command line in every
Node.js that it promises to run on. Installs what it needs into .vscode-test/, once, and shows a table. Its last line is
"N passed, N failed". Too long for every change: npm test takes the newest VS Code alone.`;

/** The last of each line that is kept up or was until lately; the first is the floor of `engines.node`. */
const nodes = ['20.20.2', '22.23.3', '24.21.0'];

const WIDTH = 36;

/** The VS Code in a code-server: `4.96.4` carries 1.96. @param {string} version */
const vscodeIn = (version) => `1.${version.split('.')[1]}`;

async function versions() {
	checkNode();
	await installPackages();
	const tally = new Tally(WIDTH);
	const built = await tally.stage('build', async () => {
		const [shipped, tests] = [await build(), await build(['--tests'])];
		const checks = [oneCheck('node esbuild.mjs', shipped), oneCheck('node esbuild.mjs --tests', tests)];
		return {
			passed: checks.filter(({ passed }) => passed > 0).length,
			failed: checks.flatMap((one) => one.failed),
		};
	});
	if (!built) {
		return tally.close();
	}
	const { inExtensionHost, inNode, inWebWorker, testFiles } = await import('./suites.mjs');
	// All of it is installed before the table begins.
	for (const version of [newest, floor]) {
		await provision(version);
	}
	/** @type {[string, string][]} */
	const programs = [];
	for (const version of nodes) {
		programs.push([version, await provisionNode(version)]);
	}
	say();
	for (const version of [newest, floor]) {
		const name = `VS Code ${vscodeIn(version)}`;
		await tally.stage(`${name}, Node.js host`, () => inExtensionHost(version));
		await tally.stage(`${name}, web worker host`, () => inWebWorker(version));
	}
	for (const [version, node] of programs) {
		await tally.stage(`command line, Node.js ${version}`, () => inNode(testFiles('cli'), { node }));
	}
	return tally.close();
}

await main(() => withArguments(USAGE, noArguments, versions));
