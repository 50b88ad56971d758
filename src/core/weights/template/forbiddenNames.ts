/**
 * Attributes of Python objects that lead from any value to its class, from there to every loaded module, and so to
 * commands. Those without underscores are the frames and code objects that Jinja's sandbox blocks by name.
 */
const inner = new Set([
	'mro',
	'subclasses',
	'func_globals',
	'func_code',
	'func_closure',
	'func_defaults',
	'im_class',
	'im_func',
	'im_self',
	'gi_frame',
	'gi_code',
	'gi_yieldfrom',
	'cr_frame',
	'cr_code',
	'cr_await',
	'ag_frame',
	'ag_code',
	'ag_await',
	'tb_frame',
	'tb_next',
	'f_back',
	'f_builtins',
	'f_code',
	'f_globals',
	'f_locals',
	'co_code',
	'co_consts',
]);

/** True for an attribute that no template has a use for: `__class__`, `_module`, `mro`. */
export function isForbidden(name: string): boolean {
	return name.startsWith('_') || isInner(name);
}

/** True for one of those without underscores. */
export function isInner(name: string): boolean {
	return inner.has(name);
}

/** The part of `a.__class__,b` that is forbidden: filters take paths and lists of them. */
export function forbiddenPart(path: string): string | undefined {
	return path
		.split(/[.,]/)
		.find((part) => isForbidden(part.trim()))
		?.trim();
}

/** Objects of Jinja and of web frameworks from which a template gets at Python when it reads their attributes. */
export const doors: ReadonlySet<string> = new Set([
	'self',
	'lipsum',
	'cycler',
	'joiner',
	'namespace',
	'dict',
	'range',
	'request',
	'config',
	'session',
	'url_for',
	'get_flashed_messages',
]);

/** Where the name of an attribute stands among the arguments of a filter. */
export const attributeArgument: ReadonlyMap<string, number> = new Map([
	['attr', 0],
	['selectattr', 0],
	['rejectattr', 0],
	['groupby', 0],
	['sum', 0],
	['join', 1],
	['max', 1],
	['min', 1],
	['unique', 1],
	['sort', 2],
]);
