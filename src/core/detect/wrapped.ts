// Loads within a project's own functions that take a revision for them: what each call of such a function asks for.
import type { Load, Span } from '../reference';
import type { Call, Outline } from '../syntax/shapes';
import { defaulted } from './argumentNames';
import type { Flow, Values } from './flow';
import type { Found, Loaded } from './found';
import { argumentsAt, type Keywords, keywordsOf } from './keywords';
import { calleeOf } from './loadOf';
import { callsAround, isPlain, type Settled } from './settledCalls';
import type { Signature } from './signatures/signature';

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
