// What the scripts read from the command line alike.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Problem, say } from './terminal.mjs';

/** What was typed is not understood, or names nothing that is there. */
export class Misuse extends Problem {}

/** The words behind `npm run NAME --`. */
const words = () => process.argv.slice(2).filter((word) => word !== '--');

/** npm runs scripts in the folder of package.json; what the user typed is relative to where they typed it. @param {string} path */
export const typedPath = (path) => resolve(process.env.INIT_CWD ?? '.', path);

/** The same of a folder that has to be there. @param {string} path */
export function typedFolder(path) {
	const folder = typedPath(path);
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		throw new Misuse(`There is no folder ${folder}.`);
	}
	return folder;
}

/** A whole number below a thousand millions. @param {string} word @param {string} option `--seed` */
export function typedNumber(word, option) {
	if (!/^\d{1,9}$/.test(word)) {
		throw new Misuse(`${option} takes a whole number, not ${JSON.stringify(word)}.`);
	}
	return Number(word);
}

/** One of some names. @template {string} T @param {string} word @param {readonly T[]} names @param {string} what `stage of npm test` */
export function typedName(word, names, what) {
	const found = names.find((name) => name === word);
	if (found === undefined) {
		throw new Misuse(`${word} is no ${what}. There are: ${names.join(', ')}.`);
	}
	return found;
}

/** Reads the words of a command that takes none. @param {string[]} args */
export function noArguments(args) {
	parseArgs({ args, options: {} });
}

/**
 * Runs a command with what `read` takes from the words: exit code 0 and the usage after `--help`, 2 and one line where
 * `read` or the command does not understand them.
 * @template T
 * @param {string} usage begins with `Usage: npm run NAME`
 * @param {(words: string[]) => T} read with `parseArgs`, which does not have to know of `--help`
 * @param {(options: T) => Promise<number>} command
 * @returns {Promise<number>}
 */
export async function withArguments(usage, read, command) {
	const typed = words();
	if (typed.includes('--help') || typed.includes('-h')) {
		say(usage);
		return 0;
	}
	try {
		return await command(read(typed));
	} catch (error) {
		const sentence = misunderstood(error);
		if (sentence === undefined) {
			throw error;
		}
		const [, name] = /^Usage: (npm (?:run )?\S+)/.exec(usage) ?? [];
		console.error(`${sentence} See: ${name} -- --help`);
		return 2;
	}
}

/** What is wrong with the words, where that is the error. @param {unknown} error @returns {string | undefined} */
function misunderstood(error) {
	if (error instanceof Misuse) {
		return error.message;
	}
	const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
	if (!code?.startsWith('ERR_PARSE_ARGS')) {
		return undefined;
	}
	// Node.js goes on with advice that is about other programs.
	const [first = ''] = message.split(/\.?\n|\. /);
	return `${first.replace(/ argument (?:is ambiguous|missing)$/, ' lacks its value').replace(/\.$/, '')}.`;
}
