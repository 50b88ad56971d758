import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SelectBody } from '../../core/decide/screen/comparison';
import { SentResult } from './sentResult';
import { actionButton, filled, sign, typedIn, type View } from './view';

const id = new SentResult();

/** As the form for a result: emptied once what it held was added, and not while it is refused. */
function emptyAdded(added: number): void {
	const input = document.querySelector<HTMLInputElement>('#add-id');
	if (id.heard(added, { id: input?.value ?? '' }).length > 0 && input) {
		input.value = '';
	}
}

/** What adds candidates: a search by the needs, an id, and the study's first choice, an architecture. */
export function adding(view: View, body: SelectBody): TemplateResult {
	const { words, own, set, send } = view;
	const { search, architectures, idEntry } = body;
	emptyAdded(idEntry.added);
	const typed = (event: Event, name: string) =>
		(event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
	const find = (event: Event) => {
		event.preventDefault();
		const sort = typed(event, 'sort') as typeof search.sort;
		set({ adding: true });
		send({ act: 'search', words: typed(event, 'words'), sort, page: 0 });
	};
	const add = (event: Event) => {
		event.preventDefault();
		set({ adding: true });
		const text = typed(event, 'id');
		id.note({ id: text });
		send({ act: 'addId', text });
	};
	return html`<details
		class="adding"
		?open=${own.adding || body.columns.length === 0}
		@toggle=${(event: Event) => set({ adding: (event.target as HTMLDetailsElement).open })}
	>
		<summary id="adding">${words.adding}</summary>
		<form class="line" role="search" @submit=${find}>
			<input name="words" id="search-words" type="search" maxlength="200" aria-label=${words.search} placeholder=${words.searchPlaceholder} .value=${live(typedIn('search-words') ?? search.words)} />
			<label>${words.sortBy}
				<select name="sort" id="search-sort">
					${search.sorts.map(({ value, label }) => html`<option value=${value} .selected=${value === search.sort}>${label}</option>`)}
				</select>
			</label>
			<button class="plain" id="search">${words.search}</button>
			<span class="quiet">${search.filters.length > 0 ? filled(words.filters, search.filters.join(', ')) : nothing}</span>
			<span class="quiet" id="unconfirmed">${search.guessed.length > 0 ? filled(words.unconfirmed, search.guessed.join(', ')) : nothing}</span>
		</form>
		<p role="status" class="quiet" id="found">${search.message}</p>
		<form class="line" @submit=${add}>
			<input name="id" id="add-id" type="text" maxlength="300" autocomplete="off" spellcheck="false" aria-label=${words.addById} placeholder=${words.addPlaceholder} aria-describedby="add-fault" aria-invalid=${idEntry.fault === undefined ? 'false' : 'true'} />
			<button class="plain" id="add">${words.addById}</button>
		</form>
		<p role="status" class="fault small" id="add-fault">${idEntry.fault === undefined ? nothing : html`<span class="sign" aria-hidden="true">✕</span> ${idEntry.fault}`}</p>
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
							id=${`architecture ${name}`}
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
		<ul class="hits">
			${repeat(
				search.hits,
				({ key }) => key,
				({ name, about, reasons, added, add: action }) => html`<li>
					<div>
						<strong>${name}</strong> <span class="quiet">${about}</span>
						<span class="reasons small">${reasons.map(({ mark, text }) => html`<span class=${mark}>${sign(mark, words)}${text}</span>`)}</span>
					</div>
					<button
						type="button"
						class="link"
						id=${action.id}
						aria-disabled=${added ? 'true' : 'false'}
						@click=${() => (added ? undefined : send(action.does))}
					>
						${added ? `✓ ${words.added}` : action.label}<span class="reader"> ${name}</span>
					</button>
				</li>`,
			)}
		</ul>
		${search.more ? actionButton(view, search.more) : nothing}
	</details>`;
}
