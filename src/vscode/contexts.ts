import * as vscode from 'vscode';
import { contextKeys, section } from './contributions';

/** Tells the editor how things stand; a `when` that names the key follows at once. */
export function setContext(key: keyof typeof contextKeys, value: boolean): void {
	void vscode.commands.executeCommand('setContext', `${section}.${contextKeys[key]}`, value);
}
