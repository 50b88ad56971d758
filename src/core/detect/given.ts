// What a parameter may be, as far as its file says: arguments of calls, values in decorators.
import { addTo } from '../lists';
import type { Argument, Binding, Call, Expression, Region } from '../syntax/shapes';
import type { CalleePath } from './calleePath';
import { destinationOf } from './defaults';
import { itemAt, itemsOf, lastName } from './parts';
import { classAround, type Scopes, selfNames } from './scopes';

/** Calls by one name, by what is known of whom each of them calls. */
interface Calls {
	/** Of a function or class of the file, which is looked up by its name. */
	readonly of: ReadonlyMap<Region, readonly Call[]>;
	/** Of a method of the class around the call. */
	readonly within: ReadonlyMap<Region, readonly Call[]>;
	readonly open: readonly Call[];
}

/** Gives the values that calls give to a parameter, in the order of the text. */
export function createGiven(
	scopes: Scopes,
	path: (callee: Expression) => CalleePath,
): (parameter: Binding) => Expression[] {
	const known = new Map<string, Calls>();
	return (parameter) => {
		const { scope } = parameter;
		const owner = scope.parent;
		const method = owner?.kind === 'class';
		const made = method && isConstructor(scope);
		const called = made ? owner.name : scope.name;
		if (called === undefined) {
			return [];
		}
		const all = scopes.calls(called);
		// A name that many classes have is called in as many places: each call is looked at once.
		const { of, within, open } = known.get(called) ?? callsBy(all, scopes);
		known.set(called, { of, within, open });
		const target = made ? owner : scope;
		return [
			...(of.get(target) ?? []),
			...(method && !made ? (within.get(owner) ?? []) : []),
			...open.filter((call) => !isOfAnother(call, target, scopes, path)),
		]
			.filter((call) => !isWithinSpan(call, scope))
			.sort((a, b) => a.span.start - b.span.start)
			.flatMap((call) => argumentFor(parameter, call) ?? []);
	};
}

function callsBy(calls: readonly Call[], scopes: Scopes): Calls {
	const of = new Map<Region, Call[]>();
	const within = new Map<Region, Call[]>();
	const open: Call[] = [];
	for (const call of calls) {
		const { callee, span } = call;
		const found = callee.kind === 'name' ? scopes.lookUp(callee.name, span.start) : [];
		const own =
			callee.kind === 'member' && callee.object.kind === 'name' && selfNames.has(callee.object.name);
		const around = own ? classAround(scopes.regionAt(span.start)) : undefined;
		if (found.length > 0 && found.every(isDefined)) {
			for (const target of new Set(found.flatMap(({ defines }) => defines ?? []))) {
				addTo(of, target, call);
			}
		} else if (around && callee.kind === 'member' && scopes.method(around, callee.name) !== undefined) {
			addTo(within, around, call);
		} else {
			open.push(call);
		}
	}
	return { of, within, open };
}

const isDefined = ({ kind }: Binding): boolean => kind === 'define' || kind === 'import';

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
		return found.length > 0 && found.every((one) => isDefined(one) && one.defines !== target);
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

/**
 * What a decorator gives to a parameter: `@parametrize("model", ["org/a", "org/b"])`, `@option("--model", default=…)`,
 * `@fixture(params=["org/a", "org/b"])`.
 */
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
		const params = name === 'fixture' && call.arguments.find((one) => one.name === 'params')?.value;
		if (params) {
			return parameter.name === 'request' ? [requestOf(call, follow(params).flatMap(itemsOf))] : [];
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

/** What pytest tells a fixture that it runs for each of some values: the one of the run is its `param`. */
function requestOf({ span }: Call, options: readonly Expression[]): Expression {
	const value: Expression = { kind: 'either', span, options };
	return { kind: 'dict', span, entries: [{ name: 'param', spread: false, value, span }] };
}
