/** What the focus is on, by what names it over redraws: the id of an element, or of a cell of the comparison. */
interface Focused {
	readonly id: string;
	readonly cell: string;
	/** Ids of the buttons of the same list item. */
	readonly near: readonly string[];
}

let last: Focused = { id: '', cell: '', near: [] };

/** What has the focus now, to be asked for before the page is drawn again. */
export function noteFocus(): void {
	const at = document.activeElement;
	if (at instanceof HTMLElement && at !== document.body) {
		const item = at.closest('.sites > li') ?? at.closest('li');
		const near = [...(item?.querySelectorAll('button[id]') ?? [])];
		last = { id: at.id, cell: at.dataset.cell ?? '', near: near.map(({ id }) => id) };
	}
}

/**
 * Puts the focus back when what had it was drawn anew or is gone: on the same thing, else on the first of `others`
 * or of its neighbours that is there, else on the comparison or on the stage's question, so that the Tab key goes on from a place that
 * makes sense. A page that somebody has left for another part of the editor takes no focus.
 */
export function keepFocus(...others: readonly string[]): void {
	const isKept = document.activeElement !== document.body || (last.id === '' && last.cell === '');
	if (isKept || !document.hasFocus()) {
		return;
	}
	const same = last.cell ? cellNamed(last.cell) : document.getElementById(last.id);
	const other = [...others, ...last.near]
		.map((id) => document.getElementById(id) ?? cellNamed(id))
		.find((one) => one !== null);
	const table = document.querySelector<HTMLElement>('.comparison [tabindex="0"]');
	(same ?? other ?? table ?? document.getElementById('question'))?.focus({ preventScroll: true });
}

/** A stage begins at its question, and what follows a decision at the line that confirms it, for eyes and for screen readers. */
export function beginAt(id: 'question' | 'decided'): void {
	window.scrollTo(0, 0);
	if (document.hasFocus()) {
		document.getElementById(id)?.focus({ preventScroll: true });
	}
}

function cellNamed(cell: string): HTMLElement | null {
	return cell ? document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`) : null;
}
