import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, openFile, until } from './editor';

/** What is asked while `work` is done; `pick` and `answer` are labels of what is offered. */
async function asked(
	work: () => Thenable<unknown>,
	{ title, pick, answer }: { readonly title?: string; readonly pick?: string; readonly answer?: string },
) {
	const said: string[] = [];
	const { showInputBox, showQuickPick, showWarningMessage } = vscode.window;
	Object.assign(vscode.window, {
		showInputBox: async () => title,
		showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
			said.push(...items.map(({ label }) => label));
			return items.find(({ label }) => label === pick);
		},
		showWarningMessage: async (message: string, options: vscode.MessageOptions, ...buttons: string[]) => {
			assert.equal(options.modal, true);
			said.push(`${message} ${options.detail}`);
			return buttons.find((button) => button === answer);
		},
	});
	try {
		await work();
	} finally {
		Object.assign(vscode.window, { showInputBox, showQuickPick, showWarningMessage });
	}
	return said;
}

suite('a decision that is not saved', () => {
	const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
	const discard = (how: { readonly pick?: string; readonly answer?: string } = {}) =>
		asked(() => run('weightwise.discardDecision'), how);
	const openOnes = () => asked(() => run('weightwise.openDecision'), {});
	const isOpen = (label: string) =>
		vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label.includes(label)));

	async function begin(title: string, id: string): Promise<void> {
		const text = `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;
		const { uri } = await openFile(`${title}.py`, text);
		await findings(uri, (rules) => rules.includes('unpinned-revision'));
		await asked(() => run('weightwise.decide', uri.toString(), text.indexOf(id)), { title });
		await until(() => isOpen(title), `the panel of ${title}`);
	}

	test('is discarded after a question: the one in front, else one that is chosen', async () => {
		await run('workbench.action.closeAllEditors');
		await begin('Unwanted', 'google/flan-t5-large');
		await begin('Unsure', 'facebook/bart-large-mnli');

		const question = /^Discard the decision "Unsure"\? Nothing was said in it, and there is no file of it\./;
		const [refused, ...more] = await discard();
		assert.match(refused ?? '', question);
		assert.deepEqual(more, []);
		assert.ok(isOpen('Unsure'));
		assert.match((await discard({ answer: 'Discard' }))[0] ?? '', question);
		await until(() => !isOpen('Unsure'), 'the panel to be closed');

		await run('workbench.action.closeAllEditors');
		await begin('Unsure', 'facebook/bart-large-mnli');
		await run('workbench.action.closeAllEditors');
		const both = await discard({ pick: 'Unwanted', answer: 'Discard' });
		assert.ok(both.includes('Unsure') && both.includes('Unwanted'), both.join(' | '));
		const left = await openOnes();
		assert.ok(left.includes('Unsure') && !left.includes('Unwanted'), left.join(' | '));
		await discard({ pick: 'Unsure', answer: 'Discard' });
	});
});
