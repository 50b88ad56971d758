// Parts of expressions that need no names to be followed.
import { grouped } from '../lists';
import type { UnknownReason } from '../reference';
import type { Call, DictEntry, Expression } from '../syntax/shapes';

/** The last name of a callee: `from_pretrained` of `a.b.from_pretrained`. */
export function lastName(callee: Expression): string | undefined {
	return callee.kind === 'name' || callee.kind === 'member' ? callee.name : undefined;
}

/** The items of a list, or the values of a dictionary. */
export function itemsOf(expression: Expression): readonly Expression[] {
	if (expression.kind === 'list') {
		return expression.items;
	}
	return expression.kind === 'dict' ? expression.entries.map((entry) => entry.value) : [];
}

/** The keys of a dictionary in the order of its values; what is no plain text is not known. */
export function keysOf(expression: Expression): readonly Expression[] {
	return expression.kind === 'dict'
		? expression.entries.map((entry) => entry.key ?? { kind: 'unknown', span: entry.span })
		: [];
}

export function itemAt(expression: Expression, position = 0): Expression {
	const items =
		expression.kind === 'list'
			? expression.items
			: expression.kind === 'call' // pytest.param("org/name", …) and the like: a row of its own
				? expression.arguments.map((one) => one.value)
				: [];
	return items.at(position) ?? { kind: 'unknown', span: expression.span };
}

/**
 * Whether a call stands for a row of its arguments: `pytest.param("org/name", 2)`, `Case("org/name", 2)`. What a
 * function gives back is not what it was given: `model, tokenizer = load("org/name")`.
 */
export const isRow = ({ callee }: Call): boolean => /^(?:[A-Z]|param$)/.test(lastName(callee) ?? '');

type Dict = Extract<Expression, { kind: 'dict' }>;

/** The entries of a dictionary by their names; spreads and keys that are computed have none. */
type Named = ReadonlyMap<string | undefined, readonly DictEntry[]>;

// A table of thousands of models must not be searched for each load that takes one out of it.
const byName = new WeakMap<Dict, Named>();

function namedOf(dict: Dict): Named {
	const known = byName.get(dict) ?? grouped(dict.entries, (one) => (one.spread ? undefined : one.name));
	byName.set(dict, known);
	return known;
}

/** What a dictionary has under a name, in its order. */
export const entriesOf = (dict: Dict, name: string): readonly Expression[] =>
	(namedOf(dict).get(name) ?? []).map(({ value }) => value);

/** What a dictionary takes over from others: `**base`, `...base`. */
export const spreadsOf = (dict: Dict): readonly Expression[] =>
	(namedOf(dict).get(undefined) ?? []).flatMap(({ spread, value }) => (spread ? [value] : []));

/** A value that cannot be told, and why. */
export const unknown = (span: Expression['span'], reason: UnknownReason): Expression => ({
	kind: 'unknown',
	span,
	reason,
});
