// Runs a suite inside the extension host of VS Code's server: a headless browser opens its window, the host loads
// the suite's entry, and what the entry writes to the console comes back here.
import { browserFlags, findBrowser } from './browser.mjs';
import { hostErrors, tokensIn } from './hostLogs.mjs';
import { provision } from './provision.mjs';
import { developmentAddress, startServer } from './server.mjs';

/** A whole run of tests, start included; far above what one takes. */
const RUN_LIMIT_MS = 600_000;

/** What every window under test has set: no questions, no chat, nothing that looks outside. */
export const quietSettings = {
	'chat.disableAIFeatures': true,
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	// In a browser VS Code saves by itself; a test says when.
	'files.autoSave': 'off',
	'extensions.ignoreRecommendations': true,
	'telemetry.telemetryLevel': 'off',
	'git.enabled': false,
};

/**
 * @typedef {object} HostRun
 * @property {string} extension the folder whose manifest is loaded
 * @property {string} tests the entry, a module with `run()`, without `.js`
 * @property {string} workspace the folder to open
 * @property {string} [version] of code-server, as `provision` takes it
 * @property {string[]} lent folders to remove after the run
 * @property {Record<string, unknown>} settings
 * @property {NodeJS.ProcessEnv} env
 * @property {(line: string) => void} onLine gets each line of the host's console
 * @property {(page: import('playwright-core').Page) => void} [onWindow] gets the window before anything is in it
 * @property {number} [limitMs] after so long the run has failed
 */

/**
 * @param {HostRun} options
 * @returns {Promise<{ problem?: string, errors: string[] }>} `problem`: why the suite did not come to its end;
 *   `errors`: what the host's log says against this extension, and
 *   where a token was left behind
 */
export async function runInServer({
	extension,
	tests,
	workspace,
	version,
	lent,
	settings,
	env,
	onLine,
	onWindow,
	limitMs = RUN_LIMIT_MS,
}) {
	const server = await startServer(await provision(version), {
		development: true,
		settings: { ...quietSettings, ...settings },
		env,
		lent,
	});
	try {
		const address = developmentAddress(server.address, { workspace, extension, tests });
		const problem = await watchWindow(address, { onLine, onWindow, limitMs });
		return { problem, errors: [...hostErrors(server.folder), ...tokensIn(server.folder)] };
	} finally {
		await server.stop();
	}
}

/**
 * @param {string} address @param {Pick<HostRun, 'onLine' | 'onWindow'> & { limitMs: number }} options
 * @returns {Promise<string | undefined>}
 */
async function watchWindow(address, { onLine, onWindow, limitMs }) {
	// Loaded only now: a fresh clone has no packages at the start.
	const { chromium } = await import('playwright-core');
	const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags });
	try {
		// Room for a panel beside the code: a narrow one is drawn otherwise. Nobody looks at what moves there.
		const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, reducedMotion: 'reduce' });
		onWindow?.(page);
		/** @type {string[]} */
		const last = [];
		page.on('console', (message) => {
			last.push(message.text());
			last.splice(0, last.length - 20);
		});
		/** @type {Promise<string | undefined>} */
		const ended = new Promise((resolve) => {
			const limit = setTimeout(
				() =>
					resolve(
						`The suite did not end within ${limitMs / 1000} seconds. The window's last words:\n${last.join('\n')}`,
					),
				limitMs,
			);
			limit.unref();
			page.once('crash', () => resolve('The window crashed.'));
			// VS Code's own door for driven runs: the exit code of the entry's run(), and the host's console.
			void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
				resolve(code === 0 ? undefined : `The entry of the suite failed (exit code ${code}).`);
			});
		});
		await page.exposeFunction(
			'codeAutomationLog',
			(/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
				for (const line of args.map(String).join(' ').split('\n')) {
					onLine(line);
				}
			},
		);
		await page.goto(address);
		return await ended;
	} finally {
		await browser.close();
	}
}
