import assert from 'node:assert/strict';
import { join } from 'node:path';
import { panelOf } from './decisionPanel';
import { openWindow, pictureOfFailure, poll, type Window } from './window';

const demo = join(__dirname, '..', '..', '..', '..', 'demo');

suite('first light', () => {
	let window: Window;

	// One window for all: a person looks around, and mends one thing after the other.
	suiteSetup(async () => {
		window = await openWindow(demo);
	});
	pictureOfFailure(() => window);
	suiteTeardown(() => window?.close());

	test('a model in Python is looked at, pinned, and found no longer', async () => {
		await window.open('service/draft.py');
		await window.waitForProblems('bart-large-cnn can change under you', 1);
		await window.goTo('facebook/bart-large-cnn');
		const hover = await window.hover(/things? to decide/);
		await window.picture('python-hover');
		assert.match(hover, /Licence: MIT/);
		assert.match(hover, /model\.safetensors/);

		await window.fix('Pin to commit');
		assert.match(await window.save(), /model="facebook\/bart-large-cnn", revision="[0-9a-f]{40}"\)/);
		await window.waitForProblems('bart-large-cnn can change under you', 0);
		await window.picture('python-pinned');
	});

	test('a model in TypeScript is looked at, pinned, and found no longer', async () => {
		await window.open('web/search.ts');
		// The constant, once though a load uses it, and a load with an id of its own.
		await window.waitForProblems('Xenova/all-MiniLM-L6-v2 can change under you', 2);
		await window.goTo("'Xenova/all-MiniLM-L6-v2')", 2);
		const hover = await window.hover(/things? to decide/);
		await window.picture('typescript-hover');
		assert.match(hover, /Licence: Apache/);

		await window.fix('Pin to commit');
		assert.match(
			await window.save(),
			/from_pretrained\('Xenova\/all-MiniLM-L6-v2', \{ revision: '[0-9a-f]{40}' \}\)/,
		);
		await window.waitForProblems('Xenova/all-MiniLM-L6-v2 can change under you', 1);
		await window.picture('typescript-pinned');
	});

	test('a pickle is replaced by the safetensors of the same revision', async () => {
		await window.open('service/draft.py');
		await window.waitForProblems('flan-t5-large is loaded here from pickle', 1);
		await window.goTo('google/flan-t5-large');
		await window.fix('Load the safetensors of this revision instead of the pickle');
		assert.match(await window.save(), /from_pretrained\("google\/flan-t5-large", use_safetensors=True\)/);
		await window.waitForProblems('flan-t5-large is loaded here from pickle', 0);
		await window.picture('safetensors');
	});

	test('the workspace is scanned: models with their places and findings, by model and by licence', async () => {
		await window.open('service/draft.py');
		await window.run('Show Models');
		await window.page.getByRole('button', { name: 'Look for Models in the Workspace' }).first().waitFor();
		await window.run('Look for Models in the Workspace');
		const row = (name: RegExp) => window.page.getByRole('treeitem', { name }).first();
		await row(/BAAI\/bge-large-zh-v1\.5/).waitFor();
		await row(/google-bert\/bert-base-uncasd.*not found or private/).waitFor();
		// What is seen begins with the name, which tells it apart in a narrow view; what is read out, with the whole id.
		const seen = window.page.locator('.sidebar .monaco-list-row');
		await seen
			.filter({ hasText: /^bert-base-uncasd\s*not found or private.*\d findings?.*google-bert/ })
			.waitFor();
		await row(/sentence-transformers\/all-MiniLM-L6-v2/).click();
		await row(/search\.py, line 7/).waitFor();
		await window.picture('models');
		await row(/search\.py, line 7/).click();
		await window.page.locator('.tab.active', { hasText: 'search.py' }).waitFor();
		await window.page.getByRole('button', { name: 'Group Models…' }).first().click();
		await window.page.getByRole('option', { name: 'By licence' }).click();
		await row(/^Apache-2\.0/).waitFor();
		await window.picture('models-by-licence');
		// Of a file that was never open.
		await window.waitForProblems('bart-large-cnn can change under you', 1);
	});

	test('all facts of a model come with their sources, and what is not stated is said', async () => {
		await window.open('service/search.py');
		await window.waitForProblems('bge-large-zh-v1.5 can change under you', 1);
		await window.goTo('BAAI/bge-large-zh-v1.5');
		await window.run('Show All Facts');
		const panel = window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
		await panel.getByRole('row', { name: /Last change of weights.*2023-09-12.*tree, lastCommit/ }).waitFor();
		await panel.getByRole('row', { name: /Likes.*not stated/ }).waitFor();
		// The recorded facts hold no prose of others, so what the card says is not known there.
		await panel.getByRole('row', { name: /Card: limits and risks.*not known \[\d\]/ }).waitFor();
		await panel.getByText(/\[\d\] not known: Not recorded at .*, which stands in for the hub\./).waitFor();
		const commits = panel.getByRole('row', { name: /Commits.*15, the last 2024-04-02 by Shitao.*commits/ });
		await commits.scrollIntoViewIfNeeded();
		await window.picture('all-facts');
		assert.deepEqual(await panelOf(window).violations(), []);
		// Beside the code there is not room for all buttons in one row: the rows stand apart.
		await window.page.setViewportSize({ width: 700, height: 1000 });
		const buttons = panel.getByRole('button');
		const tops = async () => [
			...new Set(
				(await buttons.all().then((all) => Promise.all(all.map((one) => one.boundingBox())))).map(
					(box) => box?.y,
				),
			),
		];
		const rows = await poll(tops, ({ length }) => length > 1);
		const height = (await buttons.first().boundingBox())?.height ?? 0;
		assert.ok((rows[1] ?? 0) - (rows[0] ?? 0) > height, `${rows}: rows of ${height}`);
	});
});
