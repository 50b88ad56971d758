import * as vscode from 'vscode';

/**
 * The language that our pages are written in, as HTML names it, so that a screen reader speaks it with the right voice:
 * the editor's where there is a translation to it, else English.
 */
export function pageLanguage(): string {
	return vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
}
