// The keywords of a call, also those that a dictionary or an options object holds, and what they say.
import * as l10n from '@vscode/l10n';
import type { Argument as Given, Span } from '../reference';
import type { Argument, Call, Expression } from '../syntax/shapes';
import type { Flow } from './flow';
import { lastName } from './parts';
import type { ArgumentAt, Signature } from './signatures/signature';
import { reasonText } from './unknowns';

export interface Placed {
	readonly value: Expression;
	/** What stands for it in the call; the value itself may be written in another file. */
	readonly use: Span;
}

interface Keyword extends Placed {
	readonly name: string;
}

export interface Keywords {
	readonly list: readonly Keyword[];
	/** There may be more that cannot be read: `**kwargs`, options in a variable from elsewhere. */
	readonly open?: Span;
}

/** The keywords of a call; those behind `**name` and in an options object too, when the file says what they are. */
export function keywordsOf(call: Call, row: Pick<Signature, 'keysAt'>, flow: Flow): Keywords {
	const list: Keyword[] = [];
	let open: Span | undefined;
	const seen = new Set<Expression>();
	const fromDict = (value: Expression, use: Span) => {
		for (const one of flow.follow(value)) {
			// `options = { ...options, … }` holds itself.
			if (seen.has(one)) {
				continue;
			}
			seen.add(one);
			if (isNothing(one)) {
				continue;
			}
			if (one.kind !== 'dict') {
				open = use;
				continue;
			}
			for (const entry of one.entries) {
				const inside = flow.fileOf(entry.value) ? use : entry.value.span;
				if (entry.spread) {
					fromDict(entry.value, inside);
				} else if (entry.name !== undefined) {
					list.push({ name: entry.name, value: entry.value, use: inside });
				} else {
					open = use;
				}
			}
		}
	};
	for (const argument of call.arguments) {
		if (argument.name !== undefined) {
			list.push({ name: argument.name, value: argument.value, use: argument.value.span });
		} else if (argument.spread === 'dict') {
			fromDict(argument.value, argument.value.span);
		}
	}
	const options = row.keysAt === undefined ? undefined : call.arguments[row.keysAt];
	if (options) {
		fromDict(options.value, options.value.span);
	}
	return { list, ...(open ? { open } : {}) };
}

/** `null`, `undefined`, `None`: options that say nothing. */
export const isNothing = (value: Expression): boolean => value.kind === 'literal' && value.value === null;

/** The keywords of what a keyword holds: the entries of a dictionary, the arguments of a call. */
function keywordsWithin({ value, use }: Placed, flow: Flow): Keywords {
	const held = flow.follow(value);
	const list = held.flatMap((one): readonly Keyword[] =>
		one.kind === 'dict'
			? one.entries.flatMap((entry) =>
					entry.name === undefined
						? []
						: [
								{
									name: entry.name,
									value: entry.value,
									use: flow.fileOf(entry.value) ? use : entry.value.span,
								},
							],
				)
			: one.kind === 'call'
				? one.arguments.flatMap((argument) =>
						argument.name === undefined
							? []
							: [{ name: argument.name, value: argument.value, use: argument.value.span }],
					)
				: [],
	);
	const open = held.some(
		(one) =>
			(one.kind === 'dict' && one.entries.some((entry) => entry.spread)) ||
			// A class or `dict` holds what it is given; any other function may give back anything.
			(one.kind === 'call' && !/^(?:[A-Z]|dict$)/.test(lastName(one.callee) ?? '')) ||
			!['dict', 'call', 'literal'].includes(one.kind),
	);
	return { list, ...(open ? { open: use } : {}) };
}

export function argumentsAt(
	call: Call,
	keywords: Keywords,
	at: ArgumentAt,
	row: Pick<Signature, 'keysAt'>,
): Placed[] {
	const named = keywords.list.filter((one) => at.keys?.includes(one.name));
	if (named.length > 0 || at.at === undefined || at.at === row.keysAt) {
		return named;
	}
	const placed: Argument[] = call.arguments.filter((one) => one.name === undefined);
	if (placed.slice(0, at.at + 1).some((one) => one.spread)) {
		return [];
	}
	const argument = placed[at.at];
	return argument ? [{ value: argument.value, use: argument.value.span }] : [];
}

/** One for all: of most options a call says nothing. */
export const absent: Given = Object.freeze({ state: 'absent' });

/** What the call says for a keyword. Several possible values are no known value. */
export function given(keywords: Keywords, key: string, flow: Flow): Given {
	const border = key.indexOf('.');
	if (border !== -1) {
		const outer = keywords.list.filter((one) => one.name === key.slice(0, border)).at(-1);
		return outer ? given(keywordsWithin(outer, flow), key.slice(border + 1), flow) : absent;
	}
	const argument = keywords.list.filter((one) => one.name === key).at(-1);
	if (!argument) {
		return keywords.open
			? {
					state: 'unknown',
					span: keywords.open,
					reason: l10n.t('more arguments are passed on from elsewhere'),
				}
			: absent;
	}
	return saying(argument, flow);
}

/** What the call says at a position: `hf_hub_download("org/name", "model.bin")`. */
export function givenAt({ arguments: all }: Call, index: number, flow: Flow): Given {
	const placed = all.filter((one) => one.name === undefined);
	const spread = placed.slice(0, index + 1).find((one) => one.spread);
	if (spread) {
		const reason = l10n.t('more arguments are passed on from elsewhere');
		return { state: 'unknown', span: spread.span, reason };
	}
	const argument = placed[index];
	return argument ? saying({ value: argument.value, use: argument.value.span }, flow) : absent;
}

/** What an argument says. Several possible values are no known value. */
export function saying(argument: Placed, flow: Flow): Given {
	const span = argument.use;
	const { origins, literals, open, reason: why } = flow.values(argument.value);
	let value: string | boolean | number | null | undefined;
	let several = false;
	const take = (one: string | boolean | number | null) => {
		several ||= value !== undefined && value !== one;
		value = one;
	};
	for (const { text } of origins) {
		take(text);
	}
	literals.forEach(take);
	if (open || several || value === undefined || typeof value === 'number') {
		const reason = several ? l10n.t('it may have several values') : reasonText(why ?? 'expression');
		return { state: 'unknown', span, reason };
	}
	return { state: 'known', value, span };
}
