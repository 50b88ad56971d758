// Places and edits of a notebook's code in the JSON of its file.

import type { Edit } from '../finding';
import { leading } from '../lists';
import type { Span } from '../reference';
import { lineAt } from './lines';
import type { FilePlaces } from './page';

/** @param toFile The place in the file of an offset in `text`, the code of the cells. */
export function notebookPlaces(file: string, text: string, toFile: (offset: number) => number): FilePlaces {
	/** Behind the character before `offset`, which may be written as an escape. */
	const endInFile = (offset: number): number => {
		const at = toFile(offset - 1);
		if (text[offset - 1] === '\n' && file[at] !== '\\') {
			// The end of a last line, which the file does not have.
			return offset > 1 ? endInFile(offset - 1) : at;
		}
		return at + (file[at] !== '\\' ? 1 : file[at + 1] === 'u' ? 6 : 2);
	};
	const span = ({ start, end }: Span): Span =>
		end > start
			? { start: toFile(start), end: Math.max(endInFile(end), toFile(start)) }
			: { start: toFile(start), end: toFile(start) };
	return {
		span,
		edit({ span: { start, end }, text: written }) {
			const escaped = JSON.stringify(written).slice(1, -1);
			if (end > start) {
				const place = span({ start, end });
				return escaped === ''
					? { span: wholeElement(file, place), text: '' }
					: { span: place, text: escaped };
			}
			if (written.endsWith('\n')) {
				return lineInFile(file, toFile(start), escaped);
			}
			// Behind a line: before the escape that ends it.
			const at = start > lineAt(text, start).start ? endInFile(start) : toFile(start);
			return { span: { start: at, end: at }, text: escaped };
		},
		inText: (offset) => offsetOf(text.length, offset, toFile),
	};
}

/** A line of its own is an element of its own, where the source is a list of lines. */
function lineInFile(file: string, at: number, escaped: string): Edit {
	const before = file.slice(Math.max(at - 200, 0), at);
	const [, blank] = /[,[](\s*)"$/.exec(before) ?? [];
	if (blank === undefined) {
		return { span: { start: at, end: at }, text: escaped };
	}
	return { span: { start: at - 1, end: at - 1 }, text: `"${escaped}",${blank}` };
}

/** The string with its comma, where the span is all that it holds; else the span. */
function wholeElement(file: string, { start, end }: Span): Span {
	const before = /([,[]\s*)"$/.exec(file.slice(Math.max(start - 200, 0), start));
	const after = /^"(\s*,\s*|)/.exec(file.slice(end, end + 200));
	if (!before || !after) {
		return { start, end };
	}
	const comma = (after[1] ?? '') !== '';
	if (comma) {
		return { start: start - 1, end: end + (after[0] as string).length };
	}
	const last = before[1] ?? '';
	return { start: start - 1 - (last.startsWith(',') ? last.length : 0), end: end + 1 };
}

/** The last offset in the text whose place is not behind that of the file. */
function offsetOf(length: number, place: number, toFile: (offset: number) => number): number | undefined {
	const last = leading(length + 1, (offset) => toFile(offset) <= place) - 1;
	return last < 0 ? undefined : last;
}
