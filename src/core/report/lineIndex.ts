import { leading } from '../lists';
import type { Span } from '../reference';

/** A place for people and other programs: both start at 1, columns count UTF-16 units. */
export interface Position {
	readonly line: number;
	readonly col: number;
}

/** Turns offsets of one text into lines and columns. */
export interface LineIndex {
	/** Offsets outside the text count as its ends. */
	position(offset: number): Position;
}

/** Lines end as editors end them: at `\r\n`, `\n` or a lone `\r`. */
export function createLineIndex(text: string): LineIndex {
	const starts = [0];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
			starts.push(at + 1);
		}
	}
	return {
		position(offset) {
			const at = Math.min(Math.max(0, offset), text.length);
			const line = leading(starts.length, (place) => (starts[place] ?? 0) <= at);
			return { line, col: at - (starts[line - 1] ?? 0) + 1 };
		},
	};
}

/** The line around an offset, from its first to behind its last character; its end is no part of it. */
export function lineAround(text: string, offset: number): Span {
	const at = Math.min(Math.max(0, offset), text.length);
	let start = at;
	while (start > 0 && !isEnd(text, start - 1)) {
		start--;
	}
	let end = at;
	while (end < text.length && !isEnd(text, end)) {
		end++;
	}
	return { start, end };
}

function isEnd(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === 10 || code === 13;
}
