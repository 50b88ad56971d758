// The browser that shows VS Code's window to the tests.
import { existsSync } from 'node:fs';
import { findProgram } from './processes.mjs';
import { Problem } from './terminal.mjs';

const names = [
	...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
	...['chrome', 'msedge'],
];
const paths = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	'/opt/google/chrome/chrome',
	'/snap/bin/chromium',
];

/** No sandbox: CI runs as root, and the page is our own server's. The rest keeps the browser from phoning home. */
export const browserFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** @returns {string} the path of an installed Chromium, Chrome or Edge; WEIGHTWISE_CHROME wins */
export function findBrowser() {
	const wished = process.env.WEIGHTWISE_CHROME;
	if (wished !== undefined && wished !== '') {
		if (!existsSync(wished)) {
			throw new Problem(`WEIGHTWISE_CHROME names ${wished}, which does not exist.`);
		}
		return wished;
	}
	for (const name of names) {
		const found = findProgram(name);
		if (found !== undefined) {
			return found;
		}
	}
	const found = paths.find((path) => existsSync(path));
	if (found === undefined) {
		throw new Problem(
			'The tests need Chromium, Chrome or Edge and found none. On Debian: sudo apt-get install chromium. ' +
				'Or set WEIGHTWISE_CHROME to its path.',
		);
	}
	return found;
}
