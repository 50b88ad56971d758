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
const id = 'google/flan-t5-large';
const load = `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;
const notebook = JSON.stringify(
	{
		cells: [cell('x = 1\n'), cell(load)],
		metadata: { language_info: { name: 'python' } },
		nbformat: 4,
		nbformat_minor: 5,
	},
	undefined,
	1,
);
const files = {
	'notes.ipynb': notebook,
	'other.ipynb': notebook,
	'named.py': `from transformers import AutoModel\nNAME = "${id}"\nAutoModel.from_pretrained(NAME)\n`,
};
const at = (name: keyof typeof files) => vscode.Uri.joinPath(folder, name);

/** Opens rows of the view of models until one of that name is seen; it takes a moment until the view has the focus. */
async function openRows(name: RegExp): Promise<void> {
	await vscode.commands.executeCommand('weightwise.showModels');
	await seen({ role: 'treeitem', name: /google\/flan-t5-large \(/ });
	for (let looks = 0; looks < 20; looks++) {
		await vscode.commands.executeCommand('weightwise.models.focus');
		// A row that was opened while the list was filled anew may show nothing in an older editor until it is opened again.
		await vscode.commands.executeCommand('list.collapseAll');
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
		await findings(document.uri, (rules) => rules.includes('unpinned-revision'));
		await seen(row);
	});

	test('the id of a row can be copied, and that of a place too', async () => {
		const reference = {
			hub: 'huggingface',
			kind: 'model',
			role: 'load',
			id,
			loads: [],
			span: { start: 0, end: 1 },
		};
		const resolved = { reference, lookup: { state: 'unsupported' }, loads: [] };
		for (const row of [
			{ kind: 'model', model: { id } },
			{ kind: 'reference', reference: { file: 'x', line: 1, resolved, findings: [] } },
		]) {
			await vscode.env.clipboard.writeText('');
			await vscode.commands.executeCommand('weightwise.copyId', row);
			assert.equal(await vscode.env.clipboard.readText(), id);
		}
	});

	// Not the notebook that was opened above: what an extension opens stays open for minutes.
	for (const name of ['named.py', 'other.ipynb'] as const) {
		test(`what is known of one stays until it is read again after it was closed: ${name}`, async () => {
			const own = (uri: vscode.Uri) => uri.path === at(name).path;
			const known = () =>
				vscode.languages
					.getDiagnostics()
					.filter(([uri]) => own(uri))
					.flatMap(([, all]) => all);
			await vscode.commands.executeCommand('vscode.open', at(name));
			// Only what an open document says tells of its other places.
			const isOpen = () => known().some(({ relatedInformation }) => relatedInformation !== undefined);
			await until(isOpen, `findings of the open ${name}`);
			const states: number[] = [];
			const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
				if (uris.some(own)) {
					states.push(known().length);
				}
			});
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			await until(() => known().length > 0 && !isOpen(), `findings of the closed ${name}`);
			listener.dispose();
			assert.ok(states.length > 0 && !states.includes(0), JSON.stringify(states));
		});
	}
});
