// Calls that are given a function and what it shall be called with: `partial(AutoModel.from_pretrained, "org/name")`.
import type { Call, Expression } from '../syntax/shapes';
import { lastName } from './parts';
import type { Signature } from './signatures/signature';

/** What hands on all that stands behind the function, with keywords. */
const handing = new Set(['partial', 'Partial', 'submit', 'to_thread', 'builds']);

/** A call that another one makes, and what of a row it is asked by. */
export interface HandedCall {
	readonly call: Call;
	as(row: Signature): Signature;
}

/**
 * The call of the function that `call` is given; undefined where it is given none. It stands where `call` stands, so that
 * a keyword which is written there reaches it.
 */
export function handedCall(call: Call): HandedCall | undefined {
	const name = lastName(call.callee) ?? '';
	// MMEngine builds what its configurations write as `dict(type=AutoModel.from_pretrained, …)`.
	const type = name === 'dict' ? call.arguments.find((one) => one.name === 'type')?.value : undefined;
	if (type && isFunction(type)) {
		const given = call.arguments.filter((one) => one.name !== 'type');
		return { call: { ...call, callee: type, arguments: given }, as: (row) => row };
	}
	const [first, second] = call.arguments;
	if (!first || !second || first.name !== undefined || first.spread) {
		return undefined;
	}
	if (!isFunction(first.value)) {
		return undefined;
	}
	const handed = { ...call, callee: first.value };
	if (handing.has(name)) {
		return { call: { ...handed, arguments: call.arguments.slice(1) }, as: (row) => row };
	}
	// `map(AutoModel.from_pretrained, ["org/one", "org/two"])`: each of the items, and nothing else.
	return name === 'map' ? { call: { ...handed, arguments: [second] }, as: alone } : undefined;
}

const isFunction = ({ kind }: Expression): boolean => kind === 'name' || kind === 'member';

/** A row as it is asked where no keyword can be given. */
const alone = ({ revision: _, revisionAt: __, options: ___, ...row }: Signature): Signature => ({
	...row,
	ids: row.ids.map((one) => ({ ...one, revision: false })),
	takes: 'no',
});
