/** The SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
	const bytes = await globalThis.crypto.subtle.digest('SHA-256', utf8(text));
	return toHex(new Uint8Array(bytes));
}

/** Used for all texts that fit: memory for each of thousands would stay with the process. */
const usual = new Uint8Array(1024 * 1024);

/** Good until the next call; a digest takes a copy before it returns. */
function utf8(text: string): Uint8Array<ArrayBuffer> {
	const encoder = new TextEncoder();
	// A unit of UTF-16 takes three bytes at most.
	return text.length * 3 > usual.length
		? encoder.encode(text)
		: usual.subarray(0, encoder.encodeInto(text, usual).written);
}

/** Two digits a byte. */
export function toHex(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
