/** The unsigned 16-bit number at `at`, least byte first; 0 for bytes behind the end. */
export function u16(bytes: Uint8Array, at: number): number {
	return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100;
}

/** The unsigned 32-bit number at `at`, least byte first. */
export function u32(bytes: Uint8Array, at: number): number {
	return u16(bytes, at) + u16(bytes, at + 2) * 0x1_0000;
}

/** The unsigned 64-bit number at `at`, least byte first: rounded beyond 2^53, where it is larger than any file. */
export function u64(bytes: Uint8Array, at: number): number {
	return u32(bytes, at) + u32(bytes, at + 4) * 0x1_0000_0000;
}
