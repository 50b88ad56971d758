// What a parameter may be, as far as its file says: arguments of calls, values in decorators.
import type { Argument, Binding, Call, Expression, Region } from '../syntax/shapes';
import type { CalleePath } from './calleePath';
import { destinationOf } from './defaults';
import { itemAt, itemsOf, lastName } from './parts';
import { classAround, type Scopes, selfNames } from './scopes';

/** What the file's own calls give to a parameter. `path` reads where a callee is from. */
export function givenTo(
	parameter: Binding,
	scopes: Scopes,
	path: (callee: Expression) => CalleePath,
): Expression[] {
	const { scope } = parameter;
	const owner = scope.parent;
	const method = owner?.kind === 'class';
	const made = method && isConstructor(scope);
	const called = made ? owner.name : scope.name;
	return (called === undefined ? [] : scopes.calls(called)).flatMap((call) =>
		isWithinSpan(call, scope) || isOfAnother(call, made ? owner : scope, scopes, path)
			? []
			: (argumentFor(parameter, call) ?? []),
	);
}

/** What makes the objects of a class. */
export const isConstructor = ({ name }: Region): boolean => name === '__init__' || name === 'constructor';

/** What `call`, which calls the parameter's function, gives to it; undefined when that is nothing, or not to be told. */
export function argumentFor(
	{ scope, name, position = 0, shifted }: Binding,
	call: Call,
): Expression | undefined {
	const method = scope.parent?.kind === 'class';
	// In Python the first parameter of a method is not given by its caller.
	const at = position - (method && scope.name !== 'constructor' && shifted ? 1 : 0);
	const named = call.arguments.find((one) => one.name === name);
	const placed = call.arguments.filter((one) => one.name === undefined);
	const spread = placed.findIndex((one) => one.spread);
	if (named || spread === -1 || at < spread) {
		return (named ?? placed[at])?.value;
	}
	// `load(*row)`: the item of the row.
	const { value, span } = placed[spread] as Argument;
	return placed.length === spread + 1
		? { kind: 'subscript', span, object: value, index: { kind: 'literal', span, value: at - spread } }
		: undefined;
}

/** Whether a call by the name of `target`, a function or class, is known to call another one of that name. */
export function isOfAnother(
	{ callee, span }: Call,
	target: Region,
	scopes: Scopes,
	path: (callee: Expression) => CalleePath,
): boolean {
	if (callee.kind === 'name') {
		const found = scopes.lookUp(callee.name, span.start);
		return (
			found.length > 0 &&
			found.every(({ kind, defines }) => (kind === 'define' || kind === 'import') && defines !== target)
		);
	}
	if (callee.kind !== 'member') {
		return false;
	}
	const { object, name } = callee;
	const owner = target.kind === 'function' && target.parent?.kind === 'class' ? target.parent : undefined;
	const { local, module, names } = path(object);
	const around = classAround(scopes.regionAt(span.start));
	if (names[0] === 'super()' && around) {
		// What is above a class is not the class itself.
		return owner === undefined || owner === around;
	}
	const receiver = object.kind === 'name' && selfNames.has(object.name) ? around : local;
	if (receiver?.kind === 'class') {
		return receiver !== owner && scopes.method(receiver, name) !== undefined;
	}
	// A class of another module, or that module itself.
	return module !== undefined && (owner === undefined || /^[A-Z]/.test(names.at(-1) ?? ''));
}

const isWithinSpan = (call: Call, region: Region): boolean =>
	call.span.start >= region.span.start && call.span.end <= region.span.end;

/** What a decorator gives to a parameter: `@parametrize("model", ["org/a", "org/b"])`, `@option("--model", default=…)`. */
export function decorated(
	parameter: Binding,
	follow: (expression: Expression) => readonly Expression[],
): readonly Expression[] {
	return (parameter.scope.decorators ?? []).flatMap((call): readonly Expression[] => {
		const name = lastName(call.callee);
		const option = destinationOf(call, name);
		if (option) {
			return option.name === parameter.name ? [option.value] : [];
		}
		const [first, second] = call.arguments;
		if (name === 'expand' && first && !second) {
			// parameterized: the items are the arguments behind `self`.
			const { position = 0, shifted } = parameter;
			const rows = follow(first.value).flatMap(itemsOf);
			const at = position - (shifted ? 1 : 0);
			return rows.map((row) => (row.kind === 'list' || row.kind === 'call' ? itemAt(row, at) : row));
		}
		if (name !== 'parametrize') {
			return [];
		}
		const names =
			first?.value.kind === 'string'
				? first.value.value.split(',').map((one) => one.trim())
				: first?.value.kind === 'list'
					? first.value.items.map((one) => (one.kind === 'string' ? one.value : ''))
					: [];
		const inner = names.indexOf(parameter.name);
		if (inner === -1 || !second) {
			return [];
		}
		const rows = follow(second.value).flatMap(itemsOf);
		return names.length === 1 ? rows : rows.map((row) => itemAt(row, inner));
	});
}
