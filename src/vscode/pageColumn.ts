import * as vscode from 'vscode';

/** Pages that lie beside code: previews of the editor, as those of our reports, and the facts of a model. */
const pages = /(?:markdown\.preview|weightwise\.model)$/;

/**
 * Whether a page beside code is what is looked at: whoever asks for another one by keyboard does so from there. It opens
 * in the same column then, since each would split the editor once more.
 */
export function isPageActive(): boolean {
	const { activeTab, viewColumn } = vscode.window.tabGroups.activeTabGroup;
	return (
		viewColumn > vscode.ViewColumn.One &&
		activeTab?.input instanceof vscode.TabInputWebview &&
		pages.test(activeTab.input.viewType)
	);
}
