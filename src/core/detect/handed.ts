// Models that are handed to a project's own functions and classes: what those load, or else who is given them.
import type { Handed, WorkspacePlace } from '../reference';
import type { Argument, Call, Expression, Outline } from '../syntax/shapes';
import { defaulted } from './argumentNames';
import type { Flow } from './flow';
import { type Found, type Loaded, positionIn } from './found';
import { homeOf } from './handedHome';
import { handedLoad, newLook } from './handedLoad';
import { isOwned } from './ids';
import { calleeOf } from './loadOf';
import { isVague, modelUnder } from './modelUnder';
import { calleeSays, isProseCall, nameSays } from './naming';
import type { SignatureTable } from './signatures/match';

/** More say no more to whom reads it. */
const mostHanded = 3;

/**
 * Adds to the references that no load is seen of those of other files' functions that are given them, or their names;
 * also ids that nothing here says are a model's, where such a function surely loads them.
 * @param others Literals that the file says are no models.
 */
export function findHanded(
	outline: Outline,
	flow: Flow,
	table: SignatureTable,
	loaded: Loaded,
	others: ReadonlySet<number>,
): void {
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
	const look = newLook();
	const silent = new Map<number, Found>();
	const mayLoad = ({ content, value }: Text): boolean =>
		idle.has(content.start) ||
		(!loaded.found.has(content.start) && !others.has(content.start) && isFullId(value, outline.text));
	const named = namesOf(outline, mayLoad);
	const mayBe = (value: Expression): boolean =>
		value.kind === 'name' || value.kind === 'member' ? named.has(value.name) : textsOf(value).some(mayLoad);
	for (const call of outline.calls) {
		if (loaded.known.has(call) || !call.arguments.some(({ value }) => mayBe(value))) {
			continue;
		}
		const callee = calleeOf(outline, call);
		if (isProseCall(callee)) {
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
				const { literal, text } = origin;
				const { start, end } = literal.content;
				const known = origin.file
					? undefined
					: (idle.get(start) ?? silent.get(start) ?? silentAt(literal, outline, mayLoad));
				if (!known) {
					continue;
				}
				const direct = literal.span.start >= value.span.start && literal.span.end <= value.span.end;
				const use = direct && !defaulted(value, origin) ? { start, end } : value.span;
				const handed = handedLoad({ outline, flow, call, value, use }, table, look);
				// What says nowhere that it is a model, and may be a path: only where a library is seen to load it.
				const isSure = handed?.isCertain === true && isFullId(text, outline.text);
				const isSaid = said || handed?.load.takesRevision === 'keyword';
				const isModel = isSaid || (handed && nameSays(handed.parameter) === 'model');
				if (handed && (isSure || (isModel && idle.has(start)))) {
					known.loads.push({ ...handed.load, ...(open && reason ? { overridable: reason } : {}) });
					if (!idle.has(start)) {
						silent.set(start, known);
					}
				} else if (said) {
					note(known, { call: callee, ...definedAt(flow, call) });
				}
			}
		}
	}
	for (const [start, one] of [...idle, ...silent]) {
		if (one.loads.length > 0) {
			const { handedTo: _, ...rest } = one;
			const [only, ...more] = rest.loads;
			const isLoad = only && more.length === 0 && only.use.start === rest.span.start;
			loaded.found.set(start, isLoad ? { ...rest, role: 'load' } : rest);
		}
	}
}

type Text = Extract<Expression, { kind: 'string' }>;

/** `org/name` that is no path, and no name that only a service knows. */
function isFullId(text: string, file: string): boolean {
	const may = text.includes('/') && isOwned(text) && !isVague(text);
	const named = may ? modelUnder(text, file) : undefined;
	return named?.hub === 'huggingface' && named.said.id === text;
}

/** A reference to what stands under no name that says "a model"; undefined for what may not be loaded. */
function silentAt(
	literal: Expression,
	{ text }: Outline,
	mayLoad: (literal: Text) => boolean,
): Found | undefined {
	if (literal.kind !== 'string' || !mayLoad(literal)) {
		return undefined;
	}
	const { value: id, content: span } = literal;
	const written = text.slice(span.start, span.end);
	return { hub: 'huggingface', kind: 'model', id, text: written, span, role: 'constant', loads: [] };
}

/**
 * The names that have these values, as they stand; following every argument would take longer than all else. Parts of a
 * program in which they stand are read.
 */
function namesOf({ skipped, bindings }: Outline, mayLoad: (literal: Text) => boolean): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { name, value } of bindings) {
		if (value && textsOf(value).some(mayLoad)) {
			names.add(name);
			skipped?.calls(name);
		}
	}
	return names;
}

function textsOf(value: Expression): readonly Text[] {
	return value.kind === 'string'
		? [value]
		: value.kind === 'either'
			? value.options.flatMap(textsOf)
			: value.kind === 'call'
				? value.arguments.flatMap((one) => (one.value.kind === 'string' ? [one.value] : []))
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
