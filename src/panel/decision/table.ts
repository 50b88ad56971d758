import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Cell, Row, RowGroup, SelectBody } from '../../core/decide/screen/comparison';
import { differs, type Placed } from './columns';
import { move } from './gridKeys';
import { tableHead } from './tableHead';
import { filled, sign, type View } from './view';

/**
 * Every attribute a row, grouped; one cell is a stop of the Tab key, and arrows move from there. `columns` are drawn,
 * differences are looked for among `all`: a narrow page draws one of them.
 */
export function table(
	view: View,
	body: SelectBody,
	columns: readonly Placed[],
	all: readonly Placed[],
): TemplateResult {
	const { words, own } = view;
	const groups = body.groups
		.map((group) => ({ group, rows: group.rows.filter((row) => !own.differences || differs(row, all)) }))
		.filter(({ rows }) => rows.length > 0);
	const stop = stopIn(view, groups, columns);
	return html`<table
			class="comparison"
			role="grid"
			aria-label=${words.comparison}
			aria-describedby="cell-keys"
			.style=${`--columns: ${columns.length}`}
			@keydown=${(event: KeyboardEvent) => move(event, view)}
			@focusin=${(event: FocusEvent) => focused(event, view)}
		>
			${view.narrow ? nothing : tableHead(view, columns, stop)}
			${repeat(
				groups,
				({ group }) => group.id,
				({ group, rows }) => html`<tbody>
					${groupHead(view, group, columns.length + 1, stop)}
					${
						own.folded.includes(group.id)
							? nothing
							: repeat(
									rows,
									({ id }) => id,
									(row) =>
										guard([drawnFrom(view, row, columns, stop)], () => rowOf(view, row, columns, stop)),
								)
					}
				</tbody>`,
			)}
		</table>`;
}

/** The cell that the Tab key stops at: the last one that had the focus while it is there, else the first fact. */
function stopIn(
	{ own }: View,
	groups: readonly { readonly group: RowGroup; readonly rows: readonly Row[] }[],
	columns: readonly Placed[],
): string {
	const bar = own.cell.indexOf('|');
	const [row, key] = [own.cell.slice(0, bar), own.cell.slice(bar + 1)];
	const open = groups.filter(({ group }) => !own.folded.includes(group.id));
	const isColumn = key === '' || columns.some(({ column }) => column.key === key);
	const isRow = row.includes(' ') || open.some(({ rows }) => rows.some(({ id }) => id === row));
	const [first] = open.flatMap(({ rows }) => rows);
	return own.cell && isColumn && isRow ? own.cell : first ? `${first.id}|` : `group ${groups[0]?.group.id}|`;
}

function focused(event: FocusEvent, { own, set }: View): void {
	const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset.cell;
	if (cell !== undefined && cell !== own.cell) {
		set({ cell, quiet: false });
	}
}

function groupHead({ own, set }: View, { id, label }: RowGroup, span: number, stop: string): TemplateResult {
	const folded = own.folded.includes(id);
	const cell = `group ${id}|`;
	return html`<tr class="group">
		<th scope="rowgroup" colspan=${span}>
			<button
				type="button"
				id=${`group ${id}`}
				data-cell=${cell}
				tabindex=${stop === cell ? 0 : -1}
				aria-expanded=${folded ? 'false' : 'true'}
				@click=${() => set({ folded: folded ? own.folded.filter((one) => one !== id) : [...own.folded, id] })}
			>
				<span class="fold" aria-hidden="true"></span>
				${label}
			</button>
		</th>
	</tr>`;
}

/** Everything that a row is drawn from, as one text: while facts arrive most rows stay as they are. */
function drawnFrom({ own }: View, row: Row, columns: readonly Placed[], stop: string): string {
	const here = (cell: string) => (cell.startsWith(`${row.id}|`) ? cell : '');
	const sort = own.sort === row.id || own.sort === `-${row.id}` ? own.sort : '';
	const cells = columns.map(({ column, at }) => {
		const { mark, text, note = '', share = '' } = row.cells[at] ?? {};
		return `${column.key}\n${mark}\n${text}\n${note}\n${share}`;
	});
	return [here(stop), here(own.cell), sort, ...cells].join('\n');
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
				aria-description=${filled(words.sortRow, row.label)}
				@click=${() => set({ sort: next })}
			>
				${row.label}${sorted ? html` <span aria-hidden="true">${own.sort.startsWith('-') ? '↓' : '↑'}</span>` : nothing}
			</button>
		</th>
		${columns.map(({ column, at }) => cellOf(view, row.cells[at], `${row.id}|${column.key}`, stop))}
	</tr>`;
}

function cellOf({ own, words }: View, cell: Cell | undefined, id: string, stop: string): TemplateResult {
	if (!cell) {
		return html`<td></td>`;
	}
	const { mark, text, note, share } = cell;
	return html`<td
		class=${`fact ${mark}${own.cell === id ? ' now' : ''}`}
		data-cell=${id}
		tabindex=${stop === id ? 0 : -1}
	>
		<div class=${note ? 'value noted' : 'value'}>${sign(mark, words)}${text}</div>${note ? html`<div class="note">${note}</div>` : nothing}${share === undefined ? nothing : bar(share)}
	</td>`;
}

/** How much of what is allowed, along the lower edge; more than all of it fills the edge. */
function bar(share: number): TemplateResult {
	return html`<svg class="bar" width="100%" height="4" aria-hidden="true">
		<rect class="track" width="100%" height="4"></rect>
		<rect class=${share > 1 ? 'over' : 'within'} width=${`${Math.max(2, Math.min(1, share) * 100)}%`} height="4"></rect>
	</svg>`;
}
