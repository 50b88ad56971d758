/** Bytes of files, written piece by piece. Text becomes UTF-8. */
export type Piece = Uint8Array | string | readonly number[];

const encoder = new TextEncoder();

/** A text as UTF-8; lone surrogates become U+FFFD. */
export function textBytes(text: string): Uint8Array {
	// Most texts are a few plain letters, for which the encoder takes longer than this.
	if (text.length > 40) {
		return encoder.encode(text);
	}
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > 0x7f) {
			return encoder.encode(text);
		}
		bytes[at] = code;
	}
	return bytes;
}

/** Pieces one after another. */
export function join(...pieces: readonly Piece[]): Uint8Array {
	const parts = pieces.map((piece) =>
		typeof piece === 'string'
			? textBytes(piece)
			: piece instanceof Uint8Array
				? piece
				: Uint8Array.from(piece),
	);
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** A whole number in `size` bytes, little-endian; what does not fit is cut off. */
export function little(value: number | bigint, size: number): Uint8Array {
	const bytes = new Uint8Array(size);
	let rest = typeof value === 'number' && value >= 0 ? value : BigInt.asUintN(64, BigInt(value));
	for (let at = 0; at < size; at++) {
		if (typeof rest === 'bigint') {
			bytes[at] = Number(rest & 0xffn);
			rest >>= 8n;
		} else {
			bytes[at] = rest % 256;
			rest = Math.floor(rest / 256);
		}
	}
	return bytes;
}

/** The same, big-endian. */
export function big(value: number | bigint, size: number): Uint8Array {
	return little(value, size).reverse();
}

/** Numbers at the borders of what fields hold: lengths that lie. */
export const extremes: readonly bigint[] = [
	0n,
	1n,
	0x7fn,
	0xffn,
	0x7fffn,
	0xffffn,
	0x7fff_ffffn,
	0x8000_0000n,
	0xffff_ffffn,
	0x1_0000_0000n,
	2n ** 53n,
	2n ** 62n,
	2n ** 63n,
	2n ** 64n - 1n,
];
