// How a call loads a model: its revision and options, and where a fix may write them.
import type { Argument as Given, Load, LoadOption, Settable, Slot, Span, TakesRevision } from '../reference';
import type { Call, Outline } from '../syntax/shapes';
import type { Flow } from './flow';
import { absent, given, givenAt, type Keywords } from './keywords';
import type { Named } from './named';
import type { IdAt, Signature } from './signatures/signature';
import { keywordSlot, nestedSlot, optionSlot } from './slots';
import { writtenSlot } from './writtenSlots';

/** The callee as written; of a long one its end. */
export const calleeOf = (outline: Outline, { callee }: Call): string =>
	outline.text.slice(callee.span.start, callee.span.end).slice(-200);

/** A call that loads a model, and how one of its arguments names that. */
export interface Loading {
	readonly call: Call;
	readonly row: Signature;
	/** What the call is given by name. */
	readonly keywords: Keywords;
	readonly named: Named;
	/** Which argument of the row names it. */
	readonly at: IdAt;
	/** Where it is named. */
	readonly use: Span;
}

/** The load that a call of a row is. */
export function loadOf(outline: Outline, flow: Flow, loading: Loading): Load {
	const { call, row, keywords, named, use, at } = loading;
	const options: Partial<Record<LoadOption, Given>> = {};
	for (const option of row.options ?? []) {
		const named = given(keywords, option, flow);
		const at = row.optionsAt?.[option];
		options[option] = named.state === 'absent' && at !== undefined ? givenAt(call, at, flow) : named;
	}
	const slots: Partial<Record<Settable, Slot>> = {};
	const slot = (key: string) => {
		const last = keywords.list.filter((one) => one.name === key).at(-1);
		return row.keysAt === undefined
			? keywordSlot(outline.text, call, key, last)
			: optionSlot(outline.text, call, row.keysAt, key, { last, open: keywords.open !== undefined });
	};
	const byUrl = named.url === true && named.revision !== undefined;
	const takes: TakesRevision = byUrl ? 'url' : named.hub === 'other' ? 'no' : takesRevision(row, at);
	const key = revisionKey(row, at);
	if (takes === 'keyword' && typeof key === 'string') {
		const inside = row.keysAt === undefined ? nestedSlot(outline.text, call, key) : undefined;
		const placed = placedSlot(call, row.revisionAt);
		assign(slots, 'revision', placed ?? (key.includes('.') ? inside : slot(key)));
	} else if (takes === 'suffix' || takes === 'url') {
		const notation = row.keysAt === undefined ? 'python' : 'javascript';
		assign(slots, 'revision', writtenSlot(outline.text, use, named, takes, notation));
	}
	if (row.options?.includes('use_safetensors')) {
		assign(slots, 'use_safetensors', slot('use_safetensors'));
	}
	if (row.options?.includes('filename') && options.filename?.state !== 'absent') {
		assign(slots, 'filename', positional(row, call, options.filename) ?? slot('filename'));
	}
	if (row.options?.includes('code_revision')) {
		assign(slots, 'code_revision', slot('code_revision'));
	}
	for (const trust of ['trust_remote_code', 'trust_repo'] as const) {
		// Only what stands in the call itself can be taken back there.
		if (call.arguments.some((one) => one.name === trust) && row.options?.includes(trust)) {
			assign(slots, trust, slot(trust));
		}
	}
	return {
		library: row.library,
		call: calleeOf(outline, call),
		span: call.span,
		use,
		reads: at.reads ?? row.reads,
		takesRevision: takes,
		revision: revisionOf(flow, loading),
		...(row.revisionSince ? { revisionSince: row.revisionSince } : {}),
		...(row.revisionNeeds ? { revisionNeeds: row.revisionNeeds } : {}),
		...(row.revisionLostBy ? { revisionLostBy: row.revisionLostBy } : {}),
		options,
		slots,
	};
}

const takesRevision = (row: Signature, at: IdAt): TakesRevision =>
	at.revision === false ? 'no' : (row.takes ?? (revisionKey(row, at) === undefined ? 'no' : 'keyword'));

/** The keyword, or the keywords of several releases, that say which revision this argument means. */
const revisionKey = (row: Signature, { revision }: IdAt): Signature['revision'] =>
	revision === false ? undefined : (revision ?? row.revision);

/** What is given by its position is replaced there: its keyword beside it would be a second value. */
function placedSlot({ arguments: all }: Call, at: number | undefined): Slot | undefined {
	if (at === undefined) {
		return undefined;
	}
	const placed = all.filter((one) => one.name === undefined);
	const argument = placed[at];
	return argument && placed.slice(0, at + 1).every((one) => !one.spread)
		? { span: argument.value.span, before: '', after: '', notation: 'python' }
		: undefined;
}

/** A name that is given by its position is replaced there. */
function positional(row: Signature, call: Call, name: Given | undefined): Slot | undefined {
	const at = row.optionsAt?.filename;
	const argument = at === undefined ? undefined : call.arguments.filter((one) => one.name === undefined)[at];
	const literal = argument && name?.state === 'known' && argument.value.kind === 'literal';
	return literal && call.arguments.every((one) => one.name !== 'filename')
		? { span: argument.value.span, before: '', after: '', notation: 'python' }
		: undefined;
}

function assign<K extends string, V>(record: Partial<Record<K, V>>, key: K, value: V | undefined): void {
	if (value !== undefined) {
		record[key] = value;
	}
}

function revisionOf(flow: Flow, { call, row, keywords, named, use, at }: Loading): Given {
	if (named.revision !== undefined) {
		const start = Math.min(use.start + (named.revisionAt ?? 0), use.end);
		const end = Math.min(start + named.revision.length, use.end);
		return { state: 'known', value: named.revision, span: { start, end } };
	}
	const keys = revisionKey(row, at) ?? [];
	for (const key of typeof keys === 'string' ? [keys] : keys) {
		const said = given(keywords, key, flow);
		if (said.state !== 'absent') {
			return said;
		}
	}
	return row.revisionAt === undefined ? absent : givenAt(call, row.revisionAt, flow);
}
