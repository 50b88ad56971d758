// What the scripts read from the command line alike.
import { resolve } from 'node:path';
import process from 'node:process';
import { explain, Problem, say } from './terminal.mjs';

/** The words behind `npm run NAME --`. */
export const words = () => process.argv.slice(2).filter((word) => word !== '--');

/** npm runs scripts in the folder of package.json; what the user typed is relative to where they typed it. @param {string} path */
export const typedPath = (path) => resolve(process.env.INIT_CWD ?? '.', path);

/** A whole number below a thousand millions. @param {string} word */
export function typedNumber(word) {
	if (!/^\d{1,9}$/.test(word)) {
		throw new Problem(`${JSON.stringify(word)} is no number.`);
	}
	return Number(word);
}

/**
 * Runs a command with what `read` takes from the words: exit code 0 and the usage after `--help`, 2 and the usage where
 * `read` throws.
 * @template {{ help?: boolean | undefined }} T
 * @param {string} usage @param {(words: string[]) => T} read @param {(options: T) => Promise<number>} command
 * @returns {Promise<number>}
 */
export async function withArguments(usage, read, command) {
	let options;
	try {
		options = read(words());
	} catch (error) {
		console.error(
			`${explain(new Problem(error instanceof Error ? error.message : String(error)))}\n\n${usage}`,
		);
		return 2;
	}
	if (options.help) {
		say(usage);
		return 0;
	}
	return command(options);
}
