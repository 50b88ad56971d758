// What the text of a part says of the names in it, without a tree.
import type { FieldsOf } from '../syntax/shapes';
import type { Part } from './pythonParts';

/** What is asked of parts that were not read. True where it cannot be told. */
export interface PartTexts {
	textOf(part: Part): string;
	/** Whether the name stands in a part. */
	mentions(part: Part, name: string): boolean;
	/** Whether a part sets a field of that name, on anything or on what `of` says. */
	setsField(part: Part, name: string, of: FieldsOf): boolean;
}

/** @param code The program with blanks for texts and comments. */
export function partTexts(code: string): PartTexts {
	const words = new Map<Part, ReadonlySet<string>>();
	const fields = new Map<Part, ReadonlySet<string>>();
	const textOf = ({ start, end }: Part): string => code.slice(start, end);

	function mentions(part: Part, name: string): boolean {
		const known = words.get(part) ?? new Set(textOf(part).match(/[A-Za-z_]\w*/g));
		words.set(part, known);
		return known.has(name);
	}

	function isOf(part: Part, { owner, below }: FieldsOf): boolean {
		const around = part.owner ?? (part.kind === 'class' ? part : undefined);
		return below
			? around !== undefined && mentions(around, below.name ?? '')
			: owner === undefined || (around !== undefined && around.name === owner.name);
	}

	return {
		textOf,
		mentions,
		setsField(part, name, of) {
			if (!isOf(part, of)) {
				return false;
			}
			if (part.kind !== 'function') {
				return mentions(part, name);
			}
			const known = fields.get(part) ?? fieldsSetIn(textOf(part));
			fields.set(part, known);
			return known.has(name);
		},
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
