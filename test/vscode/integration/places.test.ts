import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, fix, hoverAt, openFile, ruleOf } from './editor';

const unpinned = (count: number) => (rules: readonly string[]) =>
	rules.filter((rule) => rule === 'unpinned-revision').length === count;

suite('where findings and fixes stand', () => {
	test('a constant: where its id is written and where it is loaded; its fix edits the load', async () => {
		const document = await openFile(
			'constant.py',
			'from transformers import AutoModel\nNAME = "google/flan-t5-large"  # 🤗\nAutoModel.from_pretrained(NAME)\n',
		);
		const found = await findings(document.uri, unpinned(2));
		const places = found.filter((one) => ruleOf(one) === 'unpinned-revision');
		assert.deepEqual(
			places.map(({ range }) => document.getText(range)),
			['google/flan-t5-large', 'NAME'],
		);
		const { Warning, Hint } = vscode.DiagnosticSeverity;
		assert.deepEqual(
			places.map(({ severity }) => severity),
			[Warning, Hint],
			'the Problems view lists it once',
		);
		const hover = await hoverAt(document, 'NAME)');
		assert.match(hover, /google\/flan-t5-large[\s\S]*Not pinned: loads `main`/);
		assert.doesNotMatch(hover, /on the day it runs/, 'VS Code shows the finding above');
		assert.match(hover, /\[Written in line 2\]\([^()\s]+\/constant\.py#L2\)/);
		assert.doesNotMatch(await hoverAt(document, 'google/'), /Written in/);
		const [definition] = places;
		assert.ok(definition);
		await fix(document, definition.range, 'Pin to commit');
		assert.match(document.lineAt(2).text, /^AutoModel\.from_pretrained\(NAME, revision="[0-9a-f]{40}"\)$/);
		assert.equal(document.lineAt(1).text, 'NAME = "google/flan-t5-large"  # 🤗');
		await findings(document.uri, unpinned(0));
	});

	test('the fix that pins code says so, and leads to that code', async () => {
		const document = await openFile(
			'trusting.py',
			'from transformers import AutoModel\nAutoModel.from_pretrained("tiiuae/falcon-40b", trust_remote_code=True)\n',
		);
		const found = await findings(document.uri, unpinned(1));
		const finding = found.find((one) => ruleOf(one) === 'unpinned-revision');
		assert.ok(finding);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			finding.range,
		);
		const at = actions.findIndex(({ title }) =>
			/^Pin to commit .*code that runs.*read it first$/.test(title),
		);
		assert.notEqual(at, -1, actions.map(({ title }) => title).join(' | '));
		const next = actions[at + 1];
		assert.match(next?.title ?? '', /^Read the code of tiiuae\/falcon-40b at commit [0-9a-f]{7} on the hub$/);
		assert.match(JSON.stringify(next?.command), /open.*\/tiiuae\/falcon-40b\/tree\/[0-9a-f]{40}/);
	});

	test('a call that names a model twice is pinned once', async () => {
		const document = await openFile(
			'twice.py',
			'from transformers import pipeline\nID = "google/flan-t5-large"\npipeline("t", model=ID, tokenizer=ID)\n',
		);
		const [finding] = await findings(document.uri, (rules) => rules.includes('unpinned-revision'));
		assert.ok(finding);
		await fix(document, finding.range, 'Pin to commit');
		assert.match(
			document.lineAt(2).text,
			/^pipeline\("t", model=ID, tokenizer=ID, revision="[0-9a-f]{40}"\)$/,
		);
	});

	test('YAML: the key of that tool is replaced', async () => {
		const document = await openFile(
			'train.yaml',
			'base_model: google/gemma-2b-it\nrevision_of_model: main # moves\nlora_r: 16\n',
		);
		const [finding] = await findings(document.uri, unpinned(1));
		assert.ok(finding);
		await fix(document, finding.range, 'Pin to commit');
		assert.match(document.lineAt(1).text, /^revision_of_model: "?[0-9a-f]{40}"? # moves$/);
	});

	for (const [name, text] of [
		['serve.toml', 'model_name_or_path = "google/gemma-2b-it"\n'],
		['Modelfile', 'FROM hf.co/google/gemma-2b-it\n'],
	] as const) {
		test(`${name}: read, though VS Code alone has no language for it`, async () => {
			const document = await openFile(name, text);
			assert.match(await hoverAt(document, 'gemma'), /google\/gemma-2b-it/);
		});
	}

	test('JSON: null becomes the commit', async () => {
		const document = await openFile(
			'adapter_config.json',
			'{\n  "base_model_name_or_path": "google/gemma-2b-it",\n  "revision": null\n}\n',
		);
		const [finding] = await findings(document.uri, unpinned(1));
		assert.ok(finding);
		await fix(document, finding.range, 'Pin to commit');
		assert.match(document.lineAt(2).text, /^ {2}"revision": "[0-9a-f]{40}"$/);
	});

	test('cells of a notebook: imports and names of one serve the others', async () => {
		const cells = [
			'!pip install transformers\nfrom transformers import AutoModel\nNAME = "google/flan-t5-large"',
			'# 🤗\nAutoModel.from_pretrained(NAME)',
		].map((code) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python'));
		const notebook = await vscode.workspace.openNotebookDocument(
			'jupyter-notebook',
			new vscode.NotebookData(cells),
		);
		// VS Code asks for the actions of a cell only where it is shown.
		await vscode.window.showNotebookDocument(notebook);
		const [written, loaded] = notebook.getCells().map(({ document }) => document);
		assert.ok(written && loaded);
		const [definition] = await findings(written.uri, unpinned(1));
		const [use] = await findings(loaded.uri, unpinned(1));
		assert.ok(definition && use);
		assert.equal(written.getText(definition.range), 'google/flan-t5-large');
		assert.equal(loaded.getText(use.range), 'NAME');
		const hover = await hoverAt(loaded, 'NAME');
		assert.match(hover, /google\/flan-t5-large/);
		assert.match(hover, /Written in line 3 of another cell/);
		await fix(loaded, use.range, 'Pin to commit');
		assert.match(loaded.lineAt(1).text, /^AutoModel\.from_pretrained\(NAME, revision="[0-9a-f]{40}"\)$/);
		await findings(written.uri, unpinned(0));
	});

	test('a model that does not exist is said to be missing, with the one that may be meant', async () => {
		const document = await openFile(
			'missing.py',
			'from transformers import AutoModel\nAutoModel.from_pretrained("google-bert/bert-base-uncasd")\n',
		);
		const found = await findings(document.uri, (rules) => rules.length > 0);
		assert.deepEqual(found.map(ruleOf), ['model-not-found', 'lookalike-name']);
		const hover = await hoverAt(document, 'google-bert');
		assert.match(hover, /Did you mean `google-bert\/bert-base-uncased`/);
		assert.doesNotMatch(hover, /Inspect weights/);
		await fix(
			document,
			found[0]?.range as vscode.Range,
			'Did you mean google-bert/bert-base-uncased? (tick it in the preview)',
		);
		assert.match(document.lineAt(1).text, /"google-bert\/bert-base-uncased"/);
	});
});

suite('findings follow', () => {
	const source = 'from transformers import AutoModel\nAutoModel.from_pretrained("google/flan-t5-large")\n';

	test('the text: they go when the load goes', async () => {
		const document = await openFile('typed.py', source);
		await findings(document.uri, unpinned(1));
		const edit = new vscode.WorkspaceEdit();
		edit.delete(document.uri, document.lineAt(1).range);
		assert.ok(await vscode.workspace.applyEdit(edit));
		await findings(document.uri, (rules) => rules.length === 0);
	});

	test('the settings, without a reload', async () => {
		const document = await openFile('settings.py', source);
		await findings(document.uri, unpinned(1));
		const settings = vscode.workspace.getConfiguration('weightwise');
		try {
			await settings.update('rules', { 'unpinned-revision': 'off' }, vscode.ConfigurationTarget.Workspace);
			await findings(document.uri, unpinned(0));
		} finally {
			await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
		}
		await findings(document.uri, unpinned(1));
	});
});

suite('all facts of a model', () => {
	test('open beside the code from the cursor', async () => {
		const document = await openFile('panel.py', 'model = "google/flan-t5-large"\n');
		const editor = await vscode.window.showTextDocument(document);
		const at = document.positionAt(document.getText().indexOf('google/') + 1);
		editor.selection = new vscode.Selection(at, at);
		await vscode.commands.executeCommand('weightwise.showModel');
		const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
		assert.ok(labels.includes('google/flan-t5-large'), `The tabs are: ${labels.join(', ')}`);
	});
});
