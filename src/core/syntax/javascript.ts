import { bindings, nameOf } from './javascriptBindings';
import { expression } from './javascriptExpressions';
import { place } from './javascriptPlaces';
import type { Adapter } from './outline';

/** The nodes of TypeScript and JavaScript, with or without JSX, as shapes. */
export const javascript: Adapter = {
	notation: 'javascript',
	expression,
	bindings,
	place,
	nameOf,
};
