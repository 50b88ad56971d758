/** What an expression can be without the messages: a text, a number, a list, fields, or a text of which the beginning is known. */
export type Value = string | number | readonly Value[] | ReadonlyMap<string, Value> | Beginning;

/** A text that begins with this and goes on with what is not known; with nothing at all, anything. */
export class Beginning {
	constructor(readonly text: string) {}
}

/** Nothing is known of it. */
export const anything = new Beginning('');

/** More alternatives than this are not followed; those that look like the names we look for are kept. */
const mostValues = 16;
const longestText = 4096;
const longestList = 512;

/** Each alternative once, those with an underscore first when there are too many. */
export function alternatives(values: readonly Value[]): readonly Value[] {
	const seen = new Map<unknown, Value>();
	for (const value of values) {
		const key =
			value instanceof Beginning
				? `${value.text}…`
				: typeof value === 'object'
					? value
					: [typeof value, value].join();
		seen.set(key, bounded(value));
	}
	const all = [...seen.values()];
	if (all.length <= mostValues) {
		return all;
	}
	const underscored = (value: Value) => (JSON.stringify(value).includes('_') ? 0 : 1);
	return [...all.sort((a, b) => underscored(a) - underscored(b)).slice(0, mostValues - 1), anything];
}

function bounded(value: Value): Value {
	if (typeof value === 'string' && value.length > longestText) {
		return new Beginning(value.slice(0, longestText));
	}
	return isList(value) && value.length > longestList ? anything : value;
}

/** True for a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
	return Array.isArray(value);
}

/** A value as text, as far as it is known from its start. */
export function textOf(value: Value): string | Beginning {
	return typeof value === 'string' || value instanceof Beginning
		? value
		: Number.isSafeInteger(value)
			? String(value)
			: anything;
}

/** One text behind the other. */
export function joined(parts: readonly Value[], between: Value = ''): string | Beginning {
	let text = '';
	for (const [at, part] of parts.entries()) {
		for (const piece of at === 0 ? [part] : [between, part]) {
			const next = textOf(piece);
			if (next instanceof Beginning) {
				return new Beginning(text + next.text);
			}
			text += next;
			if (text.length > longestText) {
				return new Beginning(text.slice(0, longestText));
			}
		}
	}
	return text;
}

/** The pieces of what is looped over or indexed: characters of a text, entries of a list, names of fields. */
export function piecesOf(value: Value): readonly Value[] | undefined {
	return typeof value === 'string'
		? [...value]
		: isList(value)
			? value
			: value instanceof Map
				? [...value.keys()]
				: undefined;
}

/** `subject[key]`: with a key that is not known, any entry there is. */
export function elementOf(subject: Value, key: Value): readonly Value[] {
	if (subject instanceof Map) {
		const found = typeof key === 'string' || typeof key === 'number' ? subject.get(String(key)) : undefined;
		return found === undefined ? [...subject.values(), anything] : [found];
	}
	const pieces = piecesOf(subject);
	const found = typeof key === 'number' && Number.isInteger(key) ? pieces?.at(key) : undefined;
	return found === undefined ? [...(isList(subject) ? subject : []), anything] : [found];
}

const mostChoices = 64;

/** The product of the alternatives of several values: each choice of one of each, not more than are followed. */
export function choices(lists: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
	let all: Value[][] = [[]];
	let left = false;
	for (const list of lists) {
		const longer = all.flatMap((chosen) => list.map((value) => [...chosen, value]));
		left ||= longer.length > mostChoices;
		all = longer.slice(0, mostChoices);
	}
	// Those left out may be anything.
	return left ? [...all, lists.map(() => anything)] : all;
}
