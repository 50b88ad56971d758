// What is known of the parts of a program that were not read: that they are there, and how they are called.
import type { Binding, Outline, Region, Skipped } from '../syntax/shapes';
import { scopeOf } from '../syntax/shapes';
import { type Part, partAt } from './pythonParts';

interface Unread {
	/** All parts of the program. */
	readonly parts: readonly Part[];
	readonly unread: readonly Part[];
	readonly skipped: Skipped;
	/** Gets the regions that stand for unread parts. */
	readonly stubs: Map<Region, Part>;
}

/** An outline with the names of what was not read; undefined when a class does not stand where its lines say. */
export function withUnread(outline: Outline, { parts, unread, skipped, stubs }: Unread): Outline | undefined {
	const regions: Region[] = [];
	const bindings: Binding[] = [];
	const classes = new Map<Part | undefined, Region>();
	for (const region of outline.regions) {
		if (region.kind === 'class' && region.parent === outline.module) {
			classes.set(partAt(parts, region.span.start), region);
		}
	}
	for (const part of unread) {
		const outer = part.owner ? classes.get(part.owner) : outline.module;
		if (outer === undefined) {
			return undefined;
		}
		const region = stub(part, outer, () => skipped.inside(region));
		stubs.set(region, part);
		regions.push(region);
		if (part.kind === 'class') {
			classes.set(part, region);
		}
		const { name = '' } = part;
		bindings.push({
			kind: 'define',
			name,
			defines: region,
			scope: scopeOf(outer),
			region: outer,
			at: part.at,
		});
	}
	return {
		...outline,
		regions: inOrder(outline.regions, regions, ({ span }) => span.start),
		bindings: inOrder(outline.bindings, bindings, ({ at }) => at),
		skipped,
	};
}

const inOrder = <T>(list: readonly T[], more: readonly T[], at: (one: T) => number): readonly T[] =>
	more.length === 0 ? list : [...list, ...more].sort((a, b) => at(a) - at(b));

/** A function or class of which only the name is known; whoever looks further is noticed. */
function stub({ kind, name, at, end }: Part, parent: Region, noticed: () => void): Region {
	const region = {
		kind: kind === 'class' ? ('class' as const) : ('function' as const),
		span: { start: at, end },
		parent,
		...(name === undefined ? {} : { name }),
	};
	const unseen = {
		get: () => {
			noticed();
			return undefined;
		},
	};
	return Object.defineProperties(region, { bases: unseen, decorators: unseen });
}
