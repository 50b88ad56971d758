// What a name stands for: constants, defaults, fields, arguments given by the file's own calls, other files' names.
import type { UnknownReason } from '../model';
import type { Binding, Call, DictEntry, Expression, Outline, Template } from '../syntax/shapes';
import { type CalleePath, calleePaths } from './calleePath';
import { madeBy } from './collections';
import { defaultIn } from './defaults';
import { variableOf } from './environment';
import { decorated, givenTo } from './given';
import { fieldGiven } from './instances';
import { entriesOf, itemAt, itemsOf } from './parts';
import { classAround, createScopes, isCertain, selfNames } from './scopes';
import { createSharing } from './sharing';
import { type Values, valuesBy } from './values';
import type { Neighbours, Written } from './workspace/neighbours';

export type { CalleePath } from './calleePath';
export type { Origin, Values } from './values';

export interface Flow {
	values(expression: Expression): Values;
	/** The dictionaries, lists, calls and literals that an expression may be. */
	follow(expression: Expression, depth?: number): readonly Expression[];
	path(callee: Expression): CalleePath;
	/** The other file that an expression stands in; undefined for this one's own. */
	fileOf(expression: Expression): Written | undefined;
	/** What other files get under a name of this one's top; undefined when it has no such name. */
	exported(name: string, depth: number): readonly Expression[] | undefined;
	/** A field of what the class, function or value `owner` is or makes. */
	field(owner: string, name: string, depth: number): readonly Expression[];
	/** A field of the object that `call` makes. */
	fieldOf(call: Call, name: string, depth: number): readonly Expression[];
	/** What the function `name` at this file's top gives back; none when it is not known. */
	returned(name: string, depth: number): readonly Expression[];
}

// A file is read once per change, so following names must end soon however they are knotted.
const deepestPath = 12;
const mostValues = 400;
const mostSteps = 100_000;
const mostEntries = 100;

const none = (span: Expression['span'], reason: UnknownReason): Expression => ({
	kind: 'unknown',
	span,
	reason,
});

/** Follows names through one outline, and into `neighbours` where there are any. Answers are kept. */
export function createFlow(outline: Outline, neighbours?: Neighbours): Flow {
	const scopes = createScopes(outline);
	let steps = 0;
	const path = calleePaths(scopes, () => ++steps <= mostSteps);
	const kept = new Map<Binding, readonly Expression[]>();
	const joins = new WeakMap<Template, readonly Expression[]>();
	const enlarged = new WeakMap<Expression, Map<string, Expression>>();

	function follow(expression: Expression, depth = 0): readonly Expression[] {
		if (++steps > mostSteps || depth > deepestPath) {
			return [none(expression.span, 'too-deep')];
		}
		const home = neighbours?.homeOf(expression);
		if (neighbours && home?.flow && home.flow !== self) {
			return neighbours.adopt(home.flow.follow(expression, depth), home);
		}
		switch (expression.kind) {
			case 'either':
				return expression.options.flatMap((option) => follow(option, depth + 1)).slice(0, mostValues);
			case 'name':
				return named(expression, depth);
			case 'member':
				return member(expression, depth);
			case 'subscript':
				return subscript(expression, depth);
			case 'call':
				return called(expression, depth);
			case 'template':
				return joined(expression, depth) ?? [expression];
			default:
				return [expression];
		}
	}

	/** `ONE + TWO` of lists; undefined when the parts are texts, or something else. */
	function joined(sum: Template, depth: number): readonly Expression[] | undefined {
		const [first, ...more] = sum.parts;
		if (sum.content !== sum.span || !first || more.length === 0 || first.kind === 'string') {
			return undefined;
		}
		const known = joins.get(sum);
		if (known) {
			return known;
		}
		const [start, ...others] = follow(first, depth + 1);
		if (start?.kind !== 'list' || others.length > 0) {
			return undefined;
		}
		const rest = more.flatMap((part) => follow(part, depth + 1)).flatMap(itemsOf);
		const made: Expression[] = [{ ...start, span: sum.span, items: [...start.items, ...rest] }];
		joins.set(sum, made);
		return made;
	}

	function named(use: Extract<Expression, { kind: 'name' }>, depth: number): readonly Expression[] {
		const { name, span } = use;
		const found = scopes.lookUp(name, span.start);
		const values =
			found.length > 0 ? ofBindings(found, depth) : (fromStars(name, depth) ?? [none(span, 'name')]);
		const all = scopes.entries(name, found, span.start, mostEntries + 1);
		if (all.length === 0) {
			return values;
		}
		// Options are few; a table filled entry by entry is only looked at where it ends.
		const entries = all.slice(-mostEntries);
		const before: DictEntry[] =
			all.length > entries.length ? [{ spread: true, value: none(span, 'too-deep'), span }] : [];
		const region = scopes.regionAt(span.start);
		return values.map((base) => {
			// The same dictionary with the same entries must be the same object, so that rounds can be noticed.
			const sizes = enlarged.get(base) ?? new Map<string, Expression>();
			enlarged.set(base, sizes);
			const key = `${all.at(-1)?.at} ${region.span.start}`;
			const known = sizes.get(key);
			if (known) {
				return known;
			}
			const made: Expression = {
				kind: 'dict',
				span: base.span,
				entries: [
					...(base.kind === 'dict' ? base.entries : [{ spread: true, value: base, span }]),
					...before,
					...entries.map((entry) => {
						const { key, value } = entry;
						const maybe: Expression = isCertain(entry, region)
							? value
							: { kind: 'either', span: value.span, options: [value, none(value.span, 'expression')] };
						return {
							...(key === undefined ? {} : { name: key }),
							spread: key === undefined,
							value: maybe,
							span: value.span,
						};
					}),
				],
			};
			sizes.set(key, made);
			return made;
		});
	}

	function ofBindings(found: readonly Binding[], depth: number): readonly Expression[] {
		return found.flatMap((binding) => ofBinding(binding, depth)).slice(0, mostValues);
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
		const { kind, value, at } = binding;
		const nothing = (reason: UnknownReason) => none({ start: at, end: at }, reason);
		if (kind === 'parameter') {
			const given = [
				...(value ? [value] : []),
				...givenTo(binding, scopes.calls),
				...decorated(binding, (one) => follow(one, depth)),
			];
			// Whoever else calls the function may give something else.
			return [...given.flatMap((one) => follow(one, depth)), nothing('parameter')];
		}
		if (kind === 'import') {
			return fromModule(binding.module, binding.imported ?? 'default', depth) ?? [nothing('import')];
		}
		if (value === undefined || kind === 'define') {
			return [nothing('expression')];
		}
		if (kind === 'each') {
			const items = follow(value, depth).flatMap(itemsOf);
			const { inner } = binding;
			const taken = items.flatMap((item) =>
				inner === undefined ? [item] : follow(item, depth).map((one) => itemAt(one, inner)),
			);
			return taken.length > 0 ? taken.flatMap((one) => follow(one, depth)) : [nothing('loop')];
		}
		return kind === 'item'
			? follow(value, depth).flatMap((one) => follow(itemAt(one, binding.position), depth))
			: follow(value, depth);
	}

	function fromModule(
		module: string | undefined,
		name: string,
		depth: number,
	): readonly Expression[] | undefined {
		const home = module === undefined ? undefined : neighbours?.module(module);
		const values = home?.flow?.exported(name, depth + 1);
		return values && home && neighbours?.adopt(values, home);
	}

	/** A name that may come from `from x import *` or `export * from 'x'`. */
	function fromStars(name: string, depth: number): readonly Expression[] | undefined {
		for (const { module } of [...scopes.atTop('*'), ...scopes.exports('*')]) {
			const values = depth > deepestPath ? undefined : fromModule(module, name, depth);
			if (values) {
				return values;
			}
		}
		return undefined;
	}

	/** The module that an expression stands for: `config` and `pkg.config` after their import. */
	function namespaceOf(object: Expression): string | undefined {
		if (object.kind === 'member') {
			const outer = outline.notation === 'python' ? namespaceOf(object.object) : undefined;
			return outer === undefined ? undefined : within(outer, object.name);
		}
		const found = object.kind === 'name' ? scopes.lookUp(object.name, object.span.start).at(-1) : undefined;
		if (found?.kind !== 'import' || found.module === undefined) {
			return undefined;
		}
		return found.imported === undefined
			? found.module
			: outline.notation === 'python'
				? within(found.module, found.imported)
				: undefined;
	}

	function member(expression: Extract<Expression, { kind: 'member' }>, depth: number): readonly Expression[] {
		const { object, name, span } = expression;
		if (object.kind === 'name' && selfNames.has(object.name)) {
			const list = scopes.own(name, span.start);
			const owner = list.length > 0 ? undefined : classAround(scopes.regionAt(span.start));
			const inherited = owner ? shared.inherited(owner, name, depth) : [];
			return list.length > 0
				? ofBindings(list, depth)
				: inherited.length > 0
					? inherited
					: [none(span, 'attribute')];
		}
		const variable = variableOf(expression, path);
		if (variable !== undefined) {
			return [...environment(variable), none(span, 'environment')];
		}
		const space = neighbours && namespaceOf(object);
		const direct = space === undefined ? undefined : fromModule(space, name, depth);
		if (direct) {
			return direct;
		}
		const holders = follow(object, depth + 1);
		const held = holders.flatMap((one) => (one.kind === 'dict' ? entry(one, name, depth) : []));
		if (held.length > 0) {
			return held.flatMap((one) => follow(one, depth + 1));
		}
		const given = holders.flatMap((one) => {
			const argument = one.kind === 'call' && !fileOf(one) ? fieldGiven(one, name, scopes, path) : undefined;
			return argument ? follow(argument, depth + 1) : [];
		});
		if (given.length > 0) {
			return given;
		}
		const texts = holders.filter((one) => one.kind === 'string' || one.kind === 'template');
		if (name === 'value' && texts.length > 0) {
			// The member of an enumeration.
			return texts;
		}
		const made = path(object);
		const [owner = ''] = made.names;
		if (made.local?.kind === 'class' && made.names.length === 1) {
			const own = scopes.attributes(name, made.local);
			const fields = own.length > 0 ? ofBindings(own, depth) : shared.inherited(made.local, name, depth + 1);
			if (fields.length > 0) {
				// A class's own field is what it says; one of an instance may have been set since.
				const set = owner.endsWith('()') ? [none(span, 'attribute')] : [];
				return [...fields, ...set];
			}
		}
		if (made.module !== undefined) {
			const home = made.names.length === 1 ? neighbours?.module(made.module) : undefined;
			const far = home?.flow ? home.flow.field(owner.replace('()', ''), name, depth + 1) : [];
			const set = owner.endsWith('()') ? [none(span, 'attribute')] : [];
			if (home && neighbours && far.length > 0) {
				return [...neighbours.adopt(far, home), ...set];
			}
		}
		const instances = holders.flatMap((one) => (one.kind === 'call' ? ofInstance(one, name, depth) : []));
		if (instances.length > 0) {
			return [...instances, none(span, 'attribute')];
		}
		const parsed = scopes.options.has(name) && /(?:parse|args|flags|opts?|options)/i.test(made.names.join());
		if (object.kind === 'name' && made.module !== undefined && !parsed) {
			return [none(span, 'import')];
		}
		// `args.model` of an argument parser, or a field of one of this file's own classes.
		const options = scopes.options.get(name) ?? [];
		const fields = scopes.attributes(name).flatMap((one) => ofBinding(one, depth));
		return [...options.flatMap((one) => follow(one, depth + 1)), ...fields, none(span, 'attribute')];
	}

	/** A field of what `call`, perhaps of another file, has made. */
	function ofInstance(call: Call, name: string, depth: number): readonly Expression[] {
		const home = neighbours?.homeOf(call);
		return neighbours && home?.flow && home.flow !== self
			? neighbours.adopt(home.flow.fieldOf(call, name, depth + 1), home)
			: [];
	}

	/** The entry of a dictionary, the last one given; those behind a spread when it has none itself. */
	function entry(
		dict: Extract<Expression, { kind: 'dict' }>,
		name: string,
		depth: number,
	): readonly Expression[] {
		const own = entriesOf(dict, name).at(-1);
		if (own || depth > deepestPath) {
			return own ? [own] : [];
		}
		return dict.entries
			.filter((one) => one.spread)
			.flatMap((one) => follow(one.value, depth + 1))
			.flatMap((one) => (one.kind === 'dict' && one !== dict ? entry(one, name, depth + 1) : []))
			.slice(0, mostValues);
	}

	function subscript(
		expression: Extract<Expression, { kind: 'subscript' }>,
		depth: number,
	): readonly Expression[] {
		const variable = variableOf(expression, path);
		if (variable !== undefined) {
			return [...environment(variable), none(expression.span, 'environment')];
		}
		const keys = follow(expression.index, depth + 1);
		const found = follow(expression.object, depth + 1).flatMap((one): readonly Expression[] => {
			if (one.kind === 'dict') {
				const names = keys.flatMap((key) => (key.kind === 'string' ? [key.value] : []));
				return names.length === keys.length && keys.length > 0
					? names.flatMap((name) => entry(one, name, depth))
					: itemsOf(one);
			}
			const index = keys[0]?.kind === 'literal' ? keys[0].value : undefined;
			return one.kind === 'list' && typeof index === 'number' ? [itemAt(one, index)] : itemsOf(one);
		});
		return found.length > 0
			? found.flatMap((one) => follow(one, depth + 1)).slice(0, mostValues)
			: [none(expression.span, 'attribute')];
	}

	function called(call: Call, depth: number): readonly Expression[] {
		const { callee, span } = call;
		const fallback = defaultIn(call);
		const variable = variableOf(call, path);
		if (variable !== undefined) {
			const otherwise = fallback ? follow(fallback, depth + 1) : [];
			return [...otherwise, ...environment(variable), none(span, 'environment')];
		}
		// `settings.get("model", "org/name")`: the entry when the dictionary is known, and the default.
		const key = call.arguments[0]?.value;
		if (callee.kind === 'member' && callee.name === 'get' && key) {
			const dicts = follow(callee.object, depth + 1).filter((one) => one.kind === 'dict');
			if (dicts.length > 0) {
				const held = follow({ kind: 'subscript', span, object: callee.object, index: key }, depth + 1);
				return fallback ? [...held, ...follow(fallback, depth + 1)] : held;
			}
		}
		if (fallback) {
			return [...follow(fallback, depth + 1), none(span, 'result')];
		}
		const { local, module, names } = path(callee);
		const back = local?.kind === 'function' && names.length === 1 ? scopes.returns(local) : undefined;
		if (back) {
			return back.flatMap((binding) => ofBinding(binding, depth));
		}
		if (local === undefined && module === undefined) {
			const made = madeBy(call, (one) => follow(one, depth + 1));
			if (made) {
				return made.flatMap((one) => (one === call ? [one] : follow(one, depth + 1)));
			}
		}
		const home = module !== undefined && names.length === 1 ? neighbours?.module(module) : undefined;
		const far = home?.flow ? home.flow.returned(names[0] ?? '', depth + 1) : [];
		return home && neighbours && far.length > 0 ? neighbours.adopt(far, home) : [call];
	}

	function environment(name: string): readonly Expression[] {
		const set = neighbours?.environment(name);
		return set ? [set] : [];
	}

	function fileOf(expression: Expression): Written | undefined {
		const home = neighbours?.homeOf(expression);
		return home && home.flow !== self ? home : undefined;
	}

	const shared = createSharing({ scopes, path, follow, ofBindings, fromModule, fromStars, neighbours });
	const values = valuesBy({ follow, path, fileOf });
	const self: Flow = { values, follow, path, fileOf, ...shared };
	return self;
}

/** A module below another: `.` and `config` make `.config`. */
const within = (module: string, name: string): string =>
	module.endsWith('.') ? module + name : `${module}.${name}`;
