import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What the editor would write by itself; how much a person has it do is no matter here. */
const byItself: Readonly<Record<string, unknown>> = {
	autoClosingBrackets: 'never',
	autoClosingQuotes: 'never',
	acceptSuggestionOnEnter: 'off',
	acceptSuggestionOnCommitCharacter: false,
};

/** One slip of the finger in so many keys. */
const keysPerSlip = 19;

/** A person at the keyboard, who knows what should stand in the document. */
export interface Typist {
	/** All that was typed, slips taken back. */
	readonly text: string;
	readonly keys: number;
	/** Types it, character by character, with a slip now and then. `onKey` comes after each key. */
	type(text: string, onKey?: () => Promise<void>): Promise<void>;
	/** Gives the settings back. */
	leave(): Promise<void>;
}

/** Sits down at the end of a document. */
export async function sitDown(document: vscode.TextDocument): Promise<Typist> {
	const settings = vscode.workspace.getConfiguration('editor');
	for (const [name, value] of Object.entries(byItself)) {
		await settings.update(name, value, vscode.ConfigurationTarget.Global);
	}
	const editor = await vscode.window.showTextDocument(document);
	const end = document.lineAt(document.lineCount - 1).range.end;
	editor.selection = new vscode.Selection(end, end);
	let typed = document.getText();
	let keys = 0;
	const press = async (key: string) => {
		await vscode.commands.executeCommand('type', { text: key });
		keys += 1;
	};
	return {
		get text() {
			return typed;
		},
		get keys() {
			return keys;
		},
		async type(text, onKey) {
			for (const key of text) {
				if (keys % keysPerSlip === keysPerSlip - 1) {
					await press('#');
					await vscode.commands.executeCommand('deleteLeft');
				}
				await press(key);
				typed += key;
				await onKey?.();
			}
			assert.equal(document.getText(), typed);
		},
		async leave() {
			for (const name of Object.keys(byItself)) {
				await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
			}
		},
	};
}
