import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, openFile, until } from './editor';

const id = 'google/flan-t5-large';
const load = `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;

/** The models that a decision can be begun about: those of the Models view. */
async function listed(): Promise<readonly string[]> {
	const { showQuickPick } = vscode.window;
	const said: string[] = [];
	Object.assign(vscode.window, {
		showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
			void said.push(...items.map(({ label, description }) => `${label} ${description}`)),
	});
	try {
		await vscode.commands.executeCommand('weightwise.decide');
	} finally {
		Object.assign(vscode.window, { showQuickPick });
	}
	return said;
}

suite('where findings are not shown in the editor', () => {
	const set = (value: boolean | undefined) =>
		vscode.workspace
			.getConfiguration('weightwise')
			.update('diagnostics.enabled', value, vscode.ConfigurationTarget.Workspace);
	suiteSetup(() => set(false));
	suiteTeardown(() => set(undefined));

	test('the Models view tells of the models of open files all the same', async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const document = await openFile('switched_off.py', load);
		let models: readonly string[] = [];
		await until(() => {
			void listed().then((found) => {
				models = found;
			});
			return models.some((one) => one.startsWith(id));
		}, 'the model to be listed');
		assert.deepEqual(
			vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'weightwise'),
			[],
		);
		await set(undefined);
		await findings(document.uri, (rules) => rules.includes('unpinned-revision'));
	});
});
