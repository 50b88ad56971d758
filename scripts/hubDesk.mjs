// Hubs at the wish of tests in an extension host, which may be a browser's and then can start none: they ask here.
import { createServer } from 'node:http';
import { startHub } from './hub.mjs';
import { atEnd } from './main.mjs';

/**
 * What a test may ask for, by its name; each with the number of the hub that it means, and what goes along.
 * @type {Readonly<Record<string, (hub: import('../test/hub/server').TestHub, ...args: any[]) => unknown>>}
 */
const wishes = {
	fail: (hub, mode, options) => hub.fail(mode, options),
	refusePages: (hub, origin) => hub.refusePages(origin),
	reset: (hub) => hub.reset(),
	requests: (hub) => hub.requests,
	close: (hub) => hub.close(),
};

/**
 * Starts the desk; it ends with the command, and its hubs with it.
 * @returns {Promise<{ settings: Record<string, unknown> }>} the setting that tests find it by
 */
export async function openDesk() {
	/** @type {import('../test/hub/server').TestHub[]} */
	const hubs = [];

	/** @param {string} body @returns {Promise<unknown>} */
	async function answer(body) {
		const { wish, hub: number, args = [] } = JSON.parse(body);
		if (wish === 'open') {
			const hub = await startHub();
			return { hub: hubs.push(hub) - 1, url: hub.url, models: hub.models };
		}
		const hub = hubs[number];
		if (hub === undefined || !Object.hasOwn(wishes, wish)) {
			throw new Error(`There is no ${wish} of hub ${number}.`);
		}
		return (await wishes[wish]?.(hub, ...args)) ?? null;
	}

	const server = createServer(async (request, response) => {
		let body = '';
		for await (const piece of request) {
			body += piece;
		}
		// Windows of VS Code are pages of other origins.
		response.setHeader('Access-Control-Allow-Origin', '*');
		try {
			response.end(JSON.stringify(await answer(body)));
		} catch (error) {
			response.writeHead(400).end(String(error));
		}
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	atEnd(async () => {
		server.close();
		server.closeAllConnections();
		await Promise.all(hubs.map((hub) => hub.close()));
	});
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return { settings: { 'weightwiseTests.desk': `http://127.0.0.1:${port}` } };
}
