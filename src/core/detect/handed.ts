// Models that are handed to a project's own functions and classes: what those load, or else who is given them.
import type { Handed, WorkspacePlace } from '../model';
import type { Argument, Call, Expression, Outline } from '../syntax/shapes';
import { defaulted } from './argumentNames';
import type { Flow } from './flow';
import { type Found, type Loaded, positionIn } from './found';
import { handedLoad, homeOf, newLook } from './handedLoad';
import { calleeOf } from './loadOf';
import { calleeSays, isProseCall, nameSays } from './naming';
import type { SignatureTable } from './signatures/match';

/** More say no more to whom reads it. */
const mostHanded = 3;

/** Adds to the references that no load is seen of those of other files' functions that are given them, or their names. */
export function findHanded(outline: Outline, flow: Flow, table: SignatureTable, loaded: Loaded): void {
	const idle = new Map<number, Found>();
	for (const [start, one] of loaded.found) {
		if (
			one.kind === 'model' &&
			one.hub === 'huggingface' &&
			one.role === 'constant' &&
			one.loads.length === 0
		) {
			idle.set(start, one);
		}
	}
	if (idle.size === 0) {
		return;
	}
	const look = newLook();
	const named = namesOf(outline, idle);
	const mayBe = (value: Expression): boolean =>
		value.kind === 'name' || value.kind === 'member'
			? named.has(value.name)
			: startsOf(value).some((start) => idle.has(start));
	for (const call of outline.calls) {
		const callee = calleeOf(outline, call);
		if (loaded.known.has(call) || isProseCall(callee)) {
			continue;
		}
		for (const [at, argument] of call.arguments.entries()) {
			const { value, spread } = argument;
			const said = saysModel(argument, callee, at);
			if (spread || !mayBe(value) || !(said || homeOf(flow, call.callee))) {
				continue;
			}
			const { origins, open, reason } = flow.values(value);
			for (const origin of origins) {
				const known = origin.file ? undefined : idle.get(origin.literal.content.start);
				if (!known) {
					continue;
				}
				const { start, end } = origin.literal.content;
				const direct =
					origin.literal.span.start >= value.span.start && origin.literal.span.end <= value.span.end;
				const use = direct && !defaulted(value, origin) ? { start, end } : value.span;
				const load = handedLoad({ outline, flow, call, value, use }, table, look);
				// What says nowhere that it is a model must be given a revision, as only a model is.
				if (load && (said || load.takesRevision === 'keyword')) {
					known.loads.push({ ...load, ...(open && reason ? { overridable: reason } : {}) });
				} else if (said) {
					note(known, { call: callee, ...definedAt(flow, call) });
				}
			}
		}
	}
	for (const [start, one] of idle) {
		if (one.loads.length > 0) {
			const { handedTo: _, ...rest } = one;
			const [only, ...more] = rest.loads;
			const isLoad = only && more.length === 0 && only.use.start === rest.span.start;
			loaded.found.set(start, isLoad ? { ...rest, role: 'load' } : rest);
		}
	}
}

/**
 * The names that have these values, as they stand; following every argument would take longer than all else. Parts of a
 * program in which they stand are read.
 */
function namesOf({ skipped, bindings }: Outline, idle: ReadonlyMap<number, Found>): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { name, value } of bindings) {
		if (value && startsOf(value).some((start) => idle.has(start))) {
			names.add(name);
			skipped?.calls(name);
		}
	}
	return names;
}

function startsOf(value: Expression): readonly number[] {
	return value.kind === 'string'
		? [value.content.start]
		: value.kind === 'either'
			? value.options.flatMap(startsOf)
			: value.kind === 'call'
				? value.arguments.flatMap((one) => (one.value.kind === 'string' ? [one.value.content.start] : []))
				: [];
}

/** Whether the parameter, the call or what it is given says that this is a model. */
const saysModel = ({ name, value }: Argument, callee: string, at: number): boolean =>
	(name === undefined ? calleeSays(callee, at) : nameSays(name)) === 'model' ||
	((value.kind === 'name' || value.kind === 'member') && nameSays(value.name) === 'model');

function note(found: Found, handed: Handed): void {
	const known = found.handedTo ?? [];
	if (known.length < mostHanded && !known.some(({ call }) => call === handed.call)) {
		found.handedTo = [...known, handed];
	}
}

/** Where another file of the workspace defines the function or class that a call names. */
function definedAt(flow: Flow, { callee }: Call): { readonly defined?: WorkspacePlace } {
	const home = homeOf(flow, callee);
	return home
		? { defined: { path: home.path, line: positionIn(home.text, home.owner.span.start).line } }
		: {};
}
