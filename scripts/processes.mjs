// Starting other programs, each behind scripts/guard.mjs so that none outlives us.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { setPriority, constants as system, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));

/**
 * @typedef {object} Running
 * @property {() => Promise<void>} stop ends the program and everything it started; resolves when that is done
 * @property {Promise<{ code: number, reason?: string }>} ended
 *
 * @typedef {object} Options
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment; default: `cleanEnvironment()`
 * @property {string[]} [lent] folders to remove when the program has ended
 * @property {(text: string) => void} [onOutput] gets what the program writes, both streams
 * @property {boolean} [yields] whether other programs go first, for what nobody waits for
 */

/**
 * Our environment without what npm and a surrounding VS Code put there for their own children. Inside `npm test`
 * npm's settings would reach every npm we start, and a terminal of VS Code would make a server believe it is its child.
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(extra = {}) {
	/** @type {NodeJS.ProcessEnv} */
	const env = {};
	for (const [name, value] of Object.entries(process.env)) {
		// Where npm finds its registry, its cache and its user's settings is the user's wish and stays.
		const wished =
			/^npm_config_(.*registry|cache|userconfig|globalconfig|https?_?proxy|noproxy|cafile)$/i.test(name);
		if (wished || !/^(npm_|VSCODE_|ELECTRON_|GUARD_|NODE_OPTIONS$|INIT_CWD$)/i.test(name)) {
			env[name] = value;
		}
	}
	return { ...env, ...extra };
}

/**
 * Starts a program that runs until it ends or is stopped.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Running}
 */
export function start(program, args, { cwd, env = cleanEnvironment(), lent = [], onOutput, yields } = {}) {
	const child = spawn(process.execPath, [guard, program, ...args], {
		cwd,
		env: { ...env, GUARD_LENT_FOLDERS: JSON.stringify(lent) },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: process.platform !== 'win32',
	});
	if (yields && child.pid !== undefined) {
		// What the guard starts inherits it.
		setPriority(child.pid, system.priority.PRIORITY_LOW);
	}
	/** @type {{ code: number, reason?: string } | undefined} */
	let outcome;
	/** @type {number | undefined} */
	let pid;
	child.on(
		'message',
		(/** @type {{ pid?: number, outcome?: { code: number, reason?: string } }} */ message) => {
			pid = message.pid ?? pid;
			outcome = message.outcome ?? outcome;
		},
	);
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8');
		stream?.on('data', (/** @type {string} */ text) => onOutput?.(text));
	}
	const ended = once(child, 'close').then(([code, signal]) => {
		if (outcome === undefined && pid !== undefined && process.platform !== 'win32') {
			// Somebody killed the guard itself.
			try {
				process.kill(-pid, 'SIGKILL');
			} catch {
				// Gone already.
			}
		}
		return outcome ?? { code: code ?? 1, reason: signal ?? undefined };
	});
	return {
		ended,
		async stop() {
			if (child.connected) {
				// Not disconnect(): after that Node.js never reports the end of the child's streams.
				child.send('stop', () => {});
			}
			await ended;
		},
	};
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<{ code: number, output: string }>} both streams together; code 127 when it could not be started
 */
export async function run(program, args, options = {}) {
	let output = '';
	const running = start(program, args, {
		...options,
		onOutput(text) {
			output += text;
			options.onOutput?.(text);
		},
	});
	const { code, reason } = await running.ended;
	return { code, output: reason === undefined ? output : `${output}\n${program}: ${reason}` };
}

/**
 * Cuts what a program writes into lines.
 * @param {(line: string) => void} onLine
 * @returns {(text: string) => void} for `onOutput`; a last line without its end is not reported
 */
export function byLine(onLine) {
	let rest = '';
	return (text) => {
		const lines = (rest + text).split('\n');
		rest = lines.pop() ?? '';
		lines.forEach(onLine);
	};
}

/** @param {readonly string[]} args @param {Options} [options] */
export function npm(args, options) {
	// On Windows npm is a script of the command shell and cannot be started by itself.
	return process.platform === 'win32'
		? run(process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
		: run('npm', args, options);
}

/** @param {string} name @returns {string | undefined} the path of a program that the shell would find */
export function findProgram(name) {
	const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		for (const ending of endings) {
			try {
				accessSync(join(folder, name + ending), constants.X_OK);
				return join(folder, name + ending);
			} catch {
				// Not here.
			}
		}
	}
	return undefined;
}

/** @param {string} purpose @returns {string} a new empty folder; lend it to a program so that it goes with it */
export function temporaryFolder(purpose) {
	return mkdtempSync(join(tmpdir(), `weightwise-${purpose}-`));
}
