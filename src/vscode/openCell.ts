import * as vscode from 'vscode';
import type { IndexedReference } from './modelIndex';

/**
 * Opens a notebook at a place of one of its cells, which have addresses only once it is open. Where no program opens
 * notebooks, its file is shown.
 */
export async function openCell({ location, inCell, cellRange }: IndexedReference): Promise<void> {
	const cell = inCell && (await cellOf(location.uri, inCell.cell));
	await (cell && cellRange
		? vscode.commands.executeCommand('vscode.open', cell, { selection: cellRange })
		: vscode.commands.executeCommand('vscode.open', location.uri, { selection: location.range }));
}

/** @param number From 1. Undefined where the notebook has no such cell any more, or cannot be opened as one. */
async function cellOf(uri: vscode.Uri, number: number): Promise<vscode.Uri | undefined> {
	try {
		const notebook = await vscode.workspace.openNotebookDocument(uri);
		return notebook.getCells()[number - 1]?.document.uri;
	} catch {
		return undefined;
	}
}
