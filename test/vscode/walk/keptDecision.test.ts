import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { panelOf } from './decisionPanel';
import { keptDecisions } from './keptDecisions';
import { openWindow, pictureOfFailure, type Window } from './window';

const demo = join(__dirname, '..', '..', '..', '..', 'demo');
const title = 'Embeddings for articles';

suite('a decision that is kept', () => {
	let window: Window;

	suiteSetup(async () => {
		window = await openWindow(demo, keptDecisions([{ stage: 'deploy', slug: 'articles', title }]));
	});
	pictureOfFailure(() => window);
	suiteTeardown(() => window?.close());

	test('offers at its last stage to look through the workspace before any file was read, and shows the calls then', async () => {
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

	test('says what is wrong with its record where that was broken by hand, and opens it as text', async () => {
		mkdirSync(join(window.folder, '.weightwise', 'decisions'), { recursive: true });
		writeFileSync(
			join(window.folder, '.weightwise', 'decisions', 'by-hand.json'),
			'{ "version": 1, "slug": ',
		);
		await window.open('service/search.py');
		await window.command('Open a Decision…');
		await window.choose('by-hand');
		await window.page.locator('.tab.active', { hasText: 'by-hand.json' }).waitFor();
		await window.page.locator('.notification-toast', { hasText: 'by-hand.json' }).waitFor();
		await window.picture('decision-broken');
	});
});
