// The outline of a program of which ever more is read. What is in it stays when other statements of the top level come
// along; only those statements are parsed of which something new is read.
import type { Span } from '../reference';
import type { Outline, Region } from '../syntax/shapes';
import { type Part, partAt } from './pythonParts';

/** Reads those parts of the text. `module` is the region that they stand in, unless they are the first. */
export type ReadParts = (within: readonly Span[], module: Region | undefined) => Outline | undefined;

/** The statement of the top level that a part belongs to. */
const topOf = (part: Part): Part => part.owner ?? part;

/**
 * Gives the outline of the parts that are in `read` by then.
 * @param parts All of the program, in order.
 */
export function growingOutline(parts: readonly Part[]) {
	let last: Outline | undefined;
	let seen: ReadonlySet<Part> = new Set();
	return (read: ReadonlySet<Part>, outlined: ReadParts): Outline | undefined => {
		const changed = new Set(parts.filter((part) => read.has(part) && !seen.has(part)).map(topOf));
		if (changed.size === 0) {
			// A parser that is given no part reads all.
			return last;
		}
		const within = joined(parts.filter((part) => read.has(part) && changed.has(topOf(part))));
		const before = last;
		const more = outlined(within, before?.module);
		seen = new Set(read);
		const stays = (at: number): boolean => {
			const part = partAt(parts, at);
			return part === undefined || !changed.has(topOf(part));
		};
		last = before && more ? merged(before, more, stays) : more;
		return last;
	};
}

/** Neighbours as one: a parser that jumps less reads faster. */
function joined(parts: readonly Part[]): readonly Span[] {
	const spans: { start: number; end: number }[] = [];
	for (const { start, end } of parts) {
		const last = spans.at(-1);
		if (last?.end === start) {
			last.end = end;
		} else {
			spans.push({ start, end });
		}
	}
	return spans;
}

function merged(before: Outline, more: Outline, stays: (at: number) => boolean): Outline {
	const both = <T>(kept: readonly T[], added: readonly T[], at: (one: T) => number): readonly T[] =>
		[...kept.filter((one) => stays(at(one))), ...added].sort((a, b) => at(a) - at(b));
	const { module } = before;
	const inner = ({ regions }: Outline) => regions.filter((region) => region !== module);
	return {
		...before,
		regions: [module, ...both(inner(before), inner(more), ({ span }) => span.start)],
		calls: both(before.calls, more.calls, ({ span }) => span.start),
		bindings: both(before.bindings, more.bindings, ({ at }) => at),
		places: both(before.places, more.places, ({ literal }) => literal.span.start),
	};
}
