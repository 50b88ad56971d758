// Python's statements, as far as their lines tell: a program of ten classes need not be parsed for a literal in one.
import type { Span } from '../model';

/** What begins a function or class of the top level; no line within brackets can begin so. */
const beginning = /^(?:@\w|class |def |async def )/gm;

/** More parts are no less work than the whole. */
const mostParts = 100;

/**
 * The functions and classes of the top level, and what stands between two of them, that hold one of the places. With
 * the decorators. Undefined when that is most of the program.
 * @param places Offsets, in order.
 * @param strings The strings of several lines, in order: what looks like a statement in them is none.
 */
export function statementsAround(
	text: string,
	places: readonly number[],
	strings: readonly Span[],
): readonly Span[] | undefined {
	const borders = bordersIn(text, strings);
	const parts: { start: number; end: number }[] = [];
	let next = 0;
	let size = 0;
	for (const [at, start] of borders.entries()) {
		const end = borders[at + 1] ?? text.length;
		let holds = false;
		for (; next < places.length && (places[next] as number) < end; next++) {
			holds = true;
		}
		const last = parts.at(-1);
		if (!holds) {
			continue;
		}
		size += end - start;
		if (last?.end === start) {
			last.end = end;
		} else {
			parts.push({ start, end });
		}
	}
	return parts.length > mostParts || size > text.length * 0.8 ? undefined : parts;
}

function bordersIn(text: string, strings: readonly Span[]): number[] {
	const borders = [0];
	let next = 0;
	let decorated = false;
	for (const { index, 0: word } of text.matchAll(beginning)) {
		while (next < strings.length && (strings[next] as Span).end <= index) {
			next++;
		}
		const string = strings[next];
		if (string && string.start < index) {
			continue;
		}
		if (!decorated && index > 0) {
			borders.push(index);
		}
		decorated = word.startsWith('@');
	}
	return borders;
}
