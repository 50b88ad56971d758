import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** How long VS Code and the local hub may take until a finding is shown. */
const LIMIT_MS = 15_000;

const source = [
	'from transformers import AutoModelForSeq2SeqLM',
	'model = AutoModelForSeq2SeqLM.from_pretrained("google/flan-t5-large")',
	'',
].join('\r\n');

/** The findings of this extension on a document, as soon as there are any that `wanted` accepts. */
function findings(
	uri: vscode.Uri,
	wanted: (codes: readonly string[]) => boolean,
): Promise<vscode.Diagnostic[]> {
	return new Promise((resolve, reject) => {
		const look = () => {
			const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'weightwise');
			if (wanted(found.map(ruleOf))) {
				clearTimeout(limit);
				listener.dispose();
				resolve(found);
			}
		};
		const listener = vscode.languages.onDidChangeDiagnostics(look);
		const limit = setTimeout(() => {
			listener.dispose();
			const seen = vscode.languages.getDiagnostics(uri).map(ruleOf);
			reject(new Error(`Waited in vain for findings; there are: ${seen.join(', ') || 'none'}.`));
		}, LIMIT_MS);
		look();
	});
}

function ruleOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}

suite('a Python file', () => {
	let document: vscode.TextDocument;
	let id: vscode.Position;

	suiteSetup(async () => {
		const folder = vscode.workspace.workspaceFolders?.[0];
		assert.ok(folder);
		const uri = vscode.Uri.joinPath(folder.uri, 'pythonFile.py');
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(source));
		document = await vscode.workspace.openTextDocument(uri);
		id = document.positionAt(document.getText().indexOf('google/') + 1);
	});

	test('has a hover with the facts of the hub, on the id alone', async () => {
		const hovers = (position: vscode.Position) =>
			vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
		const [hover] = await hovers(id);
		assert.ok(hover);
		const text = hover.contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
		assert.match(text, /google\/flan-t5-large/);
		assert.match(text, /Apache/);
		assert.ok(hover.range);
		assert.equal(document.getText(hover.range), 'google/flan-t5-large');
		assert.deepEqual(await hovers(new vscode.Position(0, 1)), []);
	});

	test('has a finding whose fix pins the commit, and then has it no longer', async () => {
		const [finding] = await findings(document.uri, (codes) => codes.includes('unpinned-revision'));
		assert.ok(finding);
		assert.equal(document.getText(finding.range), 'google/flan-t5-large');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			finding.range,
		);
		const pin = actions.find(({ title }) => title.startsWith('Pin to commit'));
		assert.ok(pin?.edit, `There is no such fix among: ${actions.map(({ title }) => title).join(' | ')}`);
		assert.ok(await vscode.workspace.applyEdit(pin.edit));
		assert.match(
			document.lineAt(1).text,
			/^model = .*\.from_pretrained\("google\/flan-t5-large", revision="[0-9a-f]{40}"\)$/,
		);
		await findings(document.uri, (codes) => !codes.includes('unpinned-revision'));
	});
});
