// Runs one program so that nothing of it outlives whoever asked for it: `node guard.mjs PROGRAM ARGUMENTS…`.
//
// The asking process holds an IPC channel. When that closes, for whatever reason (Ctrl-C, a thrown error, kill -9),
// this process ends the program's whole group and removes the folders that were lent to it. A signal handler in
// the asking process could not do that: it does not run when the process is killed.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import process from 'node:process';

/** Time that a program has to end by itself after SIGTERM. */
const PATIENCE_MS = 3000;

const [program, ...args] = process.argv.slice(2);
/** @type {string[]} */
const lent = JSON.parse(process.env.GUARD_LENT_FOLDERS ?? '[]');
delete process.env.GUARD_LENT_FOLDERS;

// A terminal sends Ctrl-C to everything in the foreground; the order of ending is ours to keep.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGHUP', 'SIGTERM'])) {
	process.on(signal, () => end());
}
process.on('message', () => end());
process.on('disconnect', () => end());

const windows = process.platform === 'win32';
const child = spawn(program ?? '', args, {
	stdio: ['ignore', 'inherit', 'inherit'],
	detached: !windows,
	shell: false,
});
child.once('error', (error) => finish({ code: 127, reason: error.message }));
child.once('exit', (code, signal) => finish({ code: code ?? 1, reason: signal ?? undefined }));
if (child.pid !== undefined) {
	process.send?.({ pid: child.pid });
}
if (process.channel === undefined) {
	end();
}

/** @param {NodeJS.Signals} signal */
function signalGroup(signal) {
	if (child.pid === undefined) {
		return;
	}
	try {
		if (windows) {
			spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		} else {
			process.kill(-child.pid, signal);
		}
	} catch {
		// The group has ended already.
	}
}

function end() {
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), PATIENCE_MS).unref();
}

/** @param {{ code: number, reason?: string }} outcome */
function finish(outcome) {
	signalGroup('SIGKILL');
	for (const folder of lent) {
		// Processes of the group may still be writing while they die.
		rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	}
	if (process.connected) {
		process.send?.({ outcome }, () => process.exit(outcome.code));
	} else {
		process.exit(outcome.code);
	}
}
