import type { Adapter } from './adapter';
import { textOf } from './nodeTexts';
import { bindings, decorators } from './pythonBindings';
import { expression } from './pythonExpressions';
import { place } from './pythonPlaces';

/** Python's nodes as shapes. */
export const python: Adapter = {
	notation: 'python',
	expression,
	bindings,
	place,
	decorators,
	bases: (node) =>
		(node.childForFieldName('superclasses')?.namedChildren ?? [])
			.filter((one) => one.type !== 'keyword_argument' && one.type !== 'comment')
			.map((one) => expression(one, 0)),
	nameOf(node) {
		const name = node.childForFieldName('name');
		return name ? textOf(name) : undefined;
	},
};
