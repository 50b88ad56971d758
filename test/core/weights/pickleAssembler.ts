/** A pickle out of pieces: a character is one byte, a number is one byte. */
export function pickled(...pieces: readonly (string | number | Uint8Array)[]): Uint8Array {
	const parts = pieces.map((piece) =>
		typeof piece === 'number'
			? Uint8Array.of(piece)
			: typeof piece === 'string'
				? Uint8Array.from(piece, (character) => character.charCodeAt(0))
				: piece,
	);
	const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** Little-endian, so many bytes. */
export function number(value: number | bigint, length: number): Uint8Array {
	const bytes = new Uint8Array(length);
	let rest = BigInt.asUintN(64, BigInt(value));
	for (let at = 0; at < length; at++) {
		bytes[at] = Number(rest & 0xffn);
		rest >>= 8n;
	}
	return bytes;
}

const utf8 = new TextEncoder();

/** PROTO. */
export const proto = (version: number): Uint8Array => pickled(0x80, version);
/** SHORT_BINUNICODE, protocol 4. */
export function short(text: string): Uint8Array {
	const bytes = utf8.encode(text);
	return pickled(0x8c, bytes.length, bytes);
}
/** BINUNICODE. */
export function long(text: string): Uint8Array {
	const bytes = utf8.encode(text);
	return pickled('X', number(bytes.length, 4), bytes);
}
/** BINBYTES. */
export const raw = (bytes: Uint8Array): Uint8Array => pickled('B', number(bytes.length, 4), bytes);
/** SHORT_BINBYTES. */
export const shortRaw = (bytes: Uint8Array): Uint8Array => pickled('C', bytes.length, bytes);
/** GLOBAL. */
export const global = (module: string, name: string): string => `c${module}\n${name}\n`;
/** How a tensor begins that `_rebuild_tensor_v2` makes, up to its storage of so many floats (0 to 255). */
export const tensorOn = (count: number): Uint8Array =>
	pickled(
		global('torch._utils', '_rebuild_tensor_v2'),
		'((',
		long('storage'),
		global('torch', 'FloatStorage'),
		long('0'),
		long('cpu'),
		'K',
		count,
		'tQ',
	);
/** Two short texts and STACK_GLOBAL. */
export const stackGlobal = (module: string, name: string): Uint8Array =>
	pickled(short(module), short(name), 0x93);
/** MEMOIZE. */
export const memoize = 0x94;
/** STACK_GLOBAL alone. */
export const resolve = 0x93;
/** NEWOBJ. */
export const newObject = 0x81;
/** TUPLE1. */
export const tuple1 = 0x85;
/** A call of `os.system` in protocol 0: what all the payloads here are. */
export const payload = "cos\nsystem\n(S'echo'\ntR.";
