// Edits of several fixes as one change of a text.
import type { Edit } from './finding';
import { leading } from './lists';
import type { Span } from './reference';

/**
 * Adds edits to `joint`, which agree with one another and stand in the order of the text; false, and nothing is added,
 * where one of `more` is outside the text or conflicts.
 */
export function joinEdits(joint: Edit[], more: readonly Edit[], text: string): boolean {
	const fresh: Edit[] = [];
	for (const edit of more) {
		const { start, end } = edit.span;
		const touched = [...touching(joint, edit.span), ...fresh];
		if (start < 0 || start > end || end > text.length || !touched.every((taken) => agree(taken, edit))) {
			return false;
		}
		if (!touched.some((taken) => isSame(taken, edit))) {
			fresh.push(edit);
		}
	}
	for (const edit of fresh) {
		joint.splice(
			firstAt(joint, ({ span }) => compareSpans(span, edit.span) > 0),
			0,
			edit,
		);
	}
	return true;
}

/** Those that share a place or a border with a span: as they do not overlap, they stand together. */
function touching(joint: readonly Edit[], { start, end }: Span): readonly Edit[] {
	const from = firstAt(joint, ({ span }) => span.end >= start);
	let to = from;
	while ((joint[to]?.span.start ?? Number.POSITIVE_INFINITY) <= end) {
		to += 1;
	}
	return joint.slice(from, to);
}

/** The place of the first edit that `fits`, where all behind one that does fit as well; their number where none does. */
const firstAt = (edits: readonly Edit[], fits: (edit: Edit) => boolean): number =>
	leading(edits.length, (place) => !fits(edits[place] as Edit));

const compareSpans = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

const isSame = (a: Edit, b: Edit): boolean =>
	a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;

/** Whether both can be made in one text, and it then says what both say. */
function agree(a: Edit, b: Edit): boolean {
	if (isSame(a, b)) {
		return true;
	}
	const inserts = a.span.start === a.span.end && b.span.start === b.span.end;
	if (inserts && a.span.start === b.span.start) {
		return standsAlone(a.text) && standsAlone(b.text) && nameIn(a.text) !== nameIn(b.text);
	}
	return a.span.end <= b.span.start || b.span.end <= a.span.start;
}

/**
 * An argument or line with what parts it from its neighbours: `, revision="…"`, `\n    revision="…",`, ` --revision …`.
 * Not so a whole object (`, { revision: … }`), of which a second one would be another argument.
 */
const standsAlone = (inserted: string): boolean =>
	!/^,?\s*\{/.test(inserted) && (/^(?:,|\r?\n|\\n| --)/.test(inserted) || /,\s*$/.test(inserted));

/** The argument that is inserted, as far as the text names one. */
const nameIn = (inserted: string): string =>
	/[\w-]+/.exec(inserted.replace(/^(?:\\[nrt]|\s)+/, ''))?.[0] ?? '';
