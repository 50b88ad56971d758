import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openWindow, type Window } from '../walk/window';

const demo = join(__dirname, '..', '..', '..', '..', 'demo');
const finding = 'bart-large-cnn can change under you';

/** A folder whose author would like to be asked, and nothing to be said. */
const authored = (endpoint: string) => ({
	'.vscode/settings.json': JSON.stringify({
		'weightwise.hub.endpoint': endpoint,
		'weightwise.hover.enabled': false,
		'weightwise.rules': { 'unpinned-revision': 'off' },
	}),
	'service/weightwise.json': '{ "rules": { "unpinned-revision": "off" } }',
});

suite('a folder that is not trusted', () => {
	let window: Window | undefined;
	const asked: string[] = [];
	const elsewhere = createServer(({ url = '' }, response) => {
		asked.push(url);
		response.end('{}');
	});

	suiteSetup((done) => void elsewhere.listen(0, '127.0.0.1', done));
	suiteTeardown(async () => {
		await window?.close();
		elsewhere.closeAllConnections();
		elsewhere.close();
	});

	test('says neither where questions go nor what is silent; trusted, only the latter', async () => {
		const { port } = elsewhere.address() as AddressInfo;
		window = await openWindow(demo, authored(`http://127.0.0.1:${port}`));
		const { page } = window;
		await page
			.getByRole('button', { name: /^Restricted Mode/ })
			.first()
			.waitFor();
		await window.open('service/draft.py');
		await window.waitForProblems(finding, 1);
		await window.goTo('facebook/bart-large-cnn');
		assert.match(await window.hover(/things? to decide/), /Licence: MIT/);

		await window.run('Workspaces: Manage Workspace Trust');
		await page.getByRole('button', { name: 'Trust', exact: true }).click();
		await window.waitForProblems(finding, 0);
		assert.deepEqual(asked, [], "the address of the hub is never the folder's");
	});
});
