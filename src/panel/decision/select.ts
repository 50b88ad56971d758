import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SelectBody } from '../../core/decide/screen/screen';
import { drawings } from './drawings';
import { evidence } from './evidence';
import { type Placed, shownColumns, table } from './table';
import { actionButton, filled, sign, type View } from './view';

/** Candidates side by side, with what adds, drops and draws them. */
export function select(view: View, body: SelectBody): TemplateResult {
	const columns = shownColumns(body, view);
	return html`${adding(view, body)}
		${
			body.columns.length === 0
				? html`<p class="empty">${view.words.noCandidates}</p>`
				: html`${tools(view, body)} ${view.narrow ? card(view, body, columns) : actionsOf(view, columns)}
					<div class="scroll">${table(view, body, columns)}</div>
					${drawings(view, body.drawings)}`
		}
		${dropped(view, body)} ${evidence(view, body)}`;
}

function tools(view: View, body: SelectBody): TemplateResult {
	const { own, words, set } = view;
	const hidden = body.columns.filter(({ key }) => own.hidden.includes(key));
	return html`<div class="line tools">
		<vscode-checkbox
			id="differences"
			label=${words.differences}
			?checked=${own.differences}
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
	</div>`;
}

/** What can be done with each candidate, in a row above its facts. */
function actionsOf(view: View, columns: readonly Placed[]): TemplateResult {
	return html`<ul class="candidates">
		${repeat(
			columns,
			({ column }) => column.key,
			({ column }) => html`<li>
				<span class="name">${column.name}</span> ${column.actions.map((action) => actionButton(view, action))}
			</li>`,
		)}
	</ul>`;
}

/** On a narrow page one candidate at a time, what is decisive first. */
function card(view: View, body: SelectBody, [shown]: readonly Placed[]): TemplateResult | typeof nothing {
	if (!shown) {
		return nothing;
	}
	const { words, own, set } = view;
	const count = body.columns.filter(({ key }) => !own.hidden.includes(key)).length;
	const at = Math.min(own.at, count - 1);
	const { column } = shown;
	return html`<div class="line card">
			<button type="button" class="icon" id="previous" aria-label=${words.previous} ?disabled=${at === 0} @click=${() => set({ at: at - 1 })}>
				<span class="codicon codicon-chevron-left" aria-hidden="true"></span>
			</button>
			<span role="status">${filled(words.candidate, at + 1, count)}</span>
			<button type="button" class="icon" id="following" aria-label=${words.following} ?disabled=${at >= count - 1} @click=${() => set({ at: at + 1 })}>
				<span class="codicon codicon-chevron-right" aria-hidden="true"></span>
			</button>
		</div>
		<p class="name">${column.name}</p>
		<ul class="reasons">
			${column.reasons.map(({ mark, text }) => html`<li class=${mark}>${sign(mark, words)}${text}</li>`)}
		</ul>
		<p>${column.actions.map((action) => actionButton(view, action))}</p>`;
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
								${words.restore}
							</button>
						</li>`,
					)}
				</ul>
			</section>`;
}

function adding(view: View, body: SelectBody): TemplateResult {
	const { words, send } = view;
	const { search, architectures } = body;
	const typed = (event: Event, name: string) =>
		(event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
	const find = (event: Event) => {
		event.preventDefault();
		const sort = typed(event, 'sort') as typeof search.sort;
		send({ act: 'search', words: typed(event, 'words'), sort, page: 0 });
	};
	const add = (event: Event) => {
		event.preventDefault();
		send({ act: 'addId', text: typed(event, 'id') });
		(event.currentTarget as HTMLFormElement).reset();
	};
	return html`<details class="adding" ?open=${body.columns.length === 0 || search.state !== 'idle'}>
		<summary>${words.search}</summary>
		<form class="line" role="search" @submit=${find}>
			<input name="words" id="search-words" type="search" maxlength="200" aria-label=${words.search} placeholder=${words.searchPlaceholder} .value=${live(search.words)} />
			<label>${words.sortBy}
				<select name="sort" id="search-sort">
					${search.sorts.map(({ value, label }) => html`<option value=${value} ?selected=${value === search.sort}>${label}</option>`)}
				</select>
			</label>
			<button class="plain" id="search">${words.search}</button>
			<span class="quiet">${search.filters.length > 0 ? filled(words.filters, search.filters.join(', ')) : nothing}</span>
		</form>
		<form class="line" @submit=${add}>
			<input name="id" id="add-id" type="text" maxlength="300" autocomplete="off" spellcheck="false" aria-label=${words.addById} placeholder=${words.addPlaceholder} />
			<button class="plain" id="add">${words.addById}</button>
		</form>
		${
			architectures.length > 1
				? html`<div class="line" role="group" aria-label=${words.architecture}>
					<span class="quiet">${words.architecture}</span>
					${[
						{ name: '', about: '', chosen: !architectures.some(({ chosen }) => chosen) },
						...architectures,
					].map(
						({ name, about, chosen }) => html`<button
							type="button"
							class=${chosen ? 'chip chosen' : 'chip'}
							aria-pressed=${chosen ? 'true' : 'false'}
							title=${about || nothing}
							@click=${() => send({ act: 'step', step: { do: 'architecture', ...(name ? { name } : {}) } })}
						>
							${name || words.anyArchitecture}
						</button>`,
					)}
				</div>`
				: nothing
		}
		<p role="status" class="quiet" id="found">${search.message}</p>
		<ul class="hits">
			${repeat(
				search.hits,
				({ key }) => key,
				({ name, about, reasons, added, add: action }) => html`<li>
					<div>
						<strong>${name}</strong> <span class="quiet">${about}</span>
						<span class="reasons small">${reasons.map(({ mark, text }) => html`<span class=${mark}>${sign(mark, words)}${text}</span>`)}</span>
					</div>
					${added ? html`<span class="quiet">✓ ${words.added}</span>` : actionButton(view, action)}
				</li>`,
			)}
		</ul>
		${search.more ? actionButton(view, search.more) : nothing}
	</details>`;
}
