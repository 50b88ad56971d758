import type * as vscode from 'vscode';
import { languageIds } from '../core/formats';

/** Where a person edits: not the left side of a diff, not output, not a chat's code block. */
const schemes: readonly string[] = [
	'file',
	'untitled',
	'vscode-notebook-cell',
	'vscode-remote',
	'vscode-vfs',
	'vscode-test-web',
];

export const selector: vscode.DocumentSelector = languageIds.flatMap((language) =>
	schemes.map((scheme) => ({ language, scheme })),
);

export function isRead(document: vscode.TextDocument): boolean {
	return schemes.includes(document.uri.scheme) && languageIds.includes(document.languageId);
}
