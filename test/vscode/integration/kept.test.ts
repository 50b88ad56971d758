import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createStore } from '../../../src/vscode/host';
import { hubOfEachTest } from './desk';
import { hoverAt, inBrowser, openFile } from './editor';

const id = 'deepset/roberta-base-squad2';
const load = `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;

suite('what the hub said', () => {
	const hub = hubOfEachTest();
	const asked = async () =>
		(await hub().requests()).filter(({ path }) => path.includes(`${id}/revision`)).length;

	test('is not asked for again by a second file, and is once it was forgotten', async () => {
		assert.match(await hoverAt(await openFile('first.py', load), id), /Licence: Creative Commons/);
		const first = await asked();
		assert.ok(first > 0);
		const second = await openFile('second.py', load);
		assert.match(await hoverAt(second, id), /Licence: Creative Commons/);
		assert.equal(await asked(), first);
		await vscode.commands.executeCommand('weightwise.clearCache');
		assert.match(await hoverAt(second, id), /Licence: Creative Commons/);
		assert.ok((await asked()) > first);
	});
});

suite('the store', () => {
	const workspace = vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri;
	// Where a browser keeps what extensions write, a database and no disk.
	const own = vscode.Uri.parse('vscode-userdata:/User/globalStorage/weightwise-tests');
	for (const [name, folder] of [
		['on a file system', vscode.Uri.joinPath(workspace, '.kept')],
		...(inBrowser ? ([['in the storage of the browser', own]] as const) : []),
	] as const) {
		test(`${name}: gives back what was set last, whole, until all is forgotten`, async () => {
			const store = createStore(vscode.Uri.joinPath(folder, 'hub'));
			assert.equal(await store.get('a'), undefined);
			await store.set('a', 'first');
			await store.set('a', 'second, with ünïcode 🤗');
			await Promise.all(['b', 'c', 'd'].map((key) => store.set(key, key.repeat(100_000))));
			assert.equal(await store.get('a'), 'second, with ünïcode 🤗');
			assert.equal((await store.get('c'))?.length, 100_000);
			// One that is on its way is forgotten like those that arrived.
			const late = store.set('e', 'e'.repeat(100_000));
			await store.clear();
			await late;
			for (const key of ['a', 'c', 'e']) {
				assert.equal(await store.get(key), undefined, key);
			}
			// There is nothing to forget, and that is no fault.
			await store.clear();
		});
	}
});
