// The suites of tests: which files, in which host.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { browserFlags, findBrowser } from './browser.mjs';
import { openDesk } from './desk.mjs';
import { copyExtension, linkExtension } from './extension.mjs';
import { hostErrors } from './hostLogs.mjs';
import { quietSettings, runInServer } from './hostRun.mjs';
import { localHub } from './hubChoice.mjs';
import { shippedFiles } from './packages.mjs';
import { byLine, cleanEnvironment, start, temporaryFolder } from './processes.mjs';
import { provision } from './provision.mjs';
import { startServer } from './server.mjs';
import { root } from './setup.mjs';
import { collect } from './tally.mjs';
import { twoAtOnce } from './twoAtOnce.mjs';

/** @typedef {import('./tally.mjs').Results} Results */

/** A test in mocha that takes longer hangs; those in a window wait for more. */
const LIMIT_MS = 60_000;
const WALK_LIMIT_MS = 240_000;

/**
 * @param {string} suite folder below out/test
 * @returns {string[]} its bundled test files
 * @throws where there are none: no suite passes for want of tests
 */
export function testFiles(suite) {
	const folder = join(root, 'out', 'test', suite);
	const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
	const tests = files.filter((name) => name.endsWith('.test.js')).sort();
	if (tests.length === 0) {
		throw new Error(`There are no test files for ${suite} in out/test.`);
	}
	return tests.map((name) => join(folder, name));
}

/**
 * Runs test files with mocha in Node.js.
 * @param {readonly string[]} files
 * @param {{ env?: NodeJS.ProcessEnv, limit?: number, node?: string }} [options] `node`: the program, ours unless given
 * @returns {Promise<Results>}
 */
export async function inNode(files, { env = {}, limit = LIMIT_MS, node = process.execPath } = {}) {
	const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
	const args = ['--ui', 'tdd', '--reporter', 'json-stream', '--timeout', String(limit), ...files];
	const collecting = collect();
	const { code } = await start(node, [mocha, ...args], {
		cwd: root,
		// Programs that tests start speak English, whoever runs the tests.
		env: cleanEnvironment({ LC_ALL: 'C.UTF-8', ...env }),
		onOutput: byLine(collecting.onLine),
	}).ended;
	return collecting.finish(`mocha ended with code ${code}.`);
}

/** More than two, for some files take a hundred times as long as others; few, for each begins with code that is not warm. */
const PARTS = 6;

/**
 * The same in two processes at once, for files that share nothing with each other.
 * @param {readonly string[]} files
 * @returns {Promise<Results>}
 */
export async function inTwo(files) {
	const count = Math.min(PARTS, files.length);
	const parts = Array.from({ length: count }, (_, part) => files.filter((_, at) => at % count === part));
	return summed(await twoAtOnce(parts.map((part) => () => inNode(part))));
}

/** @param {readonly Results[]} all @returns {Results} */
function summed(all) {
	return {
		passed: all.reduce((sum, { passed }) => sum + passed, 0),
		failed: all.flatMap(({ failed }) => failed),
	};
}

/** Tests ask nothing outside this machine. */
const noOtherHubs = { 'weightwise.hub.others': false };

/**
 * A part of the integration suite: `settings` that its tests read, as `weightwiseTests.only`, words of the titles of the
 * only tests to run; and after how long it has failed.
 * @typedef {{ settings?: Record<string, unknown>, limitMs?: number }} Part
 */

/**
 * The integration suite in the Node.js extension host.
 * @param {string} [version] of code-server, as `provision` takes it
 * @param {Part} [part]
 * @returns {Promise<Results>}
 */
export function inExtensionHost(version, part) {
	const tests = join(root, 'out', 'test', 'vscode', 'integration', 'index');
	return inHost({ extension: root, tests, version, part });
}

/**
 * The same suite in the web worker extension host, which VS Code chooses for a manifest that names no other.
 * @param {string} [version] of code-server, as `provision` takes it
 * @param {Part} [part]
 * @returns {Promise<Results>}
 */
export function inWebWorker(version, part) {
	const extension = copyExtension('web', ({ main: _node, extensionKind: _kind, ...manifest }) => manifest);
	// Tests run in the host of the extension whose folder they lie in.
	const tests = join(extension, 'test', 'main');
	cpSync(join(root, 'out', 'test', 'vscode', 'web', 'main.js'), `${tests}.js`);
	return inHost({ extension, tests, version, lent: [extension], part });
}

/**
 * What ships, in a VS Code without anything else: it has to find in the demo what the command line finds there.
 * @returns {Promise<Results>}
 */
export async function packaged() {
	const extension = temporaryFolder('packaged');
	for (const name of await shippedFiles()) {
		cpSync(join(root, name), join(extension, name), { recursive: true });
	}
	const workspace = temporaryFolder('workspace');
	cpSync(join(root, 'demo'), workspace, { recursive: true });
	const hub = await localHub();
	const expected = join(extension, 'expected.json');
	const cli = [join(root, 'dist', 'cli.js'), 'check', '--format', 'json', '--fail-on', 'never'];
	const flags = ['--endpoint', hub.url, '--only-huggingface', '--cache-dir', join(extension, 'cache')];
	let written = '';
	const { code } = await start(process.execPath, [...cli, ...flags], {
		cwd: workspace,
		env: cleanEnvironment({ HF_TOKEN_PATH: join(extension, 'none') }),
		onOutput: (text) => {
			written += text;
		},
	}).ended;
	if (code !== 0) {
		throw new Error(`The command line ended with code ${code}: ${written.slice(0, 500)}`);
	}
	writeFileSync(expected, written);
	const tests = join(root, 'out', 'test', 'vscode', 'packaged', 'index');
	const env = { WEIGHTWISE_EXPECTED: expected };
	return inHost({ extension, tests, lent: [extension], workspace, env, hub });
}

/**
 * @param {{ extension: string, tests: string, version?: string, lent?: string[], workspace?: string,
 *   env?: NodeJS.ProcessEnv, hub?: Awaited<ReturnType<typeof localHub>>, part?: Part }} what
 * @returns {Promise<Results>}
 */
async function inHost({
	extension,
	tests,
	version,
	lent = [],
	workspace = temporaryFolder('workspace'),
	env: more,
	hub,
	part,
}) {
	const { settings, env } = hub ?? (await localHub());
	const desk = await openDesk();
	const collecting = collect();
	const { problem, errors } = await runInServer({
		extension,
		tests,
		workspace,
		version,
		lent: [workspace, ...lent],
		settings: { ...settings, ...desk.settings, ...noOtherHubs, ...part?.settings },
		env: { ...env, ...more },
		limitMs: part?.limitMs,
		onLine: collecting.onLine,
		onWindow: desk.showWindow,
	});
	return withErrors(collecting.finish(problem), errors);
}

/**
 * The walks through the window, and one through a window in Restricted Mode, two at once: see test.mjs. What they saw
 * lies in out/screenshots/.
 * @returns {Promise<Results>}
 */
export async function walks() {
	const screenshots = join(root, 'out', 'screenshots');
	rmSync(screenshots, { recursive: true, force: true });
	const walk = (/** @type {string} */ file) => () => inWindow([file], screenshots);
	const restricted = () =>
		inWindow(testFiles('vscode/restricted'), join(screenshots, 'restricted'), { trust: false });
	return summed(await twoAtOnce([...testFiles('vscode/walk').map(walk), restricted]));
}

/**
 * Tests that use the window as a person does: mocha in Node.js, one server with the extension installed, the
 * local hub.
 * @param {readonly string[]} files
 * @param {string} screenshots where its pictures go, beside those that are there
 * @param {{ trust?: boolean }} [options] as `startServer` takes them
 * @returns {Promise<Results>}
 */
export async function inWindow(files, screenshots, { trust = true } = {}) {
	const hub = await localHub();
	mkdirSync(screenshots, { recursive: true });
	const server = await startServer(await provision(), {
		settings: { ...quietSettings, ...hub.settings, ...noOtherHubs },
		env: hub.env,
		trust,
		install: linkExtension,
	});
	try {
		const env = {
			WEIGHTWISE_SERVER: server.address,
			// Each window starts its own: what a browser of this process tells would pass through here, a lot of it.
			WEIGHTWISE_BROWSER: JSON.stringify({ executablePath: findBrowser(), args: browserFlags }),
			WEIGHTWISE_HUB: hub.url,
			WEIGHTWISE_SCREENSHOTS: screenshots,
		};
		const results = await inNode(files, { env, limit: WALK_LIMIT_MS });
		return withErrors(results, hostErrors(server.folder));
	} finally {
		await server.stop();
	}
}

/** @param {Results} results @param {readonly string[]} errors @returns {Results} */
function withErrors({ passed, failed }, errors) {
	const logged = errors.map((message) => ({ name: "an error in the host's log", message }));
	return { passed, failed: [...failed, ...logged] };
}
