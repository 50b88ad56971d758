import type { View } from './view';

/** The column that arrows go up and down in, kept while they pass rows that have only one stop. */
let column = 0;

/**
 * The keys of the comparison, which is one stop of the Tab key: arrows between all that can be focused in it, Home and
 * End along a row, with Ctrl to the first and the last, Enter from a fact on to what can be done about it.
 */
export function move(event: KeyboardEvent, { set }: View): void {
	const from = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
	const grid = from?.closest('table');
	if (!from || !grid || event.altKey || event.metaKey || event.shiftKey) {
		return;
	}
	if (event.key === 'Enter' && from.tagName === 'TD') {
		// Else the same press would work the button that gets the focus.
		event.preventDefault();
		set({ quiet: false });
		document.querySelector<HTMLElement>('#evidence button')?.focus();
		return;
	}
	if (event.key === 'Escape') {
		set({ quiet: true });
		return;
	}
	const lines = [...grid.rows]
		.map((row) => [...row.querySelectorAll<HTMLElement>('[data-cell]')])
		.filter((stops) => stops.length > 0);
	const y = lines.findIndex((stops) => stops.includes(from));
	const to = target(event, lines, y, from);
	if (to) {
		event.preventDefault();
		if (to.closest('tr')?.className !== 'group') {
			column = columnOf(to);
		}
		to.focus();
	}
}

function target(
	{ key, ctrlKey }: KeyboardEvent,
	lines: readonly (readonly HTMLElement[])[],
	y: number,
	from: HTMLElement,
): HTMLElement | undefined {
	const line = lines[y] ?? [];
	const x = line.indexOf(from);
	if (from.closest('tr')?.className !== 'group') {
		column = columnOf(from);
	}
	switch (key) {
		case 'ArrowUp':
			return nearest(lines[y - 1]);
		case 'ArrowDown':
			return nearest(lines[y + 1]);
		case 'ArrowLeft':
			return line[x - 1];
		case 'ArrowRight':
			return line[x + 1];
		case 'Home':
			return ctrlKey ? lines[0]?.[0] : line[0];
		case 'End':
			return ctrlKey ? lines.at(-1)?.at(-1) : line.at(-1);
		default:
			return undefined;
	}
}

/** The stop in the same column; a row that has none there gives its last one before it. */
function nearest(line: readonly HTMLElement[] = []): HTMLElement | undefined {
	return (
		line.find((stop) => columnOf(stop) === column) ??
		[...line].reverse().find((stop) => columnOf(stop) < column) ??
		line[0]
	);
}

function columnOf(stop: HTMLElement): number {
	return stop.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 0;
}
