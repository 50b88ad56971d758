const modulus = 65_521;
/** So many bytes can be summed before the sums must be reduced. */
const run = 5552;

/** The Adler-32 of zlib over pieces: pass on what came out for the piece before, 1 for the first. */
export function adler32(bytes: Uint8Array, before = 1): number {
	let low = before & 0xffff;
	let high = before >>> 16;
	for (let start = 0; start < bytes.length; start += run) {
		for (const byte of bytes.subarray(start, start + run)) {
			low += byte;
			high += low;
		}
		low %= modulus;
		high %= modulus;
	}
	return high * 0x1_0000 + low;
}
