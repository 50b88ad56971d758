import { broken } from './output';

/** Codes up to this length are looked up at once. */
const quick = 9;
const longest = 15;

/** A Huffman code of deflate (RFC 1951, 3.2.2). */
export interface Code {
	/** By the next nine bits: symbol times 16 plus length; 0 for a longer code. */
	readonly table: Uint16Array;
	/** How many codes there are of each length. */
	readonly counts: Uint16Array;
	/** Symbols by length, then by number. */
	readonly symbols: Uint16Array;
}

/** The code whose symbols have these lengths; 0 for one that does not occur. Throws `Truncated` for too many. */
export function codeOf(lengths: Uint8Array): Code {
	const counts = new Uint16Array(longest + 1);
	for (const length of lengths) {
		counts[length] = (counts[length] ?? 0) + 1;
	}
	counts[0] = 0;
	const next = new Uint32Array(longest + 2);
	const places = new Uint16Array(longest + 2);
	for (let length = 1; length <= longest; length += 1) {
		const count = counts[length] ?? 0;
		if ((next[length] ?? 0) + count > 1 << length) {
			throw broken();
		}
		next[length + 1] = ((next[length] ?? 0) + count) * 2;
		places[length + 1] = (places[length] ?? 0) + count;
	}
	const table = new Uint16Array(1 << quick);
	const symbols = new Uint16Array(lengths.length);
	for (const [symbol, length] of lengths.entries()) {
		if (length === 0) {
			continue;
		}
		const place = places[length] ?? 0;
		const code = next[length] ?? 0;
		symbols[place] = symbol;
		places[length] = place + 1;
		next[length] = code + 1;
		if (length <= quick) {
			// Codes stand in the stream from their highest bit on, all else from the lowest.
			for (let at = reversed(code, length); at < table.length; at += 1 << length) {
				table[at] = symbol * 16 + length;
			}
		}
	}
	return { table, counts, symbols };
}

function reversed(code: number, length: number): number {
	let result = 0;
	for (let bit = 0; bit < length; bit += 1) {
		result = result * 2 + ((code >> bit) & 1);
	}
	return result;
}

/** Bits from the lowest of each byte on, of bytes that arrive in pieces. */
export class Bits {
	private bytes: Uint8Array = new Uint8Array();
	private at = 0;
	private held = 0;
	private count = 0;
	private last = false;

	feed(bytes: Uint8Array, last: boolean): void {
		const rest = this.bytes.subarray(this.at);
		this.bytes = new Uint8Array(rest.length + bytes.length);
		this.bytes.set(rest);
		this.bytes.set(bytes, rest.length);
		this.at = 0;
		this.last = last;
	}

	/** Whether so many bytes are at hand, or all that will come. */
	has(count: number): boolean {
		return this.last || this.unused >= count;
	}

	/** Whole bytes that were fed and not used. */
	get unused(): number {
		return this.bytes.length - this.at + (this.count >> 3);
	}

	/** At most 16 bits. */
	read(bits: number): number {
		this.fill(bits);
		const value = this.held & ((1 << bits) - 1);
		this.drop(bits);
		return value;
	}

	symbol({ table, counts, symbols }: Code): number {
		this.fill(1);
		const entry = table[this.held & (table.length - 1)] ?? 0;
		if (entry !== 0) {
			this.drop(entry & 15);
			return entry >> 4;
		}
		let code = 0;
		let first = 0;
		let index = 0;
		for (let length = 1; length <= longest; length += 1) {
			code += this.read(1);
			const count = counts[length] ?? 0;
			if (code - count < first) {
				return symbols[index + code - first] ?? 0;
			}
			index += count;
			first = (first + count) * 2;
			code *= 2;
		}
		throw broken();
	}

	/** To the next byte. */
	align(): void {
		this.drop(this.count & 7);
	}

	private fill(bits: number): void {
		while (this.count <= 24 && this.at < this.bytes.length) {
			this.held |= (this.bytes[this.at] ?? 0) << this.count;
			this.at += 1;
			this.count += 8;
		}
		if (this.count < bits) {
			throw broken();
		}
	}

	private drop(bits: number): void {
		if (bits > this.count) {
			throw broken();
		}
		this.held = bits === 32 ? 0 : this.held >>> bits;
		this.count -= bits;
	}
}
