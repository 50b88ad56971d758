// Which spans hold which, for lists of many. As nodes of a tree have them: one holds another, or they share nothing.
import { leading } from '../lists';
import type { Span } from '../reference';

/** Whether one of `outer` holds a span. */
export function heldBy(outer: readonly Span[]): (span: Span) => boolean {
	// What is within another one says nothing more.
	const outermost: Span[] = [];
	for (const one of [...outer].sort((a, b) => a.start - b.start || b.end - a.end)) {
		const last = outermost.at(-1);
		if (last === undefined || one.start >= last.end) {
			outermost.push(one);
		}
	}
	return ({ start, end }) => {
		const last = outermost[firstFrom(outermost, start + 1) - 1];
		return last !== undefined && end <= last.end;
	};
}

/** Whether a span holds one of `inner`. */
export function holdingOf(inner: readonly Span[]): (span: Span) => boolean {
	const sorted = [...inner].sort((a, b) => a.start - b.start || a.end - b.end);
	return ({ start, end }) => {
		for (let at = firstFrom(sorted, start); at < sorted.length; at++) {
			const one = sorted[at] as Span;
			if (one.end <= end) {
				return true;
			}
			if (one.start > start) {
				return false;
			}
		}
		return false;
	};
}

/** The first of the sorted spans that begins at `offset` or behind it. */
const firstFrom = (sorted: readonly Span[], offset: number): number =>
	leading(sorted.length, (place) => (sorted[place] as Span).start < offset);
