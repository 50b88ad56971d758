import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type DeskHub, openHub, useEndpoint } from './desk';
import { findings, hoverAt, openFile } from './editor';
import { watchPanels } from './watchedPanels';

/** Whoever runs this suite looks for it in the logs and stores of the run, too. */
const token = 'hf_valid_member_of_this_test';
const id = 'google/flan-t5-large';
const load = `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;

suite('the token, in the editor', () => {
	let hub: DeskHub;
	const { showInputBox } = vscode.window;

	suiteSetup(async () => {
		hub = await openHub();
		await useEndpoint(hub.url);
		Object.assign(vscode.window, { showInputBox: () => Promise.resolve(token) });
		// All that could be written down is.
		await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'trace');
		await vscode.commands.executeCommand('weightwise.signIn');
	});
	suiteTeardown(async () => {
		Object.assign(vscode.window, { showInputBox });
		await vscode.commands.executeCommand('weightwise.signOut');
		await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'info');
		await useEndpoint(undefined);
		await hub.close();
	});

	test('goes to the hub and not along to another origin; no output, page or message holds it', async () => {
		const watch = watchPanels();
		try {
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			const document = await openFile('token.py', load);
			const offset = document.getText().indexOf(id) + 1;
			const said = [await hoverAt(document, id)];
			await vscode.commands.executeCommand('weightwise.showModel', document.uri.toString(), offset);
			// Its weights lie on the second origin, whose address a redirect gives.
			await vscode.commands.executeCommand('weightwise.inspectWeights', document.uri.toString(), offset);
			const page = vscode.Uri.from({ scheme: 'weightwise-inspection', path: `/${id}.md` });
			said.push((await vscode.workspace.openTextDocument(page)).getText());
			// And all else is sent there, too.
			await hub.fail('redirect-away', {});
			await vscode.commands.executeCommand('weightwise.askAgain');
			said.push(await hoverAt(document, id));
			const found = await findings(document.uri, (rules) => rules.length > 0);
			said.push(...found.map(({ message }) => message));
			said.push(...watch.panels.map(({ html, told }) => html + JSON.stringify(told)));

			const asked = await hub.requests();
			const carried = (origin: string) =>
				asked.filter((one) => one.origin === origin).map(({ authorization }) => authorization);
			assert.ok(carried('hub').length > 3 && carried('hub').includes(true), 'the hub was sent it');
			assert.ok(carried('cdn').length > 0, 'the other origin was asked');
			assert.equal(carried('cdn').includes(true), false);
			assert.ok(said.length > 4);

			for (const text of said) {
				assert.equal(text.includes(token), false, text.slice(0, 500));
			}
		} finally {
			watch.end();
		}
	});
});
