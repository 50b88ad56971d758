import * as vscode from 'vscode';

// The web worker host has no node:assert.
function assert(condition: unknown, message: string): asserts condition {
	if (!condition) {
		throw new Error(message);
	}
}

declare const importScripts: unknown;

suite('in the web worker host', () => {
	test('is where this runs', () => {
		assert(typeof importScripts === 'function', 'This is not a web worker.');
	});

	test('the extension is activated by a Python file', async () => {
		await vscode.workspace.openTextDocument({ language: 'python', content: 'x = 1\n' });
		const extension = vscode.extensions.getExtension('weightwise.weightwise');
		assert(extension, 'VS Code does not know the extension.');
		await extension.activate();
		assert(extension.isActive, 'The extension is not active.');
	});
});
