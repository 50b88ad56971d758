import { html, nothing, type TemplateResult } from 'lit';
import type { Action, Mark, Screen } from '../../core/decide/screen/screen';
import type { FromDecisionPanel, Words } from './protocol';

/** What a person has set in this page alone; kept by the editor while the page is hidden or away. */
export interface Own {
	readonly differences: boolean;
	/** Id of the row that candidates are sorted by; with `-` before it, the largest first. */
	readonly sort: string;
	/** Keys of candidates that are hidden. */
	readonly hidden: readonly string[];
	/** Ids of groups that are folded. */
	readonly folded: readonly string[];
	/** The one candidate that a narrow page shows. */
	readonly at: number;
	/** `row id|candidate key` of the cell whose evidence is shown. */
	readonly cell: string;
	/** Id of the action that waits for a sentence. */
	readonly asking: string;
}

export const freshOwn: Own = {
	differences: false,
	sort: '',
	hidden: [],
	folded: [],
	at: 0,
	cell: '',
	asking: '',
};

/** What every part of the page draws from. */
export interface View {
	readonly screen: Screen;
	readonly words: Words;
	readonly own: Own;
	readonly narrow: boolean;
	set(change: Partial<Own>): void;
	send(message: FromDecisionPanel): void;
}

/** A shape for every state, so that none depends on colour. */
const signs: Readonly<Record<Mark, string>> = {
	fits: '✓',
	look: '!',
	against: '✕',
	'not-stated': '○',
	contradictory: '≠',
	unknown: '?',
	asking: '…',
	none: '',
};

/** The sign of a state; screen readers get the word. */
export function sign(mark: Mark, words: Words): TemplateResult {
	return html`<span class="sign" aria-hidden="true">${signs[mark]}</span
		>${mark === 'none' ? nothing : html`<span class="reader">${words.marks[mark]}: </span>`}`;
}

/** Puts values into words: `{0} of {1}`. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
	return words.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}

/** A button for an action. One that needs a sentence first opens a line for it in place. */
export function actionButton(view: View, action: Action, kind: 'primary' | 'link' = 'link'): TemplateResult {
	const { own, set, send } = view;
	if (action.asks !== undefined && own.asking === action.id) {
		return sentenceFor(view, action);
	}
	const press = () => (action.asks === undefined ? send(action.does) : set({ asking: action.id }));
	return kind === 'primary'
		? html`<vscode-button id=${action.id} ?disabled=${action.disabled !== undefined} title=${action.disabled ?? nothing} @click=${press}>${action.label}</vscode-button>`
		: html`<button type="button" class="link" id=${action.id} ?disabled=${action.disabled !== undefined} title=${action.disabled ?? nothing} @click=${press}>${action.label}</button>`;
}

/** The reason that the record keeps. */
function sentenceFor({ words, set, send }: View, action: Action): TemplateResult {
	const submit = (event: Event) => {
		event.preventDefault();
		const field = (event.target as HTMLElement).querySelector('input');
		send(withReason(action, field?.value ?? ''));
		set({ asking: '' });
	};
	return html`<form class="sentence" @submit=${submit} @keydown=${(event: KeyboardEvent) => {
		if (event.key === 'Escape') {
			set({ asking: '' });
		}
	}}>
		<label for="sentence">${action.asks}</label>
		<input id="sentence" type="text" maxlength="2000" autocomplete="off" .value=${reasonOf(action)} />
		<vscode-button type="submit" @click=${(event: Event) => {
			const form = (event.target as HTMLElement).closest('form');
			event.preventDefault();
			form?.requestSubmit();
		}}>${words.done}</vscode-button>
		<button type="button" class="link" @click=${() => set({ asking: '' })}>${words.cancel}</button>
	</form>`;
}

function reasonOf({ does }: Action): string {
	return does.act === 'step' && 'why' in does.step ? (does.step.why ?? '') : '';
}

function withReason(action: Action, why: string): FromDecisionPanel {
	const { does } = action;
	return does.act === 'step' ? { act: 'step', step: { ...does.step, why } as typeof does.step } : does;
}
