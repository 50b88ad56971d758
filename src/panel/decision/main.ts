import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { html, render } from 'lit';
import { assess } from './assess';
import { deploy } from './deploy';
import { evaluate } from './evaluate';
import { foot, head } from './head';
import type { FromDecisionPanel, ToDecisionPanel } from './protocol';
import { select } from './select';
import { freshOwn, type Own, type View } from './view';

declare function acquireVsCodeApi(): {
	postMessage(message: FromDecisionPanel): void;
	getState(): (Partial<Own> & Readonly<Record<string, unknown>>) | undefined;
	setState(state: Readonly<Record<string, unknown>>): void;
};

/** A page narrower than this shows one candidate at a time. */
const narrowBelow = 640;

const editor = acquireVsCodeApi();
const root = document.getElementById('root') as HTMLElement;
let own: Own = { ...freshOwn, ...ownOf(editor.getState()) };
let last: ToDecisionPanel | undefined;
let drawing = false;

window.addEventListener('message', (event: MessageEvent<ToDecisionPanel>) => {
	const stage = last?.screen.body.stage;
	last = event.data;
	keep();
	draw();
	if (stage !== undefined && stage !== last.screen.body.stage) {
		// Another stage begins at its question, for eyes and for screen readers.
		window.scrollTo(0, 0);
		document.getElementById(`stage ${last.screen.body.stage}`)?.focus();
	}
});
window.addEventListener('resize', () => schedule());
editor.postMessage({ ready: true });

function set(change: Partial<Own>): void {
	own = { ...own, ...change };
	keep();
	schedule();
	if (change.asking) {
		queueMicrotask(() => requestAnimationFrame(() => document.getElementById('sentence')?.focus()));
	}
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
		set,
		send: (message) => editor.postMessage(message),
	};
	render(html`${head(view)} ${bodyOf(view)} ${foot(view)}`, root);
	root.removeAttribute('aria-busy');
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

function ownOf(state: ReturnType<typeof editor.getState>): Partial<Own> {
	const texts = (value: unknown) =>
		Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
	return state
		? {
				differences: state.differences === true,
				sort: typeof state.sort === 'string' ? state.sort : '',
				hidden: texts(state.hidden),
				folded: texts(state.folded),
				at: typeof state.at === 'number' ? state.at : 0,
			}
		: {};
}
