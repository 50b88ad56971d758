// VS Code's server on a free port of this machine, with a data folder that lives as long as it does.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cleanEnvironment, start, temporaryFolder } from './processes.mjs';
import { Problem } from './terminal.mjs';

const START_LIMIT_MS = 60_000;
const POLL_MS = 100;

/**
 * @typedef {object} ServerOptions
 * @property {Record<string, unknown>} [settings] machine settings
 * @property {NodeJS.ProcessEnv} [env] what the extension host shall find in its environment beside ours
 * @property {boolean} [trust] false: VS Code asks for trust and starts in Restricted Mode, as at a user's desk
 * @property {boolean} [development] true: addresses may name an extension under development (`developmentAddress`)
 * @property {string[]} [lent] folders to remove when the server has ended
 * @property {(extensions: string) => void} [install] fills the folder of installed extensions before the start
 *
 * @typedef {object} Server
 * @property {string} address `http://127.0.0.1:PORT`, without a slash at the end
 * @property {string} folder the server's data folder: `data/Machine/settings.json`, `data/logs/`
 * @property {Promise<unknown>} ended
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the server and waits until it answers.
 * @param {import('./provision.mjs').Provisioned} provisioned
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer(provisioned, options = {}) {
	const { settings = {}, env = {}, trust = true, development = false, lent = [], install } = options;
	const folder = temporaryFolder('server');
	const extensions = join(folder, 'extensions');
	mkdirSync(extensions);
	mkdirSync(join(folder, 'data', 'Machine'), { recursive: true });
	mkdirSync(join(folder, 'tmp'));
	writeFileSync(
		join(folder, 'data', 'Machine', 'settings.json'),
		`${JSON.stringify(settings, undefined, '\t')}\n`,
	);
	install?.(extensions);

	const port = await freePort();
	const address = `http://127.0.0.1:${port}`;
	let said = '';
	const running = start(
		provisioned.node,
		[
			provisioned.main,
			...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
			...['--accept-server-license-terms', '--disable-telemetry'],
			...['--server-data-dir', folder, '--extensions-dir', extensions],
			...(trust ? ['--disable-workspace-trust'] : []),
			...(development ? ['--enable-smoke-test-driver'] : []),
		],
		{
			// Its sockets and other droppings go away with the folder.
			env: cleanEnvironment({ TMPDIR: join(folder, 'tmp'), ...env }),
			lent: [folder, ...lent],
			onOutput(text) {
				said = (said + text).slice(-4000);
			},
		},
	);
	await answers(address, running, () => said);
	return { address, folder, ended: running.ended, stop: running.stop };
}

/** @param {string} address @param {import('./processes.mjs').Running} running @param {() => string} said */
async function answers(address, running, said) {
	let over = false;
	void running.ended.then(() => {
		over = true;
	});
	const limit = Date.now() + START_LIMIT_MS;
	while (!over && Date.now() < limit) {
		try {
			if ((await fetch(`${address}/version`, { signal: AbortSignal.timeout(2000) })).ok) {
				return;
			}
		} catch {
			// Not yet.
		}
		await pause(POLL_MS);
	}
	await running.stop();
	const what = over ? 'ended while starting' : `did not answer within ${START_LIMIT_MS / 1000} seconds`;
	throw new Problem(`VS Code's server ${what}. Its last words:\n${said().trim()}`);
}

/** @returns {Promise<number>} a port of 127.0.0.1 that nobody listens on now */
function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
			probe.close(() => resolve(port));
		});
	});
}

/**
 * The address of a window that runs an extension from its folder, and its tests when there are any.
 * Only a server started with `development` listens to it.
 * @param {string} address of the server
 * @param {{ workspace: string, extension: string, tests?: string }} paths absolute
 * @returns {string}
 */
export function developmentAddress(address, { workspace, extension, tests }) {
	const remote = (/** @type {string} */ path) => `vscode-remote://${new URL(address).host}${path}`;
	const payload = [
		['extensionDevelopmentPath', remote(extension)],
		...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
		['skipWelcome', 'true'],
	];
	return `${windowAddress(address, workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/**
 * @param {string} address of the server
 * @param {string} workspace an absolute path
 * @param {string} [file] an absolute path: a file to show first
 * @returns {string}
 */
export function windowAddress(address, workspace, file) {
	const folder = `${address}/?folder=${encodeURIComponent(workspace)}`;
	const payload = file && JSON.stringify([['openFile', `vscode-remote://${new URL(address).host}${file}`]]);
	return payload ? `${folder}&payload=${encodeURIComponent(payload)}` : folder;
}
