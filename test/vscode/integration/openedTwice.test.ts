import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { recordText } from './decisionRecord';
import { until } from './editor';
import { watchPanels } from './watchedPanels';

suite('a decision that is opened more than once', () => {
	const top = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'twice');
	const recordOf = (slug: string) => vscode.Uri.joinPath(top, '.weightwise', 'decisions', `${slug}.json`);
	const write = (slug: string, title: string) =>
		vscode.workspace.fs.writeFile(
			recordOf(slug),
			new TextEncoder().encode(recordText(slug, { title, stage: 'assess' })),
		);
	const open = (slug: string) =>
		vscode.commands.executeCommand('weightwise.openDecision', slug, recordOf(slug).toString());

	setup(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
	suiteTeardown(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(top, { recursive: true });
	});

	test('has one panel, also while its record is still being read', async () => {
		await write('once', 'Shown once');
		const { panels, end } = watchPanels();
		try {
			await Promise.all([open('once'), open('once')]);
			assert.deepEqual(
				panels.map(({ title }) => title),
				['Shown once'],
			);
		} finally {
			end();
		}
	});

	test('is told from the one that was kept beside it', async () => {
		await write('side', 'As it was');
		const { panels, end } = watchPanels();
		try {
			await open('side');
			await write('side', 'As others have it');
			const [own] = panels;
			const said = (words: string) => JSON.stringify(own?.told ?? []).includes(words);
			own?.say({ ready: true });
			own?.say({ act: 'step', step: { do: 'assess', answer: 'reuse' } });
			await until(() => said('Keep this one beside it'), 'the question which one is kept');
			own?.say({ act: 'conflict', keep: 'both' });
			await until(() => said('saved · .weightwise/decisions/side-2.json'), 'the other one to be saved');
			await open('side-2');
			assert.equal(panels.length, 1);
			await open('side');
			assert.deepEqual(
				panels.map(({ title }) => title),
				['As it was', 'As others have it'],
			);
		} finally {
			end();
		}
	});
});
