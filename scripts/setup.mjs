// What both commands do on a fresh clone before anything else. Plain Node.js: no package is installed yet.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, npm, run } from './processes.mjs';
import { Problem, step } from './terminal.mjs';

/** The folder of this checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const OLDEST_NODE = 20;

/** Fails with a sentence when this Node.js is too old for the tools. */
export function checkNode() {
	if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
		throw new Problem(
			`Weightwise is built with Node.js ${OLDEST_NODE} or newer; this is ${process.version}.`,
		);
	}
}

/** Runs `npm ci` when what is installed is not what package-lock.json asks for. */
export async function installPackages() {
	if (installed()) {
		return;
	}
	await step("Weightwise's packages (npm ci)", async () => {
		const { code, output } = await npm(['ci', '--loglevel=error'], { cwd: root });
		if (code !== 0) {
			throw new Problem(`npm ci failed (exit code ${code}):\n${output.trim()}`);
		}
	});
}

/**
 * Compares the lockfile with npm's own record of what it installed. Times of files say nothing here: a checkout
 * touches the one, and npm writes the other first.
 * @returns {boolean}
 */
function installed() {
	const record = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) {
		return false;
	}
	const wanted = packagesOf(join(root, 'package-lock.json'));
	const present = packagesOf(record);
	return Object.entries(wanted).every(
		// Optional packages are left out where they are for another platform.
		([path, { version, optional, peer }]) =>
			path === '' || present[path]?.version === version || (!(path in present) && (optional || peer)),
	);
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} by path in node_modules
 */
function packagesOf(lockfile) {
	try {
		return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
	} catch {
		return {};
	}
}

/** @param {string[]} [flags] of esbuild.mjs @returns {Promise<{ code: number, output: string }>} */
export function build(flags = []) {
	return run(process.execPath, ['esbuild.mjs', ...flags], { cwd: root, env: cleanEnvironment() });
}
