import * as vscode from 'vscode';
import { toHex } from '../core/digest';
import { pageLanguage } from './pageLanguage';
import { pagePolicy } from './pagePolicy';

/** What a page of ours is made of, by the names of files that ship with the extension. */
export interface PageParts {
	/** Of `media`, in the order in which they count. */
	readonly styles: readonly string[];
	/** Of `dist`. */
	readonly script: string;
	/** Nothing stands on it before it is told what to draw. */
	readonly busy?: true;
}

/** The folders that a page may take files from. */
export const pageFolders = (extensionUri: vscode.Uri): vscode.Uri[] =>
	['dist', 'media'].map((name) => vscode.Uri.joinPath(extensionUri, name));

/** An empty page with its styles and the script that draws it. The nonce is another one each time. */
export function pageOf(
	webview: vscode.Webview,
	extensionUri: vscode.Uri,
	{ styles, script, busy }: PageParts,
): string {
	const uri = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path));
	const nonce = toHex(globalThis.crypto.getRandomValues(new Uint8Array(16)));
	return `<!DOCTYPE html>
<html lang="${pageLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(webview.cspSource, nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${styles.map((name) => `<link rel="stylesheet" href="${uri('media', name)}">`).join('\n')}
<title>Weightwise</title>
</head>
<body>
<main id="root"${busy ? ' aria-busy="true"' : ''}></main>
<script nonce="${nonce}" src="${uri('dist', script)}"></script>
</body>
</html>`;
}
