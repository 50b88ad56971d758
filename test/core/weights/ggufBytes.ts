/** Builders of GGUF files, byte by byte, for tests. */

/** How numbers are written: version 1 has counts of 32 bits; `big` turns the byte order. */
export interface GgufSpelling {
	readonly version?: number;
	readonly big?: boolean;
}

/** A value with its type. */
export interface GgufValue {
	readonly type: number;
	readonly write: (spelling: GgufSpelling) => readonly number[];
}

/** A described tensor. */
export interface GgufTensorOf {
	readonly name: string;
	readonly dims: readonly bigint[];
	readonly type: number;
	readonly offset: bigint;
}

function number(value: bigint, bytes: number, { big = false }: GgufSpelling): readonly number[] {
	const little = Array.from({ length: bytes }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
	return big ? little.reverse() : little;
}

const count = (value: bigint, spelling: GgufSpelling) =>
	number(value, spelling.version === 1 ? 4 : 8, spelling);
const text = (value: string, spelling: GgufSpelling) => {
	const bytes = new TextEncoder().encode(value);
	return [...count(BigInt(bytes.length), spelling), ...bytes];
};

/** A whole number of so many bytes. */
export function whole(type: number, bytes: number, value: bigint): GgufValue {
	return { type, write: (spelling) => number(value, bytes, spelling) };
}

/** A 32-bit count. */
export function u32(value: number): GgufValue {
	return whole(4, 4, BigInt(value));
}

/** A text. */
export function string(value: string): GgufValue {
	return { type: 8, write: (spelling) => text(value, spelling) };
}

/** An array of values of one type, claiming `length` of them. */
export function array(type: number, items: readonly GgufValue[], length = BigInt(items.length)): GgufValue {
	return {
		type: 9,
		write: (spelling) => [
			...number(BigInt(type), 4, spelling),
			...count(length, spelling),
			...items.flatMap((item) => item.write(spelling)),
		],
	};
}

/** A tensor of F32 unless told otherwise. */
export function tensor(
	name: string,
	dims: readonly (number | bigint)[],
	{ type = 0, offset = 0 }: { readonly type?: number; readonly offset?: number | bigint } = {},
): GgufTensorOf {
	return { name, dims: dims.map(BigInt), type, offset: BigInt(offset) };
}

/** A whole file: `data` bytes of numbers stand behind padding to `alignment`. */
export function ggufFile({
	version = 3,
	big = false,
	values = [['general.architecture', string('llama')]],
	tensors = [tensor('w', [8])],
	data = 32,
	alignment = 32,
	valueCount = BigInt(values.length),
	tensorCount = BigInt(tensors.length),
}: GgufSpelling & {
	readonly values?: readonly (readonly [string, GgufValue])[];
	readonly tensors?: readonly GgufTensorOf[];
	readonly data?: number;
	readonly alignment?: number;
	readonly valueCount?: bigint;
	readonly tensorCount?: bigint;
} = {}): Uint8Array {
	const spelling = { version, big };
	const header = [
		...[0x47, 0x47, 0x55, 0x46],
		...number(BigInt(version), 4, spelling),
		...count(tensorCount, spelling),
		...count(valueCount, spelling),
		...values.flatMap(([key, value]) => [
			...text(key, spelling),
			...number(BigInt(value.type), 4, spelling),
			...value.write(spelling),
		]),
		...tensors.flatMap(({ name, dims, type, offset }) => [
			...text(name, spelling),
			...number(BigInt(dims.length), 4, spelling),
			...dims.flatMap((dim) => count(dim, spelling)),
			...number(BigInt(type), 4, spelling),
			...number(offset, 8, spelling),
		]),
	];
	const padding = (alignment - (header.length % alignment)) % alignment;
	return new Uint8Array([...header, ...new Array<number>(padding + data).fill(0)]);
}
