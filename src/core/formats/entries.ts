// What configuration files are made of, the same for YAML and JSON.
import type { Notation, Span } from '../reference';

/** A scalar under a key. An item of a list stands under the key of the list. */
export interface Entry {
	readonly name: string;
	/** The keys from the root to this one, this one included. */
	readonly path: readonly string[];
	/** The key itself; absent for an item of a list. */
	readonly key?: Span;
	readonly value: string | boolean | number | null;
	/** The value without its quotes, and with them. */
	readonly content: Span;
	readonly whole: Span;
	/** The value runs over several lines. */
	readonly block: boolean;
	/** YAML: of a block, its line ends stand for blanks. */
	readonly folded?: boolean;
	/** YAML: where `*alias` or `<<: *alias` brings the value here; it is written elsewhere. */
	readonly alias?: Span;
	/** Position in its list. */
	readonly item?: number;
	readonly tag?: string;
	readonly group: Group;
}

/** The entries that stand side by side in one mapping, or in one list. */
export interface Group {
	readonly entries: Entry[];
	/** The key that the mapping or list stands under, and the tag before it. */
	readonly name: string;
	/** The key itself; absent in a list. */
	readonly key?: Span;
	readonly tag?: string;
	/** Written with brackets on one line or several, not by indentation. */
	readonly flow: boolean;
	readonly list: boolean;
	/** The mapping or list around it. */
	readonly parent?: Group;
}

export interface Entries {
	readonly notation: Notation;
	/** What stands between a key and its value on a line of its own: `: `, and ` = ` in TOML. */
	readonly equals: string;
	readonly text: string;
	/** The offset of the first error, behind which entries may be missing; absent where there is none. */
	readonly brokenAt?: number;
	readonly groups: readonly Group[];
}

// Asked several times for each entry; a mapping of many thousand keys must not be searched each time.
const byName = new WeakMap<Group, ReadonlyMap<string, Entry>>();

/** The entry called `name` of a mapping, the first of that name. Asked only when all entries of a file are read. */
export function entryOf(group: Group, name: string): Entry | undefined {
	if (group.list) {
		return undefined;
	}
	let known = byName.get(group);
	if (!known) {
		known = new Map(group.entries.map((one): [string, Entry] => [one.name, one]).reverse());
		byName.set(group, known);
	}
	return known.get(name);
}

/** The entry called `name` beside `entry`, the first of that name. */
export const sibling = ({ group }: Entry, name: string): Entry | undefined => entryOf(group, name);

/** What `read` makes of a text; `otherwise` when its nesting exhausts the stack, which the parsers recurse on. */
export function unlessTooDeep<T>(read: () => T, otherwise: () => T): T {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof RangeError)) {
			throw error;
		}
		return otherwise();
	}
}

/** Deeper nesting is no configuration, and reading on would exhaust the stack. */
export const deepestEntries = 100;
