import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame, FrameLocator, Locator } from 'playwright-core';
import { poll, type Window } from './window';

/** Nothing on the page is further away than so many presses of a key. */
const MOST_PRESSES = 80;

/** The panel of a decision, used by keyboard alone. Everything waits for what is shown, never for a time. */
export interface Panel {
	readonly frame: FrameLocator;
	/** Waits until the page is at a stage and has drawn it. */
	stage(name: 'Assess' | 'Select' | 'Evaluate' | 'Deploy'): Promise<void>;
	/** Moves the focus with Tab, or with Shift+Tab, until it is on the element with this id. */
	tabTo(id: string, direction?: 'on' | 'back'): Promise<void>;
	/** Presses an arrow key until the focus is there, within the comparison. */
	arrowTo(id: string, key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'): Promise<void>;
	/** What has the focus: the id of an element, or of a cell of the comparison. */
	focused(): Promise<string>;
	/** Waits until the focus is there. */
	waitForFocus(id: string): Promise<void>;
	/** Presses keys one after the other: names of keys. */
	press(...keys: readonly string[]): Promise<void>;
	/** Types over what stands in the focused field. */
	type(text: string): Promise<void>;
	/** Waits until the page is drawn for a narrow window, or for a wide one. */
	narrow(is: boolean): Promise<void>;
	/** What axe finds on the page that is serious or critical, each in a line. */
	violations(): Promise<readonly string[]>;
}

export function panelOf({ page }: Pick<Window, 'page'>): Panel {
	const frame = page.frameLocator('iframe.webview:visible').frameLocator('#active-frame');
	const focused = () => frame.locator('body').evaluate(nameOfFocus) as Promise<string>;
	const go = async (id: string, key: string) => {
		const seen: string[] = [];
		for (let presses = 0; presses < MOST_PRESSES; presses++) {
			const at = await focused();
			if (at === id) {
				return;
			}
			seen.push(at);
			await page.keyboard.press(key);
		}
		assert.fail(`${key} does not lead to ${id}, but to: ${[...new Set(seen)].join(', ')}`);
	};
	const panel: Panel = {
		frame,
		focused,
		async stage(name) {
			await frame.locator('.stages .now', { hasText: name }).waitFor();
		},
		tabTo: (id, direction = 'on') => go(id, direction === 'on' ? 'Tab' : 'Shift+Tab'),
		arrowTo: go,
		async waitForFocus(id) {
			await poll(focused, (at) => at === id);
		},
		async press(...keys) {
			for (const key of keys) {
				await page.keyboard.press(key);
			}
		},
		async type(text) {
			// Ctrl+A goes by way of the editor, which selects when it gets to it: what was typed meanwhile would be lost.
			await panel.press('Home', 'Shift+End', 'Delete');
			await page.keyboard.type(text);
			await poll(
				() => frame.locator(':focus').inputValue(),
				(typed) => typed === text,
			);
		},
		async narrow(is) {
			await frame.locator(is ? 'main.narrow' : 'main:not(.narrow)').waitFor();
		},
		async violations() {
			const inner = await frameOf(frame.locator('html'));
			// The page's own policy lets no script in but the panel's; the browser's debugger may.
			await inner.evaluate(axeSource());
			const { violations } = await (inner.evaluate(runAxe) as Promise<AxeResults>);
			return violations
				.filter(({ impact }) => impact === 'serious' || impact === 'critical')
				.map(
					({ id, help, nodes }) =>
						`${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 200)).join(' ')})`,
				);
		},
	};
	return panel;
}

/** These run in the page, whose types are none of a test's. */
const nameOfFocus = 'document.activeElement?.id || document.activeElement?.dataset.cell || ""';
const runAxe = 'axe.run(document, { resultTypes: ["violations"], iframes: false })';

interface AxeResults {
	readonly violations: readonly {
		readonly id: string;
		readonly help: string;
		readonly impact?: string;
		readonly nodes: readonly { readonly html: string }[];
	}[];
}

function axeSource(): string {
	return readFileSync(createRequire(join(__dirname, 'any.js')).resolve('axe-core/axe.min.js'), 'utf8');
}

async function frameOf(page: Locator): Promise<Frame> {
	const frame = await (await page.elementHandle())?.ownerFrame();
	assert.ok(frame, 'The panel has no frame.');
	return frame;
}
