import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ChangedFiles } from '../../../src/vscode/changedFiles';
import { until } from './editor';

suite('files that change', () => {
	test('of a folder that comes, those in it are looked at though the editor names the folder alone', async () => {
		const workspace = vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri;
		const folder = vscode.Uri.joinPath(workspace, 'a-folder-that-comes');
		const file = vscode.Uri.joinPath(folder, 'deeper', 'code.py');
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('x = 1\n'));
		const created = new vscode.EventEmitter<vscode.Uri>();
		const none = new vscode.EventEmitter<vscode.Uri>().event;
		const { createFileSystemWatcher } = vscode.workspace;
		const watcher = { onDidCreate: created.event, onDidChange: none, onDidDelete: none, dispose: () => {} };
		Object.assign(vscode.workspace, { createFileSystemWatcher: () => watcher });
		const looked: string[] = [];
		const changes = new ChangedFiles(
			(uris) => looked.push(...uris.map(String)),
			() => [],
		);
		Object.assign(vscode.workspace, { createFileSystemWatcher });
		try {
			created.fire(vscode.Uri.joinPath(workspace, 'gone-again'));
			created.fire(folder);
			await until(() => looked.length > 0, 'the file in the folder');
			assert.deepEqual(looked, [file.toString()]);
		} finally {
			changes.dispose();
			await vscode.workspace.fs.delete(folder, { recursive: true });
		}
	});
});
