const modulus = 65_521;
/** So many bytes can be summed before the sums must be reduced to stay integers of 31 bits, which are the fast ones. */
const run = 2600;

/** The Adler-32 of zlib over pieces: pass on what came out for the piece before, 1 for the first. */
export function adler32(bytes: Uint8Array, before = 1): number {
	let low = before & 0xffff;
	let high = before >>> 16;
	for (let start = 0; start < bytes.length; start += run) {
		const end = Math.min(bytes.length, start + run);
		for (let at = start; at < end; at++) {
			low += bytes[at] as number;
			high += low;
		}
		low %= modulus;
		high %= modulus;
	}
	return high * 0x1_0000 + low;
}
