import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, ruleOf, until } from './editor';

const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'hidden');
const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("google/flan-t5-large")\n';
const files = Array.from({ length: 12 }, (_, at) => vscode.Uri.joinPath(folder, `closed${at}.py`));
const unpinned = (rules: readonly string[]) => rules.includes('unpinned-revision');

/** What is told of our files, in the order of the files. */
const told = () =>
	files.map((uri) =>
		vscode.languages
			.getDiagnostics(uri)
			.filter(({ source }) => source === 'weightwise')
			.map(ruleOf),
	);
const documents = (ofFiles: boolean) =>
	vscode.workspace.textDocuments.filter(
		({ uri }) => uri.path.startsWith(`${folder.path}/`) && (uri.scheme === folder.scheme) === ofFiles,
	);

suite('what was scanned, while the editor opens files that nobody sees', () => {
	let scanned: string[][];

	suiteSetup(async () => {
		for (const uri of files) {
			await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(load));
		}
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.commands.executeCommand('weightwise.scanWorkspace');
		for (const uri of files) {
			await findings(uri, unpinned);
		}
		scanned = told();
	});
	suiteTeardown(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(folder, { recursive: true });
	});

	test('is told again while fixes are previewed, and after they were discarded', async () => {
		// As the command to fix a workspace does, but of these files only: others were left by other tests.
		const edit = new vscode.WorkspaceEdit();
		for (const uri of files) {
			edit.insert(uri, new vscode.Position(0, 0), '# fixed\n', { needsConfirmation: true, label: 'Fixes' });
		}
		const fixing = vscode.workspace.applyEdit(edit, { isRefactoring: true });
		await until(() => documents(false).length === files.length, 'the preview of all files');
		await until(() => documents(true).length === 0, 'the files to be closed again, which the preview is not');
		for (const uri of files) {
			await findings(uri, unpinned);
		}
		await vscode.commands.executeCommand('refactorPreview.discard');
		await fixing;
		await until(() => documents(false).length === 0, 'the end of the preview');
		assert.deepEqual(told(), scanned);
	});

	test('is told again of a file that closes before another document with its path', async () => {
		const [uri = folder] = files;
		const beside = vscode.workspace.registerTextDocumentContentProvider('weightwise-test', {
			provideTextDocumentContent: () => load,
		});
		try {
			const older = await vscode.workspace.openTextDocument(uri.with({ scheme: 'weightwise-test' }));
			assert.equal(older.languageId, 'python');
			await vscode.commands.executeCommand('vscode.open', uri);
			await until(() => documents(true).length === 1, 'the file to be open');
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			await until(() => documents(true).length === 0, 'the file to be closed');
			assert.equal(older.isClosed, false);
			await findings(uri, unpinned);
			assert.deepEqual(told(), scanned);
		} finally {
			beside.dispose();
		}
	});
});
