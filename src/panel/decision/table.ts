import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Cell, Column, Row, RowGroup, SelectBody } from '../../core/decide/screen/screen';
import { filled, sign, type View } from './view';

/** A column with its place among the cells, which are in the order of the candidates. */
export interface Placed {
	readonly column: Column;
	readonly at: number;
}

/** The columns as this page shows them: hidden ones left out, sorted by a row, one at a time on a narrow page. */
export function shownColumns(body: SelectBody, { own, narrow }: View): readonly Placed[] {
	const all = body.columns.map((column, at): Placed => ({ column, at }));
	const shown = all.filter(({ column }) => !own.hidden.includes(column.key));
	const falling = own.sort.startsWith('-');
	const row = rowById(body.groups, falling ? own.sort.slice(1) : own.sort);
	const sorted = row ? [...shown].sort((a, b) => compare(row.cells[a.at], row.cells[b.at], falling)) : shown;
	return narrow
		? sorted.slice(Math.min(own.at, sorted.length - 1), Math.min(own.at, sorted.length - 1) + 1)
		: sorted;
}

function rowById(groups: readonly RowGroup[], id: string): Row | undefined {
	return groups.flatMap(({ rows }) => rows).find((row) => row.id === id);
}

/** What is not known goes last, whichever way is sorted. */
function compare(a: Cell | undefined, b: Cell | undefined, falling: boolean): number {
	const known = (cell: Cell | undefined) =>
		cell !== undefined && !['unknown', 'asking', 'not-stated'].includes(cell.mark);
	if (!known(a) || !known(b)) {
		return Number(known(b)) - Number(known(a));
	}
	const order =
		a?.amount !== undefined && b?.amount !== undefined
			? a.amount - b.amount
			: (a?.text ?? '').localeCompare(b?.text ?? '');
	return falling ? -order : order;
}

/** Every attribute a row, grouped; one cell is a stop of the Tab key, and arrows move from there. */
export function table(view: View, body: SelectBody, columns: readonly Placed[]): TemplateResult {
	const { words, own } = view;
	const groups = body.groups
		.map((group) => ({ group, rows: group.rows.filter((row) => !own.differences || differs(row, columns)) }))
		.filter(({ rows }) => rows.length > 0);
	const [first] = groups.flatMap(({ rows }) => rows);
	const stop = own.cell || `${first?.id}|`;
	return html`<table class="comparison" role="grid" aria-describedby="cell-keys" @keydown=${(event: KeyboardEvent) => move(event, view)}>
			<thead>
				<tr>
					<td></td>
					${columns.map(({ column }) => columnHead(view, column))}
				</tr>
			</thead>
			${repeat(
				groups,
				({ group }) => group.id,
				({ group, rows }) => html`<tbody>
					<tr class="group">
						<th scope="rowgroup" colspan=${columns.length + 1}>
							<button
								type="button"
								id=${`group ${group.id}`}
								aria-expanded=${own.folded.includes(group.id) ? 'false' : 'true'}
								@click=${() => fold(view, group.id)}
							>
								<span class="codicon codicon-chevron-${own.folded.includes(group.id) ? 'right' : 'down'}" aria-hidden="true"></span>
								${group.label}
							</button>
						</th>
					</tr>
					${
						own.folded.includes(group.id)
							? nothing
							: repeat(
									rows,
									({ id }) => id,
									(row) => rowOf(view, row, columns, stop),
								)
					}
				</tbody>`,
			)}
		</table>
		<p id="cell-keys" class="reader">${words.cellKeys}</p>`;
}

function differs({ cells }: Row, columns: readonly Placed[]): boolean {
	return new Set(columns.map(({ at }) => `${cells[at]?.mark} ${cells[at]?.text}`)).size > 1;
}

function fold({ own, set }: View, id: string): void {
	set({ folded: own.folded.includes(id) ? own.folded.filter((one) => one !== id) : [...own.folded, id] });
}

function columnHead(
	{ words, own, set }: View,
	{ key, name, about, verdict, reasons }: Column,
): TemplateResult {
	return html`<th scope="col">
		<div class="name">${name}</div>
		<div class="quiet small">${about}</div>
		<div class=${`verdict ${verdict.mark}`}>${sign(verdict.mark, words)}${verdict.text}</div>
		${
			reasons.length > 0
				? html`<details>
					<summary class="small">${filled(words.of, words.why, reasons.length)}</summary>
					<ul class="reasons small">
						${reasons.map(({ mark, text }) => html`<li class=${mark}>${sign(mark, words)}${text}</li>`)}
					</ul>
				</details>`
				: nothing
		}
		<button
			type="button"
			class="link small"
			id=${`hide ${key}`}
			@click=${() => set({ hidden: [...own.hidden, key] })}
		>
			${words.hide}<span class="reader"> ${name}</span>
		</button>
	</th>`;
}

function rowOf(view: View, row: Row, columns: readonly Placed[], stop: string): TemplateResult {
	const { own, words, set } = view;
	const sorted = own.sort === row.id || own.sort === `-${row.id}`;
	const next = own.sort === row.id ? `-${row.id}` : sorted ? '' : row.id;
	return html`<tr>
		<th scope="row" aria-sort=${sorted ? (own.sort.startsWith('-') ? 'descending' : 'ascending') : nothing}>
			<button
				type="button"
				data-cell=${`${row.id}|`}
				tabindex=${stop === `${row.id}|` ? 0 : -1}
				title=${row.about}
				aria-label=${filled(words.sortRow, row.label)}
				@click=${() => set({ sort: next })}
			>
				${row.label}${sorted ? html` <span aria-hidden="true">${own.sort.startsWith('-') ? '↓' : '↑'}</span>` : nothing}
			</button>
		</th>
		${columns.map(({ column, at }) => cellOf(view, row.cells[at], `${row.id}|${column.key}`, stop))}
	</tr>`;
}

function cellOf({ own, words, set }: View, cell: Cell | undefined, id: string, stop: string): TemplateResult {
	if (!cell) {
		return html`<td></td>`;
	}
	const { mark, text, note, share } = cell;
	return html`<td
		class=${own.cell === id ? `${mark} now` : mark}
		data-cell=${id}
		tabindex=${stop === id ? 0 : -1}
		aria-selected=${own.cell === id ? 'true' : 'false'}
		@focus=${() => set({ cell: id })}
		@click=${() => set({ cell: id })}
	>
		${sign(mark, words)}<span class="value">${text}</span>${share === undefined ? nothing : bar(share)}${note ? html`<span class="note">${note}</span>` : nothing}
	</td>`;
}

/** How much of what is allowed; more than all of it fills the bar. */
function bar(share: number): TemplateResult {
	const width = Math.max(2, Math.min(1, share) * 120);
	return html`<svg class="bar" width="120" height="6" aria-hidden="true">
		<rect class="track" width="120" height="6"></rect>
		<rect class=${share > 1 ? 'over' : 'within'} width=${width} height="6"></rect>
	</svg>`;
}

/** Arrow keys between cells and row heads, Home and End along a row, Enter on to what can be done. */
function move(event: KeyboardEvent, { set }: View): void {
	const from = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
	const grid = from?.closest('table');
	if (!from || !grid) {
		return;
	}
	const rows = [...grid.querySelectorAll('tr')]
		.map((row) => [...row.querySelectorAll<HTMLElement>('[data-cell]')])
		.filter((cells) => cells.length > 0);
	const y = rows.findIndex((cells) => cells.includes(from));
	const x = rows[y]?.indexOf(from) ?? 0;
	const to = {
		ArrowUp: rows[y - 1]?.[x],
		ArrowDown: rows[y + 1]?.[x],
		ArrowLeft: rows[y]?.[x - 1],
		ArrowRight: rows[y]?.[x + 1],
		Home: rows[y]?.[0],
		End: rows[y]?.at(-1),
	}[event.key];
	if (to) {
		event.preventDefault();
		set({ cell: to.dataset.cell ?? '' });
		to.focus();
	} else if (event.key === 'Enter' && from.tagName === 'TD') {
		document.querySelector<HTMLElement>('#evidence button')?.focus();
	} else if (event.key === 'Escape') {
		set({ cell: '' });
	}
}
