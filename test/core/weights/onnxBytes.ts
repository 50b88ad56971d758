/** Builders of Protocol Buffers and of ONNX messages, byte by byte, for tests. */

/** A number as a varint. */
export function varint(value: number | bigint): readonly number[] {
	const bytes: number[] = [];
	let rest = BigInt(value);
	do {
		bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
		rest >>= 7n;
	} while (rest > 0n);
	return bytes;
}

/** A field that holds a number. */
export function num(field: number, value: number | bigint): readonly number[] {
	return [...varint(field * 8), ...varint(value)];
}

/** A field that holds a text, bytes or a message. */
export function len(field: number, ...content: readonly (string | readonly number[])[]): readonly number[] {
	const bytes = content.flatMap((piece) =>
		typeof piece === 'string' ? [...new TextEncoder().encode(piece)] : [...piece],
	);
	return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
}

/** What a node contains; its attributes are the bytes of AttributeProto messages. */
export function node(
	operator: string,
	{
		domain,
		attributes = [],
	}: { readonly domain?: string; readonly attributes?: readonly (readonly number[])[] } = {},
): readonly number[] {
	return [
		...len(1, 'x'),
		...len(2, 'y'),
		...len(4, operator),
		...attributes.flatMap((attribute) => len(5, attribute)),
		...(domain === undefined ? [] : len(7, domain)),
	];
}

/** A tensor of F32 whose bytes stand in it. */
export function inline(count = 2, raw = count * 4): readonly number[] {
	return [...num(1, count), ...num(2, 1), ...len(8, 'w'), ...len(9, new Array<number>(raw).fill(0))];
}

/** A tensor whose bytes stand in another file. */
export function external(
	location: string,
	...others: readonly (readonly [string, string])[]
): readonly number[] {
	const entries = [['location', location] as const, ...others];
	return [
		...num(1, 2),
		...num(2, 1),
		...len(8, 'w'),
		...entries.flatMap(([key, value]) => len(13, len(1, key), len(2, value))),
		...num(14, 1),
	];
}

/** What a graph contains. */
export function graph(...fields: readonly (readonly number[])[]): readonly number[] {
	return [...len(1, node('Add')), ...len(2, 'g'), ...fields.flat()];
}

/** A model around a graph, with the standard's operators, and `more` fields of the model. */
export function model(
	inner: readonly number[] = graph(len(5, inline())),
	...more: readonly (readonly number[])[]
) {
	return new Uint8Array([
		...num(1, 10),
		...len(2, 'tests'),
		...len(7, inner),
		...len(8, len(1, ''), num(2, 18)),
		...more.flat(),
	]);
}
