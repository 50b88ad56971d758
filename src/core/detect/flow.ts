// What a name stands for, within one file: constants, defaults, fields, arguments given by the file's own calls.
import type { Binding, Call, Expression, Outline, Region, StringLiteral, Template } from '../syntax/shapes';
import { regionAt, scopeOf } from '../syntax/shapes';
import { defaultIn, destinationOf } from './defaults';
import { decorated, givenTo } from './given';
import { entriesOf, itemAt, itemsOf, lastName } from './parts';
import { atEnd, reaching } from './reaching';

/** One text that an expression may have, and the literal that it was written as. */
export interface Origin {
	readonly text: string;
	readonly literal: StringLiteral | Template;
}

/** What an expression may be. `open`: it may also be something that cannot be read here. */
export interface Values {
	readonly origins: readonly Origin[];
	/** Booleans, numbers and nulls that it may be. */
	readonly literals: readonly (boolean | number | null)[];
	readonly open: boolean;
}

/** A callee with aliases undone: `transformers`, `AutoModel.from_pretrained`; a call on the way is written `()`. */
export interface CalleePath {
	/** The module that the first name was imported from. */
	readonly module?: string;
	/** The first name is a function or class of this file. */
	readonly local?: Region;
	readonly names: readonly string[];
}

export interface Flow {
	values(expression: Expression): Values;
	/** The dictionaries, lists, calls and literals that an expression may be. */
	follow(expression: Expression): readonly Expression[];
	path(callee: Expression): CalleePath;
}

// A file is read once per change, so following names must end soon however they are knotted.
const deepestPath = 12;
const mostValues = 400;
const mostSteps = 100_000;

const selfNames = new Set(['self', 'cls', 'this']);

/** Follows names through one outline. Answers are kept, so asking twice is cheap. */
export function createFlow(outline: Outline): Flow {
	const byScope = new Map<Region, Map<string, Binding[]>>();
	const byAttribute = new Map<string, Binding[]>();
	const returns = new Map<Region, Binding[]>();
	for (const binding of outline.bindings) {
		if (binding.kind === 'return') {
			push(returns, binding.scope, binding);
		} else if (binding.kind === 'attribute') {
			push(byAttribute, binding.name, binding);
		} else {
			const names = byScope.get(binding.scope) ?? new Map<string, Binding[]>();
			byScope.set(binding.scope, names);
			push(names, binding.name, binding);
			if (binding.kind === 'field') {
				push(byAttribute, binding.name, binding);
			}
		}
	}
	const options = new Map<string, Expression[]>();
	const callsByName = new Map<string, Call[]>();
	for (const call of outline.calls) {
		const name = lastName(call.callee);
		if (name !== undefined) {
			push(callsByName, name, call);
		}
		const option = destinationOf(call, name);
		if (option) {
			push(options, option.name, option.value);
		}
	}
	const kept = new Map<Binding, readonly Expression[]>();
	let steps = 0;

	function lookUp(name: string, region: Region, offset: number): readonly Binding[] {
		const home = scopeOf(region);
		for (let scope: Region | undefined = region; scope !== undefined; scope = scope.parent) {
			// The names of a class body are not visible in its methods.
			if (scope.kind === 'class' && scope !== home) {
				continue;
			}
			const list = byScope.get(scope)?.get(name);
			if (list) {
				return scopeOf(scope) === home ? reaching(list, region, offset) : atEnd(list);
			}
		}
		return [];
	}

	function follow(expression: Expression, depth = 0): readonly Expression[] {
		if (++steps > mostSteps || depth > deepestPath) {
			return [{ kind: 'unknown', span: expression.span }];
		}
		switch (expression.kind) {
			case 'either':
				return expression.options.flatMap((option) => follow(option, depth + 1)).slice(0, mostValues);
			case 'name': {
				const region = regionAt(outline.regions, expression.span.start);
				const found = lookUp(expression.name, region, expression.span.start);
				return ofBindings(found, expression, depth);
			}
			case 'member':
				return member(expression, depth);
			case 'subscript':
				return subscript(expression, depth);
			case 'call':
				return called(expression, depth);
			default:
				return [expression];
		}
	}

	function ofBindings(found: readonly Binding[], use: Expression, depth: number): readonly Expression[] {
		return found.length === 0
			? [{ kind: 'unknown', span: use.span }]
			: found.flatMap((binding) => ofBinding(binding, depth)).slice(0, mostValues);
	}

	function ofBinding(binding: Binding, depth: number): readonly Expression[] {
		const known = kept.get(binding);
		if (known) {
			return known;
		}
		// A name that stands for itself stands for nothing: the round ends here.
		kept.set(binding, []);
		const values = valuesOf(binding, depth + 1);
		kept.set(binding, values);
		return values;
	}

	function valuesOf(binding: Binding, depth: number): readonly Expression[] {
		const { kind, value } = binding;
		const nothing: Expression = { kind: 'unknown', span: { start: binding.at, end: binding.at } };
		if (kind === 'parameter') {
			const given = [
				...(value ? [value] : []),
				...givenTo(binding, callsByName),
				...decorated(binding, follow),
			];
			// Whoever else calls the function may give something else.
			return [...given.flatMap((one) => follow(one, depth)), nothing];
		}
		if (value === undefined || kind === 'import' || kind === 'define') {
			return [nothing];
		}
		if (kind === 'each') {
			const items = follow(value, depth).flatMap(itemsOf);
			return items.flatMap((item) =>
				(binding.inner === undefined
					? [item]
					: follow(item, depth).map((one) => itemAt(one, binding.inner))
				).flatMap((one) => follow(one, depth)),
			);
		}
		if (kind === 'item') {
			return follow(value, depth).flatMap((one) => follow(itemAt(one, binding.position), depth));
		}
		return follow(value, depth);
	}

	function member(expression: Extract<Expression, { kind: 'member' }>, depth: number): readonly Expression[] {
		const { object, name, span } = expression;
		if (object.kind === 'name' && selfNames.has(object.name)) {
			const own = classAround(regionAt(outline.regions, span.start));
			const list = (byAttribute.get(name) ?? []).filter((one) => classAround(one.region) === own);
			return ofBindings(list, expression, depth);
		}
		const holders = follow(object, depth + 1);
		const held = holders.flatMap((one) => (one.kind === 'dict' ? entriesOf(one, name) : []));
		if (held.length > 0) {
			return held.flatMap((one) => follow(one, depth + 1));
		}
		if (object.kind === 'name' && path(object).module !== undefined) {
			return [{ kind: 'unknown', span }];
		}
		// `args.model` of an argument parser, or a field of one of this file's own classes.
		const given = options.get(name) ?? [];
		const fields = (byAttribute.get(name) ?? []).flatMap((one) => ofBinding(one, depth));
		return [...given.flatMap((one) => follow(one, depth + 1)), ...fields, { kind: 'unknown', span }];
	}

	function subscript(
		expression: Extract<Expression, { kind: 'subscript' }>,
		depth: number,
	): readonly Expression[] {
		const keys = follow(expression.index, depth + 1);
		const found = follow(expression.object, depth + 1).flatMap((one): readonly Expression[] => {
			if (one.kind === 'dict') {
				const names = keys.flatMap((key) => (key.kind === 'string' ? [key.value] : []));
				return names.length === keys.length && keys.length > 0
					? names.flatMap((name) => entriesOf(one, name))
					: itemsOf(one);
			}
			const index = keys[0]?.kind === 'literal' ? keys[0].value : undefined;
			return one.kind === 'list' && typeof index === 'number' ? [itemAt(one, index)] : itemsOf(one);
		});
		return found.length > 0
			? found.flatMap((one) => follow(one, depth + 1)).slice(0, mostValues)
			: [{ kind: 'unknown', span: expression.span }];
	}

	function called(call: Call, depth: number): readonly Expression[] {
		const { callee } = call;
		const fallback = defaultIn(call);
		// `settings.get("model", "org/name")`: the entry when the dictionary is known, and the default.
		const key = call.arguments[0]?.value;
		if (callee.kind === 'member' && callee.name === 'get' && key) {
			const dicts = follow(callee.object, depth + 1).filter((one) => one.kind === 'dict');
			if (dicts.length > 0) {
				const object = callee.object;
				const held = follow({ kind: 'subscript', span: call.span, object, index: key }, depth + 1);
				return fallback ? [...held, ...follow(fallback, depth + 1)] : held;
			}
		}
		if (fallback) {
			return [...follow(fallback, depth + 1), { kind: 'unknown', span: call.span }];
		}
		const local = path(callee).local;
		const back = local?.kind === 'function' ? returns.get(local) : undefined;
		return back ? back.flatMap((binding) => ofBinding(binding, depth)) : [call];
	}

	function values(expression: Expression): Values {
		const origins: Origin[] = [];
		const literals: (boolean | number | null)[] = [];
		let open = false;
		for (const one of follow(expression)) {
			if (one.kind === 'string') {
				origins.push({ text: one.value, literal: one });
			} else if (one.kind === 'literal') {
				literals.push(one.value);
			} else if (one.kind === 'template') {
				const texts = rendered(one, 0);
				open ||= texts === undefined;
				origins.push(...(texts ?? []).map((text) => ({ text, literal: one })));
			} else {
				open = true;
			}
		}
		return { origins, literals, open };
	}

	/** The texts a template may have, or undefined when a part is not known. */
	function rendered(template: Template, depth: number): string[] | undefined {
		let texts = [''];
		for (const part of template.parts) {
			const parts: string[] = [];
			for (const one of depth > deepestPath ? [] : follow(part)) {
				if (one.kind === 'string') {
					parts.push(one.value);
				} else if (one.kind === 'template') {
					parts.push(...(rendered(one, depth + 1) ?? []));
				} else if (one.kind === 'literal' && typeof one.value === 'number') {
					parts.push(String(one.value));
				}
			}
			texts = texts.flatMap((text) => parts.map((more) => text + more)).slice(0, 16);
		}
		return texts.length > 0 ? texts : undefined;
	}

	function path(callee: Expression, depth = 0): CalleePath {
		if (++steps > mostSteps || depth > deepestPath) {
			return { names: ['?'] };
		}
		switch (callee.kind) {
			case 'name': {
				const region = regionAt(outline.regions, callee.span.start);
				const found = lookUp(callee.name, region, callee.span.start);
				return best(found.map((binding) => pathOf(binding, depth))) ?? { names: [callee.name] };
			}
			case 'member': {
				if (callee.object.kind === 'name' && selfNames.has(callee.object.name)) {
					const own = classAround(regionAt(outline.regions, callee.span.start));
					const list = (byAttribute.get(callee.name) ?? []).filter((one) => classAround(one.region) === own);
					const method =
						own &&
						byScope
							.get(own)
							?.get(callee.name)
							?.find((one) => one.kind === 'define');
					const found = best(list.map((binding) => pathOf(binding, depth)));
					return (
						found ??
						(method?.defines
							? { local: method.defines, names: [callee.name] }
							: { names: ['self', callee.name] })
					);
				}
				const object = path(callee.object, depth + 1);
				return { ...object, names: [...object.names, callee.name] };
			}
			case 'call': {
				const made = path(callee.callee, depth + 1);
				return { ...made, names: [...made.names.slice(0, -1), `${made.names.at(-1) ?? ''}()`] };
			}
			case 'either':
				return best(callee.options.map((option) => path(option, depth + 1))) ?? { names: ['?'] };
			default:
				return { names: ['?'] };
		}
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

	return { values, follow, path };
}

/** The path that says most: one from a module before one of this file before any other. */
function best(paths: readonly (CalleePath | undefined)[]): CalleePath | undefined {
	return (
		paths.find((one) => one?.module !== undefined) ??
		paths.find((one) => one?.local) ??
		paths.find((one) => one)
	);
}

function classAround(region: Region): Region | undefined {
	let around: Region | undefined = region;
	while (around && around.kind !== 'class') {
		around = around.parent;
	}
	return around;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) {
		list.push(value);
	} else {
		map.set(key, [value]);
	}
}
