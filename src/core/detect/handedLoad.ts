// What a function or class of another file loads of the name that it is given: its parameter is followed to the call of
// a library.
import * as l10n from '@vscode/l10n';
import type { Argument as Given, Load, LoadOption, Span } from '../reference';
import type { Binding, Call, Expression, Outline, Region } from '../syntax/shapes';
import type { Flow } from './flow';
import { positionIn } from './found';
import { argumentFor } from './given';
import { handedRevision } from './handedRevision';
import { argumentsAt, given, type Keywords, keywordsOf } from './keywords';
import { calleeOf } from './loadOf';
import { selfNames } from './scopes';
import type { SignatureTable } from './signatures/match';
import type { Signature } from './signatures/signature';
import type { Written } from './workspace/neighbours';

/** A call that hands on a model's name. */
export interface Handing {
	readonly outline: Outline;
	readonly flow: Flow;
	readonly call: Call;
	/** The argument that names the model. */
	readonly value: Expression;
	/** What names it there, see `Load`. */
	readonly use: Span;
}

/** Names are handed on within a class so many times. */
const deepest = 5;

/** A function or class and its file. */
export interface Home extends Written {
	readonly flow: Flow;
	readonly owner: Region;
}

/**
 * What one file has looked at of others, and may yet: names that stand for each other many times over would else be
 * followed on every way there is, and for every call anew.
 */
export interface Look {
	/** What functions and classes load of what they are given. */
	readonly loads: Map<Region, ParameterLoads>;
	/** Of the call that was looked at last: the loads that its arguments come to. */
	last?: { readonly call: Call; readonly given: ReadonlyMap<Expression, Taken> };
	stepsLeft: number;
}

/** More than a project's own functions and classes take. */
const mostSteps = 50_000;

/** Of one function or class; more parameters than these name no models. */
const mostParameters = 50;

export const newLook = (): Look => ({ loads: new Map(), stepsLeft: mostSteps });

/** The call of a library that takes a parameter. */
interface LoadThere {
	readonly row: Signature;
	readonly inner: Call;
	readonly keywords: Keywords;
	/** The keywords that name its revision. */
	readonly revisionKey: Signature['revision'] | false;
	/** The library is seen to be the row's. */
	readonly isCertain: boolean;
}

/** What a call comes to. */
interface HandedLoad {
	readonly load: Load;
	/** The library that loads it is known, not only the name of its call. */
	readonly isCertain: boolean;
	/** The name under which the function takes the model. */
	readonly parameter: string;
}

/** What is loaded by way of a parameter. */
type Taken = readonly [Binding, LoadThere];

/** By a parameter of how it is entered, the first of its loads that takes it; in the order of the loads. */
type ParameterLoads = ReadonlyMap<Binding, LoadThere>;

/** The function or class that a callee names, where it stands at the top of another file of the workspace. */
export function homeOf(flow: Flow, callee: Expression): Home | undefined {
	const { module, names } = flow.path(callee);
	const home = module !== undefined && names.length === 1 ? flow.home(module) : undefined;
	const owner = home?.flow && definedAs(names[0] ?? '', home.flow);
	return home?.flow && owner ? { path: home.path, text: home.text, flow: home.flow, owner } : undefined;
}

/** `function load(name) { … }` and, in JavaScript, `const load = (name) => …`. */
function definedAs(name: string, { scopes, outline }: Flow): Region | undefined {
	const { defines, kind, value } = scopes.atTop(name).at(-1) ?? {};
	const isValue = (one: Region): boolean =>
		one.kind === 'function' && one.name === name && one.span.start === value?.span.start;
	return defines ?? (kind === 'assign' ? outline.regions.find(isValue) : undefined);
}

/** The load that the call comes to; undefined when its function is not of another file, or loads nothing of the name. */
export function handedLoad(handing: Handing, table: SignatureTable, look: Look): HandedLoad | undefined {
	const { outline, flow, call, value, use } = handing;
	const home = homeOf(flow, call.callee);
	if (!home) {
		return undefined;
	}
	const { flow: there, owner } = home;
	if (look.last?.call !== call) {
		const loads = look.loads.get(owner) ?? loadsOf(owner, there, table, look);
		look.loads.set(owner, loads);
		look.last = { call, given: loadsBy(loads, call) };
	}
	const first = look.last.given.get(value);
	if (!first) {
		return undefined;
	}
	const [parameter, { row, inner, keywords, revisionKey, isCertain }] = first;
	const through = { path: home.path, line: positionIn(home.text, inner.span.start).line };
	const revision = toldThere(
		revisionIn(row, (key) => given(keywords, key, there)),
		call.span,
	);
	const options: Partial<Record<LoadOption, Given>> = {};
	for (const option of row.options ?? []) {
		options[option] = toldThere(given(keywords, option, there), call.span);
	}
	const load: Load = {
		library: row.library,
		call: calleeOf(outline, call),
		span: call.span,
		use,
		reads: row.reads,
		takesRevision: 'no',
		revision,
		options,
		slots: {},
		...(revision.state === 'unknown'
			? handedRevision(handing, { home, call: inner, row, key: revisionKey })
			: {}),
		through,
	};
	return { load, isCertain, parameter: parameter.name };
}

/** By each argument of a call, the first load that it comes to. */
function loadsBy(loads: ParameterLoads, call: Call): ReadonlyMap<Expression, Taken> {
	const given = new Map<Expression, Taken>();
	for (const taken of loads) {
		const argument = argumentFor(taken[0], call);
		if (argument && !given.has(argument)) {
			given.set(argument, taken);
		}
	}
	return given;
}

function loadsOf(owner: Region, there: Flow, table: SignatureTable, look: Look): ParameterLoads {
	readWhole(there.outline, owner);
	const loads = new Map<Binding, LoadThere>();
	for (const inner of there.outline.calls) {
		if (!isWithinSpan(inner.span, owner.span)) {
			continue;
		}
		if (--look.stepsLeft < 0 || loads.size >= mostParameters) {
			break;
		}
		const match = table.match(there.called(inner.callee));
		const row = match?.row;
		if (
			!match ||
			!row ||
			row.reads === 'remote' ||
			row.reads === 'text' ||
			(row.kind ?? 'model') !== 'model' ||
			(row.hub ?? 'huggingface') !== 'huggingface'
		) {
			continue;
		}
		const keywords = keywordsOf(inner, row, there);
		for (const at of row.ids) {
			if ((at.hub ?? 'huggingface') !== 'huggingface' || at.settings !== undefined) {
				continue;
			}
			const ids = argumentsAt(inner, keywords, at, row).map(({ value }) => value);
			for (const parameter of parametersFor(ids, owner, there, look)) {
				if (!loads.has(parameter)) {
					const revisionKey = at.revision ?? row.revision;
					loads.set(parameter, { row, inner, keywords, revisionKey, isCertain: match.certain });
				}
			}
		}
	}
	return loads;
}

function revisionIn({ revision }: Signature, said: (key: string) => Given): Given {
	const asked = [revision ?? []].flat().map(said);
	return asked.find(({ state }) => state !== 'absent') ?? { state: 'absent' };
}

/** What another file says has no place in this one. */
const toldThere = (given: Given, span: Span): Given =>
	given.state === 'absent'
		? given
		: { state: 'unknown', span, reason: l10n.t('it is said where the function loads the model') };

/** Asks for all that stands in a function or class. */
function readWhole({ regions, skipped }: Outline, owner: Region): void {
	for (const region of skipped ? regions : []) {
		if (region === owner || region.parent === owner) {
			skipped?.inside(region);
		}
	}
}

/**
 * The parameters, of how the function or class is entered, whose values these expressions of it are, or may be. What a
 * name stands for is followed once.
 */
function parametersFor(
	expressions: readonly Expression[],
	owner: Region,
	{ scopes }: Flow,
	look: Look,
): ReadonlySet<Binding> {
	const parameters = new Set<Binding>();
	const seen = new Set<Binding>();
	const isAllowed = (steps: number) => {
		look.stepsLeft -= steps;
		return look.stepsLeft >= 0;
	};
	const unseen = (bindings: readonly Binding[]) =>
		isAllowed(bindings.length) ? bindings.filter((one) => !seen.has(one) && seen.add(one)) : [];

	/** What an expression is, one step on. */
	function next(expression: Expression): readonly Expression[] {
		switch (expression.kind) {
			case 'name':
				return unseen(scopes.lookUp(expression.name, expression.span.start)).flatMap((binding) =>
					binding.kind === 'parameter'
						? handedOn(binding)
						: binding.kind === 'assign'
							? (binding.value ?? [])
							: [],
				);
			case 'member':
				return expression.object.kind === 'name' && selfNames.has(expression.object.name)
					? unseen(scopes.own(expression.name, expression.span.start)).flatMap(({ value }) => value ?? [])
					: [];
			case 'either':
				return expression.options;
			default:
				return [];
		}
	}

	function handedOn(parameter: Binding): readonly Expression[] {
		if (isEntry(parameter.scope, owner)) {
			parameters.add(parameter);
		}
		const calls = scopes.calls(parameter.scope.name ?? '');
		return isAllowed(calls.length)
			? calls.flatMap((call) =>
					isOwnCall(call, parameter.scope, owner) ? (argumentFor(parameter, call) ?? []) : [],
				)
			: [];
	}

	let level = expressions;
	for (let depth = 0; depth <= deepest; depth++) {
		level = level.flatMap((one) => (isAllowed(1) ? next(one) : []));
	}
	return parameters;
}

/** What runs when the owner is called: itself, or how an object of it is made. */
const isEntry = (scope: Region, owner: Region): boolean =>
	scope === owner
		? owner.kind === 'function'
		: scope.parent === owner && owner.kind === 'class' && /^(?:__init__|constructor)$/.test(scope.name ?? '');

/** `self._load(model)` within the class of `_load`. */
const isOwnCall = ({ callee, span }: Call, method: Region, owner: Region): boolean =>
	method.parent === owner &&
	isWithinSpan(span, owner.span) &&
	callee.kind === 'member' &&
	callee.object.kind === 'name' &&
	selfNames.has(callee.object.name);

const isWithinSpan = (inner: Span, outer: Span): boolean =>
	outer.start <= inner.start && inner.end <= outer.end;
