import type { Call, Value } from './values';

/**
 * The call that a call makes of its arguments, for functions on the list that do: `copyreg.__newobj__(cls, *args)` makes
 * a `cls` of `args`. It is judged as if it stood there itself.
 */
export function handedOn({ callee, items }: Call): Call | undefined {
	const [first, second, third] = items;
	switch (callee.kind === 'import' ? callee.path : '') {
		case 'torch._tensor._rebuild_from_type_v2':
			return handed(first, third);
		case 'copyreg.__newobj__':
			return first && made(first, items.slice(1));
		case 'copyreg.__newobj_ex__':
		case 'dill._dill._create_array':
			return handed(first, second);
		case 'copyreg._reconstructor':
			return second?.kind === 'import' ? made(second, third ? [third] : []) : undefined;
		default:
			return undefined;
	}
}

function handed(callee: Value | undefined, given: Value | undefined): Call | undefined {
	return callee && made(callee, given?.kind === 'tuple' ? given.items : []);
}

function made(callee: Value, items: Value[]): Call {
	return { kind: 'call', callee, items, argumentCount: items.length };
}
