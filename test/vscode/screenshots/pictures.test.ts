import { join } from 'node:path';
import { panelOf } from '../walk/decisionPanel';
import { keptDecisions, stages } from '../walk/keptDecisions';
import { openWindow, pictureOfFailure, type Screen, type Window } from '../walk/window';

const demo = join(__dirname, '..', '..', '..', '..', 'demo');

/** More pixels than a page has, to be sharp on most screens; every one of them is downloaded with each update. */
const sharp = 1.5;
const dense = 1.2;

const title = 'Embeddings for help articles';

/** What is on the screen beside our own work distracts, and takes room in the file. */
const calm = {
	'files.autoSave': 'off',
	'files.exclude': { '**/.vscode': true, '**/.weightwise': true, 'weightwise.json': true },
	'window.commandCenter': false,
	// Nothing is half faded in when the picture is taken.
	'workbench.reduceMotion': 'on',
	'workbench.layoutControl.enabled': false,
	'workbench.editor.editorActionsLocation': 'hidden',
	'breadcrumbs.enabled': false,
	'editor.minimap.enabled': false,
	'editor.fontSize': 13,
	'editor.scrollbar.horizontal': 'hidden',
	'editor.scrollbar.vertical': 'hidden',
	'editor.scrollBeyondLastLine': false,
};
/** For panels that fill the window. */
const bare = { 'workbench.activityBar.location': 'hidden', 'workbench.statusBar.visible': false };

for (const [theme, colorTheme] of [
	['light', 'Light Modern'],
	['dark', 'Dark Modern'],
] as const) {
	suite(`pictures in ${theme}`, () => {
		let window: Window;

		const open = async (
			screen: Screen,
			files: Readonly<Record<string, string>> = {},
			settings: Readonly<Record<string, unknown>> = {},
		) => {
			const all = { ...calm, ...settings, 'workbench.colorTheme': colorTheme };
			window = await openWindow(demo, { ...files, '.vscode/settings.json': JSON.stringify(all) }, screen);
			await window.page.locator(`.monaco-workbench.${theme === 'dark' ? 'vs-dark' : 'vs'}`).waitFor();
		};
		const withoutSideBar = async () => {
			await window.run('View: Close Primary Side Bar');
			await window.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
		};
		const withoutPanel = async () => {
			await window.run('View: Hide Panel');
			await window.page.locator('.part.panel').waitFor({ state: 'hidden' });
		};
		const keep = (name: string) => window.picture(`${name}-${theme}`);

		pictureOfFailure(() => window);
		teardown(() => window?.close());

		test('hover and quick fix', async () => {
			await open({ width: 780, height: 545, scale: sharp });
			await window.open('service/draft.py');
			await window.waitForProblems('bart-large-cnn can change under you', 1);
			await withoutPanel();
			await withoutSideBar();
			await window.goTo('facebook/bart-large-cnn');
			await window.hover(/things? to decide/);
			await keep('hover');
			await window.page.keyboard.press('Escape');
			await window.fixes();
			await keep('quick-fix');
		});

		test('models of the workspace', async () => {
			await open({ width: 760, height: 400, scale: sharp });
			await window.open('service/search.py');
			await window.waitForProblems('bge-large-zh-v1.5 can change under you', 1);
			await withoutPanel();
			await window.run('Show Models');
			await window.run('Look for Models in the Workspace');
			const row = (name: RegExp) => window.page.getByRole('treeitem', { name }).first();
			await row(/google-bert\/bert-base-uncasd.*not found or private/).waitFor();
			await row(/sentence-transformers\/all-MiniLM-L6-v2/).click();
			await row(/search\.py, line 7/).waitFor();
			// As wide as it is in a window of usual width.
			await widenSideBar(window, 300);
			// It says what is seen beside it, and stands before a part of that.
			await window.run('Notifications: Clear All Notifications');
			await window.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
			await keep('models');
		});

		test('what is asked, in the settings', async () => {
			await open({ width: 780, height: 420, scale: dense }, {}, bare);
			await window.open('service/search.py');
			await withoutSideBar();
			await window.run('Preferences: Open Settings (UI)');
			const search = window.page.locator('.settings-editor .suggest-input-container');
			await search.waitFor();
			await window.page.keyboard.type('@ext:weightwise.weightwise hub');
			await window.page.locator('.setting-item-contents', { hasText: 'What is sent' }).first().waitFor();
			await keep('settings');
		});

		for (const stage of ['select', 'evaluate', 'deploy'] as const) {
			// The later stages stand in the docs only, which show them once.
			if (stage !== 'select' && theme !== 'light') {
				continue;
			}
			test(`a decision, ${stage}`, async () => {
				const record = { stage, slug: 'help-articles', title };
				const scale = stage === 'select' ? dense : 1;
				await open({ width: 960, height: 680, scale }, keptDecisions([record]), bare);
				await window.open('service/search.py');
				await window.waitForProblems('bge-large-zh-v1.5 can change under you', 1);
				await withoutPanel();
				await withoutSideBar();
				await window.chooseFrom('Open a Decision…', title);
				const panel = panelOf(window);
				await panel.stage(stages[stage]);
				await panel.frame.locator('.fact.asking').first().waitFor({ state: 'detached' });
				await panel.frame.getByText('The hub is being asked').first().waitFor({ state: 'detached' });
				if (stage !== 'select') {
					await window.picture(`decision-${stage}`);
					return;
				}
				// Names and commits say least; what is judged comes after them.
				await panel.frame.getByText('What it is', { exact: true }).click();
				await keep('decision-select');
			});
		}
	});
}

/** Pulls the edge of the side bar until it is so many pixels wide. */
async function widenSideBar({ page }: Window, width: number): Promise<void> {
	const bar = page.locator('.part.sidebar');
	const { x, y, width: before, height } = (await bar.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
	await page.mouse.move(x + before, y + height / 2);
	await page.mouse.down();
	await page.mouse.move(x + width, y + height / 2, { steps: 5 });
	await page.mouse.up();
	// The pointer would leave a mark on what it rests on.
	await page.mouse.move(x + width + 100, y + height - 5);
	await page.locator('.monaco-sash.hover').first().waitFor({ state: 'detached' });
}
