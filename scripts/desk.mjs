// What tests in an extension host ask for outside of it: hubs of their own, which a browser's host could not start,
// links, which the editor cannot make, and a look at the window, which no extension has.
import { symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { startHub } from './hub.mjs';
import { atEnd } from './main.mjs';
import { say } from './terminal.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * What a test may ask for, by its name; each with the number of the hub that it means, and what goes along.
 * @type {Readonly<Record<string, (hub: import('../test/hub/server').TestHub, ...args: any[]) => unknown>>}
 */
const wishes = {
	fail: (hub, mode, options) => hub.fail(mode, options),
	say: (hub, answers) => hub.say(answers),
	refusePages: (hub, origin) => hub.refusePages(origin),
	leave: (hub) => hub.leave(),
	comeBack: (hub) => hub.comeBack(),
	reset: (hub) => hub.reset(),
	requests: (hub) => hub.requests,
	close: (hub) => hub.close(),
};

/**
 * An empty text when the window shows something of that role and name; else what it shows, for a failed test's message.
 * @param {Page} page
 * @param {{ role: Parameters<Page['getByRole']>[0], name: string, panel: boolean, last: boolean }} what `name` is a
 *   pattern; `panel`: look into webviews, not at the workbench; `last`: nobody looks again, so what is shown instead is
 *   written down, which takes a window a while
 */
async function see(page, { role, name, panel, last }) {
	const places = panel ? page.frames().filter((frame) => frame !== page.mainFrame()) : [page];
	for (const place of places) {
		const found = place.getByRole(role, { name: new RegExp(name) }).first();
		// A frame may go while it is looked at.
		if (await found.isVisible().catch(() => false)) {
			return '';
		}
	}
	if (!last) {
		return 'something else';
	}
	const texts = places.map((place) => place.locator('body').ariaSnapshot({ timeout: 500 }));
	const shown = (await Promise.allSettled(texts)).map((text) =>
		text.status === 'fulfilled' ? text.value : '',
	);
	return shown.join(' | ').replace(/\s+/g, ' ').slice(0, 2000);
}

/**
 * What the window says of everything of that role: what is read out of it, where that differs from what stands there.
 * @param {Page} page @param {{ role: Parameters<Page['getByRole']>[0], panel: boolean }} what as for `see`
 * @returns {Promise<string[]>}
 */
async function read(page, { role, panel }) {
	const places = panel ? page.frames().filter((frame) => frame !== page.mainFrame()) : [page];
	const texts = places.map((place) =>
		place
			.getByRole(role)
			.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''))
			.catch(() => []),
	);
	return (await Promise.all(texts)).flat();
}

/**
 * Starts the desk; it ends with the command, and its hubs with it.
 * @returns {Promise<{ settings: Record<string, unknown>, showWindow: (page: Page) => void }>} the setting that tests find
 *   it by; and what is to be called with the window, where that can be looked at
 */
export async function openDesk() {
	/** @type {import('../test/hub/server').TestHub[]} */
	const hubs = [];
	/** @type {Page | undefined} */
	let window;

	/** @param {string} body @returns {Promise<unknown>} */
	async function answer(body) {
		const { wish, hub: number, args = [] } = JSON.parse(body);
		if (wish === 'open') {
			const hub = await startHub();
			return { hub: hubs.push(hub) - 1, url: hub.url, models: hub.models };
		}
		if (wish === 'see') {
			return window ? see(window, args[0]) : '';
		}
		if (wish === 'link') {
			symlinkSync(args[0], args[1]);
			return null;
		}
		if (wish === 'tell') {
			say(args[0]);
			return null;
		}
		if (wish === 'read') {
			return window ? read(window, args[0]) : [];
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
	return {
		settings: { 'weightwiseTests.desk': `http://127.0.0.1:${port}` },
		showWindow(page) {
			window = page;
		},
	};
}
