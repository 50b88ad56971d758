import type { Adapter } from './adapter';
import { bindings, nameOf } from './javascriptBindings';
import { expression } from './javascriptExpressions';
import { place } from './javascriptPlaces';

/** The nodes of TypeScript and JavaScript, with or without JSX, as shapes. */
export const javascript: Adapter = {
	notation: 'javascript',
	expression,
	bindings,
	place,
	bases(node) {
		// `class A extends B` has B in a clause of its own in TypeScript.
		const heritage = node.namedChildren.find((one) => one.type === 'class_heritage');
		const clause = heritage?.namedChildren.find((one) => one.type === 'extends_clause') ?? heritage;
		const base = clause?.namedChildren[0];
		return base ? [expression(base, 0)] : [];
	},
	nameOf,
};
