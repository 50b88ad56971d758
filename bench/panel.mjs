// How soon the decision panel shows twelve candidates, and how evenly their facts fill in: `npm run bench:panel`.
// The page is the panel's own, in a browser, fed with the screens of a real session over recorded facts. First paint is
// the page with the last screen at once, as with a warm cache; then every screen one after the other, a frame each.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { noArguments, withArguments } from '../scripts/arguments.mjs';
import { browserFlags, findBrowser } from '../scripts/browser.mjs';
import { main } from '../scripts/main.mjs';
import { build, root } from '../scripts/setup.mjs';
import { Problem } from '../scripts/terminal.mjs';
import { decisionScreens } from './decisionScreens.mjs';

const USAGE = `Usage: npm run bench:panel
How soon the decision panel shows twelve candidates, and how evenly their facts fill in. Needs a browser; exit code 1
when a limit is not kept.`;

const ROUNDS = 3;
const PAINT_LIMIT_MS = 200;
const TASK_LIMIT_MS = 50;

const ids = [
	'sentence-transformers/all-MiniLM-L6-v2',
	'BAAI/bge-large-zh-v1.5',
	'BAAI/bge-reranker-large',
	'google-bert/bert-base-uncased',
	'Supabase/gte-small',
	'facebook/bart-large-cnn',
	'openai-community/gpt2',
	'TheBloke/DiscoLM-120b-GPTQ',
	'meta-llama/Llama-3.2-1B-Instruct',
	'ibm-granite/granite-3.1-1b-a400m-instruct',
	'prajjwal1/bert-tiny',
	'tiiuae/falcon-40b',
];
const policy = {
	needs: { task: 'feature-extraction', languages: ['en'], download: 500e6, memory: 2e9, dimensions: 384 },
	use: { purpose: 'commercial', distributed: true },
};

/** The panel's page without an editor around it. @param {import('playwright-core').Browser} browser */
async function openPage(browser) {
	const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
	const style = ['decision', 'comparison', 'drawings']
		.map((name) => readFileSync(join(root, 'media', `${name}.css`), 'utf8'))
		.join('\n');
	await page.setContent(
		`<!DOCTYPE html><html lang="en"><head><style>${style}</style></head><body><main id="root"></main></body></html>`,
	);
	await page.evaluate(`
		globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });
		globalThis.longestTask = 0;
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
		}).observe({ entryTypes: ['longtask'] });
		globalThis.frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		globalThis.show = (screen, words) => dispatchEvent(new MessageEvent('message', {
			data: { type: 'screen', screen, words, remember: {} },
		}));
	`);
	await page.addScriptTag({ content: readFileSync(join(root, 'dist', 'decision.js'), 'utf8') });
	return page;
}

/** Milliseconds from the message to the frame that shows it. */
async function firstPaint(browser, screen, words) {
	const page = await openPage(browser);
	const took = await page.evaluate(
		async ([screen, words]) => {
			await frame();
			const begin = performance.now();
			show(screen, words);
			await frame();
			return performance.now() - begin;
		},
		[screen, words],
	);
	await page.close();
	return took;
}

/** The longest task over 50 ms while all screens come one after the other; 0 when there is none. */
async function filling(browser, screens, words) {
	const page = await openPage(browser);
	const [longest, slowest] = await page.evaluate(
		async ([screens, words]) => {
			show(screens[0], words);
			await frame();
			await frame();
			globalThis.longestTask = 0;
			let slowest = 0;
			for (const screen of screens) {
				const begin = performance.now();
				show(screen, words);
				await frame();
				slowest = Math.max(slowest, performance.now() - begin);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
			return [globalThis.longestTask, slowest];
		},
		[screens, words],
	);
	await page.close();
	return { longest, slowest };
}

const median = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];

async function panel() {
	const built = await build(['--minify']);
	if (built.code !== 0) {
		throw new Problem(built.output);
	}
	const { screens, words, building } = await decisionScreens(ids, { policy });
	const last = screens.at(-1);
	const cells = last.body.groups.flatMap(({ rows }) => rows).length * ids.length;
	// A fresh clone has no packages when this file is loaded.
	const { chromium } = await import('playwright-core');
	const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags });
	const paints = [];
	const fills = [];
	try {
		for (let round = 0; round < ROUNDS; round++) {
			paints.push(await firstPaint(browser, last, words));
			fills.push(await filling(browser, screens, words));
		}
	} finally {
		await browser.close();
	}
	const paint = median(paints);
	const longest = median(fills.map((fill) => fill.longest));
	console.log(
		`${ids.length} candidates, ${cells} cells, ${screens.length} screens of at most ${Math.round(JSON.stringify(last).length / 1000)} kB, load ${loadavg()[0].toFixed(1)}, median of ${ROUNDS} rounds:`,
	);
	console.log(`first paint   ${paint.toFixed(0)} ms (at most ${PAINT_LIMIT_MS})`);
	console.log(
		`filling       longest task ${longest === 0 ? `under ${TASK_LIMIT_MS}` : longest.toFixed(0)} ms (at most ${TASK_LIMIT_MS}), slowest frame ${median(fills.map((fill) => fill.slowest)).toFixed(0)} ms`,
	);
	console.log(
		`host          ${median(building).toFixed(0)} ms to make a screen, ${Math.max(...building).toFixed(0)} ms at most`,
	);
	return paint <= PAINT_LIMIT_MS && longest <= TASK_LIMIT_MS ? 0 : 1;
}

await main(() => withArguments(USAGE, noArguments, panel));
