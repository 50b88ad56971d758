/** A table of remainders by the first bits of a byte, each of two halves of 32 bits. */
const table64 = Array.from({ length: 256 }, (_, byte) => {
	let [high, low] = [0, byte];
	for (let bit = 0; bit < 8; bit += 1) {
		const odd = low & 1;
		low = (low >>> 1) | (high << 31);
		high >>>= 1;
		if (odd) {
			low ^= 0xd787_0f42;
			high ^= 0xc96c_5795;
		}
	}
	return [high, low] as const;
});

/** The CRC-64 of xz, the lower half first. */
export function crc64(bytes: Uint8Array): readonly [low: number, high: number] {
	let high = -1;
	let low = -1;
	for (const byte of bytes) {
		const [above = 0, below = 0] = table64[(low ^ byte) & 0xff] ?? [];
		low = ((low >>> 8) | (high << 24)) ^ below;
		high = (high >>> 8) ^ above;
	}
	return [~low >>> 0, ~high >>> 0];
}

const tableOfBzip2 = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte << 24;
	for (let bit = 0; bit < 8; bit += 1) {
		value = value < 0 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
	}
	return value;
});

/** The CRC-32 of bzip2, which takes the bits of each byte the other way round. */
export function crcOfBzip2(bytes: Uint8Array): number {
	let value = -1;
	for (const byte of bytes) {
		value = (value << 8) ^ (tableOfBzip2[(value >>> 24) ^ byte] ?? 0);
	}
	return ~value >>> 0;
}
