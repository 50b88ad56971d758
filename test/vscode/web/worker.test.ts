import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('in the web worker host', () => {
	test('is where this runs, without Node.js, and the extension with it', async () => {
		assert.ok('importScripts' in globalThis, 'This is not a web worker.');
		assert.equal(typeof process, 'undefined');
		const extension = vscode.extensions.getExtension('weightwise.weightwise');
		assert.ok(extension, 'VS Code does not know the extension.');
		await extension.activate();
		assert.ok(extension.isActive, 'The extension is not active.');
	});
});
