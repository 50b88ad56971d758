import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Resolver } from '../../../src/core/resolve';
import { type IndexedReference, ModelIndex } from '../../../src/vscode/modelIndex';
import { StatusBar } from '../../../src/vscode/statusBar';
import { load, resolved } from '../../core/builders';

suite('the status bar, while a hub has asked for a pause', () => {
	test('offers to sign in once, however often it is drawn meanwhile', async () => {
		const { createStatusBarItem } = vscode.window;
		const items: vscode.StatusBarItem[] = [];
		Object.assign(vscode.window, {
			createStatusBarItem: () => {
				const item = createStatusBarItem(vscode.StatusBarAlignment.Left);
				items.push(item);
				return item;
			},
		});
		const uri = vscode.Uri.file('/somewhere/a.py');
		const location = new vscode.Location(uri, new vscode.Range(0, 0, 0, 1));
		const one = resolved({ state: 'unreachable', reason: 'It asks for a pause.' }, [load()]);
		const reference: IndexedReference = { file: 'a.py', line: 1, resolved: one, findings: [], location };
		const index = new ModelIndex();
		const resolver = { pausedUntil: Date.now() + 60_000 } as Resolver;
		const bar = new StatusBar(
			index,
			() => resolver,
			async () => false,
		);
		try {
			for (let changes = 0; changes < 3; changes++) {
				index.set(uri, { references: [reference], findings: [] });
			}
			await new Promise((resolve) => setTimeout(resolve, 0));
			const lines = String(items[0]?.tooltip).split('\n');
			assert.equal(lines.filter((line) => line.includes('Sign In to the Hub')).length, 1, lines.join('\n'));
		} finally {
			Object.assign(vscode.window, { createStatusBarItem });
			bar.dispose();
			index.dispose();
		}
	});
});
