// Counts checks and shows them: one line per stage, and each failure with its message.
import { elapsed, say } from './terminal.mjs';

/**
 * @typedef {object} Results
 * @property {number} passed
 * @property {{ name: string, message: string }[]} failed
 *
 * @typedef {object} Collecting
 * @property {(line: string) => void} onLine
 * @property {(problem?: string) => Results} finish `problem`: why the run may have broken off
 */

/**
 * Reads the events that mocha's `json-stream` reporter writes, a line each; other lines are kept for the case
 * that the run breaks off.
 * @returns {Collecting}
 */
export function collect() {
	/** @type {Results} */
	const results = { passed: 0, failed: [] };
	/** @type {string[]} */
	const other = [];
	let ended = false;
	return {
		onLine(line) {
			const [event, detail] = readEvent(line) ?? [];
			if (event === 'pass') {
				results.passed++;
			} else if (event === 'fail') {
				results.failed.push({ name: detail.fullTitle, message: detail.stack ?? detail.err ?? '' });
			} else if (event === 'end') {
				ended = true;
			} else if (event === undefined) {
				other.push(line);
				other.splice(0, other.length - 30);
			}
		},
		finish(problem) {
			// A run that stops midway must not count as the few tests that it managed.
			if (!ended) {
				const words = other.join('\n').trim();
				results.failed.push({
					name: 'the run broke off',
					message: [problem, words].filter(Boolean).join('\n'),
				});
			}
			return results;
		},
	};
}

/** @param {string} line @returns {[string, Record<string, string>] | undefined} */
function readEvent(line) {
	if (!/^\["(start|pass|fail|end)",/.test(line)) {
		return undefined;
	}
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

/** @param {string} name @param {{ code: number, output: string }} outcome of a program @returns {Results} */
export function oneCheck(name, { code, output }) {
	return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [{ name, message: output.trim() }] };
}

/** The counts of a whole run. */
export class Tally {
	passed = 0;
	failed = 0;

	/** @param {number} [width] of the column with the names of stages */
	constructor(width = 14) {
		this.width = width;
	}

	/**
	 * Runs a stage and counts what it found; a stage that throws is a failure of that name.
	 * @param {string} name
	 * @param {() => Promise<Results>} work
	 * @returns {Promise<boolean>} whether all of it passed
	 */
	async stage(name, work) {
		const since = Date.now();
		/** @type {Results} */
		let results;
		try {
			results = await work();
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			results = { passed: 0, failed: [{ name, message }] };
		}
		this.passed += results.passed;
		this.failed += results.failed.length;
		const failed = results.failed.length > 0 ? `, ${results.failed.length} FAILED` : '';
		say(`${name.padEnd(this.width)}${`${results.passed} passed${failed}`.padEnd(26)}${elapsed(since)}`);
		for (const failure of results.failed) {
			say(`\n  ✗ ${failure.name}\n${failure.message.replace(/^/gm, '    ')}\n`);
		}
		return results.failed.length === 0;
	}

	/** The last line, and the exit code that goes with it: no test at all is a failure too. @returns {number} */
	close() {
		say(`${this.passed} passed, ${this.failed} failed`);
		return this.failed === 0 && this.passed > 0 ? 0 : 1;
	}
}
