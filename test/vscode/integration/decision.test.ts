import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newDecision } from '../../../src/core/decide/decision';
import { Drafts } from '../../../src/vscode/decisions/drafts';
import { recordText } from './decisionRecord';
import { askedFor, seen } from './desk';
import { findings, openFile, until } from './editor';
import { watchPanels } from './watchedPanels';

suite('a decision of the workspace', () => {
	test('opens as a panel with its candidates and what the hub says of them', async () => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.ok(folder);
		const record = vscode.Uri.joinPath(folder, 'panel', '.weightwise', 'decisions', 'answers.json');
		const text = recordText('answers', {
			title: 'Answers for a shop',
			candidates: [{ hub: 'huggingface', id: 'google/flan-t5-large', from: 'code' }],
		});
		await vscode.workspace.fs.writeFile(record, new TextEncoder().encode(text));
		// What other tests have shown would leave it half of the window, and a narrow panel has no columns.
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.commands.executeCommand('weightwise.openDecision', 'answers', record.toString());
		await seen({ role: 'heading', name: /Answers for a shop/, panel: true });
		await seen({ role: 'columnheader', name: /google\/flan-t5-large/, panel: true });
		await seen({ role: 'row', name: /Licence.*Apache/, panel: true });
	});

	test('is offered where an id is written and where an expression stands for it', async () => {
		const text = `import { pipeline } from '@huggingface/transformers';
class Answers {
	private readonly model = 'Xenova/flan-t5-small';
	load() {
		return pipeline('text2text-generation', this.model);
	}
}
`;
		const document = await openFile('stands.ts', text);
		await findings(document.uri, (rules) => rules.length > 0);
		for (const [at, length] of [
			[text.indexOf('Xenova/'), 0],
			[text.lastIndexOf('this.model'), 0],
			[text.lastIndexOf('this.model'), 'this.model'.length],
		] as const) {
			const range = new vscode.Range(document.positionAt(at), document.positionAt(at + length));
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				document.uri,
				range,
			);
			const titles = actions.map(({ title }) => title);
			assert.ok(titles.includes('Decide about Xenova/flan-t5-small…'), titles.join(' | '));
		}
	});

	test('has no file before the first answer, and then names the call first that it was begun at', async () => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri;
		const load =
			'from transformers import AutoModel\nAutoModel.from_pretrained("facebook/bart-large-mnli")\n';
		const documents = [await openFile('begun_a.py', load), await openFile('begun_b.py', load)] as const;
		for (const { uri } of documents) {
			await findings(uri, (rules) => rules.includes('unpinned-revision'));
		}
		const [, second] = documents;
		const args = [second.uri.toString(), load.indexOf('facebook/')];
		const begun = vscode.commands.executeCommand('weightwise.decide', ...args);
		await askedFor(/What is decided\?/);
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await begun;
		const record = vscode.Uri.joinPath(folder, '.weightwise', 'decisions', 'bart-large-mnli.json');
		const isWritten = async () =>
			vscode.workspace.fs.stat(record).then(
				() => true,
				() => false,
			);
		await seen({ role: 'heading', name: /bart-large-mnli/, panel: true });
		// Whoever closes it finds it again, without a file.
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const watched = watchPanels();
		try {
			const again = vscode.commands.executeCommand('weightwise.openDecision');
			await seen({ role: 'option', name: /bart-large-mnli.*not saved yet/ });
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			await again;
			await seen({ role: 'heading', name: /bart-large-mnli/, panel: true });
			assert.equal(await isWritten(), false);
			watched.panels[0]?.say({ act: 'step', step: { do: 'assess', answer: 'reuse' } });
			const saved = () =>
				JSON.stringify(watched.panels[0]?.told ?? []).includes(
					'saved · .weightwise/decisions/bart-large-mnli',
				);
			await until(saved, 'the record to be written');
			assert.equal(await isWritten(), true);
		} finally {
			watched.end();
		}
		const { references } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(record)));
		assert.deepEqual(
			references.map(({ path, line }: { readonly path: string; readonly line: number }) => `${path}:${line}`),
			['begun_b.py:2', 'begun_a.py:2'],
		);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '.weightwise'), { recursive: true });
	});

	test('that has only a name is kept by the editor for its folder, in the next window too', async () => {
		const kept = new Map<string, unknown>();
		const memory = {
			keys: () => [...kept.keys()],
			get: (name: string, usual?: unknown) => kept.get(name) ?? usual,
			update: async (name: string, value: unknown) => void kept.set(name, JSON.parse(JSON.stringify(value))),
		} as vscode.Memento;
		const [here, there] = [vscode.Uri.file('/here'), vscode.Uri.file('/there')];
		const begun = (slug: string) => newDecision(slug, `About ${slug}`, '2026-11-26T09:00:00.000Z');
		for (const [slug, folder] of [
			['first', here],
			['second', here],
			['first', there],
			['alone', undefined],
		] as const) {
			await new Drafts(memory).keep(begun(slug), folder);
		}
		const next = new Drafts(memory);
		const slugs = (folder: vscode.Uri | undefined) => next.of(folder).map(({ slug }) => slug);
		assert.deepEqual(
			[slugs(here), slugs(there), slugs(undefined)],
			[['second', 'first'], ['first'], ['alone']],
		);
		assert.deepEqual(next.named('second', here), begun('second'));
		await next.forget('first', here);
		assert.deepEqual([slugs(here), slugs(there)], [['second'], ['first']]);
		for (let at = 0; at < 30; at++) {
			await next.keep(begun(`more-${at}`), here);
		}
		assert.deepEqual([slugs(here).length, slugs(here)[0]], [20, 'more-29']);
		await memory.update('decisions.drafts', [{ folder: here.toString(), slug: 'torn', text: '{ "version"' }]);
		assert.deepEqual(slugs(here), []);
	});

	test('with the cursor on no model it is asked which; nothing is written before something was said', async () => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri;
		const decisions = vscode.Uri.joinPath(folder, '.weightwise', 'decisions');
		const written = async () => {
			try {
				return (await vscode.workspace.fs.readDirectory(decisions)).map(([name]) => name);
			} catch {
				return [];
			}
		};
		const before = await written();
		const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("google/flan-t5-large")\n';
		const document = await openFile('chosen.py', load);
		await findings(document.uri, (rules) => rules.includes('unpinned-revision'));
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');

		const left = vscode.commands.executeCommand('weightwise.decide');
		await seen({ role: 'option', name: /google\/flan-t5-large/ });
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		await left;
		assert.deepEqual(await written(), before);

		const begun = vscode.commands.executeCommand('weightwise.decide');
		await seen({ role: 'option', name: /None yet/ });
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await askedFor(/What is decided\?/);
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await begun;
		await seen({ role: 'heading', name: /What does the model have to do/, panel: true });
		assert.deepEqual(await written(), before);
	});
});
