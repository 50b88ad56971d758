// What strangers write, as the editor shows it: the core's tests try each text in each place, these the whole way.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { messages } from '../../core/hostile/messages';
import { recordText } from './decisionRecord';
import { type DeskHub, openHub, seen, shown, useEndpoint } from './desk';
import { findings, ofThisHost, openFile, until } from './editor';
import { hostileModels } from './hostileHub';
import { type WatchedPanel, watchPanels } from './watchedPanels';

/** Controls but for the end of a line, marks of direction, what has no width, halves of characters. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\p{Default_Ignorable_Code_Point}]/u;

const ownCommands: readonly string[] = ['pin', 'showModel', 'inspectWeights', 'decide', 'signIn'];

const codeSpan = /(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)/g;
const escaped = /\\([!-/:-@[-`{-~])/g;

/** What a hover would do beside showing text; code spans and escaped marks are text. */
function obeyed(markdown: string, hub: string): string[] {
	const live = markdown.replace(codeSpan, '').replace(escaped, '');
	const foreign = [...live.matchAll(/\]\(([^)]*)\)/g)]
		.map(([, address = '']) => address)
		.filter(
			(address) =>
				!address.startsWith(`${hub}/org/hostile-`) &&
				!ownCommands.some((name) => new RegExp(`^command:weightwise\\.${name}(?:\\?|$)`).test(address)),
		);
	const bare = live.replace(/\]\([^)]*\)/g, ']').match(/\bwww\.|\b(?:https?|command|vscode):\/?\/?\w/g) ?? [];
	const html = live.match(/<[a-z!/]/gi) ?? [];
	// Icons are made of what is shown, escapes or not; our own stand at the start of a line.
	const icons = markdown
		.replace(codeSpan, '')
		.replace(escaped, '$1')
		.replace(/^\$\((?:check|warning|error|circle-outline|blank)\)/gm, '')
		.match(/\$\([a-z]/gi);
	return [...foreign, ...bare, ...html, ...(icons ?? [])];
}

/** Every text below a value. */
function textsIn(value: unknown): string[] {
	return typeof value === 'string'
		? [value]
		: typeof value === 'object' && value !== null
			? Object.values(value).flatMap(textsIn)
			: [];
}

/** Nothing in it that steers or hides, and no more than somebody reads. */
function assertShows(text: string, of: string): void {
	const found = unseen.exec(text.replaceAll('\n', ' '));
	assert.ok(
		!found,
		`${of}: U+${found?.[0].codePointAt(0)?.toString(16)} in ${JSON.stringify(text.slice(0, 300))}`,
	);
	assert.ok(text.length < 5000, `${of}: ${text.length} characters, ${text.slice(0, 80)}`);
}

suite('a hostile hub, in the editor', () => {
	let hub: DeskHub;
	let document: vscode.TextDocument;
	const placeOf = (id: string) => document.getText().indexOf(id) + 1;

	suiteSetup(async () => {
		hub = await openHub();
		await hub.say(hostileModels.flatMap(({ answers }) => answers));
		await useEndpoint(hub.url);
		const loads = hostileModels.map(({ id }) => `AutoModel.from_pretrained("${id}")\n`);
		document = await openFile('hostile.py', `from transformers import AutoModel\n${loads.join('')}`);
	});
	suiteTeardown(async () => {
		await useEndpoint(undefined);
		await hub.close();
	});

	test('hovers link to our own commands and the model only, hold no HTML, and are short', async () => {
		for (const { id, what } of hostileModels) {
			const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				document.positionAt(placeOf(id)),
			);
			const parts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
			assert.equal(parts.length, 1, what);
			const [{ value, isTrusted, supportHtml } = new vscode.MarkdownString()] = parts;
			assert.match(value, /Licence/, `${what}: the model was read`);
			assert.deepEqual(obeyed(value, hub.url), [], `${what}: ${value}`);
			assert.ok(!unseen.test(value), what);
			assert.ok(
				value.length < 10_000 && value.split('\n').length < 40,
				`${what}: ${value.length} characters`,
			);
			assert.equal(Boolean(supportHtml), false);
			assert.deepEqual(
				typeof isTrusted === 'object' ? [...isTrusted.enabledCommands].sort() : isTrusted,
				ownCommands.map((name) => `weightwise.${name}`).sort(),
			);
		}
	});

	test('messages of findings show all of what they hold', async () => {
		const found = await findings(
			document.uri,
			(rules) => rules.filter((rule) => rule === 'unpinned-revision').length >= hostileModels.length,
		);
		assert.ok(found.length > 2 * hostileModels.length, `${found.length} findings`);
		for (const { message, relatedInformation = [] } of found) {
			assertShows(message, 'a finding');
			for (const related of relatedInformation) {
				assertShows(related.message, 'a related place');
			}
		}
	});

	test('rows of the models view, too, as they are drawn and as they are read out', async () => {
		await vscode.commands.executeCommand('weightwise.showModels');
		await seen({ role: 'treeitem', name: /org\/hostile-00/ });
		for (const row of await shown({ role: 'treeitem' })) {
			assertShows(row, 'a row');
		}
	});

	test('the page of all facts: its own script alone, texts that show, and no answer to wrong messages', async () => {
		const watch = watchPanels();
		try {
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			for (const { id, what } of ofThisHost(hostileModels)) {
				await vscode.commands.executeCommand('weightwise.showModel', document.uri.toString(), placeOf(id));
				const panel = watch.panels.at(-1);
				assert.ok(panel, 'a page was opened');
				const told = JSON.stringify(panel.told.at(-1));
				assert.match(told, new RegExp(`"type":"facts","id":"${id}"`), what);
				for (const text of panel.told.flatMap(textsIn)) {
					assertShows(text, what);
				}
			}
			const [panel] = watch.panels;
			assert.ok(panel);
			assertLocked(panel);
			const before = panel.told.length;
			for (const message of messages) {
				panel.say(message);
			}
			assert.equal(panel.told.length, before, 'nothing was done');
			panel.say({ type: 'ready' });
			assert.equal(panel.told.length, before + 1, 'the right one is heard');
		} finally {
			watch.end();
		}
	});

	test('the page of a decision: the same, and its record stays as it was', async () => {
		const watch = watchPanels();
		try {
			const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
			assert.ok(folder);
			const record = vscode.Uri.joinPath(folder, 'hostile', '.weightwise', 'decisions', 'hostile.json');
			const text = recordText('hostile', {
				title: '[see](command:workbench.x) $(verified) \u202e<b>x</b>',
				candidates: hostileModels.slice(0, 20).map(({ id }) => ({ hub: 'huggingface', id, from: 'code' })),
			});
			await vscode.workspace.fs.writeFile(record, new TextEncoder().encode(text));
			await vscode.commands.executeCommand('weightwise.openDecision', 'hostile', record.toString());
			const [panel] = watch.panels;
			assert.ok(panel);
			assertLocked(panel);
			// The page itself says so, too; that takes as long as a page loads.
			panel.say({ ready: true });
			await until(() => /Licence/.test(JSON.stringify(panel.told.at(-1) ?? '')), 'the screen');
			for (const message of messages) {
				panel.say(message);
			}
			for (const shows of panel.told.flatMap(textsIn)) {
				assertShows(shows, 'the screen');
			}
			assertShows(panel.title, 'the tab');
			const kept = new TextDecoder().decode(await vscode.workspace.fs.readFile(record));
			assert.equal(kept, text);
		} finally {
			watch.end();
		}
	});
});

/** The page loads its own script and styles, and nothing that a text in it could name. */
function assertLocked({ html }: WatchedPanel): void {
	const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
	const [, nonce = ''] = /script-src 'nonce-([0-9a-f]{32})'(?:;|$)/.exec(policy) ?? [];
	assert.ok(nonce, policy);
	assert.match(policy, /^default-src 'none';/);
	assert.match(policy, /base-uri 'none'; form-action 'none'$/);
	assert.doesNotMatch(policy, /unsafe-(?:inline|eval)|script-src[^;]*(?:\*|https?:|data:|blob:)/);
	const scripts = html.match(/<script[^>]*>/g) ?? [];
	assert.equal(scripts.length, 1);
	assert.ok(scripts[0]?.startsWith(`<script nonce="${nonce}" src="`));
	assert.doesNotMatch(html, /\son\w+=|javascript:|hostile/i);
}
