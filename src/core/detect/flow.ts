// What a name stands for: constants, defaults, fields, arguments given by the file's own calls, other files' names.
import type { UnknownReason } from '../reference';
import type { Binding, Call, Expression, Outline, Region } from '../syntax/shapes';
import { type CalleePath, calleePaths } from './calleePath';
import { madeBy, settingsOf } from './collections';
import { defaultIn } from './defaults';
import { createEnteredCalls } from './enteredCalls';
import { variableOf } from './environment';
import { createGiven, decorated } from './given';
import { growing, joining } from './growing';
import { createEntries } from './heldEntries';
import { stateItem, stateItself } from './heldState';
import { deepestPath, mostValues } from './limits';
import { createMembers } from './members';
import { createModules } from './modules';
import { isRow, itemAt, itemsOf, keysOf, lastName, unknown } from './parts';
import { createScopes, type Scopes } from './scopes';
import { createSharing } from './sharing';
import { type Values, valuesBy } from './values';
import type { Home, Neighbours, Written } from './workspace/neighbours';

export type { CalleePath } from './calleePath';
export type { Origin, Values } from './values';

export interface Flow {
	values(expression: Expression): Values;
	/** The dictionaries, lists, calls and literals that an expression may be. */
	follow(expression: Expression, depth?: number): readonly Expression[];
	path(callee: Expression): CalleePath;
	/** As `path`, for telling whether a call is one that rows know. */
	called(callee: Expression): CalleePath;
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
	/** What `read` gives where parameters of the function `region` are what `call` gives for them. */
	within<T>(region: Region, call: Call, read: () => T): T;
	/** The file of the workspace that this one calls `module`, where it is read already; else it is, for the next time. */
	home(module: string): Home | undefined;
	/** Whether so much was followed that what was asked for last was not. */
	isSpent(): boolean;
	/** What is followed here. */
	readonly outline: Outline;
	readonly scopes: Scopes;
}

const leastSteps = 100_000;
/** Steps more for each call: a chain of calls takes those of the longest path. */
const stepsOfCall = 16;

/** Follows names through one outline, and into `neighbours` where there are any. Answers are kept. */
export function createFlow(outline: Outline, neighbours?: Neighbours): Flow {
	const scopes = createScopes(outline);
	let steps = 0;
	const mostSteps = leastSteps + stepsOfCall * outline.calls.length;
	const path = calleePaths(scopes, () => ++steps <= mostSteps);
	const pathRead = calleePaths({ ...scopes, own: scopes.ownRead }, () => ++steps <= mostSteps);
	const entered = createEnteredCalls(outline.notation);
	const given = createGiven(scopes, path);
	const grown = growing(scopes);
	const joined = joining(follow);
	const { fromModule, fromStars, namespaceOf } = createModules(outline, scopes, neighbours);
	const { entry, subscript } = createEntries({ follow, path, environment });

	function follow(expression: Expression, depth = 0): readonly Expression[] {
		if (++steps > mostSteps || depth > deepestPath) {
			return [unknown(expression.span, 'too-deep')];
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
				return resultOf(expression, depth);
			case 'template':
				return joined(expression, depth) ?? [expression];
			default:
				return [expression];
		}
	}

	function named(use: Extract<Expression, { kind: 'name' }>, depth: number): readonly Expression[] {
		const { name, span } = use;
		const found = scopes.lookUp(name, span.start);
		const values =
			found.length > 0 ? ofBindings(found, depth) : (fromStars(name, depth) ?? [unknown(span, 'name')]);
		return grown(values, use, found);
	}

	function ofBindings(found: readonly Binding[], depth: number): readonly Expression[] {
		const values: Expression[] = [];
		for (const binding of found) {
			values.push(...ofBinding(binding, depth));
			if (values.length >= mostValues) {
				break;
			}
		}
		return values.slice(0, mostValues);
	}

	function ofBinding(binding: Binding, depth: number): readonly Expression[] {
		const answers = entered.answers();
		const known = answers.get(binding);
		if (known) {
			return known;
		}
		// A name that stands for itself stands for nothing: the round ends here.
		answers.set(binding, []);
		// A parameter of a function that is called everywhere may be anything.
		const values = valuesOf(binding, depth + 1).slice(0, mostValues);
		answers.set(binding, values);
		return values;
	}

	function valuesOf(binding: Binding, depth: number): readonly Expression[] {
		const { kind, value, at } = binding;
		const nothing = (reason: UnknownReason) => unknown({ start: at, end: at }, reason);
		const entering = kind === 'parameter' ? entered.given(binding, (one) => follow(one, depth)) : undefined;
		if (entering) {
			return entering;
		}
		if (kind === 'parameter') {
			const all = [
				...(value ? [value] : []),
				...given(binding),
				...decorated(binding, (one) => follow(one, depth)),
			];
			// Whoever else calls the function may give something else.
			return [...all.flatMap((one) => follow(one, depth)), nothing('parameter')];
		}
		if (kind === 'import') {
			return fromModule(binding.module, binding.imported ?? 'default', depth) ?? [nothing('import')];
		}
		if (value === undefined || kind === 'define') {
			return [nothing('expression')];
		}
		if (kind === 'each') {
			const items = follow(value, depth).flatMap((one) => (one.kind === 'dict' ? keysOf(one) : itemsOf(one)));
			const taken = (binding.inner ?? []).reduce(
				(list, at) => list.flatMap((one) => follow(one, depth)).map((one) => itemAt(one, at)),
				items,
			);
			return taken.length > 0 ? taken.flatMap((one) => follow(one, depth)) : [nothing('loop')];
		}
		return kind === 'item'
			? follow(value, depth).flatMap((one) => {
					const state = one.kind === 'call' ? stateItem(one, binding.position) : undefined;
					return one.kind === 'call' && !isRow(one)
						? [...(state ? follow(state, depth) : []), nothing('result')]
						: follow(itemAt(one, binding.position), depth);
				})
			: follow(value, depth);
	}

	function resultOf(call: Call, depth: number): readonly Expression[] {
		const { callee, span } = call;
		const fallback = defaultIn(call);
		const variable = variableOf(call, path);
		if (variable !== undefined) {
			const otherwise = fallback ? follow(fallback, depth + 1) : [];
			return [...otherwise, ...environment(variable), unknown(span, 'environment')];
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
			return [...follow(fallback, depth + 1), unknown(span, 'result')];
		}
		const { local, module, names } = path(callee);
		const returns = local?.kind === 'function' && names.length === 1 ? scopes.returns(local) : undefined;
		if (local && returns) {
			return entered.within(local, call, () => ofBindings(returns, depth));
		}
		const state = stateItself(call);
		if (state) {
			return [...follow(state, depth + 1), unknown(span, 'result')];
		}
		if (local === undefined && module === undefined) {
			const made = madeBy(call, (one) => follow(one, depth + 1));
			if (made) {
				return made.flatMap((one) => (one === call ? [one] : follow(one, depth + 1)));
			}
		}
		const home = module !== undefined && names.length === 1 ? neighbours?.module(module) : undefined;
		// A class of the project that is called so says itself what it holds.
		const settings = local || home ? undefined : settingsOf(call);
		if (settings) {
			return [settings];
		}
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
	const member = createMembers({
		scopes,
		path,
		follow,
		ofBindings,
		fromModule,
		fileOf,
		neighbours,
		namespaceOf,
		text: outline.text,
		entry,
		environment,
		inherited: shared.inherited,
	});
	const called = (callee: Expression): CalleePath =>
		outline.skipped?.mayCall(lastName(callee) ?? '') === false ? pathRead(callee) : path(callee);
	const values = valuesBy({ follow, path, fileOf });
	const home = (module: string) => neighbours?.module(module);
	const { within } = entered;
	const isSpent = () => steps > mostSteps;
	const self: Flow = {
		values,
		follow,
		path,
		called,
		fileOf,
		within,
		home,
		isSpent,
		outline,
		scopes,
		...shared,
	};
	return self;
}
