import type { Fact, FactGroup } from '../core/report/facts';
import type { FromPanel, PanelWords, ToPanel } from './protocol';

/** What the panel remembers of itself while it is hidden. */
interface Remembered {
	readonly onlyMissing?: boolean;
}

declare function acquireVsCodeApi(): {
	postMessage(message: FromPanel): void;
	getState(): Remembered | undefined;
	setState(state: Remembered): void;
};

const editor = acquireVsCodeApi();
/** Stays on the page while what is around it is drawn anew: only then what it comes to say is read out. */
const answer = element('p', '', { role: 'status', id: 'answer' });
/** The id of what had the focus before the hub was asked. */
let wasFocused = '';
const root = document.getElementById('root') as HTMLElement;

window.addEventListener('message', (event: MessageEvent<ToPanel>) => draw(event.data));
editor.postMessage({ type: 'ready' });

function draw(message: ToPanel): void {
	const title = element('h1', message.id);
	if (message.type === 'asking') {
		wasFocused = document.activeElement?.id ?? '';
		if (document.querySelector('h1')?.textContent !== message.id) {
			around(title);
		}
		// Else what is known stays in view, and in focus, until there is something newer.
		answer.textContent = message.words;
		return;
	}
	const { words, groups } = message;
	// What is drawn again keeps the focus where it was, for those who go by keyboard.
	const focused = document.activeElement?.id;
	const tables = element('div');
	tables.append(...groups.map((group) => table(group, words)));
	const buttons = element('p');
	if (message.hasPage) {
		buttons.append(button('open', words.openPage, () => editor.postMessage({ type: 'openPage' })));
	}
	if (groups.length > 0) {
		buttons.append(
			button('inspect', words.inspect, () => editor.postMessage({ type: 'inspect' })),
			button('decide', words.decide, () => editor.postMessage({ type: 'decide' })),
		);
	}
	buttons.append(button('again', words.askAgain, () => editor.postMessage({ type: 'askAgain' })));
	const legend = element('p', words.legend, { class: 'about', id: 'legend' });
	around(title, buttons, ...(groups.length > 0 ? [missingSwitch(words, tables), tables, legend] : []));
	answer.textContent = message.answer;
	document.getElementById(focused || wasFocused)?.focus();
}

/** Draws the page around the sentence that tells how the question went. */
function around(title: HTMLElement, ...below: readonly HTMLElement[]): void {
	for (const child of [...root.children].filter((one) => one !== answer)) {
		child.remove();
	}
	if (!answer.isConnected) {
		root.append(answer);
	}
	answer.before(title);
	answer.after(...below);
}

/** What is absent hurts most when models are chosen, so it can be looked at alone. */
function missingSwitch(words: PanelWords, tables: HTMLElement): HTMLElement {
	const box = element('input', '', { type: 'checkbox', id: 'missing' }) as HTMLInputElement;
	const show = () => tables.classList.toggle('only-missing', box.checked);
	box.checked = editor.getState()?.onlyMissing === true;
	show();
	box.addEventListener('change', () => {
		show();
		editor.setState({ onlyMissing: box.checked });
	});
	const label = element('label');
	label.append(box, words.onlyMissing);
	return label;
}

function table(group: FactGroup, words: PanelWords): HTMLElement {
	const drawn = element('table');
	const head = element('tr');
	head.append(
		...[words.fact, words.value, words.source].map((word) => element('th', word, { scope: 'col' })),
	);
	const header = element('thead');
	header.append(head);
	const body = element('tbody');
	body.append(...group.rows.map((fact) => row(fact, words)));
	drawn.append(element('caption', group.label), header, body);
	return drawn;
}

const signs: Readonly<Record<Fact['state'], string>> = {
	stated: '',
	contradictory: '≠ ',
	'not-stated': '○ ',
	unknown: '○ ',
	'not-asked': '○ ',
};

function row(fact: Fact, words: PanelWords): HTMLElement {
	const drawn = element('tr', '', { class: fact.state });
	const label = element('th', fact.label, { scope: 'row' });
	label.append(element('span', fact.about, { class: 'about' }));
	const value = element('td');
	// The sign repeats in shape what the word says, so that neither depends on colour; one that has no word gets it.
	value.append(element('span', signs[fact.state], { 'aria-hidden': 'true' }));
	if (fact.state === 'contradictory') {
		value.append(element('span', `${words.contradictory}: `, { class: 'reader' }));
	}
	value.append(fact.value);
	drawn.append(label, value, element('td', fact.source, { class: 'source' }));
	return drawn;
}

function button(id: string, title: string, press: () => void): HTMLElement {
	const drawn = element('button', title, { type: 'button', id });
	drawn.addEventListener('click', press);
	return drawn;
}

/** Text is only ever set as text: it comes from hubs. */
function element(name: string, text = '', attributes: Readonly<Record<string, string>> = {}): HTMLElement {
	const made = document.createElement(name);
	made.textContent = text;
	for (const [key, value] of Object.entries(attributes)) {
		made.setAttribute(key, value);
	}
	return made;
}
