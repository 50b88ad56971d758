import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seen, shown } from './desk';
import { findings, ruleOf, until } from './editor';

suite('a scan of the workspace', () => {
	const write = async (name: string, text: string) => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.ok(folder);
		const uri = vscode.Uri.joinPath(folder, 'scanned', name);
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		return uri;
	};
	/** The notices of a command, while nobody answers them, each with what it offers. */
	const saidBy = async (command: string, given: unknown[] = [], hear?: (message: string) => void) => {
		const { showInformationMessage } = vscode.window;
		const said: unknown[][] = [];
		const ours = async (...words: unknown[]) => {
			said.push(words);
			hear?.(String(words[0]));
		};
		Object.assign(vscode.window, { showInformationMessage: ours });
		try {
			await vscode.commands.executeCommand(command, ...given);
		} finally {
			Object.assign(vscode.window, { showInformationMessage });
		}
		return said;
	};
	const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("google/flan-t5-large")\n';

	test('says of how many files it read only a part', async () => {
		const partly = async () => {
			const said = (await saidBy('weightwise.scanWorkspace')).map(([message]) => String(message)).join('\n');
			return Number(/(\d+) files? (?:was|were) read only in part: /.exec(said)?.[1] ?? 0);
		};
		const before = await partly();
		const broken = await write('broken.py', `${load}${'def (: = ] }\n'.repeat(40)}`);
		assert.equal(await partly(), before + 1);
		await vscode.workspace.fs.delete(broken);
		assert.equal(await partly(), before);
	});

	test('finds in files that are not open, and goes on with them when they change', async () => {
		const program = await write('closed.py', load);
		const configuration = await write(
			'train.yaml',
			'base_model: google/gemma-2b-it\nrevision_of_model: main\n',
		);
		const said = await saidBy('weightwise.scanWorkspace');
		const ends = said.filter(([message]) => /^\d+ models, .*\d+ warnings?/.test(String(message)));
		assert.deepEqual(
			ends.map(([, ...offers]) => offers),
			[['Show']],
			JSON.stringify(said),
		);
		const found = await findings(program, (rules) => rules.includes('unpinned-revision'));
		assert.equal(found.filter((one) => ruleOf(one) === 'unpinned-revision').length, 1);
		await findings(configuration, (rules) => rules.includes('unpinned-revision'));
		assert.equal(
			vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === program.toString()),
			false,
		);
		await vscode.commands.executeCommand('weightwise.showModels');
		const row = /google\/flan-t5-large.*\d warnings?.*Apache/;
		// Models with errors stand before it, and files of other tests have many.
		for (let pages = 1; ; pages++) {
			const rows = await shown({ role: 'treeitem' });
			if (rows.some((one) => row.test(one))) {
				break;
			}
			// From the top again: a list that is filled meanwhile may take the focus back, and rows come later than the key.
			await vscode.commands.executeCommand(pages % 20 === 0 ? 'list.focusFirst' : 'list.focusPageDown');
		}
		await seen({ role: 'treeitem', name: row });
		await seen({ role: 'button', name: /^Weightwise: \d+ models/ });
		// What has not changed is known from the scan before.
		assert.equal(await vscode.commands.executeCommand('weightwise.scanWorkspace'), undefined);
		await findings(program, (rules) => rules.includes('unpinned-revision'));
		await write('closed.py', 'x = 1\n');
		await findings(program, (rules) => rules.length === 0);
		// And a file that says nothing any more is not told of from it.
		await vscode.commands.executeCommand('weightwise.scanWorkspace');
		await findings(program, (rules) => rules.length === 0);
		await vscode.workspace.fs.delete(configuration);
		await findings(configuration, (rules) => rules.length === 0);
		// Of a folder that goes, the editor names the folder alone.
		const inner = await write('inner/of-a-folder.py', load);
		await findings(inner, (rules) => rules.includes('unpinned-revision'));
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(inner, '..'), { recursive: true });
		await findings(inner, (rules) => rules.length === 0);
	});

	test('the preview of fixes comes with the word that nothing in it is ticked yet', async () => {
		const program = await write('to-be-pinned.py', load);
		await saidBy('weightwise.scanWorkspace');
		await findings(program, (rules) => rules.includes('unpinned-revision'));
		const order: string[] = [];
		const { applyEdit } = vscode.workspace;
		const previewed = async (edit: vscode.WorkspaceEdit, how?: vscode.WorkspaceEditMetadata) => {
			order.push(`preview ${how?.isRefactoring} ${edit.has(program)}`);
			return false;
		};
		Object.assign(vscode.workspace, { applyEdit: previewed });
		try {
			await saidBy('weightwise.fixWorkspace', ['unpinned-revision'], (message) => order.push(message));
		} finally {
			Object.assign(vscode.workspace, { applyEdit });
		}
		const [notice, preview] = order.slice(-2);
		assert.match(notice ?? '', /^Tick in the preview /);
		assert.equal(preview, 'preview true true');
		await vscode.workspace.fs.delete(program);
		await findings(program, (rules) => rules.length === 0);
	});

	test('writes no fix to where a file had its place before it changed', async () => {
		const program = await write('moved.py', load);
		await saidBy('weightwise.scanWorkspace');
		await findings(program, (rules) => rules.includes('unpinned-revision'));
		const lines = '\n'.repeat(5);
		const edited: number[] = [];
		const { applyEdit } = vscode.workspace;
		const previewed = async (edit: vscode.WorkspaceEdit) => {
			edited.push(...edit.get(program).map(({ range }) => range.start.line));
			return false;
		};
		Object.assign(vscode.workspace, { applyEdit: previewed });
		try {
			// At once, before it is read anew.
			await write('moved.py', `${lines}${load}`);
			await saidBy('weightwise.fixWorkspace', ['unpinned-revision']);
			assert.deepEqual(
				[...new Set(edited)].filter((line) => line !== lines.length + 1),
				[],
			);
			// And at its new place, once that is known.
			const toldAt = () => vscode.languages.getDiagnostics(program).map(({ range }) => range.start.line);
			await until(() => toldAt().includes(lines.length + 1), 'the finding at its new place');
			await saidBy('weightwise.fixWorkspace', ['unpinned-revision']);
			assert.deepEqual([...new Set(edited)], [lines.length + 1]);
		} finally {
			Object.assign(vscode.workspace, { applyEdit });
		}
		await vscode.workspace.fs.delete(program);
		await findings(program, (rules) => rules.length === 0);
	});

	test('says of models that nobody is asked about that they were not looked up, and so does the status bar', async () => {
		const program = await write('unasked.py', load.replace('google/flan-t5-large', 'org/asked-of-nobody'));
		const { Global } = vscode.ConfigurationTarget;
		const settings = () => vscode.workspace.getConfiguration('weightwise');
		await settings().update('hub.enabled', false, Global);
		try {
			const [message] = (await saidBy('weightwise.scanWorkspace')).map(([first]) => String(first)).slice(-1);
			assert.match(message ?? '', /(?:could (?:not )?be looked up|(?:is|are) not known) \(not asked\)/);
			await seen({ role: 'button', name: /^Weightwise: \d+ models?, .*not asked/ });
		} finally {
			await settings().update('hub.enabled', undefined, Global);
			await vscode.workspace.fs.delete(program);
		}
		await findings(program, (rules) => rules.length === 0);
	});
});
