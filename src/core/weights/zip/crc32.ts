const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit += 1) {
		value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
	}
	return value;
});

/** The CRC-32 of zip and gzip over pieces: pass on what came out for the piece before, 0 for the first. */
export function crc32(bytes: Uint8Array, before = 0): number {
	let value = ~before;
	for (const byte of bytes) {
		value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
	}
	return ~value >>> 0;
}
