import type { Cell, Column, Row, RowGroup, SelectBody } from '../../core/decide/screen/comparison';
import type { View } from './view';

/** A column with its place among the cells, which are in the order of the candidates. */
export interface Placed {
	readonly column: Column;
	readonly at: number;
}

/** The columns as this page shows them: hidden ones left out, sorted by a row. */
export function shownColumns(body: SelectBody, { own }: View): readonly Placed[] {
	const all = body.columns.map((column, at): Placed => ({ column, at }));
	const shown = all.filter(({ column }) => !own.hidden.includes(column.key));
	const falling = own.sort.startsWith('-');
	const row = rowById(body.groups, falling ? own.sort.slice(1) : own.sort);
	return row ? [...shown].sort((a, b) => compare(row.cells[a.at], row.cells[b.at], falling)) : shown;
}

/** The one column of a narrow page: the one that was chosen there last, or the first. */
export function oneColumn(columns: readonly Placed[], { own }: View): Placed | undefined {
	return columns.find(({ column }) => column.key === own.one) ?? columns[0];
}

/** Whether the candidates tell different things in a row. */
export function differs({ cells }: Row, columns: readonly Placed[]): boolean {
	return new Set(columns.map(({ at }) => `${cells[at]?.mark} ${cells[at]?.text}`)).size > 1;
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
