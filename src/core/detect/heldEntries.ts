// What stands in a dictionary or a list under a key: `models["small"]`.
import type { Expression } from '../syntax/shapes';
import type { CalleePath } from './calleePath';
import { variableOf } from './environment';
import { deepestPath, mostValues } from './limits';
import { entriesOf, itemAt, itemsOf, spreadsOf, unknown } from './parts';

/** What following into entries takes. */
interface Following {
	follow(expression: Expression, depth: number): readonly Expression[];
	path(callee: Expression): CalleePath;
	/** What a variable of the environment is set to. */
	environment(name: string): readonly Expression[];
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

export function createEntries({ follow, path, environment }: Following) {
	/**
	 * The entry of a dictionary, the last one given; those behind a spread when it has none itself.
	 * @param seen The dictionaries that were asked: copies of each other lead back to themselves on ever more ways.
	 */
	function entry(
		dict: Of<'dict'>,
		name: string,
		depth: number,
		seen = new Set<Expression>(),
	): readonly Expression[] {
		seen.add(dict);
		const own = entriesOf(dict, name).at(-1);
		if (own || depth > deepestPath) {
			return own ? [own] : [];
		}
		return spreadsOf(dict)
			.flatMap((one) => follow(one, depth + 1))
			.flatMap((one) => (one.kind === 'dict' && !seen.has(one) ? entry(one, name, depth + 1, seen) : []))
			.slice(0, mostValues);
	}

	function subscript(expression: Of<'subscript'>, depth: number): readonly Expression[] {
		const variable = variableOf(expression, path);
		if (variable !== undefined) {
			return [...environment(variable), unknown(expression.span, 'environment')];
		}
		const keys = follow(expression.index, depth + 1);
		const found = follow(expression.object, depth + 1).flatMap((one): readonly Expression[] => {
			if (one.kind === 'dict') {
				const names = keys.flatMap((key) => (key.kind === 'string' ? [key.value] : []));
				return names.length === keys.length && keys.length > 0
					? names.flatMap((name) => entry(one, name, depth))
					: itemsOf(one);
			}
			const index = keys[0]?.kind === 'literal' ? keys[0].value : undefined;
			return one.kind === 'list' && typeof index === 'number' ? [itemAt(one, index)] : itemsOf(one);
		});
		return found.length > 0
			? found.flatMap((one) => follow(one, depth + 1)).slice(0, mostValues)
			: [unknown(expression.span, 'attribute')];
	}

	return { entry, subscript };
}
