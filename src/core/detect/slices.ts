// Reading a Python program part by part: first those that may load or name a model, then those that they turn out to
// ask for. Of the others it is only known that they are there.
import { grouped } from '../lists';
import type { Outline, Region, Skipped } from '../syntax/shapes';
import { growingOutline, type ReadParts } from './growingOutline';
import { partTexts } from './partTexts';
import { type Part, partAt, partsOf } from './pythonParts';
import type { PythonStrings } from './pythonStrings';
import { withUnread } from './unreadParts';

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
	/**
	 * The outline of what has to be read, with what is known of the rest; undefined when all of the program has to be
	 * read, or when the two do not fit together.
	 * @param outlined Parses those parts that were not read before, in order; undefined where they have errors.
	 */
	read(outlined: ReadParts): Outline | undefined;
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
	const [first] = parts;
	if (!first) {
		return undefined;
	}
	const { textOf, mentioning, setting } = partTexts(blanked(), parts);
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
	if (read.size === 0) {
		// A parser that is given no part reads all.
		read.add(first);
	}
	const bodies = grouped(parts, ({ owner }) => owner);
	const wanted = new Set<Part>();
	const outlineOf = growingOutline(parts);
	let rounds = 0;
	let all = false;

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
			const [top] = inside;
			if (top && !inside.some((one) => read.has(one))) {
				read.add(top);
			}
		}
	}

	function isMost(): boolean {
		let size = 0;
		for (const { start, end } of read) {
			size += end - start;
		}
		return size > text.length * mostOfAll;
	}

	function want(some: readonly Part[]): void {
		for (const part of some) {
			if (!read.has(part)) {
				wanted.add(part);
			}
		}
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
		read(outlined) {
			withHeads();
			// Later only what is new is parsed, however much it is.
			all ||= rounds === 0 && isMost();
			const outline = all ? undefined : outlineOf(read, outlined);
			if (outline === undefined) {
				all = true;
				return undefined;
			}
			const stubs = new Map<Region, Part>();
			const skipped: Skipped = {
				calls: (name) => once('calls', name, () => want(mentioning(name))),
				fields: (name, of = {}) => {
					const whose = of.below ?? of.owner;
					once(`fields ${of.below ? 'below' : ''} ${whose?.span.start}`, name, () => want(setting(name, of)));
				},
				mayCall: isCalled,
				options: () =>
					once('options', '', () => want(parts.filter((part) => declaresOption.test(textOf(part))))),
				inside(region) {
					const part = stubs.get(region);
					if (part) {
						wanted.add(part);
					}
				},
			};
			const unread = parts.filter((part) => !read.has(part));
			const whole = withUnread(outline, { parts, unread, stubs, skipped });
			all = whole === undefined;
			return whole;
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
