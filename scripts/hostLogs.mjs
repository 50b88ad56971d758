// What VS Code itself wrote against this extension while a suite ran.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Errors in the logs of the server and its extension hosts that name this extension. The extension's own log is not
 * read: telling a user that a hub cannot be reached is its work. Nor is what VS Code writes of others: the gallery
 * and the sign-in services are out of reach in every run.
 * @param {string} folder the server's data folder
 * @returns {string[]}
 */
export function hostErrors(folder) {
	const logs = join(folder, 'data', 'logs');
	return (
		readdirSync(logs, { recursive: true })
			.map(String)
			.filter((name) => /(^|\/)(remote)?(exthost|agent)[^/]*\.log$/i.test(name))
			.flatMap((name) => entriesOf(readFileSync(join(logs, name), 'utf8')))
			.filter((entry) => /^\S+ \S+ \[error\]/.test(entry) && isOurs(entry.replaceAll(folder, '')))
			// What a window breaks off when it closes.
			.filter((entry) => !/: Canceled$/m.test(entry.split('\n')[0] ?? ''))
			// Older versions ask the gallery for every extension; where there is no gallery, that is not ours to mend.
			.filter((entry) => !/\/gallery\/\S*weightwise/i.test(entry))
	);
}

/** It names this extension, or a stack in it leads through what is built of it. @param {string} entry */
function isOurs(entry) {
	return /weightwise/i.test(entry) || /\/dist\/extension(?:\.web)?\.js\b/.test(entry);
}

/** Tokens as tests sign in with; the local hub takes them for valid ones. */
const testToken = /hf_valid\w/;

/**
 * Files of the server, its logs and what extensions have stored, that hold a token: it lies in the secret storage alone.
 * @param {string} folder the server's data folder
 * @returns {string[]}
 */
export function tokensIn(folder) {
	return ['logs', 'User']
		.map((name) => join(folder, 'data', name))
		.filter((below) => existsSync(below))
		.flatMap((below) => readdirSync(below, { recursive: true }).map((name) => join(below, String(name))))
		.filter((file) => statSync(file).isFile() && testToken.test(readFileSync(file, 'latin1')))
		.map((file) => `${file.slice(folder.length + 1)} holds the token.`);
}

/** @param {string} log @returns {string[]} entries with their stacks */
function entriesOf(log) {
	return log.split(/\n(?=\d{4}-\d\d-\d\d )/);
}
