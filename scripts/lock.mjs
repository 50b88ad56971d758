// One provisioning at a time, also when two terminals start it.
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './terminal.mjs';

const POLL_MS = 500;

/**
 * Runs `work` while holding the lock file; waits for another living process that holds it.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
	let told = false;
	while (!take(file)) {
		if (!told) {
			say(`  Waiting for another run that is provisioning (${file}).`);
			told = true;
		}
		await pause(POLL_MS);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}

/** @param {string} file @returns {boolean} */
function take(file) {
	// Written aside and linked, so that the lock is never there without its holder's number in it.
	const own = `${file}-${process.pid}`;
	try {
		writeFileSync(own, String(process.pid));
		linkSync(own, file);
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
			throw error;
		}
	} finally {
		rmSync(own, { force: true });
	}
	if (!alive(holder(file))) {
		// Left behind by a run that was killed.
		rmSync(file, { force: true });
	}
	return false;
}

/** @param {string} file @returns {number} NaN when it was released meanwhile */
function holder(file) {
	try {
		return Number.parseInt(readFileSync(file, 'utf8'), 10);
	} catch {
		return Number.NaN;
	}
}

/** @param {number} pid @returns {boolean} */
function alive(pid) {
	if (Number.isNaN(pid)) {
		return true;
	}
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
