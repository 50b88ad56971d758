// What a function or class of another file loads of the name that it is given: its parameter is followed to the call of
// a library.
import * as l10n from '@vscode/l10n';
import type { Argument as Given, Load, LoadOption, Span } from '../reference';
import type { Binding, Call, Expression, Outline, Region } from '../syntax/shapes';
import type { Flow } from './flow';
import { positionIn } from './found';
import { argumentFor } from './given';
import { homeOf } from './handedHome';
import type { Steps } from './handedParameters';
import { handedRevision } from './handedRevision';
import { given } from './keywords';
import { calleeOf } from './loadOf';
import { type LoadThere, loadsOf, type ParameterLoads } from './loadsThere';
import type { SignatureTable } from './signatures/match';
import type { Signature } from './signatures/signature';

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

/**
 * What one file has looked at of others, and may yet: names that stand for each other many times over would else be
 * followed on every way there is, and for every call anew.
 */
export interface Look extends Steps {
	/** What functions and classes load of what they are given. */
	readonly loads: Map<Region, ParameterLoads>;
	/** Of the call that was looked at last: the loads that its arguments come to. */
	last?: { readonly call: Call; readonly given: ReadonlyMap<Expression, Taken> };
}

/** More than a project's own functions and classes take. */
const mostSteps = 50_000;

export const newLook = (): Look => ({ loads: new Map(), stepsLeft: mostSteps });

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

function revisionIn({ revision }: Signature, said: (key: string) => Given): Given {
	const asked = [revision ?? []].flat().map(said);
	return asked.find(({ state }) => state !== 'absent') ?? { state: 'absent' };
}

/** What another file says has no place in this one. */
const toldThere = (given: Given, span: Span): Given =>
	given.state === 'absent'
		? given
		: { state: 'unknown', span, reason: l10n.t('it is said where the function loads the model') };
