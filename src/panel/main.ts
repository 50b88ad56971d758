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
/** The id of what had the focus before the hub was asked. */
let wasFocused = '';
const root = document.getElementById('root') as HTMLElement;

window.addEventListener('message', (event: MessageEvent<ToPanel>) => draw(event.data));
editor.postMessage({ type: 'ready' });

function draw(message: ToPanel): void {
	const title = element('h1', message.id);
	if (message.type === 'asking') {
		wasFocused = document.activeElement?.id ?? '';
		const status = document.getElementById('answer');
		if (status && document.querySelector('h1')?.textContent === message.id) {
			// What is known stays in view, and in focus, until there is something newer.
			status.textContent = message.words;
			return;
		}
		root.replaceChildren(title, element('p', message.words, { role: 'status', id: 'answer' }));
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
	buttons.append(button('again', words.askAgain, () => editor.postMessage({ type: 'askAgain' })));
	root.replaceChildren(title, element('p', message.answer, { role: 'status', id: 'answer' }), buttons);
	if (groups.length > 0) {
		root.append(missingSwitch(words, tables), tables);
	}
	document.getElementById(focused || wasFocused)?.focus();
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
	body.append(...group.rows.map(row));
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

function row(fact: Fact): HTMLElement {
	const drawn = element('tr', '', { class: fact.state });
	const label = element('th', fact.label, { scope: 'row' });
	label.append(element('span', fact.about, { class: 'about' }));
	// The sign repeats in shape what the word says, so that neither depends on colour.
	drawn.append(
		label,
		element('td', `${signs[fact.state]}${fact.value}`),
		element('td', fact.source, { class: 'source' }),
	);
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
