import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, fix, openFile } from './editor';

const source = [
	'from transformers import AutoModelForSeq2SeqLM',
	'model = AutoModelForSeq2SeqLM.from_pretrained("google/flan-t5-large")',
	'',
].join('\r\n');

suite('a Python file', () => {
	let document: vscode.TextDocument;
	let id: vscode.Position;

	suiteSetup(async () => {
		document = await openFile('pythonFile.py', source);
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
		await fix(document, finding.range, 'Pin to commit');
		assert.match(
			document.lineAt(1).text,
			/^model = .*\.from_pretrained\("google\/flan-t5-large", revision="[0-9a-f]{40}"\)$/,
		);
		await findings(document.uri, (codes) => !codes.includes('unpinned-revision'));
	});
});
