import type { Node } from 'web-tree-sitter';
import { field, named, unknown } from './adapter';
import { parentOf } from './family';
import { bind, eachOf } from './javascriptBindings';
import { expression } from './javascriptExpressions';
import type { Binding, Expression } from './shapes';

type Where = Pick<Binding, 'scope' | 'region' | 'at'>;

/** Methods of lists that call back with one item after the other. */
const iterators = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find', 'each']);

/** The parameters of a function with their defaults, and what it gives back where it is one expression. */
export function parameters(node: Node, region: Binding['region']): Binding[] {
	const where: Where = { scope: region, region, at: node.startIndex };
	const body = field(node, 'body');
	const back: Binding[] =
		node.type === 'arrow_function' && body && body.type !== 'statement_block'
			? [{ kind: 'return', name: '', value: expression(body, 0), ...where }]
			: [];
	const single = field(node, 'parameter');
	const list = field(node, 'parameters');
	const all = single ? [single] : list ? named(list) : [];
	const items = iterated(node);
	return back.concat(
		all.flatMap((parameter, position): Binding[] => {
			const pattern = field(parameter, 'pattern') ?? field(parameter, 'left') ?? parameter;
			const fallback = field(parameter, 'value') ?? field(parameter, 'right');
			if (pattern.type === 'identifier') {
				if (items && position === 0) {
					return [{ kind: 'each', name: pattern.text, value: items, ...where }];
				}
				const value = fallback ? { value: expression(fallback, 0) } : {};
				return [{ kind: 'parameter', name: pattern.text, position, ...value, ...where }];
			}
			if (items && position === 0) {
				return eachOf(pattern, items, where);
			}
			return pattern.type === 'object_pattern' ? bind(pattern, unknown(pattern), where) : [];
		}),
	);
}

function iterated(node: Node): Expression | undefined {
	const list = parentOf(node);
	const call = list?.type === 'arguments' ? parentOf(list) : null;
	const callee = call ? field(call, 'function') : null;
	const object = callee?.type === 'member_expression' ? field(callee, 'object') : null;
	return object && iterators.has(field(callee as Node, 'property')?.text ?? '')
		? expression(object, 0)
		: undefined;
}
