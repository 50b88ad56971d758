// What VS Code itself wrote against this extension while a suite ran.
import { readdirSync, readFileSync } from 'node:fs';
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
			.filter((entry) => /^\S+ \S+ \[error\]/.test(entry) && /weightwise/i.test(entry.replaceAll(folder, '')))
			// What a window breaks off when it closes.
			.filter((entry) => !/: Canceled$/m.test(entry.split('\n')[0] ?? ''))
			// Older versions ask the gallery for every extension; where there is no gallery, that is not ours to mend.
			.filter((entry) => !/\/gallery\/\S*weightwise/i.test(entry))
	);
}

/** @param {string} log @returns {string[]} entries with their stacks */
function entriesOf(log) {
	return log.split(/\n(?=\d{4}-\d\d-\d\d )/);
}
