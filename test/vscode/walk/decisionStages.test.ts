import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Panel, panelOf } from './decisionPanel';
import { keptDecisions, type Stage, stages } from './keptDecisions';
import { openWindow, pictureOfFailure, type Window } from './window';

const demo = join(__dirname, '..', '..', '..', '..', 'demo');
/** Longer than a narrow page, and without a blank to break at. */
const longPath = 'service/articles_of_all_languages/embeddings_of_the_articles.py';
const load =
	'from sentence_transformers import SentenceTransformer\n\nSentenceTransformer("BAAI/bge-large-zh-v1.5")\n';

/** These run in the page, whose types are none of a test's. What is wider than the page, if anything is. */
const waitForWidth = `new Promise((done) => {
	const look = () => (innerWidth <= 300 ? requestAnimationFrame(done) : setTimeout(look, 50));
	look();
})`;
const wideness = `document.scrollingElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('main *')]
	.filter((one) => one.getBoundingClientRect().right > innerWidth && !one.closest('.scroll, pre'))
	.map((one) => one.outerHTML.slice(0, 200)).join(' | ')`;

suite('every stage of a decision', () => {
	let window: Window;
	let panel: Panel;

	const show = async (stage: Stage) => {
		await window.chooseFrom('Open a Decision…', `Looked at: ${stage}`);
		panel = panelOf(window);
		await panel.frame.locator('h1', { hasText: `Looked at: ${stage}` }).waitFor();
		await panel.stage(stages[stage]);
		// Everything that is on its way has arrived.
		await panel.frame.locator('.fact.asking').first().waitFor({ state: 'detached' });
	};
	const paint = async (theme: string, kind: string) => {
		const settings = join(window.folder, '.vscode');
		mkdirSync(settings, { recursive: true });
		writeFileSync(
			join(settings, 'settings.json'),
			JSON.stringify({ 'workbench.colorTheme': theme, 'files.autoSave': 'off' }),
		);
		await window.page.locator(`.monaco-workbench.${kind}`).waitFor();
	};

	// One window for all: themes change in it as they do for a person.
	suiteSetup(async () => {
		const records = (Object.keys(stages) as Stage[]).map((stage) => ({
			stage,
			slug: stage,
			title: `Looked at: ${stage}`,
		}));
		window = await openWindow(demo, { ...keptDecisions(records), [longPath]: load });
		await window.open(longPath);
		await window.open('service/search.py');
		await window.waitForProblems('bge-large-zh-v1.5 can change under you', 2);
		await window.page.keyboard.press('ControlOrMeta+j');
		await window.page.keyboard.press('ControlOrMeta+b');
	});
	pictureOfFailure(() => window);
	suiteTeardown(() => window?.close());

	for (const [name, theme, kind] of [
		['light', 'Light Modern', 'vs'],
		['dark', 'Dark Modern', 'vs-dark'],
		['contrast', 'Default High Contrast', 'hc-black'],
	] as const) {
		test(`is free of serious faults in ${name}, wide and narrow`, async () => {
			await paint(theme, kind);
			for (const stage of Object.keys(stages) as Stage[]) {
				await show(stage);
				assert.deepEqual(await panel.violations(), [], stage);
				await window.picture(`stage-${name}-${stage}-wide`);
				await window.page.setViewportSize({ width: 420, height: 1000 });
				await panel.narrow(true);
				assert.deepEqual(await panel.violations(), [], `${stage}, narrow`);
				await window.picture(`stage-${name}-${stage}-narrow`);
				await window.page.setViewportSize({ width: 350, height: 1000 });
				await panel.frame.locator('html').evaluate(waitForWidth);
				assert.equal(await panel.frame.locator('html').evaluate(wideness), '', `${stage}, 300 pixels`);
				await window.picture(`stage-${name}-${stage}-300`);
				await window.page.setViewportSize({ width: 1400, height: 1000 });
				await panel.narrow(false);
			}
		});
	}
});
