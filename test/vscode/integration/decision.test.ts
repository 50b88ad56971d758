import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seen } from './desk';

/** A first panel loads slowly on a busy machine. */
const PATIENCE_MS = 60_000;

suite('a decision of the workspace', () => {
	test('opens as a panel with its candidates and what the hub says of them', async function () {
		this.timeout(PATIENCE_MS);
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.ok(folder);
		const at = '2026-11-20T09:00:00.000Z';
		const record = vscode.Uri.joinPath(folder, 'panel', '.weightwise', 'decisions', 'answers.json');
		const text = JSON.stringify({
			version: 1,
			slug: 'answers',
			title: 'Answers for a shop',
			created: at,
			changed: at,
			stage: 'select',
			candidates: [{ hub: 'huggingface', id: 'google/flan-t5-large', from: 'code' }],
			turns: [],
		});
		await vscode.workspace.fs.writeFile(record, new TextEncoder().encode(text));
		// What other tests have shown would leave it half of the window, and a narrow panel has no columns.
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.commands.executeCommand('weightwise.openDecision', 'answers', record.toString());
		await seen({ role: 'heading', name: /Answers for a shop/, panel: true });
		await seen({ role: 'columnheader', name: /google\/flan-t5-large/, panel: true });
		await seen({ role: 'row', name: /Licence.*Apache/, panel: true });
	});
});
