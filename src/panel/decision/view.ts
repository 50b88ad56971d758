import { html, nothing, type TemplateResult } from 'lit';
import type { Action, Mark, Screen } from '../../core/decide/screen/screen';
import type { FromDecisionPanel, Words } from './protocol';
import { stateSigns } from './stateSigns';

/** What a person has set in this page alone; kept by the editor while the page is hidden or away. */
export interface Own {
	readonly differences: boolean;
	/** Id of the row that candidates are sorted by; with `-` before it, the largest first. */
	readonly sort: string;
	/** Keys of candidates that are hidden. */
	readonly hidden: readonly string[];
	/** Ids of groups that are folded. */
	readonly folded: readonly string[];
	/** Keys of candidates whose reasons are open. */
	readonly open: readonly string[];
	/** Key of the one candidate that a narrow page shows; the first when it is none of them. */
	readonly one: string;
	/** `row id|candidate key` of the cell that has the focus or had it last; its evidence is shown. */
	readonly cell: string;
	/** What adds candidates is open. */
	readonly adding: boolean;
	/** The evidence of this cell was closed. */
	readonly quiet: boolean;
	/** Id of the action that waits for a sentence. */
	readonly asking: string;
}

export const freshOwn: Own = {
	differences: false,
	sort: '',
	hidden: [],
	folded: [],
	open: [],
	one: '',
	cell: '',
	quiet: false,
	adding: false,
	asking: '',
};

/** What the editor kept of it; anything may stand there. */
export function ownOf(state: Readonly<Record<string, unknown>> | undefined): Partial<Own> {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const texts = (value: unknown) =>
		Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
	return state
		? {
				differences: state.differences === true,
				adding: state.adding === true,
				sort: text(state.sort),
				hidden: texts(state.hidden),
				folded: texts(state.folded),
				open: texts(state.open),
				one: text(state.one),
			}
		: {};
}

/** What every part of the page draws from. */
export interface View {
	readonly screen: Screen;
	readonly words: Words;
	readonly own: Own;
	readonly narrow: boolean;
	/** The width of the page, in rem. */
	readonly room: number;
	set(change: Partial<Own>): void;
	send(message: FromDecisionPanel): void;
}

/** The sign of a state, which a pointer at rest gets the word of; screen readers get the word. */
export function sign(mark: Mark, words: Words): TemplateResult {
	return html`<span class="sign" aria-hidden="true" title=${mark === 'none' ? nothing : words.marks[mark]}>${stateSigns[mark]}</span
		>${mark === 'none' ? nothing : html`<span class="reader">${words.marks[mark]}: </span>`}`;
}

/** What the signs of a page stand for, each once; of all states, so that nothing moves while facts arrive. */
export function legend({ words }: View): TemplateResult {
	const told: readonly (readonly [Mark, string])[] = [
		['fits', words.marks.fits],
		['look', words.marks.look],
		['against', words.marks.against],
		['not-stated', words.unstated],
		['contradictory', words.marks.contradictory],
		['asking', words.marks.asking],
	];
	return html`<ul class="line legend quiet small" id="legend" aria-label=${words.legend}>
		${told.map(([mark, text]) => html`<li class=${mark}><span class="sign" aria-hidden="true">${stateSigns[mark]}</span>${text}</li>`)}
	</ul>`;
}

/** Puts values into words: `{0} of {1}`. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
	return words.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}

/** A button among the stops of a grid: which one it is, and which of all the Tab key stops at. */
export interface GridStop {
	readonly cell: string;
	readonly stop: string;
}

/**
 * A button for an action. One that needs a sentence first opens a line for it in place; in a grid, which has no room
 * for one, the line is drawn elsewhere (`askedSentence`).
 */
export function actionButton(
	view: View,
	action: Action,
	kind: 'primary' | 'link' = 'link',
	grid?: GridStop,
	/** What it is for, where a page has several of its name: read out behind it. */
	of?: string,
): TemplateResult {
	const { own, set, send } = view;
	const asking = action.asks !== undefined && own.asking === action.id;
	if (asking && !grid) {
		return sentenceFor(view, action);
	}
	const press = () => (action.asks === undefined ? send(action.does) : set({ asking: action.id }));
	return kind === 'primary'
		? html`<vscode-button id=${action.id} ?disabled=${action.disabled !== undefined} title=${action.disabled ?? nothing} @click=${press}>${action.label}</vscode-button>`
		: html`<button
				type="button"
				class="link"
				id=${action.id}
				?disabled=${action.disabled !== undefined}
				title=${action.disabled ?? nothing}
				data-cell=${grid?.cell ?? nothing}
				tabindex=${grid ? (grid.cell === grid.stop ? 0 : -1) : nothing}
				@click=${press}
			>${action.label}${of ? html`<span class="reader"> ${of}</span>` : nothing}</button>`;
}

/** The line for the sentence that one of these actions waits for; nothing while none does. */
export function askedSentence(view: View, actions: readonly Action[]): TemplateResult | typeof nothing {
	const action = actions.find(({ id, asks }) => asks !== undefined && id === view.own.asking);
	return action ? sentenceFor(view, action) : nothing;
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

/** What stands in a field while somebody types in it, which no redraw may take away; undefined in one at rest. */
export function typedIn(id: string): string | undefined {
	const at = document.activeElement;
	return at instanceof HTMLInputElement && at.id === id ? at.value : undefined;
}
