import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SelectBody } from '../../core/decide/screen/comparison';
import { adding } from './adding';
import { oneColumn, type Placed, shownColumns } from './columns';
import { drawings } from './drawings';
import { table } from './table';
import { actionButton, askedSentence, filled, legend, sign, type View } from './view';

/** Candidates side by side, with what adds, drops and draws them. */
export function select(view: View, body: SelectBody): TemplateResult {
	const columns = shownColumns(body, view);
	const one = oneColumn(columns, view);
	const shown = !view.narrow ? columns : one ? [one] : [];
	return html`${adding(view, body)}
		${
			body.columns.length === 0
				? html`<p class="empty">${view.words.noCandidates}</p>`
				: html`${tools(view, body)} ${view.narrow ? card(view, columns, one) : nothing}
					${
						view.narrow
							? nothing
							: askedSentence(
									view,
									shown.flatMap(({ column }) => column.actions),
								)
					}
					<div class=${overflows(view, shown.length) ? 'scroll wide' : 'scroll'}>${table(view, body, shown, columns)}</div>
					${legend(view)}
					${drawings(view, body.drawings)}`
		}
		${dropped(view, body)}`;
}

/** Whether so many columns of their least width need more room than the page has: see `.comparison` in the style. */
function overflows({ narrow, room }: View, columns: number): boolean {
	return !narrow && 11 + 13 * columns > room;
}

function tools(view: View, body: SelectBody): TemplateResult {
	const { own, words, set } = view;
	const hidden = body.columns.filter(({ key }) => own.hidden.includes(key));
	return html`<div class="line tools">
		<vscode-checkbox
			id="differences"
			label=${words.differences}
			.checked=${own.differences}
			@change=${(event: Event) => set({ differences: (event.target as HTMLInputElement).checked })}
		></vscode-checkbox>
		${
			hidden.length > 0
				? html`<span class="quiet">${words.hidden}</span> ${hidden.map(
						({ key, name }) => html`<button
							type="button"
							class="link"
							id=${`show ${key}`}
							@click=${() => set({ hidden: own.hidden.filter((one) => one !== key) })}
						>
							${filled(words.show, name)}
						</button>`,
					)}`
				: nothing
		}
		<span class=${view.narrow ? 'reader' : 'keys quiet small'} id="cell-keys">${words.cellKeys}</span>
	</div>`;
}

/** On a narrow page one candidate at a time: all verdicts in short to choose from, then the reasons of the one. */
function card(
	view: View,
	columns: readonly Placed[],
	shown: Placed | undefined,
): TemplateResult | typeof nothing {
	if (!shown) {
		return nothing;
	}
	const { words, set } = view;
	const { column } = shown;
	return html`<ul class="verdicts" aria-label=${words.candidates}>
			${repeat(
				columns,
				({ column: { key } }) => key,
				({ column: { key, name, verdict } }) => html`<li>
					<button
						type="button"
						class=${verdict.mark}
						id=${`one ${key}`}
						aria-pressed=${key === column.key ? 'true' : 'false'}
						@click=${() => set({ one: key })}
					>
						${sign(verdict.mark, words)}<span class="name">${name}</span> <span class="quiet small">${verdict.text}</span>
					</button>
				</li>`,
			)}
		</ul>
		<section class="card">
			<h2 class="name">${column.name}</h2>
			<div class="quiet small">${column.about}</div>
			<ul class="reasons">
				${column.reasons.map(({ mark, text }) => html`<li class=${mark}>${sign(mark, words)}${text}</li>`)}
			</ul>
			<div class="line doing">${column.actions.map((action) => actionButton(view, action))}</div>
		</section>`;
}

function dropped({ words, send }: View, body: SelectBody): TemplateResult | typeof nothing {
	return body.dropped.length === 0
		? nothing
		: html`<section>
				<h2>${words.dropped}</h2>
				<ul class="dropped">
					${body.dropped.map(
						({ key, name, why }) => html`<li>
							<strong>${name}</strong> <span class="quiet">${why}</span>
							<button
								type="button"
								class="link"
								id=${`restore ${key}`}
								@click=${() => send({ act: 'step', step: { do: 'restore', candidate: key } })}
							>
								${words.restore}<span class="reader"> ${name}</span>
							</button>
						</li>`,
					)}
				</ul>
			</section>`;
}
