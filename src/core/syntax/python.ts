import type { Adapter } from './outline';
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
	nameOf: (node) => node.childForFieldName('name')?.text,
};
