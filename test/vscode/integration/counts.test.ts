import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seen, shown } from './desk';
import { ruleOf, until } from './editor';

const { Hint, Error: ErrorSeverity, Warning } = vscode.DiagnosticSeverity;
const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'counted');
const constant = ['from transformers import AutoModel', 'NAME = "google/flan-t5-large"', ''];
const cell = (source: string) => ({
	cell_type: 'code',
	source,
	metadata: {},
	outputs: [],
	execution_count: null,
});
const files = {
	'taken/only.py': 'NAME = "org/a-counted"\nOTHER = NAME\n',
	'taken/using.py':
		'from transformers import AutoModel\nfrom only import NAME\nAutoModel.from_pretrained(NAME)\nAutoModel.from_pretrained(NAME)\n',
	'taken/own.py': 'from transformers import AutoModel\nAutoModel.from_pretrained("org/a-counted")\n',
	'names.py': [...constant, 'AutoModel.from_pretrained(NAME)', 'AutoModel.from_pretrained(NAME)', ''].join(
		'\n',
	),
	'importing.py':
		'from transformers import AutoModel\nfrom names import NAME\nAutoModel.from_pretrained(NAME)\n',
	'notes.ipynb': JSON.stringify({
		cells: [cell(constant.join('\n')), cell('AutoModel.from_pretrained(NAME)')],
		metadata: { language_info: { name: 'python' } },
		nbformat: 4,
		nbformat_minor: 5,
	}),
};

/** What is found in them, in their order. */
const foundInAll = [
	...['importing.py', 'names.py', 'notes.ipynb'].map((name) => `${name}: unpinned-revision`),
	...['own', 'using', 'using'].map((name) => `taken/${name}.py: model-not-found`),
];

/** Our findings as the Problems view lists them: without hints. */
const problems = () =>
	vscode.languages
		.getDiagnostics()
		.flatMap(([uri, all]) => all.map((one) => ({ uri, one })))
		.filter(({ one }) => one.source === 'weightwise' && one.severity !== Hint);
const here = () =>
	problems()
		.filter(({ uri }) => uri.path.startsWith(`${folder.path}/`))
		.map(({ uri, one }) => `${uri.path.slice(folder.path.length + 1)}: ${ruleOf(one)}`)
		.sort();
const ofSeverity = (wanted: vscode.DiagnosticSeverity) =>
	problems().filter(({ one }) => one.severity === wanted).length;

/** Waits until the status bar tells as many as the Problems view; the desktop's cannot be looked at. */
async function toldAlike(): Promise<void> {
	for (let looks = 0; ; looks++) {
		const buttons = await shown({ role: 'button' });
		const ours = buttons.find((name) => name.includes('Weightwise: '));
		const expected = `${ofSeverity(ErrorSeverity)} errors, ${ofSeverity(Warning)} warnings`;
		if (buttons.length === 0 || ours?.includes(expected)) {
			return;
		}
		assert.ok(looks < 100, `The Problems view has ${expected}; the status bar: ${ours}`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

suite('the numbers of findings', () => {
	suiteSetup(async () => {
		for (const [name, text] of Object.entries(files)) {
			const uri = vscode.Uri.joinPath(folder, name);
			await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		}
		await vscode.commands.executeCommand('weightwise.scanWorkspace');
	});
	suiteTeardown(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(folder, { recursive: true });
	});

	test('are those of the Problems view, and stay as they are when files are opened', async () => {
		// The editor tells of files that were just written while they are scanned; they are read again then.
		await until(() => here().join() === foundInAll.join(), `${foundInAll}`);
		await toldAlike();
		// What an open document says tells of its other places.
		const open = (uri: vscode.Uri) =>
			until(
				() => vscode.languages.getDiagnostics(uri).some((one) => one.relatedInformation?.length),
				`findings of the open ${uri}`,
			);
		for (const name of ['names.py', 'importing.py']) {
			const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
			await open(document.uri);
		}
		const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(folder, 'notes.ipynb'));
		await vscode.window.showNotebookDocument(notebook);
		for (const { document } of notebook.getCells()) {
			await open(document.uri);
		}
		assert.deepEqual(here(), foundInAll);
		await toldAlike();
	});

	test('of places are those where an id is written, whether files are open or not', async () => {
		await vscode.commands.executeCommand('weightwise.showModels');
		const row = { role: 'treeitem', name: /org\/a-counted \(.*named in 2 places/ } as const;
		await seen(row);
		for (const name of ['taken/using.py', 'taken/only.py', 'taken/own.py']) {
			const uri = vscode.Uri.joinPath(folder, name);
			const told = new Promise<void>((resolve) => {
				const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
					if (uris.some((one) => one.toString() === uri.toString())) {
						listener.dispose();
						resolve();
					}
				});
			});
			await vscode.workspace.openTextDocument(uri);
			// What an open document says takes the place of what was scanned.
			await told;
			await seen(row);
		}
	});
});
