import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hubOfEachTest } from './desk';
import { findings, hoverAskedAgain, hoverAt, inBrowser, openFile, ruleOf } from './editor';

const load = (id: string) => `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;

suite('a hub whose answers are not for pages of other origins', () => {
	const hub = hubOfEachTest();

	test('in a browser: said so, with what to do, and never "not found"; elsewhere it is read', async () => {
		await hub().refusePages('hub');
		const id = 'openai-community/gpt2';
		const document = await openFile('refused.py', load(id));
		const text = await hoverAt(document, id);
		if (inBrowser) {
			assert.match(text, /answers, but is closed to extensions in a browser/);
			assert.match(text, /VS Code on the desktop, or another weightwise\.hub\.endpoint/);
			assert.doesNotMatch(text, /not on the hub|offline|Licence/i);
		} else {
			assert.match(text, /Licence: MIT/);
		}
		const found = await findings(document.uri, (rules) => rules.includes('unpinned-revision'));
		assert.equal(found.map(ruleOf).includes('model-not-found'), false);
	});

	test('is asked as before once it gives the permission', async () => {
		await hub().refusePages('hub');
		const id = 'sentence-transformers/all-MiniLM-L6-v2';
		const document = await openFile('permitted.py', load(id));
		await hoverAt(document, id);
		await hub().refusePages();
		const licence = /Licence: Apache/;
		assert.match(await hoverAskedAgain(document, id, licence), licence);
	});

	test('where only its files are: the facts are there, and of the files it is said', async () => {
		await hub().refusePages('cdn');
		const id = 'google/flan-t5-large';
		const document = await openFile('files-refused.py', load(id));
		assert.match(await hoverAt(document, id), /Licence: Apache/);
		const offset = document.getText().indexOf(id) + 1;
		await vscode.commands.executeCommand('weightwise.inspectWeights', document.uri.toString(), offset);
		const page = await vscode.workspace.openTextDocument(
			vscode.Uri.from({ scheme: 'weightwise-inspection', path: `/${id}.md` }),
		);
		const text = page.getText();
		assert.match(text, /model\.safetensors/);
		if (inBrowser) {
			assert.match(text, /leads to an address that is closed to extensions in a browser/);
		} else {
			assert.doesNotMatch(text, /closed/);
		}
	});
});
