import assert from 'node:assert/strict';
import { join } from 'node:path';
import { panelOf } from './decisionPanel';
import { keptDecisions } from './keptDecisions';
import { openWindow, pictureOfFailure, type Window } from './window';

const demo = join(__dirname, '..', '..', '..', '..', 'demo');
const title = 'Embeddings for articles';

suite('the last stage of a decision', () => {
	let window: Window;

	setup(async () => {
		window = await openWindow(demo, keptDecisions([{ stage: 'deploy', slug: 'articles', title }]));
	});
	pictureOfFailure(() => window);
	teardown(() => window?.close());

	test('offers to look through the workspace before any file was read, and shows the calls then', async () => {
		await window.chooseFrom('Open a Decision…', title);
		const panel = panelOf(window);
		await panel.stage('Deploy');
		await panel.frame.getByText('No call in the files that were read so far loads it.').waitFor();
		assert.deepEqual(await panel.violations(), []);
		await window.picture('deploy-unread');
		await panel.tabTo('scan');
		await panel.press('Enter');
		await panel.frame.locator('.sites', { hasText: 'service/search.py' }).waitFor();
		await panel.frame.locator('#scan').waitFor({ state: 'detached' });
		assert.notEqual(await panel.focused(), '', 'the focus goes on to what is there');
		await window.picture('deploy-read');
	});
});
