import * as vscode from 'vscode';
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

/** Documents that findings, hovers and completion are for. */
export const selector: vscode.DocumentSelector = languageIds.flatMap((language) =>
	schemes.map((scheme) => ({ language, scheme })),
);

/** Whether models are looked for in a document. */
export function isRead(document: vscode.TextDocument): boolean {
	return schemes.includes(document.uri.scheme) && languageIds.includes(document.languageId);
}

/**
 * Whether an open document speaks for the file: its own, or a cell of the notebook that it is. Others have its path and
 * do not: an older version beside it, and what a preview of edits shows, which is open for longer than the file itself.
 */
export function isOpen(file: vscode.Uri): boolean {
	return vscode.workspace.textDocuments.some(
		(one) =>
			one.uri.path === file.path &&
			[file.scheme, 'vscode-notebook-cell'].includes(one.uri.scheme) &&
			isRead(one) &&
			!one.isClosed,
	);
}
