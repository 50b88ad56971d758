// `npm test`: every check of the project. Does all its own set-up. See USAGE.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { typedName, withArguments } from './arguments.mjs';
import { main } from './main.mjs';
import { cleanEnvironment, run } from './processes.mjs';
import { provision } from './provision.mjs';
import { build, checkNode, installPackages, root } from './setup.mjs';
import { oneCheck, Tally } from './tally.mjs';
import { say } from './terminal.mjs';
import { twoAtOnce } from './twoAtOnce.mjs';

/** @typedef {import('./tally.mjs').Results} Results */

/** Checks of the sources, each one command: name → `node` or a program in node_modules/.bin, and its arguments. */
const checks = /** @type {Record<string, string[][]>} */ ({
	format: [['biome', 'format', '.']],
	lint: [['biome', 'lint', '--error-on-warnings', '.']],
	types: [
		['tsc', '-p', 'tsconfig.json'],
		['tsc', '-p', 'src/core/tsconfig.json'],
		['tsc', '-p', 'src/panel/tsconfig.json'],
	],
	docs: [['node', 'scripts/docs.mjs', '--check']],
});

/** Suites that need a VS Code. */
const inEditor = ['integration', 'packaged', 'web', 'walk'];

/**
 * Suites of tests; they need the build. Two of a line run at the same time, the longest first: an editor alone leaves a
 * processor idle half of the time, and its tests wait for what they want to see, however late it comes.
 */
const suites = /** @type {Record<string, (suites: typeof import('./suites.mjs')) => Promise<Results>>[]} */ ([
	{ core: ({ inTwo, testFiles }) => inTwo(testFiles('core')) },
	{
		cli: ({ inTwo, testFiles }) => inTwo(testFiles('cli')),
		release: ({ inNode, testFiles }) => inNode(testFiles('release')),
		hub: ({ inNode, testFiles }) => inNode(testFiles('hub')),
	},
	{
		web: ({ inWebWorker }) => inWebWorker(),
		integration: ({ inExtensionHost }) => inExtensionHost(),
		packaged: ({ packaged }) => packaged(),
	},
	{ walk: ({ walks }) => walks() },
	{ desktop: async () => (await import('./desktop.mjs')).onDesktop() },
]);

const suiteNames = suites.flatMap((together) => Object.keys(together));
const stages = [...Object.keys(checks), 'build', ...suiteNames];

const USAGE = `Usage: npm test [-- STAGE…]
Every check of the project. Its last line is "N passed, N failed"; the exit code is 0 only when some passed and none
failed.
  STAGE  only these: ${stages.join(', ')}.
         Without one all but desktop, which needs the desktop build of VS Code.`;

/** @param {string[]} args */
function readArguments(args) {
	const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
	return positionals.map((word) => typedName(word, stages, 'stage of npm test'));
}

/** @param {readonly string[]} wanted */
async function test(wanted) {
	const chosen = wanted.length > 0 ? wanted : stages.filter((stage) => stage !== 'desktop');
	checkNode();
	await installPackages();
	const tally = new Tally();
	const asked = suiteNames.filter((name) => chosen.includes(name));
	// While all else runs. Whoever needs it asks for it again, and tells what went wrong.
	const provisioning = asked.some((name) => inEditor.includes(name))
		? provision().catch(() => {})
		: undefined;
	const checkSources = async () => {
		for (const [name, commands] of Object.entries(checks).filter(([name]) => chosen.includes(name))) {
			await tally.stage(name, () => check(commands));
		}
	};
	if (asked.length === 0 && !chosen.includes('build')) {
		await checkSources();
	} else if (await tally.stage('build', buildAll)) {
		await runSuites(tally, asked, { provisioning, checkSources });
	} else {
		say(`Not run, for want of a build: ${asked.join(', ')}.`);
		await checkSources();
	}
	return tally.close();
}

/**
 * @param {Tally} tally @param {readonly string[]} asked
 * @param {{ provisioning: Promise<unknown> | undefined, checkSources: () => Promise<void> }} beside the editor that is
 *   set up, and checks that run beside editors, which leave a processor idle half of the time
 */
async function runSuites(tally, asked, { provisioning, checkSources }) {
	// Loaded only now: they need packages that a fresh clone does not have at the start.
	const kit = await import('./suites.mjs');
	/** @type {Promise<void> | undefined} */
	let checking;
	for (const together of suites) {
		const wanted = Object.entries(together).filter(([name]) => asked.includes(name));
		if (wanted.some(([name]) => inEditor.includes(name))) {
			await provisioning;
			checking ??= checkSources();
		}
		await twoAtOnce(
			wanted.map(
				([name, suite]) =>
					() =>
						tally.stage(name, () => suite(kit)),
			),
		);
	}
	await (checking ?? checkSources());
}

/** @param {readonly string[][]} commands @returns {Promise<Results>} */
async function check(commands) {
	/** @type {Results} */
	const all = { passed: 0, failed: [] };
	for (const [program = '', ...args] of commands) {
		const file = program === 'node' ? process.execPath : join(root, 'node_modules', '.bin', program);
		const { passed, failed } = oneCheck(
			[program, ...args].join(' '),
			await run(file, args, { cwd: root, env: cleanEnvironment(), yields: true }),
		);
		all.passed += passed;
		all.failed.push(...failed);
	}
	return all;
}

/** What ships, and the tests. @returns {Promise<Results>} */
async function buildAll() {
	// A test whose source is gone must not run from yesterday's bundle.
	rmSync(join(root, 'out', 'test'), { recursive: true, force: true });
	const shipped = oneCheck('node esbuild.mjs', await build());
	const tests = oneCheck('node esbuild.mjs --tests', await build(['--tests']));
	return { passed: shipped.passed + tests.passed, failed: [...shipped.failed, ...tests.failed] };
}

await main(() => withArguments(USAGE, readArguments, test));
