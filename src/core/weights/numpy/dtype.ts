import type { Literal } from './literal';

/** What is known of the elements of an array. */
export interface ElementType {
	/** Bytes each; undefined where the type is not understood. */
	readonly size: number | undefined;
	/** Elements are Python objects, or have some among their fields: the array is stored as a pickle. */
	readonly objects: boolean;
}

const simple =
	/^[<>|=]?(?:(b)1|([iu])([1248])|(f)(2|4|8|12|16)|(c)(8|16|24|32)|([SaVU])(\d+)|([mM])8(?:\[[\w/]+\])?)$/u;
/** Texts of any length (`T`) are objects, too. */
const object = /^[<>|=]?(?:O[48]?|T)$/u;

/**
 * Reads `descr` of a header: a code such as `<f4`, or a list of fields, each a name, a type and perhaps a shape. Numpy
 * takes more spellings than it writes; a type that is not understood and may mean objects counts as objects.
 */
export function elementType(descr: Literal): ElementType {
	if (typeof descr === 'string') {
		return codeType(descr);
	}
	if (descr === null || typeof descr !== 'object') {
		return { size: undefined, objects: false };
	}
	if (descr.kind === 'dict') {
		return { size: undefined, objects: true };
	}
	// A type with a shape of its own is written as a pair.
	const fields =
		descr.kind === 'list'
			? descr.items.map(fieldType)
			: [arrayed(elementType(descr.items[0] ?? null), descr.items[1])];
	return {
		size: fields.reduce<number | undefined>(
			(total, { size }) => (total === undefined || size === undefined ? undefined : total + size),
			0,
		),
		objects: fields.some(({ objects }) => objects),
	};
}

function fieldType(field: Literal): ElementType {
	if (field === null || typeof field !== 'object' || field.kind !== 'tuple' || field.items.length < 2) {
		return { size: undefined, objects: false };
	}
	return arrayed(elementType(field.items[1] ?? null), field.items[2]);
}

function arrayed({ size, objects }: ElementType, shape: Literal | undefined): ElementType {
	const count =
		shape === undefined ? 1 : countOf(typeof shape === 'number' ? { kind: 'tuple', items: [shape] } : shape);
	return { size: size === undefined || count === undefined ? undefined : size * count, objects };
}

/** How many elements a shape has: a tuple of whole numbers that are not negative. Undefined for anything else. */
export function countOf(shape: Literal): number | undefined {
	if (shape === null || typeof shape !== 'object' || shape.kind !== 'tuple') {
		return undefined;
	}
	let count = 1;
	for (const length of shape.items) {
		if (typeof length !== 'number' || length < 0) {
			return undefined;
		}
		count *= length;
	}
	// Zero times infinitely many.
	return Number.isNaN(count) ? 0 : count;
}

function codeType(code: string): ElementType {
	if (object.test(code)) {
		return { size: 8, objects: true };
	}
	const match = simple.exec(code);
	if (!match) {
		return { size: undefined, objects: /[oOT]/u.test(code) };
	}
	const [, bool, whole, wholeSize, , floatSize, , complexSize, text, length] = match;
	const size = bool ? 1 : whole ? Number(wholeSize) : Number(floatSize ?? complexSize ?? 8);
	return { size: text ? Number(length) * (text === 'U' ? 4 : 1) : size, objects: false };
}
