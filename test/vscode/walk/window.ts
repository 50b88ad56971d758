import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

/** What a person waits for before they call it broken; on a busy machine VS Code's first start takes half of it. */
const PATIENCE_MS = 45_000;

/**
 * A window of VS Code on a temporary copy of a folder, with what a person does in it. Everything waits for what is
 * on the screen or on the disk, never for a time.
 */
export interface Window {
	readonly page: Page;
	/** The copy of the folder, which is gone after `close`. */
	readonly folder: string;
	/** Opens a file of the folder by its name, as with Ctrl+P, and waits for its text. */
	open(path: string): Promise<void>;
	/** Puts the cursor on the first place of `text` in the open file, `after` characters into it. */
	goTo(text: string, after?: number): Promise<void>;
	/** Shows the hover at the cursor; its text once that matches: findings come first, facts when the hub has answered. */
	hover(pattern: RegExp): Promise<string>;
	/** Opens the menu of quick fixes at the cursor and gives their titles. */
	fixes(): Promise<string[]>;
	/** Takes the first quick fix at the cursor whose title starts so, and waits until the text is changed. */
	fix(title: string): Promise<void>;
	/** Waits until the Problems view shows as many messages of ours that hold `text`; without a number, any. */
	waitForProblems(text: string, count?: number): Promise<readonly string[]>;
	/** Runs a command by its title, as with F1. */
	run(title: string): Promise<void>;
	/** The same by keyboard alone. */
	command(title: string): Promise<void>;
	/** Answers the question that the editor asks at its upper edge. */
	answer(title: string, text: string): Promise<void>;
	/** Takes the offer of that name from the list that the editor has opened. */
	choose(offer: string): Promise<void>;
	/** A command whose list offers what reads so. */
	chooseFrom(title: string, offer: string): Promise<void>;
	/** Saves the open file and gives what is then on the disk. */
	save(): Promise<string>;
	/** Keeps a picture in out/screenshots/. */
	picture(name: string): Promise<void>;
	/** Ends this window as a person closes it, and opens another on the same folder, with what the editor kept. */
	reopen(): Promise<Window>;
	close(): Promise<void>;
}

/** @returns the value that scripts/test.mjs handed over */
function handed(name: string): string {
	const value = process.env[name];
	assert.ok(value, `${name} is not set: the walks are run by "npm test walk".`);
	return value;
}

/** How large a window is, in pixels of its pages, and how many of the screen's there are to one. */
export interface Screen {
	readonly width: number;
	readonly height: number;
	readonly scale?: number;
}

/** Opens a window on a copy of `folder`; `files` are laid into the copy, by their paths in it. */
export async function openWindow(
	folder: string,
	files: Readonly<Record<string, string>> = {},
	{ width, height, scale = 1 }: Screen = { width: 1400, height: 1000 },
): Promise<Window> {
	const copy = mkdtempSync(join(tmpdir(), 'weightwise-walk-'));
	cpSync(folder, copy, { recursive: true });
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(copy, path)), { recursive: true });
		writeFileSync(join(copy, path), text);
	}
	const browser = await chromium.launch(JSON.parse(handed('WEIGHTWISE_BROWSER')));
	try {
		const context = await browser.newContext({
			viewport: { width, height },
			deviceScaleFactor: scale,
		});
		return driveWindow(await showFolder(context, copy), browser, copy);
	} catch (error) {
		await browser.close();
		rmSync(copy, { recursive: true, force: true });
		throw error;
	}
}

/** Keeps a picture of a suite's window after each test that fails; said before what closes it. */
export function pictureOfFailure(window: () => Window | undefined): void {
	teardown(async function () {
		if (this.currentTest?.state === 'failed') {
			await window()?.picture(`failed-${this.currentTest.fullTitle().replace(/\W+/g, '-')}`);
		}
	});
}

/** VS Code on a folder, once the folder's files are listed. */
async function showFolder(context: BrowserContext, folder: string): Promise<Page> {
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	await page.goto(`${handed('WEIGHTWISE_SERVER')}/?folder=${encodeURIComponent(folder)}`);
	await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
	return page;
}

function driveWindow(page: Page, browser: Browser, folder: string): Window {
	let file = '';
	const onDisk = () => readFileSync(join(folder, file), 'utf8');
	const input = page.locator('.quick-input-widget input').first();
	const hovers = page.locator('.monaco-editor .monaco-hover:not(.hidden) .hover-contents');
	const menu = page.locator('.action-widget .monaco-list-row.action');
	const markers = page.locator('.markers-panel .monaco-list-row');

	/** Opens the quick input with `key`, types, and takes the first offer that reads so. */
	const pick = async (
		key: string,
		typed: string,
		offer: string,
		done: (soon: { readonly timeout: number }) => Promise<void> = async () => undefined,
	) => {
		await insist(async (soon) => {
			await page.keyboard.press(key);
			await input.waitFor(soon);
			await input.fill(typed, soon);
			await page.locator('.quick-input-list .monaco-list-row', { hasText: offer }).first().click(soon);
			await done(soon);
		});
	};
	/** Again and again: whatever takes the focus at that moment closes the quick input. */
	const insist = async (steps: (soon: { readonly timeout: number }) => Promise<void>) => {
		const tried = () =>
			steps({ timeout: 5000 }).then(
				() => true,
				async () => {
					await page.keyboard.press('Escape');
					return false;
				},
			);
		await poll(tried, (done) => done, 2 * PATIENCE_MS);
	};
	const shown = async (rows: Locator) =>
		(await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
	const ours = async () => (await shown(markers)).filter((row) => / weightwise /.test(row));

	const window: Window = {
		page,
		folder,
		async open(path) {
			file = path;
			const name = path.split('/').at(-1) ?? path;
			const tab = page.locator('.tab.active', { hasText: name });
			// A list that closes as it is clicked opens nothing.
			await pick('ControlOrMeta+p', path, name, (soon) => tab.waitFor(soon));
			await page.locator('.monaco-editor.focused .view-line').first().waitFor();
		},
		async goTo(text, after = 1) {
			const content = onDisk();
			const start = content.indexOf(text);
			assert.notEqual(start, -1, `${file} does not hold ${text}.`);
			const before = content.slice(0, start + after).split('\n');
			const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
			await insist(async (soon) => {
				await page.keyboard.press('Control+g');
				await input.fill(`:${line}:${column}`, soon);
				await page.keyboard.press('Enter');
			});
			await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
			await page.locator('.monaco-editor.focused').waitFor();
		},
		async hover(pattern) {
			await page.keyboard.press('ControlOrMeta+k');
			await page.keyboard.press('ControlOrMeta+i');
			await hovers.first().waitFor();
			return poll(
				async () => (await shown(hovers)).join('\n'),
				(text) => pattern.test(text),
			);
		},
		async fixes() {
			// Findings that arrive at that moment close the menu again.
			await poll(
				async () => {
					await page.keyboard.press('ControlOrMeta+.');
					return menu
						.first()
						.waitFor({ timeout: 5000 })
						.then(
							() => true,
							() => false,
						);
				},
				(open) => open,
			);
			return shown(menu);
		},
		async fix(title) {
			const titles = await window.fixes();
			const at = titles.findIndex((offer) => offer.trim().startsWith(title));
			assert.notEqual(at, -1, `No quick fix "${title}"; there are: ${titles.join(' | ')}`);
			// By keyboard: older versions of VS Code lay a block over the menu that swallows a robot's clicks.
			const wanted = menu.nth(at);
			for (let step = 0; step < titles.length && !(await isFocused(wanted)); step++) {
				await page.keyboard.press('ArrowDown');
			}
			await page.keyboard.press('Enter');
			const preview = page.locator('.bulk-edit-panel');
			const changed = page.locator('.tab.active.dirty');
			await changed.or(preview).first().waitFor();
			if (await preview.isVisible()) {
				// A fix that may change what is loaded opens a preview, to be ticked and applied.
				await preview.locator('.edit-checkbox').first().click();
				await preview.getByRole('button', { name: 'Apply' }).click();
				await changed.waitFor();
			}
		},
		async waitForProblems(text, count) {
			await window.run('Problems: Focus on Problems View');
			// The list holds only the rows in sight; filtered, these are all. Findings that arrive after the filter are at
			// times not shown until it is typed again, nor is the sentence that there are none.
			const filter = page.locator('.panel .viewpane-filter input');
			const none = page.locator('.markers-panel', { hasText: /No (results|problems)/ });
			const good = ({ length }: readonly string[]) => (count === undefined ? length > 0 : length === count);
			const look = async () => {
				const rows = await ours();
				// The list is also empty for a moment while it is filtered; the sentence comes after.
				return rows.length === 0 && !(await none.isVisible())
					? ['neither findings nor that there are none']
					: rows;
			};
			const found = await poll(async () => {
				await filter.fill('');
				await filter.fill(text);
				return poll(look, good, 3000).catch(look);
			}, good);
			await page.keyboard.press('ControlOrMeta+1');
			await page.locator('.monaco-editor.focused').waitFor();
			return found;
		},
		async run(title) {
			await pick('F1', `>${title}`, title);
			await input.waitFor({ state: 'hidden' });
		},
		async command(title) {
			await insist(async (soon) => {
				await page.keyboard.press('F1');
				await input.waitFor(soon);
				await input.fill(`>${title}`, soon);
				await page
					.locator('.quick-input-list .monaco-list-row.focused', { hasText: title })
					.first()
					.waitFor(soon);
				await page.keyboard.press('Enter');
			});
		},
		async answer(title, text) {
			await page.locator('.quick-input-widget', { hasText: title }).waitFor();
			await input.fill(text);
			await page.keyboard.press('Enter');
			await page.locator('.quick-input-widget', { hasText: title }).waitFor({ state: 'hidden' });
		},
		async choose(offer) {
			await page.locator('.quick-input-list .monaco-list-row', { hasText: offer }).waitFor();
			await input.fill(offer);
			await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: offer }).waitFor();
			await page.keyboard.press('Enter');
		},
		async chooseFrom(title, offer) {
			await insist(async (soon) => {
				await window.command(title);
				await page.locator('.quick-input-list .monaco-list-row', { hasText: offer }).waitFor(soon);
				await input.fill(offer, soon);
				await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: offer }).waitFor(soon);
				await page.keyboard.press('Enter');
			});
		},
		async save() {
			await page.keyboard.press('ControlOrMeta+s');
			await page.locator('.tab.active:not(.dirty)').waitFor();
			return onDisk();
		},
		async picture(name) {
			await page.screenshot({ path: join(handed('WEIGHTWISE_SCREENSHOTS'), `${name}.png`) });
		},
		async reopen() {
			// An editor that ends by itself writes down what is open; a page that is torn away may leave that unsaid.
			await page.evaluate('window.isBefore = true');
			await window.command('Developer: Reload Window');
			await page.waitForFunction('!window.isBefore');
			const context = page.context();
			await page.close();
			return driveWindow(await showFolder(context, folder), browser, folder);
		},
		async close() {
			await browser.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
	return window;
}

/** Looks again and again until what it sees is good; fails with the last sight. */
export async function poll<T>(
	look: () => Promise<T>,
	good: (seen: T) => boolean,
	patience = PATIENCE_MS,
): Promise<T> {
	const limit = Date.now() + patience;
	for (;;) {
		const seen = await look();
		if (good(seen)) {
			return seen;
		}
		assert.ok(Date.now() < limit, `Waited in vain; last seen: ${JSON.stringify(seen)}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

async function isFocused(row: Locator): Promise<boolean> {
	return ((await row.getAttribute('class')) ?? '').includes('focused');
}
