import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { html, render } from 'lit';
import { assess } from './assess';
import { deploy } from './deploy';
import { evaluate } from './evaluate';
import { beginAt, keepFocus, noteFocus } from './focus';
import { foot, head } from './head';
import type { FromDecisionPanel, ToDecisionPanel } from './protocol';
import { select } from './select';
import { freshOwn, type Own, ownOf, type View } from './view';

declare function acquireVsCodeApi(): {
	postMessage(message: FromDecisionPanel): void;
	getState(): Readonly<Record<string, unknown>> | undefined;
	setState(state: Readonly<Record<string, unknown>>): void;
};

/** A page narrower than this shows one candidate at a time; the style has the same number. */
const narrowBelow = 640;

const editor = acquireVsCodeApi();
const root = document.getElementById('root') as HTMLElement;
let own: Own = { ...freshOwn, ...ownOf(editor.getState()) };
let last: ToDecisionPanel | undefined;
let drawn: string | undefined;
let drawing = false;

window.addEventListener('message', (event: MessageEvent<ToDecisionPanel>) => {
	last = event.data;
	if (last.screen.body.stage !== drawn) {
		own = { ...own, asking: '' };
	}
	if (deciding && last.screen.decided) {
		deciding = false;
		decided = true;
	}
	keep();
	// The first screen at once; those that come while facts arrive are drawn together.
	if (drawn === undefined) {
		draw();
	} else {
		schedule();
	}
});
window.addEventListener('resize', () => schedule());
editor.postMessage({ ready: true });

function set(change: Partial<Own>): void {
	own = { ...own, ...change };
	keep();
	schedule();
}

/** Somebody has decided, and the answer is on its way; it is there, and not in sight yet. */
let deciding = false;
let decided = false;

function send(message: FromDecisionPanel): void {
	deciding = 'act' in message && message.act === 'step' && message.step.do === 'choose';
	editor.postMessage(message);
}

/** Changes that come together are drawn together. */
function schedule(): void {
	if (!drawing) {
		drawing = true;
		requestAnimationFrame(() => {
			drawing = false;
			draw();
		});
	}
}

function draw(): void {
	if (!last) {
		return;
	}
	const { screen, words } = last;
	const view: View = {
		screen,
		words,
		own,
		narrow: window.innerWidth < narrowBelow,
		room: window.innerWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
		set,
		send,
	};
	noteFocus();
	const asked = document.getElementById('sentence') !== null;
	render(html`${head(view)} ${bodyOf(view)} ${foot(view)}`, root);
	root.removeAttribute('aria-busy');
	root.classList.toggle('narrow', view.narrow);
	const before = drawn;
	drawn = screen.body.stage;
	if (before !== undefined && before !== drawn) {
		beginAt('question');
	} else if (decided) {
		beginAt('decided');
	} else if (!asked && own.asking) {
		document.getElementById('sentence')?.focus();
	} else {
		keepFocus(...(asked ? [answered] : []), closed);
	}
	decided = false;
	answered = own.asking;
	closed = own.cell;
	keepInSight();
}

/** Where the focus goes back to: the action that a sentence was asked for, the cell whose evidence was shown. */
let answered = '';
let closed = '';

/** The lower edge of the page is covered by what can be done next; what has the focus shall not lie behind it. */
function keepInSight(): void {
	const foot = document.getElementById('foot');
	const height = foot && getComputedStyle(foot).position === 'sticky' ? foot.offsetHeight : 0;
	const { style } = document.documentElement;
	if (style.getPropertyValue('--foot') !== `${height}px`) {
		style.setProperty('--foot', `${height}px`);
		document.activeElement?.closest('[data-cell]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	}
}

function bodyOf(view: View) {
	const { body } = view.screen;
	switch (body.stage) {
		case 'assess':
			return assess(view, body);
		case 'select':
			return select(view, body);
		case 'evaluate':
			return evaluate(view, body);
		case 'deploy':
			return deploy(view, body);
	}
}

function keep(): void {
	editor.setState({ ...last?.remember, ...own, asking: '' });
}
