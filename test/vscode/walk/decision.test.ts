import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Panel, panelOf } from './decisionPanel';
import { openWindow, pictureOfFailure, poll, type Window } from './window';

const demo = join(__dirname, '..', '..', '..', '..', 'demo');
const record = '.weightwise/decisions/embeddings-for-help-articles';
const chinese = 'huggingface:BAAI/bge-large-zh-v1.5';
const small = 'huggingface:Supabase/gte-small';
const mini = 'huggingface:sentence-transformers/all-MiniLM-L6-v2';

suite('a decision', () => {
	let window: Window;
	let panel: Panel;

	/** A file of the folder as it is now; empty while there is none. */
	const textOf = (path: string) => {
		const at = join(window.folder, path);
		return existsSync(at) ? readFileSync(at, 'utf8') : '';
	};

	/** From an id in the code to the first stage. */
	const begin = async () => {
		await window.open('service/search.py');
		await window.waitForProblems('bge-large-zh-v1.5 can change under you', 1);
		await window.page.keyboard.press('ControlOrMeta+j');
		await window.goTo('BAAI/bge-large-zh-v1.5');
		await window.command('Decide About a Model…');
		await window.answer('What is decided?', 'Embeddings for help articles');
		panel = panelOf(window);
		await panel.stage('Assess');
	};
	/** Says why in the line that has opened in place, and sends it off. */
	const because = async (why: string) => {
		await panel.waitForFocus('sentence');
		await panel.type(why);
		await panel.press('Enter');
	};
	/** Enters a result, from anywhere above the form. */
	const measure = async (metric: string, value: string) => {
		await panel.tabTo('measure-metric');
		await panel.type(metric);
		await panel.press('Tab');
		await panel.type(value);
		await panel.press('Enter');
		await panel.frame
			.getByRole('row', { name: new RegExp(`${metric}.*${value.replace('.', '\\.')}`) })
			.waitFor();
	};

	setup(async () => {
		window = await openWindow(demo);
	});
	pictureOfFailure(() => window);
	teardown(() => window?.close());

	test('an unpinned id becomes a written decision and pinned code, both loops taken, by keyboard alone', async () => {
		await begin();
		// The needs: one typed, one chosen, guesses taken away.
		await panel.tabTo('need-task');
		await panel.type('feature-extraction');
		await panel.tabTo('need-languages');
		await panel.type('');
		await panel.tabTo('need-library');
		await panel.type('');
		await panel.tabTo('need-purpose');
		await panel.press('ArrowDown');
		await panel.tabTo('need-download');
		await panel.type('2 GB');
		await panel.tabTo('reuse');
		await poll(
			async () => textOf('weightwise.json'),
			(text) => /feature-extraction/.test(text) && /2.0 GB/.test(text),
		);
		assert.deepEqual(await panel.violations(), []);
		await window.picture('decision-assess');
		await panel.press('Enter');

		// Candidates: from the code, by search, by id.
		await panel.stage('Select');
		await panel.waitForFocus('question');
		await panel.tabTo('adding');
		await panel.press('Enter');
		await panel.tabTo('search-words');
		await panel.type('gte');
		await panel.press('Enter');
		await panel.frame.getByText('Supabase/gte-small').first().waitFor();
		await panel.tabTo(`add ${small}`);
		await panel.press('Enter');
		await panel.frame.getByText('✓ added').waitFor();
		await panel.tabTo('add-id', 'back');
		await panel.type('sentence-transformers/all-MiniLM-L6-v2');
		await panel.press('Enter');
		await panel.frame.getByRole('columnheader', { name: /all-MiniLM-L6-v2/ }).waitFor();
		await panel.tabTo('adding', 'back');
		await panel.press('Enter');

		// Arrows between facts; evidence below, and back.
		await panel.tabTo('id|');
		await panel.press('ArrowDown', 'ArrowDown', 'ArrowRight');
		assert.equal(await panel.focused(), `task|${chinese}`);
		await panel.frame.locator('#evidence', { hasText: 'Task: not stated' }).waitFor();
		await panel.frame.getByRole('gridcell', { name: /fits: feature-extraction/ }).waitFor();
		assert.deepEqual(await panel.violations(), []);
		await window.picture('decision-select');
		await panel.press('Enter');
		await panel.waitForFocus('close-evidence');
		await panel.press('Enter');
		await panel.waitForFocus(`task|${chinese}`);

		// One is dropped, and why.
		await panel.arrowTo(`evaluate ${chinese}`, 'ArrowUp');
		await panel.arrowTo(`drop ${mini}`, 'ArrowRight');
		await panel.press('Enter');
		await because('English only, and our articles are Chinese');
		await panel.frame.locator('.dropped', { hasText: 'English only' }).waitFor();

		// Poor: another checkpoint.
		await panel.tabTo('id|', 'back');
		await panel.arrowTo(`evaluate ${chinese}`, 'ArrowUp');
		await panel.arrowTo(`evaluate ${small}`, 'ArrowRight');
		await panel.press('Enter');
		await panel.stage('Evaluate');
		await measure('recall@5', '0.41');
		assert.deepEqual(await panel.violations(), []);
		await panel.tabTo('back checkpoint');
		await panel.press('Enter');
		await because('It knows no Chinese');
		await panel.stage('Select');
		await panel.waitForFocus('question');

		// Poor: another technique, then good.
		await panel.tabTo(`evaluate ${small}`);
		await panel.arrowTo(`evaluate ${chinese}`, 'ArrowLeft');
		await panel.press('Enter');
		await panel.stage('Evaluate');
		await measure('recall@5', '0.79');
		await panel.tabTo('back technique');
		await panel.press('Enter');
		await because('Right in general, not with our product names');
		await panel.frame.getByText('Right in general').waitFor();
		await panel.tabTo('technique transfer-learning', 'back');
		await panel.press('Enter');
		await panel.frame.getByRole('button', { name: 'Fine-tune', pressed: true }).waitFor();
		await measure('recall@5', '0.93');
		await window.picture('decision-evaluate');
		await panel.tabTo('good');
		await panel.press('Enter');

		// The call is pinned, the record written.
		await panel.stage('Deploy');
		const site = panel.frame.locator('.sites > li', { hasText: 'service/search.py:20' });
		await panel.tabTo((await site.getByRole('button', { name: 'Pin' }).getAttribute('id')) ?? '');
		await panel.press('Enter');
		await site.getByText(/pinned to [0-9a-f]{7}/).waitFor();
		// What was pressed is gone; the focus has stayed with its place.
		await panel.waitForFocus((await site.getByRole('button', { name: 'Show' }).getAttribute('id')) ?? '');
		assert.deepEqual(await panel.violations(), []);
		await window.picture('decision-deploy');
		await panel.tabTo('choose');
		await panel.press('Enter');
		await because('recall 0.93 on our own questions');
		const text = await poll(
			async () => textOf(`${record}.md`),
			(markdown) => markdown.includes('**Decided**'),
		);
		assert.match(text, /recall 0\.93 on our own questions/);
		await panel.frame.locator('.decided', { hasText: 'BAAI/bge-large-zh-v1.5' }).waitFor();
		// What confirms it is in sight and read out.
		await panel.waitForFocus('decided');
		assert.deepEqual(await panel.violations(), []);
		assert.match(text, /English only, and our articles are Chinese/);
		const { turns, choice, technique } = JSON.parse(textOf(`${record}.json`));
		assert.deepEqual(
			turns.map(({ back }: { readonly back: string }) => back),
			['checkpoint', 'technique'],
		);
		assert.deepEqual([choice.id, technique], ['BAAI/bge-large-zh-v1.5', 'transfer-learning']);
		await window.open('service/search.py');
		assert.match(
			await window.save(),
			new RegExp(`SentenceTransformer\\("BAAI/bge-large-zh-v1\\.5", revision="${choice.commit}"\\)`),
		);
	});

	test('what has only a name, and later what was decided, is there again after the editor was closed', async () => {
		const closeAndReopen = async () => {
			window = await window.reopen();
			panel = panelOf(window);
		};
		await begin();
		await window.command('View: Close Other Editors in Group');
		await window.page.locator('.tab', { hasText: 'search.py' }).waitFor({ state: 'hidden' });
		await closeAndReopen();
		await panel.stage('Assess');
		await panel.frame.getByRole('heading', { name: 'Embeddings for help articles' }).waitFor();
		assert.equal(textOf(`${record}.json`), '');

		await panel.tabTo('reuse');
		await panel.press('Enter');
		await poll(
			async () => textOf(`${record}.json`),
			(text) => text !== '' && JSON.parse(text).stage === 'select',
		);
		await panel.stage('Select');
		await panel.frame.locator('.saved', { hasText: `saved · ${record}` }).waitFor();
		await panel.waitForFocus('question');
		await panel.tabTo('next');
		await panel.press('Enter');
		await panel.stage('Evaluate');
		await measure('recall@5', '0.79');
		await poll(
			async () => textOf(`${record}.json`),
			(text) => text !== '' && JSON.parse(text).stage === 'evaluate',
		);
		const before = textOf(`${record}.json`);
		await closeAndReopen();
		await panel.stage('Evaluate');
		await panel.frame.getByRole('row', { name: /recall@5.*0\.79/ }).waitFor();
		await window.picture('decision-resumed');
		const [was, is] = [before, textOf(`${record}.json`)].map((text) => JSON.parse(text));
		assert.deepEqual(is.candidates.map(idOf), was.candidates.map(idOf));
		assert.deepEqual([is.stage, is.evaluating, is.title], [was.stage, was.evaluating, was.title]);
	});
});

const idOf = ({ id }: { readonly id: string }) => id;
