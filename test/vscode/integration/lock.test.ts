import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, until } from './editor';

suite('the lock from the palette', () => {
	const root = () => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.ok(folder);
		return vscode.Uri.joinPath(folder, 'locked');
	};
	const at = (name: string) => vscode.Uri.joinPath(root(), name);
	const write = (name: string, text: string) =>
		vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
	const read = async (name: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(name)));
	const load = (id: string) => `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;

	/** What a command says, while nobody answers, of the lock of the folder of this suite. */
	const saidBy = async (command: string) => {
		const doors = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;
		const before = Object.fromEntries(
			[...doors, 'showQuickPick' as const].map((door) => [door, vscode.window[door]]),
		);
		const said: string[] = [];
		const hear = async (message: unknown) => {
			said.push(String(message));
		};
		Object.assign(vscode.window, Object.fromEntries(doors.map((door) => [door, hear])), {
			showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
				items.find(({ label }) => label.endsWith('locked/weightwise.lock')),
		});
		try {
			await vscode.commands.executeCommand(command);
		} finally {
			Object.assign(vscode.window, before);
		}
		return said.join('\n');
	};
	/** Waits until the page of the last verification says that. */
	const pageSays = async (what: RegExp) => {
		const page = vscode.Uri.from({ scheme: 'weightwise-lock', path: '/locked/weightwise.lock.md' });
		const document = await vscode.workspace.openTextDocument(page);
		await until(() => what.test(document.getText()), `${what} in\n${document.getText()}`);
	};

	suiteSetup(async () => {
		await write('weightwise.json', '{}\n');
		await write('a.py', load('google/flan-t5-large'));
		await findings(at('a.py'), () => true);
	});

	suiteTeardown(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(root(), { recursive: true });
	});

	test('is written, is held against what the code loads afterwards, and is brought up to date', async () => {
		assert.match(await saidBy('weightwise.verifyLock'), /There is no locked\/weightwise\.lock/);
		assert.match(await saidBy('weightwise.writeLock'), /locked\/weightwise\.lock was written: 1 model\./);
		const text = await read('weightwise.lock');
		assert.match(text, /"id": "google\/flan-t5-large",\s+"commit": "[0-9a-f]{40}"/);
		assert.match(await saidBy('weightwise.writeLock'), /locked\/weightwise\.lock is up to date: 1 model\./);
		assert.match(await saidBy('weightwise.verifyLock'), /1 model: no difference\./);
		await pageSays(/no difference/);

		await write('a.py', load('google/gemma-2b-it'));
		await findings(at('a.py'), (rules) => rules.includes('lock-drift'));
		assert.match(await saidBy('weightwise.verifyLock'), /differences?\./);
		await pageSays(/- `locked\/a\.py:2` `not-locked`: google\/gemma-2b-it/);

		const previews = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
			tabs.filter(({ label }) => label.endsWith('weightwise.lock.md')),
		);
		assert.equal(previews.length, 1, 'one page, however often it is asked for');

		assert.match(await saidBy('weightwise.writeLock'), /was written/);
		assert.match(await read('weightwise.lock'), /google\/gemma-2b-it/);
		await findings(at('a.py'), (rules) => rules.length > 0 && !rules.includes('lock-drift'));
	});

	test('is left as it is where it cannot be read, was changed meanwhile, or has changes that are not saved', async () => {
		const sound = await read('weightwise.lock');
		await write('weightwise.lock', '{"version": 1, "models": [');
		assert.match(await saidBy('weightwise.writeLock'), /cannot be used, and was left as it is/);
		assert.equal(await read('weightwise.lock'), '{"version": 1, "models": [');
		await write('weightwise.lock', sound);
		await write('a.py', load('google/flan-t5-large'));
		await findings(at('a.py'), (rules) => rules.includes('lock-drift'));

		const { withProgress } = vscode.window;
		const theirs = `${sound}\n`;
		Object.assign(vscode.window, {
			withProgress: async (...given: Parameters<typeof withProgress>) => {
				await write('weightwise.lock', theirs);
				return withProgress(...given);
			},
		});
		try {
			assert.match(await saidBy('weightwise.writeLock'), /was left alone: it was changed meanwhile/);
			assert.equal(await read('weightwise.lock'), theirs);
		} finally {
			Object.assign(vscode.window, { withProgress });
		}
		await write('weightwise.lock', sound);

		const document = await vscode.workspace.openTextDocument(at('weightwise.lock'));
		assert.equal(document.languageId, 'json');
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), '\n');
		assert.ok(await vscode.workspace.applyEdit(edit));
		await until(() => document.isDirty, 'a changed lock');
		assert.match(await saidBy('weightwise.writeLock'), /changes that are not saved/);
		assert.equal(await read('weightwise.lock'), sound);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('workbench.action.files.revert');
	});
});
