import * as vscode from 'vscode';

// The web worker host has no node:assert.
function assert(condition: unknown, message: string): asserts condition {
	if (!condition) {
		throw new Error(message);
	}
}

/** How long VS Code and the local hub may take until a finding is shown. */
const LIMIT_MS = 15_000;

suite('in the web worker host', () => {
	let document: vscode.TextDocument;

	suiteSetup(async () => {
		const folder = vscode.workspace.workspaceFolders?.[0];
		assert(folder, 'There is no workspace folder.');
		const uri = vscode.Uri.joinPath(folder.uri, 'smoke.py');
		const source = 'from transformers import AutoModel\nAutoModel.from_pretrained("google/flan-t5-large")\n';
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(source));
		document = await vscode.workspace.openTextDocument(uri);
	});

	test('is where this runs, and the extension with it', async () => {
		assert('importScripts' in globalThis, 'This is not a web worker.');
		const extension = vscode.extensions.getExtension('weightwise.weightwise');
		assert(extension, 'VS Code does not know the extension.');
		await extension.activate();
		assert(extension.isActive, 'The extension is not active.');
	});

	test('an id has a hover with the facts of the hub', async () => {
		const position = document.positionAt(document.getText().indexOf('google/') + 1);
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			position,
		);
		const text = hovers
			.flatMap(({ contents }) => contents)
			.map((part) => (typeof part === 'string' ? part : part.value))
			.join('\n');
		assert(/google\/flan-t5-large/.test(text) && /Apache/.test(text), `The hover says: ${text}`);
	});

	test('an unpinned id has a finding', async () => {
		await new Promise<void>((resolve, reject) => {
			const look = () => {
				const found = vscode.languages.getDiagnostics(document.uri);
				if (found.some(({ source }) => source === 'weightwise')) {
					clearTimeout(limit);
					resolve();
				}
			};
			const limit = setTimeout(() => reject(new Error('There is no finding.')), LIMIT_MS);
			vscode.languages.onDidChangeDiagnostics(look);
			look();
		});
	});
});
