import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, until } from './editor';
import { watchPanels } from './watchedPanels';

suite('the page of all facts', () => {
	test('says how old facts are by now, when it is shown again after it was hidden, and leads to a decision', async () => {
		const id = 'google/flan-t5-large';
		const document = await openFile(
			'ages.py',
			`from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`,
		);
		// One that another test has opened would be shown again, and is not watched.
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const { panels, end } = watchPanels();
		const { now } = Date;
		const { showInputBox } = vscode.window;
		try {
			const at = document.getText().indexOf(id) + 1;
			await vscode.commands.executeCommand('weightwise.showModel', document.uri.toString(), at);
			const last = () => JSON.stringify(panels.at(-1)?.told.at(-1) ?? {});
			await until(() => last().includes('"type":"facts"'), `the facts, and not ${last()}`);
			assert.doesNotMatch(last(), /30 hours ago|1 day ago/);
			Date.now = () => now() + 25 * 3_600_000;
			panels.at(-1)?.say({ type: 'ready' });
			assert.match(last(), /1 day ago/);
			Date.now = now;
			const asked: unknown[] = [];
			Object.assign(vscode.window, {
				showInputBox: async (options: vscode.InputBoxOptions) => void asked.push(options.value),
			});
			panels.at(-1)?.say({ type: 'decide' });
			await until(() => asked.length > 0, 'the name of a decision');
			assert.deepEqual(asked, ['flan-t5-large']);
		} finally {
			Date.now = now;
			Object.assign(vscode.window, { showInputBox });
			end();
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		}
	});
});
