// What the text of a part says of the names in it, without a tree.
import { addTo, grouped } from '../lists';
import type { FieldsOf } from '../syntax/shapes';
import type { Part } from './pythonParts';

/** What is asked of parts that were not read; too many of them rather than too few. */
export interface PartTexts {
	textOf(part: Part): string;
	/** The parts in which the name stands. */
	mentioning(name: string): readonly Part[];
	/** The parts that set a field of that name, on anything or on what `of` says. */
	setting(name: string, of: FieldsOf): readonly Part[];
}

/**
 * A program of thousands of classes asks of each of them: so no question looks at all parts.
 * @param code The program with blanks for texts and comments.
 */
export function partTexts(code: string, parts: readonly Part[]): PartTexts {
	const fields = new Map<Part, ReadonlySet<string>>();
	const textOf = ({ start, end }: Part): string => code.slice(start, end);
	const classOf = (part: Part): Part | undefined => part.owner ?? (part.kind === 'class' ? part : undefined);
	let byWord: ReadonlyMap<string, readonly Part[]> | undefined;
	let ofClass: ReadonlyMap<Part | undefined, readonly Part[]> | undefined;
	let named: ReadonlyMap<string | undefined, readonly Part[]> | undefined;

	const words = new Map<Part, ReadonlySet<string>>();
	function wordsOf(part: Part): ReadonlySet<string> {
		const known = words.get(part) ?? new Set(textOf(part).match(/[A-Za-z_]\w*/g));
		words.set(part, known);
		return known;
	}

	function partsByWord(): ReadonlyMap<string, readonly Part[]> {
		const found = new Map<string, Part[]>();
		for (const part of parts) {
			for (const word of wordsOf(part)) {
				addTo(found, word, part);
			}
		}
		return found;
	}

	function mentioning(name: string): readonly Part[] {
		byWord ??= partsByWord();
		return byWord.get(name) ?? [];
	}

	/** The parts in classes of the name of `owner`, or in those that name `below`; all of them where neither is given. */
	function partsOf({ owner, below }: FieldsOf, name: string): readonly Part[] {
		if (!below && !owner) {
			return mentioning(name);
		}
		ofClass ??= grouped(parts, classOf);
		named ??= grouped(
			parts.filter(({ kind }) => kind === 'class'),
			(one) => one.name,
		);
		const classes = below
			? mentioning(below.name ?? '').filter(({ kind }) => kind === 'class')
			: (named.get(owner?.name) ?? []);
		return classes.flatMap((one) => ofClass?.get(one) ?? []);
	}

	function setsField(part: Part, name: string): boolean {
		if (part.kind !== 'function') {
			return wordsOf(part).has(name);
		}
		const known = fields.get(part) ?? fieldsSetIn(textOf(part));
		fields.set(part, known);
		return known.has(name);
	}

	return {
		textOf,
		mentioning,
		setting: (name, of) => partsOf(of, name).filter((part) => setsField(part, name)),
	};
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
