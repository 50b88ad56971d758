import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { recordedAt, recordText } from './decisionRecord';
import { findings, fix, offered, openFile, ruleOf, until } from './editor';

const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("google/flan-t5-large")\n';
const has = (rule: string) => (rules: readonly string[]) => rules.includes(rule);
const hasNot = (rule: string) => (rules: readonly string[]) => !rules.includes(rule);

const deployed = {
	stage: 'deploy',
	choice: { hub: 'huggingface', id: 'google/flan-t5-large', why: '', at: recordedAt },
};

/** Writes a file and waits until watchers are told of it, as another program's change does. */
async function write(name: string, text: string): Promise<vscode.Uri> {
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri;
	const uri = vscode.Uri.joinPath(folder, name);
	await heard(uri, () => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text)));
	return uri;
}

/**
 * What is made and deleted before watchers are told of either is told of never; so each is waited for. A folder that is
 * new is watched a moment later: what happened until then is done again.
 */
async function heard(uri: vscode.Uri, change: () => Thenable<void>): Promise<void> {
	const watcher = vscode.workspace.createFileSystemWatcher(uri.fsPath);
	let told = false;
	const tell = () => {
		told = true;
	};
	watcher.onDidCreate(tell);
	watcher.onDidChange(tell);
	watcher.onDidDelete(tell);
	try {
		for (let tries = 0; tries < 20 && !told; tries++) {
			await change();
			for (let looks = 0; looks < 20 && !told; looks++) {
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		}
	} finally {
		watcher.dispose();
	}
	assert.ok(told, `The editor did not hear of ${uri.path}.`);
}

const remove = (uri: vscode.Uri): Promise<void> =>
	heard(uri, () =>
		vscode.workspace.fs.delete(uri).then(
			() => undefined,
			() => undefined,
		),
	);

suite('what a team decides', () => {
	test('a comment with a reason silences a finding; the quick fix writes one', async () => {
		const document = await openFile('silenced.py', load);
		const [finding] = (await findings(document.uri, has('unpinned-revision'))).filter(
			(one) => ruleOf(one) === 'unpinned-revision',
		);
		await fix(document, finding?.range as vscode.Range, 'Silence unpinned-revision here');
		assert.match(
			document.lineAt(1).text,
			/\) {2}# weightwise: ignore\[unpinned-revision\] -- TODO: say why$/,
		);
		// It counts when there is a reason.
		await findings(document.uri, has('invalid-suppression'));
		const at = document.getText().indexOf('TODO: say why');
		const reason = new vscode.WorkspaceEdit();
		const end = document.positionAt(at + 'TODO: say why'.length);
		reason.replace(document.uri, new vscode.Range(document.positionAt(at), end), 'ours');
		assert.ok(await vscode.workspace.applyEdit(reason));
		await findings(document.uri, hasNot('unpinned-revision'));
	});
	test('the place for a reason is selected, to be typed over', async () => {
		const lines = load.replace('\nA', `\n${'\n'.repeat(200)}A`);
		const document = await openFile('reason.py', lines);
		const editor = await vscode.window.showTextDocument(document);
		const selected = () => document.getText(editor.selection);
		for (const [rule, title] of [
			['unpinned-revision', 'Silence unpinned-revision here'],
			['invalid-suppression', 'Add a reason'],
		] as const) {
			const [finding] = (await findings(document.uri, has(rule))).filter((one) => ruleOf(one) === rule);
			editor.selection = new vscode.Selection(0, 0, 0, 0);
			await fix(document, finding?.range as vscode.Range, title);
			await until(() => selected() === 'TODO: say why', 'the selection');
			const line = editor.selection.start.line;
			const shown = () =>
				editor.visibleRanges.some(({ start, end }) => start.line <= line && line <= end.line);
			await until(shown, 'the line to be shown');
		}
		assert.equal(document.getText().match(/TODO/g)?.length, 1);
	});
	test('a comment without a reason is said to be wrong, and silences nothing', async () => {
		const text = load.replace(/\n$/, '  # weightwise: ignore[unpinned-revision]\n');
		const document = await openFile('unreasoned.py', text);
		const found = await findings(document.uri, has('invalid-suppression'));
		assert.ok(found.some((one) => ruleOf(one) === 'unpinned-revision'));
	});
	test('weightwise.json sets how loud rules are, and what is wrong in it is said there', async () => {
		const document = await openFile('team/loud.py', load);
		await findings(document.uri, has('unpinned-revision'));
		const policy = await write('team/weightwise.json', '{ "rules": { "unpinned-revision": "off" } }');
		await findings(document.uri, hasNot('unpinned-revision'));
		await vscode.workspace.fs.delete(policy);
		await findings(document.uri, has('unpinned-revision'));
		const wrong = await openFile('team/weightwise.json', '{ "rules": { "unpined-revision": "off" } }');
		const [fault] = await findings(wrong.uri, (rules) => rules.length > 0);
		assert.match(fault?.message ?? '', /unpined-revision[\s\S]*unpinned-revision/);
		await vscode.workspace.fs.delete(wrong.uri);
	});
	test('a policy asks for decisions; a record is one, and a broken record is said to be none', async () => {
		// The editor watches a new folder a moment later and never looks for folders that were made in it meanwhile.
		const policy = await write('decided/weightwise.json', '{ "requireDecision": true }');
		await write('decided/.weightwise/notes.txt', 'Records stand below.');
		await write('decided/.weightwise/decisions/notes.txt', 'Records stand here.');
		const document = await openFile('decided/load.py', load);
		const [finding] = (await findings(document.uri, has('undecided-model'))).filter(
			(one) => ruleOf(one) === 'undecided-model',
		);
		const decide = await offered(document.uri, finding?.range as vscode.Range, 'Decide about this model');
		assert.equal(decide.command?.command, 'weightwise.decide');
		const path = 'decided/.weightwise/decisions/x.json';
		const uri = await write(path, recordText('x', deployed));
		await findings(document.uri, hasNot('undecided-model'));
		await remove(uri);
		await findings(document.uri, has('undecided-model'));
		const broken = await openFile(path, recordText('x', { ...deployed, stage: 'retire' }));
		const [fault] = await findings(broken.uri, has('invalid-decision'));
		assert.match(fault?.message ?? '', /"retire" is none of/);
		await vscode.workspace.fs.delete(broken.uri);
		await vscode.workspace.fs.delete(policy);
	});
	test('a lock that cannot be used is said to be none, there; a mended one counts at once', async () => {
		await write('locked/weightwise.json', '{}');
		const document = await openFile('locked/load.py', load);
		const path = 'locked/weightwise.lock';
		const whole = '{ "version": 1, "models": [] }';
		const broken = await openFile(path, `<<<<<<< ours\n${whole}`);
		const [fault] = await findings(broken.uri, has('invalid-lock'));
		assert.equal(fault?.range.start.line, 0);
		assert.match(fault?.message ?? '', /A merge was not ended here: .* run weightwise lock,/);
		await findings(document.uri, hasNot('lock-drift'));
		await write(path, whole);
		await findings(document.uri, has('lock-drift'));
		await remove(broken.uri);
	});
	test('a record is seen though its folders are as new as itself', async () => {
		const policy = await write('checkout/weightwise.json', '{ "requireDecision": true }');
		const document = await openFile('checkout/load.py', load);
		await findings(document.uri, has('undecided-model'));
		const folder = vscode.Uri.joinPath(document.uri, '..', '.weightwise');
		const file = vscode.Uri.joinPath(folder, 'decisions', 'x.json');
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(recordText('x', deployed)));
		await findings(document.uri, hasNot('undecided-model'));
		await vscode.workspace.fs.delete(folder, { recursive: true });
		await vscode.workspace.fs.delete(policy);
	});
	test('what the project declares decides what torch.load may do', async () => {
		await write('torch/requirements.txt', 'torch==2.4.1\n');
		const document = await openFile('torch/load.py', 'import torch\nstate = torch.load("model.pt")\n');
		const [finding] = await findings(document.uri, has('unsafe-torch-load'));
		assert.match(finding?.message ?? '', /2\.4\.1/);
		await write('torch/requirements.txt', 'torch==2.9.0\n');
		await findings(document.uri, hasNot('unsafe-torch-load'));
	});
	test('"Fix all" pins what can be pinned, and leaves alone what would change what is loaded', async () => {
		const document = await openFile(
			'fixAll.py',
			`${load}AutoModel.from_pretrained("google/flan-t5-large", use_safetensors=False)\n`,
		);
		await findings(document.uri, has('pickle-weights'));
		const kind = vscode.CodeActionKind.SourceFixAll.append('weightwise').value;
		const range = new vscode.Range(0, 0, document.lineCount, 0);
		const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			range,
			kind,
		);
		assert.ok(action?.edit);
		assert.ok(await vscode.workspace.applyEdit(action.edit));
		assert.equal(document.getText().match(/revision="[0-9a-f]{40}"/g)?.length, 2);
		assert.match(document.getText(), /use_safetensors=False/);
	});
	test('"Fix all" has the code told that it pins, with the lines of its loads', async () => {
		const trusting = 'AutoModel.from_pretrained("tiiuae/falcon-40b", trust_remote_code=True)\n';
		const document = await openFile('fixCode.py', load + trusting + trusting);
		await findings(document.uri, has('remote-code'));
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(0, 0, document.lineCount, 0),
			vscode.CodeActionKind.SourceFixAll.append('weightwise').value,
		);
		assert.equal(actions[0]?.command?.command, 'weightwise.tellCode');
		const [code] = actions[0]?.command?.arguments ?? [];
		assert.deepEqual(
			code.map(({ id, places }: { id: string; places: unknown }) => [id, places]),
			[['tiiuae/falcon-40b', ['fixCode.py:3', 'fixCode.py:4']]],
		);
	});
});
