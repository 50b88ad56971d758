import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, hoverAt, openFile } from './editor';

suite('an id that is written in another file', () => {
	let document: vscode.TextDocument;
	let constants: vscode.TextDocument;

	suiteSetup(async () => {
		constants = await openFile('other_constants.py', 'x = 1\nCHOSEN = "google/flan-t5-large"\n');
		document = await openFile(
			'other_files.py',
			[
				'from transformers import AutoModelForSeq2SeqLM',
				'from other_constants import CHOSEN',
				'model = AutoModelForSeq2SeqLM.from_pretrained(CHOSEN)',
				'',
			].join('\n'),
		);
	});

	test('has its finding where it is loaded, which points to the other file', async () => {
		const [finding] = await findings(document.uri, (codes) => codes.includes('unpinned-revision'));
		assert.ok(finding);
		assert.equal(document.getText(finding.range), 'CHOSEN');
		const there = finding.relatedInformation?.[0]?.location;
		assert.equal(there?.uri.toString(), constants.uri.toString());
		assert.deepEqual([there?.range.start.line, there?.range.start.character], [1, 10]);
	});

	test('has its facts in the hover, and where it is written', async () => {
		const text = await hoverAt(document, 'CHOSEN)');
		assert.match(text, /google\/flan-t5-large/);
		assert.match(text, /\[Written in \S*other\\?_constants\.py, line 2\]\(\S+\/other_constants\.py#L2\)/);
	});

	test('is looked up anew when the other file changes, before that is saved', async () => {
		const edit = new vscode.WorkspaceEdit();
		edit.replace(constants.uri, new vscode.Range(1, 0, 2, 0), 'CHOSEN = 1\n');
		await vscode.workspace.applyEdit(edit);
		await findings(document.uri, (codes) => codes.length === 0);
	});
});
