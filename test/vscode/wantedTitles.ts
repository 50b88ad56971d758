import * as vscode from 'vscode';

/** Words of the titles of the only tests to run; empty for all. A setting, since a browser's host has no environment. */
export function wantedTitles(): string {
	return vscode.workspace.getConfiguration('weightwiseTests').get<string>('only') ?? '';
}
