// Which bindings a name may mean, and what else an outline files under names.
import { addTo } from '../lists';
import {
	type Binding,
	type Call,
	type Expression,
	isWithin,
	type Outline,
	type Region,
	regionAt,
	scopeOf,
} from '../syntax/shapes';
import { destinationOf } from './defaults';
import { lastName } from './parts';
import { atEnd, lastUpTo, reaching } from './reaching';

/** What a method calls the object it belongs to. */
export const selfNames: ReadonlySet<string> = new Set(['self', 'cls', 'this']);

/** The bindings of one outline by what they are asked for. */
export interface Scopes {
	/** The bindings that a use of `name` at `offset` may see; none when the file does not bind it. */
	lookUp(name: string, offset: number): readonly Binding[];
	/** What `name` is at the top of the file when that has run to its end. */
	atTop(name: string): readonly Binding[];
	/** Fields and attributes of that name; only those of one class when `owner` is given. */
	attributes(name: string, owner?: Region): readonly Binding[];
	/** Those of all classes; among them are all classes that extend `owner`. */
	attributesBelow(name: string, owner: Region): ReadonlyMap<Region | undefined, readonly Binding[]>;
	/** What `self.name` or `this.name` at `offset` may be. */
	own(name: string, offset: number): readonly Binding[];
	/** As `own`, of what was read of the program so far. */
	ownRead(name: string, offset: number): readonly Binding[];
	/** The method of a class. */
	method(owner: Region, name: string): Binding | undefined;
	/** The fields of a class in the order of the text, those without a value too. */
	declared(owner: Region): readonly string[];
	/** The names of a function's parameters in their order. */
	parameters(owner: Region): readonly string[];
	returns(owner: Region): readonly Binding[] | undefined;
	/** `name["key"] = …` and `name.update(…)` that a use at `offset` may see: the last `most`, in the order of the text. */
	entries(name: string, of: readonly Binding[], offset: number, most: number): readonly Entry[];
	/** What other files get under a name that differs from the one at the top; `*` for all of another module. */
	exports(name: string): readonly Binding[];
	/** Defaults of an option that the file declares: `--model-name` is `model_name`. */
	options(name: string): readonly Expression[];
	/** Calls whose callee has that last name. */
	calls(name: string): readonly Call[];
	regionAt(offset: number): Region;
}

/** Something added to a dictionary after it was made. `key` absent: all entries of `value`. */
export interface Entry {
	readonly name: string;
	readonly key?: string;
	readonly value: Expression;
	readonly at: number;
	readonly region: Region;
}

export function createScopes(outline: Outline): Scopes {
	const { skipped } = outline;
	const byScope = new Map<Region, Map<string, Binding[]>>();
	const byAttribute = new Map<string, Binding[]>();
	const byExport = new Map<string, Binding[]>();
	const byReturn = new Map<Region, Binding[]>();
	const declared = new Map<Region, string[]>();
	const added = new Map<string, Entry[]>();
	for (const binding of outline.bindings) {
		const { kind, name, value, at, region } = binding;
		if (kind === 'return') {
			addTo(byReturn, binding.scope, binding);
		} else if (kind === 'attribute') {
			addTo(byAttribute, name, binding);
		} else if (kind === 'export') {
			addTo(byExport, name, binding);
		} else if (kind === 'entry') {
			if (value && binding.key !== undefined) {
				addTo(added, name, { name, key: binding.key, value, at, region });
			}
		} else {
			if (kind === 'field') {
				addTo(declared, binding.scope, name);
			}
			if (kind === 'field' && !value) {
				continue;
			}
			const names = byScope.get(binding.scope) ?? new Map<string, Binding[]>();
			byScope.set(binding.scope, names);
			addTo(names, name, binding);
			if (kind === 'field') {
				addTo(byAttribute, name, binding);
			}
		}
	}
	const options = new Map<string, Expression[]>();
	const calls = new Map<string, Call[]>();
	const here = (offset: number) => regionAt(outline.regions, offset);
	for (const call of outline.calls) {
		const name = lastName(call.callee);
		if (name !== undefined) {
			addTo(calls, name, call);
		}
		const option = destinationOf(call, name);
		if (option) {
			addTo(options, option.name, option.value);
		}
		for (const entry of mergedBy(call, here)) {
			addTo(added, entry.name, entry);
		}
	}
	for (const list of added.values()) {
		list.sort((a, b) => a.at - b.at);
	}
	const ofClasses = new Map<string, Map<Region | undefined, Binding[]>>();
	/** The attributes of that name by the class in whose body they are set. */
	const byClass = (name: string) => {
		const known = ofClasses.get(name);
		if (known) {
			return known;
		}
		const made = new Map<Region | undefined, Binding[]>();
		for (const one of byAttribute.get(name) ?? []) {
			addTo(made, classAround(one.region), one);
		}
		ofClasses.set(name, made);
		return made;
	};
	const ownOf = (owner: Region | undefined, name: string) =>
		(byClass(name).get(owner) ?? []).filter((one) => selfNames.has(one.object ?? 'self'));
	return {
		lookUp(name, offset) {
			const region = here(offset);
			const home = scopeOf(region);
			for (let scope: Region | undefined = region; scope !== undefined; scope = scope.parent) {
				// The names of a class body are not visible in its methods.
				const list = scope.kind === 'class' && scope !== home ? undefined : byScope.get(scope)?.get(name);
				if (list) {
					return scopeOf(scope) === home ? reaching(list, region, offset) : atEnd(list);
				}
			}
			return [];
		},
		atTop: (name) => atEnd(byScope.get(outline.module)?.get(name) ?? []),
		attributes(name, owner) {
			skipped?.fields(name, owner && { owner });
			if (owner) {
				skipped?.inside(owner);
			}
			return (owner ? byClass(name).get(owner) : byAttribute.get(name)) ?? [];
		},
		attributesBelow(name, owner) {
			skipped?.fields(name, { below: owner });
			return byClass(name);
		},
		own(name, offset) {
			const owner = classAround(here(offset));
			skipped?.fields(name, { owner });
			return ownOf(owner, name);
		},
		ownRead: (name, offset) => ownOf(classAround(here(offset)), name),
		method: (owner, name) =>
			byScope
				.get(owner)
				?.get(name)
				?.find((one) => one.kind === 'define'),
		declared(owner) {
			skipped?.inside(owner);
			return declared.get(owner) ?? [];
		},
		parameters(owner) {
			skipped?.inside(owner);
			return [...(byScope.get(owner)?.values() ?? [])]
				.flat()
				.filter((one) => one.kind === 'parameter')
				.sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
				.map((one) => one.name);
		},
		returns(owner) {
			skipped?.inside(owner);
			return byReturn.get(owner);
		},
		entries(name, of, offset, most) {
			const list = added.get(name);
			if (!list) {
				return [];
			}
			const use = scopeOf(here(offset));
			const scope = of[0]?.scope ?? use;
			const since = of.reduce((latest, one) => Math.max(latest, one.at), -1);
			const seen: Entry[] = [];
			const last = scope === use ? lastUpTo(list, offset) : list.length - 1;
			for (let index = last; index >= 0 && seen.length < most; index--) {
				const one = list[index] as Entry;
				if (one.at <= since) {
					break;
				}
				if (scopeOf(one.region) === scope) {
					seen.push(one);
				}
			}
			return seen.reverse();
		},
		exports: (name) => byExport.get(name) ?? [],
		options(name) {
			skipped?.options();
			return options.get(name) ?? [];
		},
		calls(name) {
			skipped?.calls(name);
			return calls.get(name) ?? [];
		},
		regionAt: here,
	};
}

/** What `kwargs.update(…)`, `kwargs.setdefault("a", b)` and `Object.assign(options, …)` add. */
function mergedBy(call: Call, regionOf: (offset: number) => Region): Entry[] {
	const { callee, span } = call;
	if (callee.kind !== 'member' || callee.object.kind !== 'name') {
		return [];
	}
	const at = span.end;
	const [first, ...rest] = call.arguments;
	if (callee.name === 'assign' && callee.object.name === 'Object' && first?.value.kind === 'name') {
		const { name } = first.value;
		return rest.map(({ value }) => ({ name, value, at, region: regionOf(span.start) }));
	}
	const { name } = callee.object;
	if (callee.name === 'setdefault' && first?.value.kind === 'string' && rest[0]) {
		return [{ name, key: first.value.value, value: rest[0].value, at, region: regionOf(span.start) }];
	}
	return callee.name === 'update'
		? call.arguments.map((one) => ({
				name,
				value: one.value,
				at,
				region: regionOf(span.start),
				...(one.name === undefined ? {} : { key: one.name }),
			}))
		: [];
}

export function classAround(region: Region): Region | undefined {
	let around: Region | undefined = region;
	while (around && around.kind !== 'class') {
		around = around.parent;
	}
	return around;
}

/** Whether `entry` is made whenever a use in `region` is reached. */
export const isCertain = (entry: Entry, region: Region): boolean =>
	entry.region.kind !== 'block' || isWithin(region, entry.region);
