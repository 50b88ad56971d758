import type { Span } from '../reference';
import { characterWidth, displayWidth } from './displayWidth';
import { lineAround } from './lineIndex';

/** A line of a file with a mark under a place in it. */
export interface Snippet {
	/** The line, or what is around the place where it is long. */
	readonly source: string;
	/** As many blanks (tabs where the line has them) and marks as stand under the place. */
	readonly marks: string;
}

/** One character of the line as it is shown. */
interface Cell {
	readonly shown: string;
	readonly width: number;
	readonly at: number;
}

/** A tab is a tab in both lines, so they agree wherever the stops are; this much is reckoned for it. */
const tabWidth = 8;

/** UTF-16 units on either side of a place that are looked at: lines of minified files have millions. */
const reach = 600;

/**
 * The line in which `span` begins, at most `columns` wide, and the marks under the span. Characters that a terminal
 * would obey or hide are shown by their names, and wide ones count as two.
 */
export function snippetOf(text: string, span: Span, columns: number): Snippet {
	const start = Math.max(Math.min(span.start, text.length), 0);
	const line = lineAround(text, start);
	const from = Math.max(line.start, start - reach);
	const to = Math.min(line.end, start + reach);
	// Of a place that runs over several lines the first is marked.
	const end = Math.max(Math.min(span.end, to), start);
	const cells = cellsOf(text.slice(from, to), from);
	const first = cells.findIndex(({ at }) => at >= start);
	const place = first === -1 ? cells.length : first;
	const cutBefore = from > line.start;
	const cutAfter = to < line.end;
	const [low, high] = windowOf(cells, place, end, columns - 2);
	const lead = cutBefore || low > 0 ? '…' : '';
	const shown = cells.slice(low, high);
	const before = cells
		.slice(low, place)
		.map(({ shown: one, width }) => (one === '\t' ? '\t' : ' '.repeat(width)));
	const marked = shown.filter(({ at }) => at >= start && at < end).reduce((sum, { width }) => sum + width, 0);
	return {
		source: `${lead}${shown.map((one) => one.shown).join('')}${cutAfter || high < cells.length ? '…' : ''}`,
		marks: `${lead === '' ? '' : ' '}${before.join('')}${'^'.repeat(Math.max(marked, 1))}`,
	};
}

/** The cells to show, so that the place and what stands around it fit. */
function windowOf(cells: readonly Cell[], place: number, end: number, columns: number): [number, number] {
	const widthOf = (from: number, to: number) =>
		cells.slice(from, to).reduce((sum, { width }) => sum + width, 0);
	if (widthOf(0, cells.length) <= columns) {
		return [0, cells.length];
	}
	const last = cells.findIndex(({ at }) => at >= end);
	const span = Math.min(widthOf(place, last === -1 ? cells.length : last), columns - 8);
	let low = place;
	for (let room = Math.floor((columns - span) / 2); low > 0; low--) {
		room -= cells[low - 1]?.width ?? 0;
		if (room < 0) {
			break;
		}
	}
	let high = low;
	for (let room = columns; high < cells.length; high++) {
		room -= cells[high]?.width ?? 0;
		if (room < 0) {
			break;
		}
	}
	return [low, high];
}

function cellsOf(line: string, offset: number): Cell[] {
	const cells: Cell[] = [];
	let at = offset;
	for (const character of line) {
		if (character === '\t') {
			cells.push({ shown: '\t', width: tabWidth, at });
		} else {
			const shown = visible(character);
			cells.push({ shown, width: shown === character ? characterWidth(character) : displayWidth(shown), at });
		}
		at += character.length;
	}
	return cells;
}

/** Control characters by their pictures (`␛`), others that steer or hide by their numbers: `<U+202E>`. */
function visible(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) {
		return String.fromCharCode(0x2400 + code);
	}
	return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u2800\p{Default_Ignorable_Code_Point}]/u.test(character)
		? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
		: character;
}
