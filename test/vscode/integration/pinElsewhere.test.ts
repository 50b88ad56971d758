import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Lookup } from '../../../src/core/model';
import { choosePin } from '../../../src/vscode/choosePin';
import { type IndexedReference, ModelIndex } from '../../../src/vscode/modelIndex';
import { found, load, resolved } from '../../core/builders';
import { findings, openFile } from './editor';

/** What `work` says in notices, while nobody answers; `choose` takes one of the labels that are offered. */
async function told(
	work: () => Thenable<unknown>,
	choose: (labels: readonly string[]) => string | undefined,
) {
	const said: string[] = [];
	const { showInformationMessage, showQuickPick } = vscode.window;
	Object.assign(vscode.window, {
		showInformationMessage: async (message: string) => void said.push(message),
		showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
			const chosen = choose(items.map(({ label }) => label));
			return items.find(({ label }) => label === chosen);
		},
	});
	try {
		await work();
	} finally {
		Object.assign(vscode.window, { showInformationMessage, showQuickPick });
	}
	return said;
}

suite('pinning from a file that names no model', () => {
	const location = new vscode.Location(vscode.Uri.file('/somewhere/a.py'), new vscode.Range(0, 0, 0, 1));
	const indexOf = (...lookups: Lookup[]) => {
		const index = new ModelIndex();
		const references = lookups.map((lookup, at): IndexedReference => {
			const one = resolved(lookup, [load()], { id: `org/${at}` });
			return { file: 'a.py', line: 1, resolved: one, findings: [], location };
		});
		index.set(location.uri, { references, findings: [] });
		return index;
	};
	const silent: Lookup = { state: 'unreachable', reason: 'It is down.' };

	for (const [name, lookups, message] of [
		['no model is known', [], /^No model is known here\./],
		[
			'no hub has answered',
			[silent, silent],
			/only the hub says which commit .*: 2 models, none of them could be looked up \(no answer\)\.$/,
		],
		['all are pinned', [found()], /^No model that is known here has a load left/],
	] as const) {
		test(`where ${name}, it says so`, async () => {
			const index = indexOf(...lookups);
			try {
				const said = await told(
					() => choosePin(index),
					() => assert.fail('There is nothing to choose.'),
				);
				assert.equal(said.length, 1);
				assert.match(said[0] ?? '', message);
			} finally {
				index.dispose();
			}
		});
	}

	test('a model of another file is chosen, shown and pinned', async () => {
		const id = 'facebook/bart-large-cnn';
		const there = await openFile(
			'pinned-from-elsewhere.py',
			`from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`,
		);
		await findings(there.uri, (rules) => rules.includes('unpinned-revision'));
		await vscode.window.showTextDocument(await openFile('names-none.py', 'x = 1\n'));
		const pin = () => vscode.commands.executeCommand('weightwise.pin');
		const said = await told(pin, (labels) => labels.find((label) => label === id));
		assert.deepEqual(said, []);
		assert.match(there.lineAt(1).text, /revision="[0-9a-f]{40}"\)$/);
	});
});
