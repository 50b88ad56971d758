// What lists and dictionaries become after they were made: joined lists, tables filled entry by entry.
import type { Binding, DictEntry, Expression, Template } from '../syntax/shapes';
import { itemsOf, unknown } from './parts';
import { isCertain, type Scopes } from './scopes';

const mostEntries = 100;

type Name = Extract<Expression, { kind: 'name' }>;

/** `ONE + TWO` of lists; undefined when the parts are texts, or something else. */
export function joining(
	follow: (expression: Expression, depth: number) => readonly Expression[],
): (sum: Template, depth: number) => readonly Expression[] | undefined {
	const joins = new WeakMap<Template, readonly Expression[]>();
	return (sum, depth) => {
		const [first, ...more] = sum.parts;
		if (sum.content !== sum.span || !first || more.length === 0 || first.kind === 'string') {
			return undefined;
		}
		const known = joins.get(sum);
		if (known) {
			return known;
		}
		const [start, ...others] = follow(first, depth + 1);
		if (start?.kind !== 'list' || others.length > 0) {
			return undefined;
		}
		const rest = more.flatMap((part) => follow(part, depth + 1)).flatMap(itemsOf);
		const made: Expression[] = [{ ...start, span: sum.span, items: [...start.items, ...rest] }];
		joins.set(sum, made);
		return made;
	};
}

/** Gives `values` of a name with the entries that were added to them before this use of it. */
export function growing(
	scopes: Scopes,
): (values: readonly Expression[], use: Name, found: readonly Binding[]) => readonly Expression[] {
	const enlarged = new WeakMap<Expression, Map<string, Expression>>();
	return (values, { name, span }, found) => {
		const all = scopes.entries(name, found, span.start, mostEntries + 1);
		if (all.length === 0) {
			return values;
		}
		// Options are few; a table filled entry by entry is only looked at where it ends.
		const entries = all.slice(-mostEntries);
		const before: DictEntry[] =
			all.length > entries.length ? [{ spread: true, value: unknown(span, 'too-deep'), span }] : [];
		const region = scopes.regionAt(span.start);
		return values.map((base) => {
			// The same dictionary with the same entries must be the same object, so that rounds can be noticed.
			const sizes = enlarged.get(base) ?? new Map<string, Expression>();
			enlarged.set(base, sizes);
			const key = `${all.at(-1)?.at} ${region.span.start}`;
			const known = sizes.get(key);
			if (known) {
				return known;
			}
			const made: Expression = {
				kind: 'dict',
				span: base.span,
				entries: [
					...(base.kind === 'dict' ? base.entries : [{ spread: true, value: base, span }]),
					...before,
					...entries.map((entry) => {
						const { key, value } = entry;
						const maybe: Expression = isCertain(entry, region)
							? value
							: { kind: 'either', span: value.span, options: [value, unknown(value.span, 'expression')] };
						return {
							...(key === undefined ? {} : { name: key }),
							spread: key === undefined,
							value: maybe,
							span: value.span,
						};
					}),
				],
			};
			sizes.set(key, made);
			return made;
		});
	};
}
