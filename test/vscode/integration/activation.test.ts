import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('activation', () => {
	test('by a Python file, without an error', async () => {
		await vscode.workspace.openTextDocument({ language: 'python', content: 'x = 1\n' });
		const extension = vscode.extensions.getExtension('weightwise.weightwise');
		assert.ok(extension);
		await extension.activate();
		assert.equal(extension.isActive, true);
	});
});
