import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seen, shown } from './desk';
import { findings, until } from './editor';

const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'closing');
const cell = (source: string) => ({
	cell_type: 'code',
	source: source.split(/(?<=\n)/),
	metadata: {},
	outputs: [],
	execution_count: null,
});
const id = 'org/a-closing';
const load = `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;
const files = {
	'notes.ipynb': JSON.stringify(
		{
			cells: [cell('x = 1\n'), cell(load)],
			metadata: { language_info: { name: 'python' } },
			nbformat: 4,
			nbformat_minor: 5,
		},
		undefined,
		1,
	),
	'plain.py': load,
};
const at = (name: keyof typeof files) => vscode.Uri.joinPath(folder, name);

/** Opens rows of the view of models until one of that name is seen; it takes a moment until the view has the focus. */
async function openRows(name: RegExp): Promise<void> {
	await seen({ role: 'treeitem', name: /org\/a-closing \(/ });
	for (let looks = 0; looks < 20; looks++) {
		await vscode.commands.executeCommand('weightwise.models.focus');
		await vscode.commands.executeCommand('list.focusFirst');
		for (let rows = 0; rows < 30; rows++) {
			await vscode.commands.executeCommand('list.expand');
			await vscode.commands.executeCommand('list.focusDown');
		}
		const rows = await shown({ role: 'treeitem' });
		if (rows.length === 0 || rows.some((row) => name.test(row))) {
			return;
		}
	}
}

suite('files that are not open, in the view of models', () => {
	suiteSetup(async () => {
		for (const [name, text] of Object.entries(files)) {
			await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
		}
		await vscode.commands.executeCommand('weightwise.scanWorkspace');
	});
	suiteTeardown(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(folder, { recursive: true });
	});

	test('a place in a notebook is that in its cell, before it is opened and after', async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const row = { role: 'treeitem', name: /(?:^|: )closing\/notes\.ipynb, cell 2, line 2/ } as const;
		await openRows(row.name);
		await seen(row);
		const start = load.split('\n')[1]?.indexOf(id) ?? 0;
		const cellRange = new vscode.Range(1, start, 1, start + id.length);
		const location = new vscode.Location(at('notes.ipynb'), cellRange);
		await vscode.commands.executeCommand('weightwise.openCell', {
			kind: 'reference',
			reference: { location, inCell: { cell: 2, line: 2 }, cellRange },
		});
		await until(
			() => vscode.window.activeTextEditor?.document.uri.scheme === 'vscode-notebook-cell',
			'the cell',
		);
		const { document, selection } = vscode.window.activeTextEditor as vscode.TextEditor;
		assert.equal(document.getText(selection), id);
		await findings(document.uri, (rules) => rules.includes('model-not-found'));
		await seen(row);
	});
});
