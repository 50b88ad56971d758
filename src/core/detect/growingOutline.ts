// The outline of a program of which ever more is read. What is in it stays when other statements of the top level come
// along, and when a class gets more methods: only what is new is parsed.
import type { Span } from '../reference';
import type { Outline, Region } from '../syntax/shapes';
import { type Part, partAt } from './pythonParts';

/** Reads those parts of the text. `module` is the region that they stand in, unless they are the first. */
export type ReadParts = (within: readonly Span[], module: Region | undefined) => Outline | undefined;

/**
 * Gives the outline of the parts that are in `read` by then; undefined when a class does not stand where its lines say.
 * @param parts All of the program, in order.
 */
export function growingOutline(parts: readonly Part[]) {
	let last: Outline | undefined;
	let seen: ReadonlySet<Part> = new Set();
	return (read: ReadonlySet<Part>, outlined: ReadParts): Outline | undefined => {
		const fresh = new Set(parts.filter((part) => read.has(part) && !seen.has(part)));
		if (fresh.size === 0) {
			// A parser that is given no part reads all.
			return last;
		}
		// Classes that were read before get more methods, which make no sense without the head.
		const owners = new Set<Part>();
		for (const { owner } of fresh) {
			if (owner && seen.has(owner)) {
				owners.add(owner);
			}
		}
		// Of a head over several lines the end is in the statements behind it.
		const isHead = (part: Part, at: number): boolean =>
			owners.has(part) ||
			(part.kind === 'statements' &&
				part.owner !== undefined &&
				part.owner === parts[at - 1] &&
				owners.has(part.owner));
		const within = joined(parts.filter((part, at) => fresh.has(part) || isHead(part, at)));
		const before = last;
		const more = outlined(within, before?.module);
		seen = new Set(read);
		const isFresh = (at: number): boolean => {
			const part = partAt(parts, at);
			return part !== undefined && fresh.has(part);
		};
		last = before && more ? merged(before, more, isFresh, owners, parts) : more;
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

function merged(
	before: Outline,
	more: Outline,
	isFresh: (at: number) => boolean,
	owners: ReadonlySet<Part>,
	parts: readonly Part[],
): Outline | undefined {
	const { module } = before;
	const known = classesOf(before, parts);
	const again = classesOf(more, parts);
	const same = new Map<Region, Region>();
	for (const owner of owners) {
		const [kept, read] = [known.get(owner), again.get(owner)];
		if (!kept || !read) {
			return undefined;
		}
		same.set(read, kept);
		// It ends where the last of its methods does that are read.
		setIn(kept, { span: { ...kept.span, end: Math.max(kept.span.end, read.span.end) } });
	}
	const keptOf = (region: Region): Region => same.get(region) ?? region;
	const both = <T>(kept: readonly T[], added: readonly T[], at: (one: T) => number): readonly T[] =>
		[...kept, ...added.filter((one) => isFresh(at(one)))].sort((a, b) => at(a) - at(b));
	const regions = more.regions.filter((region) => region !== module && !same.has(region));
	for (const region of regions) {
		if (region.parent && same.has(region.parent)) {
			setIn(region, { parent: keptOf(region.parent) });
		}
	}
	const bindings = more.bindings.map((one) => ({
		...one,
		scope: keptOf(one.scope),
		region: keptOf(one.region),
	}));
	const places = more.places.map((one) => ({ ...one, region: keptOf(one.region) }));
	return {
		...before,
		...(more.cut ? { cut: more.cut } : {}),
		regions: [
			module,
			...both(
				before.regions.filter((region) => region !== module),
				regions,
				({ span }) => span.start,
			),
		],
		calls: both(before.calls, more.calls, ({ span }) => span.start),
		bindings: both(before.bindings, bindings, ({ at }) => at),
		places: both(before.places, places, ({ literal }) => literal.span.start),
	};
}

/** The classes of the top level by the part that they begin with. */
function classesOf({ regions, module }: Outline, parts: readonly Part[]): ReadonlyMap<Part, Region> {
	const classes = new Map<Part, Region>();
	for (const region of regions) {
		const part = region.kind === 'class' && region.parent === module && partAt(parts, region.span.start);
		if (part) {
			classes.set(part, region);
		}
	}
	return classes;
}

/** Regions refer to each other; nobody but the outline that grows has them yet. */
const setIn = (region: Region, change: Partial<Region>): Region => Object.assign(region, change);
