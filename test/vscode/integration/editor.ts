import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** How long VS Code and the local hub may take until something is shown. */
const LIMIT_MS = 60_000;
const PAUSE_MS = 50;
/** Of a hub: as often as answers from before may be on their way, and more. */
const MOST_WISHES = 20;

/** Whether the host is a web worker, without Node.js. */
export const inBrowser = 'importScripts' in globalThis;

/** Every second one: those that take long are tried in one kind of host each. */
export function ofThisHost<T>(all: readonly T[]): readonly T[] {
	return all.filter((_, at) => at % 2 === (inBrowser ? 1 : 0));
}

/** Writes a file of the workspace and opens it. */
export async function openFile(name: string, content: string): Promise<vscode.TextDocument> {
	const folder = vscode.workspace.workspaceFolders?.[0];
	assert.ok(folder);
	const uri = vscode.Uri.joinPath(folder.uri, name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
	return vscode.workspace.openTextDocument(uri);
}

/** The findings of this extension on a document, as soon as their rules are as `wanted`. */
export function findings(
	uri: vscode.Uri,
	wanted: (rules: readonly string[]) => boolean,
): Promise<vscode.Diagnostic[]> {
	const now = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'weightwise');
	return new Promise((resolve, reject) => {
		const look = () => {
			const found = now();
			if (wanted(found.map(ruleOf))) {
				clearTimeout(limit);
				listener.dispose();
				resolve(found);
			}
		};
		const listener = vscode.languages.onDidChangeDiagnostics(look);
		const limit = setTimeout(() => {
			listener.dispose();
			reject(new Error(`Waited in vain; the findings are: ${now().map(ruleOf).join(', ') || 'none'}.`));
		}, LIMIT_MS);
		look();
	});
}

/** Waits until the editor has done what it was told. */
export async function until(holds: () => boolean, what: string): Promise<void> {
	for (let waited = 0; !holds(); waited += PAUSE_MS) {
		assert.ok(waited < LIMIT_MS, `Waited in vain for ${what}.`);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}

export function ruleOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}

/** What hovers say at the first place of `text`. */
export async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		document.uri,
		document.positionAt(document.getText().lastIndexOf(text) + 1),
	);
	return hovers
		.flatMap(({ contents }) => contents)
		.map((part) => (typeof part === 'string' ? part : part.value))
		.join('\n');
}

/**
 * What the hover on an id says once the hub was asked again: `words`, or something else in the end. An answer from before
 * may still be on its way when the wish comes, and then that is told first.
 */
export async function hoverAskedAgain(
	document: vscode.TextDocument,
	id: string,
	words: RegExp,
): Promise<string> {
	for (let looks = 1; ; looks++) {
		await vscode.commands.executeCommand('weightwise.askAgain');
		const text = await hoverAt(document, id);
		if (words.test(text) || looks === MOST_WISHES) {
			return text;
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}

/** The action of that title at a range: what is not known in a moment is not offered at once. */
export async function offered(
	uri: vscode.Uri,
	range: vscode.Range,
	title: string,
): Promise<vscode.CodeAction> {
	for (let waited = 0; ; waited += PAUSE_MS) {
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			uri,
			range,
		);
		const found = actions.find((one) => one.title === title);
		if (found) {
			return found;
		}
		const titles = actions.map((one) => one.title).join(', ');
		assert.ok(waited < LIMIT_MS, `Waited in vain for ${title}; what is offered: ${titles}`);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}

/** Applies the first quick fix at a range whose title starts so. */
export async function fix(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		document.uri,
		range,
		undefined,
		// Some are worked out only when they are chosen.
		20,
	);
	const action = actions.find((one) => one.title.startsWith(title));
	assert.ok(action?.edit, `There is no such fix among: ${actions.map((one) => one.title).join(' | ')}`);
	assert.ok(await vscode.workspace.applyEdit(action.edit));
}
