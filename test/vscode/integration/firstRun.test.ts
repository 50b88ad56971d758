import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AskedNotice } from '../../../src/vscode/askedNotice';
import { createVscodeHost } from '../../../src/vscode/host';
import { hubOfEachTest, useEndpoint } from './desk';
import { hoverAt, openFile, until } from './editor';

const known = 'google/flan-t5-large';

/** An address that is no machine anywhere (RFC 6761), so that nothing leaves this one. */
const elsewhere = 'http://hub.invalid';

/** What the editor would keep between windows, here for all to see. */
const mementoOf = (kept: Map<string, unknown>): vscode.Memento => ({
	keys: () => [...kept.keys()],
	get: (name: string, usual?: unknown) => kept.get(name) ?? usual,
	update: async (name, value) => void kept.set(name, value),
});

suite('first steps', () => {
	const hub = hubOfEachTest({ asked: false });

	test('what is asked is said at the first question that leaves this machine, and only then', async () => {
		const told: string[] = [];
		const { showInformationMessage } = vscode.window;
		const ours = (message: string) => {
			told.push(message);
			return Promise.resolve(undefined);
		};
		Object.assign(vscode.window, { showInformationMessage: ours });
		try {
			await useEndpoint(hub().url);
			await hoverAt(
				await openFile(
					'asked-here.py',
					`from transformers import AutoModel\nAutoModel.from_pretrained("${known}")\n`,
				),
				known,
			);
			assert.deepEqual(told, []);
			await useEndpoint(elsewhere);
			for (const id of ['org/first', 'org/second']) {
				const document = await openFile(
					`asked-${id.slice(4)}.py`,
					`from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`,
				);
				assert.match(await hoverAt(document, id), /Not known/);
			}
			assert.equal(told.length, 1);
			assert.match(told[0] ?? '', /^Weightwise asks hub\.invalid about the models that your code names\./);
		} finally {
			Object.assign(vscode.window, { showInformationMessage });
		}
	});

	test('that notice is given to the editor before the question is sent, which does not wait for an answer', async () => {
		const order: string[] = [];
		const { showInformationMessage } = vscode.window;
		const { fetch } = globalThis;
		const unanswered = (message: string) => {
			order.push(message.slice(0, 15));
			return new Promise(() => undefined);
		};
		const sent = async (address: string) => {
			order.push(`sent to ${address}`);
			return new Response('{}');
		};
		Object.assign(vscode.window, { showInformationMessage: unanswered });
		Object.assign(globalThis, { fetch: sent });
		try {
			const notice = new AskedNotice(mementoOf(new Map()));
			const nowhere = vscode.Uri.file('/nowhere');
			const context = { extensionUri: nowhere, globalStorageUri: nowhere } as vscode.ExtensionContext;
			const log = vscode.window.createOutputChannel('Asked first', { log: true });
			const host = createVscodeHost(context, log, (address) => notice.before(address));
			await host.fetch(`${elsewhere}/a`);
			log.dispose();
		} finally {
			Object.assign(vscode.window, { showInformationMessage });
			Object.assign(globalThis, { fetch });
		}
		assert.deepEqual(order, ['Weightwise asks', `sent to ${elsewhere}/a`]);
	});

	test('where the settings take no answer, it is said that hubs are still asked, and asked again', async () => {
		const kept = new Map<string, unknown>();
		const memory = mementoOf(kept);
		const told: string[] = [];
		const { showInformationMessage, showErrorMessage } = vscode.window;
		const { getConfiguration } = vscode.workspace;
		Object.assign(vscode.window, {
			showInformationMessage: () => Promise.resolve('Do Not Ask Hubs'),
			showErrorMessage: async (message: string) => void told.push(message),
		});
		const update = () => Promise.reject(new Error('the file has unsaved changes'));
		Object.assign(vscode.workspace, { getConfiguration: () => ({ get: () => true, update }) });
		try {
			new AskedNotice(memory).before(`${elsewhere}/a`);
			await until(() => told.length === 1, 'the error to be said');
		} finally {
			Object.assign(vscode.window, { showInformationMessage, showErrorMessage });
			Object.assign(vscode.workspace, { getConfiguration });
		}
		assert.match(told[0] ?? '', /^Hubs are still asked: .*unsaved changes.*weightwise\.hub\.enabled/);
		assert.equal(kept.size, 0);
	});

	test('that notice comes in each new window until it is answered, and can turn the questions off', async () => {
		const kept = new Map<string, unknown>();
		const memory = mementoOf(kept);
		const told: string[][] = [];
		let answer: (chosen: string | undefined) => void = () => undefined;
		const { showInformationMessage } = vscode.window;
		const ours = (...words: string[]) => {
			told.push(words);
			return new Promise((resolve) => {
				answer = resolve;
			});
		};
		const enabled = () => vscode.workspace.getConfiguration('weightwise').get('hub.enabled');
		Object.assign(vscode.window, { showInformationMessage: ours });
		try {
			for (let window = 0; window < 2; window++) {
				const notice = new AskedNotice(memory);
				notice.before(`${elsewhere}/a`);
				notice.before(`${elsewhere}/b`);
			}
			assert.equal(told.length, 2, 'once in each window');
			const [, ...offers] = told[1] ?? [];
			assert.deepEqual(offers, ['OK', 'What Is Asked', 'Do Not Ask Hubs']);
			assert.equal(enabled(), true);
			answer('Do Not Ask Hubs');
			await until(() => told.length === 3, 'what was done to be said');
			assert.equal(enabled(), false);
			assert.match(told[2]?.[0] ?? '', /^No hub is asked any more\./);
			answer(undefined);
			new AskedNotice(memory).before(`${elsewhere}/c`);
			assert.equal(told.length, 3, 'it was answered');
		} finally {
			Object.assign(vscode.window, { showInformationMessage });
			const { Global } = vscode.ConfigurationTarget;
			await vscode.workspace.getConfiguration('weightwise').update('hub.enabled', undefined, Global);
		}
	});

	test('signing in is offered where it helps, and nowhere else', async () => {
		await useEndpoint(hub().url);
		const link = 'command:weightwise.signIn';
		const lines = (id: string) => `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;
		const open = await hoverAt(await openFile('sign-in-open.py', lines(known)), known);
		assert.equal(open.includes(link), false, open);
		const missing = await hoverAt(
			await openFile('sign-in-missing.py', lines('org/not-there')),
			'org/not-there',
		);
		assert.ok(missing.includes(link), missing);
	});

	test('a command from the palette takes the only model of the file, wherever the cursor is', async () => {
		await useEndpoint(hub().url);
		const document = await openFile('only-one.py', 'import os\n\nmodel = "google/flan-t5-large"\n');
		const editor = await vscode.window.showTextDocument(document);
		editor.selection = new vscode.Selection(0, 0, 0, 0);
		await vscode.commands.executeCommand('weightwise.showModel');
		const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
		assert.ok(labels.includes(known), `The tabs are: ${labels.join(', ')}`);
	});
});
