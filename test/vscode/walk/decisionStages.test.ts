import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Decision, newDecision } from '../../../src/core/decide/decision';
import { writeDecision } from '../../../src/core/decide/record/decisionFile';
import { type Panel, panelOf } from './decisionPanel';
import { openWindow, type Window } from './window';

const demo = join(__dirname, '..', '..', '..', '..', 'demo');
const at = '2026-11-26T09:00:00.000Z';

const ids = [
	'sentence-transformers/all-MiniLM-L6-v2',
	'BAAI/bge-large-zh-v1.5',
	'BAAI/bge-reranker-large',
] as const;
const chosen = `huggingface:${ids[1]}`;

/** A decision as it is kept at a stage; the stage is its title as well. */
function keptAt(stage: Decision['stage'], more: readonly string[] = []): Decision {
	return {
		...newDecision(stage, `Looked at: ${stage}`, at),
		stage,
		...(stage === 'assess' ? {} : { reuse: { answer: 'reuse' } }),
		candidates: [
			...[...ids, ...more].map((id) => ({ hub: 'huggingface', id, from: 'code' }) as const),
			{
				hub: 'huggingface',
				id: 'Supabase/gte-small',
				from: 'search',
				dropped: { why: 'It knows no Chinese', at },
			},
		],
		...(stage === 'evaluate' || stage === 'deploy' ? { evaluating: chosen, technique: 'as-is' } : {}),
		...(stage === 'deploy' ? { verdict: { answer: 'good', at } } : {}),
		turns:
			stage === 'evaluate'
				? [
						{
							back: 'checkpoint',
							why: 'It knows no Chinese',
							candidate: 'huggingface:Supabase/gte-small',
							at,
						},
					]
				: [],
	};
}

const result = {
	version: 1,
	hub: 'huggingface',
	id: ids[1],
	metric: 'recall@5',
	value: 0.93,
	latency: 0.02,
	at,
};

const policy = {
	needs: {
		task: 'feature-extraction',
		languages: ['zh'],
		library: 'sentence-transformers',
		download: '500 MB',
		dimensions: 384,
	},
	use: { purpose: 'commercial', distributed: true },
};

const stages = {
	assess: 'Assess',
	select: 'Select',
	evaluate: 'Evaluate',
	deploy: 'Deploy',
} as const;

suite('every stage of a decision', () => {
	let window: Window;
	let panel: Panel;

	const show = async (stage: keyof typeof stages) => {
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

	setup(async () => {
		window = await openWindow(demo, {
			'weightwise.json': JSON.stringify(policy, undefined, '\t'),
			'.weightwise/evaluations/recall.json': JSON.stringify(result),
			...Object.fromEntries(
				(Object.keys(stages) as (keyof typeof stages)[]).map((stage) => [
					`.weightwise/decisions/${stage}.json`,
					writeDecision(keptAt(stage)),
				]),
			),
		});
		await window.open('service/search.py');
		await window.waitForProblems('bge-large-zh-v1.5 can change under you', 1);
		await window.page.keyboard.press('ControlOrMeta+j');
	});
	teardown(async function () {
		if (this.currentTest?.state === 'failed') {
			await window?.picture(`failed-${this.currentTest.title.replace(/\W+/g, '-')}`);
		}
		await window?.close();
	});

	for (const [name, theme, kind] of [
		['light', 'Light Modern', 'vs'],
		['dark', 'Dark Modern', 'vs-dark'],
		['contrast', 'Default High Contrast', 'hc-black'],
	] as const) {
		test(`is free of serious faults in ${name}, wide and narrow`, async () => {
			await paint(theme, kind);
			await window.page.keyboard.press('ControlOrMeta+b');
			for (const stage of Object.keys(stages) as (keyof typeof stages)[]) {
				await show(stage);
				assert.deepEqual(await panel.violations(), [], stage);
				await window.picture(`stage-${name}-${stage}-wide`);
				await window.page.setViewportSize({ width: 420, height: 1000 });
				await panel.narrow(true);
				assert.deepEqual(await panel.violations(), [], `${stage}, narrow`);
				await window.picture(`stage-${name}-${stage}-narrow`);
				await window.page.setViewportSize({ width: 1400, height: 1000 });
				await panel.narrow(false);
			}
		});
	}
});
