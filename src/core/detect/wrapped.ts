// Loads within a project's own functions that take a revision for them: what each call of such a function asks for.
import type { Argument as Given, Load, Slot, Span } from '../model';
import { type Call, type Outline, type Region, scopeOf } from '../syntax/shapes';
import { defaulted } from './argumentNames';
import type { Flow, Values } from './flow';
import type { Found, Loaded } from './found';
import { argumentFor, isConstructor, isOfAnother } from './given';
import { argumentsAt, given, type Keywords, keywordsOf, type Placed } from './keywords';
import { calleeOf } from './loadOf';
import { argumentSlot, type Entering, handedFrom } from './passedOn';
import { classAround, selfNames } from './scopes';
import type { Signature } from './signatures/signature';

/** A load within a function: the keyword of its revision, and what names the model. */
interface Inner {
	readonly call: Call;
	readonly row: Signature;
	readonly key: string;
	readonly named: (keywords: Keywords) => readonly Placed[];
}

/** A call of a function that settles which revision of which models the function loads. */
interface Settled {
	readonly call: Call;
	readonly models: readonly Values[];
	readonly revision: Given;
	readonly slot: Slot | undefined;
	/** The calls within the function on the way to the load. */
	readonly between: readonly Call[];
}

/** Functions call functions so many times before a library is called. */
const deepest = 3;

/** Functions that are called more often are not looked at call by call. */
const mostCalls = 100;

/**
 * Puts calls of a project's own functions in the place of the loads in them whose revision is a parameter, and so
 * unknown, where the call settles it: by an argument, or by a default since it gives none.
 * @param rows The calls that load something, in the order in which they are asked.
 */
export function followWrappers(
	outline: Outline,
	flow: Flow,
	rows: readonly (readonly [Call, Signature])[],
	{ found }: Loaded,
): void {
	const unknown = new Map<number, Set<number>>();
	for (const [start, { loads }] of found) {
		for (const load of loads) {
			if (isOpen(load)) {
				unknown.set(load.span.start, (unknown.get(load.span.start) ?? new Set()).add(start));
			}
		}
	}
	if (unknown.size === 0) {
		return;
	}
	for (const [call, row] of rows.filter(([, row]) => isPlain(row))) {
		const starts = unknown.get(call.span.start) ?? [];
		for (const at of unknown.has(call.span.start) ? row.ids : []) {
			const key = at.revision === false ? undefined : (at.revision ?? row.revision);
			if (typeof key !== 'string' || key.includes('.') || at.settings) {
				continue;
			}
			const named = (keywords: Keywords) => argumentsAt(call, keywords, at, row);
			const around = callsAround(outline, flow, { call, row, key, named });
			const uses = new Set(named(keywordsOf(call, row, flow)).map(({ use }) => use.start));
			for (const start of starts) {
				const one = found.get(start);
				const inner = one?.loads.find(
					(load) => isOpen(load) && load.span.start === call.span.start && uses.has(load.use.start),
				);
				if (one && inner) {
					settle(outline, flow, { one, inner }, around);
					const [only, ...more] = one.loads;
					if (only && more.length === 0 && only.use.start === start) {
						found.set(start, { ...one, role: 'load' });
					}
				}
			}
		}
	}
}

/**
 * Whether a revision is all that a call of that kind needs, in every release. What else it needs would have to be said of
 * the function, which may not take it.
 */
export const isPlain = ({ revisionSince, revisionNeeds, revisionLostBy }: Signature): boolean =>
	!revisionSince && !revisionNeeds && !revisionLostBy;

const isOpen = ({ revision, takesRevision }: Load): boolean =>
	revision.state === 'unknown' && takesRevision === 'keyword';

/** Gives the reference the loads that calls of the function make of it, and takes the one within away if it is no other. */
function settle(
	outline: Outline,
	flow: Flow,
	{ one, inner }: { readonly one: Found; readonly inner: Load },
	{ calls, isAll, entered }: ReturnType<typeof callsAround>,
): void {
	const { start } = one.span;
	const within = new Set([inner.span.start]);
	let made = 0;
	let direct = false;
	for (const settled of calls) {
		const { call, models, between } = settled;
		const values = models.find(({ origins }) => origins.some((origin) => isAt(origin, start)));
		const use = values && usesOf(call, start, flow);
		if (!values || !use) {
			continue;
		}
		made++;
		direct ||= use.start === start;
		for (const { span } of between) {
			within.add(span.start);
		}
		const known = one.loads.findIndex(
			(load) => load.use.start === use.start && load.span.start === call.span.start,
		);
		const load = loadBy(outline, settled, { inner, own: one.loads[known], values, use });
		one.loads.splice(known === -1 ? one.loads.length : known, known === -1 ? 0 : 1, load);
	}
	const isDefault = outline.bindings.some(
		({ kind, value, scope }) =>
			kind === 'parameter' && entered.has(scope) && value?.kind === 'string' && value.content.start === start,
	);
	if (made === 0) {
		return;
	}
	const isOther = (load: Load): boolean =>
		load !== inner && !(isOpen(load) && load.library === 'unknown' && within.has(load.span.start));
	const kept = (direct || isAll) && !isDefault ? one.loads.filter(isOther) : [...one.loads];
	one.loads.splice(0, one.loads.length, ...kept.sort((a, b) => a.span.start - b.span.start));
}

const isAt = ({ literal, file }: Values['origins'][number], start: number): boolean =>
	file === undefined && literal.content.start === start;

/** What names the model in a call: the literal itself, or what stands for it. */
function usesOf(call: Call, start: number, flow: Flow): Span | undefined {
	for (const { value, spread } of call.arguments) {
		const origin = spread ? undefined : flow.values(value).origins.find((one) => isAt(one, start));
		if (origin) {
			const { span, content } = origin.literal;
			const isDirect = value.span.start <= span.start && span.end <= value.span.end;
			return isDirect && !defaulted(value, origin) ? content : value.span;
		}
	}
	return undefined;
}

/** @param of The load within the function, and what the call was taken for before. */
function loadBy(
	outline: Outline,
	{ call, revision, slot }: Settled,
	{
		inner,
		own,
		values,
		use,
	}: {
		readonly inner: Load;
		readonly own: Load | undefined;
		readonly values: Values;
		readonly use: Span;
	},
): Load {
	const { overridable: _, slots: innerSlots, ...rest } = inner;
	const { revision: __, ...slots } = { ...innerSlots, ...own?.slots };
	const said = Object.entries(own?.options ?? {}).filter(([, { state }]) => state !== 'absent');
	return {
		...rest,
		call: calleeOf(outline, call),
		span: call.span,
		use,
		revision,
		options: { ...inner.options, ...Object.fromEntries(said) },
		slots: slot ? { ...slots, revision: slot } : slots,
		...(values.open && values.reason ? { overridable: values.reason } : {}),
	};
}

/**
 * The calls of the functions around a load that settle its revision. `isAll`: no other call of theirs is in view.
 * `entered`: those functions.
 */
function callsAround(outline: Outline, flow: Flow, inner: Inner) {
	const { scopes } = flow;
	const calls: Settled[] = [];
	const entered = new Set<Region>();
	let isAll = true;
	function look(region: Region, way: readonly Entering[]): void {
		for (const entry of entriesOf(region, flow)) {
			entered.add(entry);
			const target = isMaker(entry) ? (entry.parent as Region) : entry;
			const all = target.name === undefined ? [] : scopes.calls(target.name);
			if (all.length > mostCalls) {
				isAll = false;
				continue;
			}
			for (const call of all) {
				if (isWithin(call, entry) || isOfAnother(call, target, scopes, flow.path)) {
					continue;
				}
				const longer = [{ region: entry, call }, ...way];
				const settled = isSurely(call, target, flow) ? settledBy(outline, flow, inner, longer) : undefined;
				if (settled) {
					calls.push(settled);
				} else if (longer.length < deepest && isSurely(call, target, flow)) {
					look(scopeOf(scopes.regionAt(call.span.start)), longer);
				} else {
					isAll = false;
				}
			}
		}
	}
	look(scopeOf(scopes.regionAt(inner.call.span.start)), []);
	return { calls, isAll, entered };
}

/** The function, where it takes anything, and what makes the objects of its class. */
function entriesOf(region: Region, { scopes }: Flow): readonly Region[] {
	const takes = region.kind === 'function' && scopes.parameters(region).some((one) => !selfNames.has(one));
	const owner = classAround(region);
	const maker =
		owner && ['__init__', 'constructor'].map((name) => scopes.method(owner, name)?.defines).find(Boolean);
	return [...(takes ? [region] : []), ...(maker && maker !== region ? [maker] : [])];
}

const isMaker = (region: Region): boolean => region.parent?.kind === 'class' && isConstructor(region);

/** What the way from a call to the load comes to; undefined where it does not say which revision is loaded. */
function settledBy(
	outline: Outline,
	flow: Flow,
	inner: Inner,
	way: readonly Entering[],
): Settled | undefined {
	const { keywords, revision, models } = entering(flow, way, () => {
		const keywords = keywordsOf(inner.call, inner.row, flow);
		const models = inner.named(keywords).map(({ value }) => flow.values(value));
		return { keywords, models, revision: given(keywords, inner.key, flow) };
	});
	const [first, ...between] = way;
	if (revision.state === 'unknown' || !first) {
		return undefined;
	}
	const value = keywords.list.filter(({ name }) => name === inner.key).at(-1)?.value;
	const parameter = value && handedFrom(value, way, flow.scopes);
	const argument = parameter && argumentFor(parameter, first.call);
	return {
		call: first.call,
		models,
		revision:
			revision.state === 'known' ? saidBy(revision.value, argument?.span ?? first.call.span) : revision,
		slot: parameter && argumentSlot(outline, first, parameter, outline.text),
		between: between.map(({ call }) => call),
	};
}

/** `None` says nothing. */
export const saidBy = (value: string | boolean | null, span: Span): Given =>
	value === null ? { state: 'absent' } : { state: 'known', value, span };

/** What `read` gives where the function at the end of the way runs. */
export function entering<T>(flow: Flow, [first, ...rest]: readonly Entering[], read: () => T): T {
	return first ? flow.within(first.region, first.call, () => entering(flow, rest, read)) : read();
}

/** Whether a call is one of that function or class, and of no other of the name. */
function isSurely({ callee }: Call, target: Region, { scopes, path }: Flow): boolean {
	if (callee.kind === 'name') {
		const [one, ...more] = scopes.lookUp(callee.name, callee.span.start);
		return one?.defines === target && more.length === 0;
	}
	const { local, names } = path(callee);
	return callee.kind === 'member' && local === target && names.length === 1;
}

const isWithin = ({ span }: Call, region: Region): boolean =>
	region.span.start <= span.start && span.end <= region.span.end;
