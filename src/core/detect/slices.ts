// Reading a Python program part by part: first those that may load or name a model, then those that they turn out to
// ask for. Of the others it is only known that they are there.
import type { Span } from '../model';
import type { Binding, FieldsOf, Outline, Region, Skipped } from '../syntax/shapes';
import { scopeOf } from '../syntax/shapes';
import { type Part, partsOf } from './pythonParts';
import type { PythonStrings } from './pythonStrings';

/** When the parts to read are more of a program than that, all of it is read. */
const mostOfAll = 0.75;

/** Parts that are asked for are read so many times; then all of the program is. */
const mostRounds = 6;

/** Fewer characters are not worth the trouble. */
const smallProgram = 3_000;

/** What begins a declaration of an option, see `defaults.ts`. */
const declaresOption = /\b(?:add_argument|option|argument|DEFINE_string)\s*\(/;

/** The parts of one program that are read so far. */
export interface Slices {
	/** What to parse, in order. Undefined: all of it. */
	spans(): readonly Span[] | undefined;
	/** The outline of what was parsed, with what is known of the rest; undefined when the two do not fit together. */
	complete(outline: Outline): Outline | undefined;
	/** Whether the last outline was asked for something that is in other parts; these are read from now on. */
	grow(): boolean;
}

/** What is known of a program from its text. */
interface Program extends Pick<PythonStrings, 'long' | 'blanked'> {
	/** Whether a call by that last name may be one that is told of. */
	isCalled(name: string): boolean;
}

/**
 * Undefined when nothing would be left out.
 * @param places Offsets of what may be of interest, in any order.
 */
export function slicesOf(
	text: string,
	places: readonly number[],
	{ long, blanked, isCalled }: Program,
): Slices | undefined {
	if (text.length < smallProgram) {
		return undefined;
	}
	const parts = partsOf(text, long);
	const code = blanked();
	const read = new Set(parts.filter(({ kind, owner }) => kind === 'statements' && owner === undefined));
	for (const at of places) {
		const part = partAt(parts, at);
		if (part) {
			read.add(part);
		}
	}
	for (const part of parts) {
		// What it sets for others is not looked for by name.
		if (!read.has(part) && /\bglobal\b/.test(textOf(part))) {
			read.add(part);
		}
	}
	const bodies = new Map<Part, Part[]>();
	for (const part of parts) {
		if (part.owner) {
			const inside = bodies.get(part.owner) ?? [];
			inside.push(part);
			bodies.set(part.owner, inside);
		}
	}
	const wanted = new Set<Part>();
	let rounds = 0;
	let all = false;

	function textOf({ start, end }: Part): string {
		return code.slice(start, end);
	}

	/** A class is read with its head and what stands between its methods, and has a body. */
	function withHeads(): void {
		const owners = new Set<Part>();
		for (const part of read) {
			if (part.owner || part.kind === 'class') {
				owners.add(part.owner ?? part);
			}
		}
		for (const owner of owners) {
			read.add(owner);
			const inside = bodies.get(owner) ?? [];
			for (const one of inside) {
				if (one.kind === 'statements') {
					read.add(one);
				}
			}
			const [first] = inside;
			if (first && !inside.some((one) => read.has(one))) {
				read.add(first);
			}
		}
	}

	function spans(): readonly Span[] | undefined {
		withHeads();
		const joined: { start: number; end: number }[] = [];
		let size = 0;
		for (const part of all ? [] : parts) {
			if (!read.has(part)) {
				continue;
			}
			size += part.end - part.start;
			const last = joined.at(-1);
			if (last?.end === part.start) {
				last.end = part.end;
			} else {
				joined.push({ start: part.start, end: part.end });
			}
		}
		all ||= size > text.length * mostOfAll;
		return all ? undefined : joined;
	}

	const wordsOf = new Map<Part, ReadonlySet<string>>();
	function mentions(part: Part, name: string): boolean {
		const words = wordsOf.get(part) ?? new Set(textOf(part).match(/[A-Za-z_]\w*/g));
		wordsOf.set(part, words);
		return words.has(name);
	}

	const setsOf = new Map<Part, ReadonlySet<string>>();
	/** Whether a function sets a field of that name on anything, or a class has it. */
	function sets(part: Part, name: string): boolean {
		if (part.kind !== 'function') {
			return mentions(part, name);
		}
		const fields = setsOf.get(part) ?? fieldsSetIn(textOf(part));
		setsOf.set(part, fields);
		return fields.has(name);
	}

	function want(fits: (part: Part) => boolean): void {
		for (const part of parts) {
			if (!read.has(part) && fits(part)) {
				wanted.add(part);
			}
		}
	}

	/** Whether fields that are set in a part may be those. */
	function isOf({ owner: head, ...part }: Part, { owner, below }: FieldsOf): boolean {
		const around = head ?? (part.kind === 'class' ? part : undefined);
		return below
			? around !== undefined && mentions(around, below.name ?? '')
			: owner === undefined || (around !== undefined && around.name === owner.name);
	}

	const askedFor = new Set<string>();
	/** Asked once, a question has no other answer until more is read. */
	function once(kind: string, name: string, ask: () => void): void {
		const key = `${kind} ${name}`;
		if (!askedFor.has(key)) {
			askedFor.add(key);
			ask();
		}
	}

	return {
		spans,
		complete(outline) {
			const stubs = new Map<Region, Part>();
			const skipped: Skipped = {
				calls: (name) => once('calls', name, () => want((part) => mentions(part, name))),
				fields: (name, of = {}) => {
					const whose = of.below ?? of.owner;
					once(`fields ${of.below ? 'below' : ''} ${whose?.span.start}`, name, () =>
						want((part) => isOf(part, of) && sets(part, name)),
					);
				},
				mayCall: isCalled,
				options: () => once('options', '', () => want((part) => declaresOption.test(textOf(part)))),
				inside(region) {
					const part = stubs.get(region);
					if (part) {
						wanted.add(part);
					}
				},
			};
			const unread = parts.filter((part) => !read.has(part));
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
				const scope = scopeOf(outer);
				bindings.push({
					kind: 'define',
					name: region.name ?? '',
					defines: region,
					scope,
					region: outer,
					at: part.at,
				});
			}
			const inOrder = <T>(list: readonly T[], more: readonly T[], at: (one: T) => number) =>
				more.length === 0 ? list : [...list, ...more].sort((a, b) => at(a) - at(b));
			return {
				...outline,
				regions: inOrder(outline.regions, regions, ({ span }) => span.start),
				bindings: inOrder(outline.bindings, bindings, ({ at }) => at),
				skipped,
			};
		},
		grow() {
			if (wanted.size === 0) {
				return false;
			}
			for (const part of wanted) {
				read.add(part);
			}
			wanted.clear();
			askedFor.clear();
			all ||= ++rounds >= mostRounds;
			return true;
		},
	};
}

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

function partAt(parts: readonly Part[], offset: number): Part | undefined {
	let low = 0;
	let high = parts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((parts[middle] as Part).start <= offset) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	return parts[low];
}

const setField =
	/\.([A-Za-z_]\w*)(?=[ \t]*(?:=(?!=)|[-+|*/%&]=|,|:[ \t]*\S|[)\]][ \t]*=|in\b))|\bas[ \t]+[A-Za-z_][\w.]{0,80}\.([A-Za-z_]\w*)/g;

/** The names behind a dot in lines that may set them: `self.a, self.b = …`, `with open(…) as self.file`. */
function fieldsSetIn(code: string): ReadonlySet<string> {
	const fields = new Set<string>();
	for (const [, name, opened] of code.matchAll(setField)) {
		fields.add(name ?? opened ?? '');
	}
	return fields;
}
