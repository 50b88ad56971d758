// A real VS Code for tests and for `npm start`, from npm alone: the server and web workbench that the package
// `code-server` carries, and the Node.js it wants. Everything lands in the git-ignored `.vscode-test/`, once.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { cleanEnvironment, findProgram, npm } from './processes.mjs';
import { Problem, step } from './terminal.mjs';

const home = join(dirname(fileURLToPath(import.meta.url)), '..', '.vscode-test');

/**
 * @typedef {object} Recipe
 * @property {string} node the Node.js that runs it
 * @property {boolean} [linkRipgrep] its ripgrep package ships no program, without which built-in extensions do not start
 * @property {Readonly<Record<string, string>>} [fromRegistry] dependencies that it takes from a git address, and the
 *   version of each on the registry to take instead
 */

/** The versions of code-server with the newest VS Code, and with the floor of `engines.vscode`. */
export const newest = '4.139.1';
export const floor = '4.96.4';

/** @type {Readonly<Record<string, Recipe>>} */
const versions = {
	[newest]: { node: '24.21.0' },
	[floor]: { node: '20.20.2', linkRipgrep: true, fromRegistry: { '@vscode/proxy-agent': '0.27.0' } },
};

/**
 * The native modules without which the server does not start or does not write its logs, by their names in newer and
 * older versions. The others (Kerberos, device ids, SQLite, file copies) are for features that no test uses, and would
 * ask for more Debian packages and a minute more; terminals and file watching come compiled.
 */
const NATIVE = ['@vscode/native-watchdog', 'native-watchdog', '@vscode/spdlog'];

/** Scripts stay off: the binaries come as packages, and an older dependency's script would download. */
const INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * @typedef {object} Provisioned
 * @property {string} version of code-server; the VS Code inside is 1.<minor>
 * @property {string} node the program that runs the server
 * @property {string} main the server's entry point
 */

/** @returns {string} the version asked for by WEIGHTWISE_VSCODE, or the newest */
function wantedVersion() {
	const version = process.env.WEIGHTWISE_VSCODE ?? newest;
	if (!Object.hasOwn(versions, version)) {
		const known = Object.keys(versions).join(' and ');
		throw new Problem(`WEIGHTWISE_VSCODE is ${version}, but only ${known} can be provisioned.`);
	}
	return version;
}

/**
 * Provisions what is not there yet; with everything there it only looks at a few files.
 * @param {string} [version] of code-server; the one asked for by WEIGHTWISE_VSCODE, or the newest, unless given
 * @returns {Promise<Provisioned>}
 */
export async function provision(version = wantedVersion()) {
	if (process.platform === 'win32') {
		throw new Problem(
			"VS Code's server is provisioned on Linux and macOS only. On Windows use: npm start -- --desktop",
		);
	}
	return alone(() => provisionVersion(version));
}

/**
 * A Node.js of that version, from npm.
 * @param {string} version
 * @returns {Promise<string>} the program
 */
export async function provisionNode(version) {
	return join(await alone(() => nodeOf(version)), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @type {Promise<unknown>} */
let before = Promise.resolve();

/**
 * In its turn within this run, then with no other run beside it.
 * @template T @param {() => Promise<T>} work @returns {Promise<T>}
 */
function alone(work) {
	mkdirSync(home, { recursive: true });
	const done = before.then(() => withLock(join(home, 'lock'), work));
	before = done.catch(() => {});
	return done;
}

/** @param {string} version @returns {Promise<string>} the folder of its package, with `bin` and `include` in it */
async function nodeOf(version) {
	const platform = `node-${process.platform}-${process.arch}`;
	const folder = join(home, `node-${version}`);
	// The package `node` would fetch this one by a script; npm 12 no longer runs such scripts unasked.
	await once(folder, 'node', `Node.js ${version}`, async () => {
		fresh(folder);
		await mustRun([...INSTALL, `${platform}@${version}`], { cwd: folder });
	});
	return join(folder, 'node_modules', platform);
}

/** @param {string} version @returns {Promise<Provisioned>} */
async function provisionVersion(version) {
	const { node: nodeVersion, linkRipgrep, fromRegistry = {} } = versions[version] ?? { node: '' };
	const nodePackage = await nodeOf(nodeVersion);
	const serverFolder = join(home, `server-${version}`);
	const vscode = join(serverFolder, 'node_modules', 'code-server', 'lib', 'vscode');
	const env = cleanEnvironment();
	env.PATH = join(nodePackage, 'bin') + delimiter + env.PATH;

	await once(serverFolder, 'server', `VS Code server ${version}`, async () => {
		fresh(serverFolder);
		await mustRun([...INSTALL, `code-server@${version}`], { cwd: serverFolder, env });
	});
	await once(serverFolder, 'modules', "VS Code server's modules", async () => {
		rmSync(join(vscode, 'node_modules'), { recursive: true, force: true });
		takeFromRegistry(vscode, fromRegistry);
		await mustRun([...INSTALL, '--omit=dev'], { cwd: vscode, env });
	});
	await once(serverFolder, 'typescript', "VS Code server's TypeScript", async () => {
		await mustRun([...INSTALL, '--omit=dev'], { cwd: join(vscode, 'extensions'), env });
	});
	await once(serverFolder, 'native', "VS Code server's native modules", async () => {
		mustHaveCompiler();
		const compile = {
			...env,
			npm_config_nodedir: nodePackage,
			npm_config_ignore_scripts: 'false',
			// They write logs and watch a process: to be compiled soon counts for more than to be fast.
			CXXFLAGS: '-O0',
			JOBS: 'max',
		};
		const native = NATIVE.filter((name) => existsSync(join(vscode, 'node_modules', name)));
		await mustRun(['rebuild', '--loglevel=error', ...native], { cwd: vscode, env: compile });
	});
	if (linkRipgrep) {
		await once(serverFolder, 'ripgrep', 'ripgrep', async () => {
			const program = findProgram('rg');
			if (program === undefined) {
				throw new Problem(`VS Code server ${version} needs ripgrep. On Debian: sudo apt-get install ripgrep`);
			}
			const folder = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
			mkdirSync(folder, { recursive: true });
			rmSync(join(folder, 'rg'), { force: true });
			symlinkSync(program, join(folder, 'rg'));
		});
	}
	return { version, node: join(nodePackage, 'bin', 'node'), main: join(vscode, 'out', 'server-main.js') };
}

/**
 * Does a step unless its mark says that it was finished before. The mark is written last, so a step that was cut
 * off is done again.
 * @param {string} folder @param {string} name @param {string} title @param {() => Promise<void>} work
 */
async function once(folder, name, title, work) {
	const mark = join(folder, `.${name}-done`);
	if (!existsSync(mark)) {
		await step(title, work);
		writeFileSync(mark, '');
	}
}

/** @param {string} folder emptied, and made a project of its own so that npm does not install into ours */
function fresh(folder) {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
}

/**
 * Names registry versions in place of git addresses, which npm would clone.
 * @param {string} folder with a package.json and a shrinkwrap @param {Readonly<Record<string, string>>} wanted
 */
function takeFromRegistry(folder, wanted) {
	for (const name of ['package.json', 'npm-shrinkwrap.json']) {
		const file = join(folder, name);
		const content = JSON.parse(readFileSync(file, 'utf8'));
		for (const [dependency, version] of Object.entries(wanted)) {
			for (const { dependencies } of [content, content.packages?.[''] ?? {}]) {
				if (dependencies?.[dependency] !== undefined) {
					dependencies[dependency] = version;
				}
			}
			delete content.packages?.[`node_modules/${dependency}`];
		}
		writeFileSync(file, JSON.stringify(content, undefined, '\t'));
	}
}

/** @param {string[]} args @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options */
async function mustRun(args, options) {
	const { code, output } = await npm(args, options);
	if (code !== 0) {
		throw new Problem(
			`npm ${args[0]} failed in ${options.cwd} (exit code ${code}). Its last words:\n` +
				`${output.trim().split('\n').slice(-20).join('\n')}\n` +
				'Run the same command again when the cause is mended: finished steps are kept.',
		);
	}
}

function mustHaveCompiler() {
	const missing = ['g++', 'make', 'python3'].filter((name) => findProgram(name) === undefined);
	if (missing.length > 0) {
		throw new Problem(
			`Compiling VS Code's server needs ${missing.join(', ')}. ` +
				(process.platform === 'darwin'
					? 'Run: xcode-select --install'
					: `On Debian: sudo apt-get install ${missing.join(' ')}`),
		);
	}
}
