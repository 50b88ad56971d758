// What a callee is called where it comes from: aliases undone, instances told from classes.
import type { Binding, Expression, Region } from '../syntax/shapes';
import { deepestPath } from './limits';
import { classAround, type Scopes, selfNames } from './scopes';

/** A callee with aliases undone: `transformers`, `AutoModel.from_pretrained`; a call on the way is written `()`. */
export interface CalleePath {
	/** The module that the first name was imported from. */
	readonly module?: string;
	/** The first name is a function or class of this file. */
	readonly local?: Region;
	readonly names: readonly string[];
}

/** Reads paths by one file's names; `step` says whether there is time for one more. */
export function calleePaths(scopes: Scopes, step: () => boolean): (callee: Expression) => CalleePath {
	/** What attributes lead to, by their class; a number while that is being asked: how many were before. */
	const asked = new Map<Region | undefined, Map<string, CalleePath | number>>();
	let open = 0;
	/** The first of the attributes being asked that an answer was given without. */
	let without = Number.POSITIVE_INFINITY;

	function path(callee: Expression, depth = 0): CalleePath {
		if (depth > deepestPath || !step()) {
			without = -1;
			return { names: ['?'] };
		}
		switch (callee.kind) {
			case 'name': {
				const found = scopes.lookUp(callee.name, callee.span.start);
				return best(found, (binding) => pathOf(binding, depth)) ?? { names: [callee.name] };
			}
			case 'member': {
				if (callee.object.kind === 'name' && selfNames.has(callee.object.name)) {
					return ownPath(callee.name, callee.span.start, depth);
				}
				const object = path(callee.object, depth + 1);
				const method = methodOf(object, callee.name);
				if (method) {
					return { local: method, names: [callee.name] };
				}
				return { ...object, names: [...object.names, callee.name] };
			}
			case 'call': {
				const made = path(callee.callee, depth + 1);
				return { ...made, names: [...made.names.slice(0, -1), `${made.names.at(-1) ?? ''}()`] };
			}
			case 'either':
				return best(callee.options, (option) => path(option, depth + 1)) ?? { names: ['?'] };
			default:
				return { names: ['?'] };
		}
	}

	/**
	 * A class of this file that extends nothing is no library's, whatever its methods are called: what they load is seen
	 * in them. Not so where they hand on all that they are given (`*args`).
	 */
	function methodOf({ local, names }: CalleePath, name: string): Region | undefined {
		const own = local?.kind === 'class' && names.length === 1 && local.bases === undefined;
		const method = own ? scopes.method(local, name)?.defines : undefined;
		const takes = method && scopes.parameters(method).some((parameter) => !selfNames.has(parameter));
		return takes ? method : undefined;
	}

	/**
	 * `self.model`, `self.load`. Each is asked once: a stream that is set ten times to more of itself would else lead to
	 * itself on ten ways, and on each of them on ten more.
	 */
	function ownPath(name: string, offset: number, depth: number): CalleePath {
		const own = classAround(scopes.regionAt(offset));
		const answers = asked.get(own) ?? new Map<string, CalleePath | number>();
		asked.set(own, answers);
		const known = answers.get(name);
		if (typeof known === 'object') {
			return known;
		}
		if (known !== undefined) {
			without = Math.min(without, known);
			return { names: ['self', name] };
		}
		const before = without;
		const at = open++;
		without = Number.POSITIVE_INFINITY;
		answers.set(name, at);
		const found = ownPathOf(own, name, offset, depth);
		open--;
		// What was said without an attribute around it may be more the next time.
		if (without < at) {
			answers.delete(name);
			without = Math.min(without, before);
		} else {
			answers.set(name, found);
			without = before;
		}
		return found;
	}

	function ownPathOf(own: Region | undefined, name: string, offset: number, depth: number): CalleePath {
		const set = scopes.own(name, offset);
		const method = own && scopes.method(own, name);
		return (
			best(set, (binding) => pathOf(binding, depth)) ??
			(method?.defines ? { local: method.defines, names: [name] } : { names: ['self', name] })
		);
	}

	function pathOf(binding: Binding, depth: number): CalleePath | undefined {
		if (binding.kind === 'import') {
			return {
				module: binding.module ?? '',
				names: binding.imported === undefined ? [] : [binding.imported],
			};
		}
		if (binding.kind === 'define' && binding.defines) {
			return { local: binding.defines, names: [binding.name] };
		}
		const { kind, value } = binding;
		const plain = kind === 'assign' || kind === 'field' || kind === 'attribute';
		if (!plain || value === undefined || !['name', 'member', 'call', 'either'].includes(value.kind)) {
			return undefined;
		}
		return path(value, depth + 1);
	}

	const known = new Map<Expression, CalleePath>();
	return (callee) => {
		let found = known.get(callee);
		if (found === undefined) {
			without = Number.POSITIVE_INFINITY;
			found = path(callee);
			known.set(callee, found);
		}
		return found;
	};
}

/** The path that says most: one from a module before one of this file before any other. */
function best<T>(all: readonly T[], pathOf: (one: T) => CalleePath | undefined): CalleePath | undefined {
	let own: CalleePath | undefined;
	let other: CalleePath | undefined;
	for (const one of all) {
		const path = pathOf(one);
		if (path?.module !== undefined) {
			return path;
		}
		own ??= path?.local && path;
		other ??= path;
	}
	return own ?? other;
}
