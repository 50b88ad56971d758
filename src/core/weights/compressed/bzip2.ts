import { crcOfBzip2 } from './checks';
import { broken, type Input, type Output } from './output';

const blockMark = 0x3141_5926_5359;
const endMark = 0x1772_4538_5090;
const longestCode = 20;
const groupSize = 50;
/** Codes and tables of a block cost as much as so many steps, however little stands in it. */
const stepsOfBlock = 2000;

/** Bits from the highest of each byte on. */
class Bits {
	private held = 0;
	private count = 0;

	constructor(readonly input: Input) {}

	read(bits: number): number {
		let value = 0;
		for (let left = bits; left > 0; ) {
			if (this.count === 0) {
				this.held = this.input.byte();
				this.count = 8;
			}
			const taken = Math.min(left, this.count);
			const piece = (this.held >> (this.count - taken)) & ((1 << taken) - 1);
			value = value * 2 ** taken + piece;
			this.count -= taken;
			left -= taken;
		}
		return value;
	}

	/** To the next byte. */
	align(): void {
		this.count = 0;
	}
}

/** A code of Huffman in its canonical form: symbols by length, then by number. */
interface Code {
	/** By length: the number behind the largest code, and what to add to a code for its place in `symbols`. */
	readonly limits: readonly number[];
	readonly offsets: readonly number[];
	readonly symbols: readonly number[];
}

/** Decodes `.bz2` streams one behind the other. */
export function unpackBzip2(input: Input, output: Output): void {
	while (input.left > 0) {
		const [b, z, h, level = 0] = input.take(4);
		if (b !== 0x42 || z !== 0x5a || h !== 0x68 || level < 0x31 || level > 0x39) {
			throw broken();
		}
		const bits = new Bits(input);
		const most = (level - 0x30) * 100_000;
		let sum = 0;
		for (let mark = bits.read(48); mark !== endMark; mark = bits.read(48)) {
			if (mark !== blockMark) {
				throw broken();
			}
			sum = ((sum << 1) | (sum >>> 31)) ^ unpackBlock(bits, output, most);
		}
		if (bits.read(32) !== sum >>> 0) {
			throw broken();
		}
		bits.align();
	}
}

/** The block's checksum, which is right. */
function unpackBlock(bits: Bits, output: Output, most: number): number {
	output.step(stepsOfBlock);
	const stated = bits.read(32);
	const start = output.length;
	if (bits.read(1) === 1) {
		// Randomised blocks have not been written since 1997.
		throw broken();
	}
	const origin = bits.read(24);
	const symbols = usedBytes(bits);
	const codeCount = bits.read(3);
	const selectorCount = bits.read(15);
	if (codeCount < 2 || codeCount > 6 || selectorCount < 1 || symbols.length === 0) {
		throw broken();
	}
	const order = Array.from({ length: codeCount }, (_, index) => index);
	const selectors: number[] = [];
	for (let index = 0; index < selectorCount; index += 1) {
		let place = 0;
		while (bits.read(1) === 1) {
			place += 1;
			if (place >= codeCount) {
				throw broken();
			}
		}
		const [chosen = 0] = order.splice(place, 1);
		order.unshift(chosen);
		selectors.push(chosen);
	}
	const codes = Array.from({ length: codeCount }, () => readCode(bits, symbols.length + 2));
	writeRuns(sorted(unpackSymbols(bits, symbols, selectors, codes, most), origin), output);
	if (crcOfBzip2(output.bytes.subarray(start)) !== stated) {
		throw broken();
	}
	return stated;
}

function usedBytes(bits: Bits): number[] {
	const groups = bits.read(16);
	const used: number[] = [];
	for (let group = 0; group < 16; group += 1) {
		const members = groups & (0x8000 >> group) ? bits.read(16) : 0;
		for (let index = 0; index < 16; index += 1) {
			if (members & (0x8000 >> index)) {
				used.push(group * 16 + index);
			}
		}
	}
	return used;
}

function readCode(bits: Bits, count: number): Code {
	const lengths: number[] = [];
	let length = bits.read(5);
	for (let symbol = 0; symbol < count; symbol += 1) {
		while (bits.read(1) === 1) {
			length += bits.read(1) === 0 ? 1 : -1;
			if (length < 1 || length > longestCode) {
				throw broken();
			}
		}
		lengths.push(length);
	}
	const limits: number[] = [];
	const offsets: number[] = [];
	const symbols: number[] = [];
	let code = 0;
	for (let size = 0; size <= longestCode; size += 1) {
		offsets.push(symbols.length - code);
		for (const [symbol, own] of lengths.entries()) {
			if (own === size && size > 0) {
				symbols.push(symbol);
				code += 1;
			}
		}
		limits.push(code);
		code *= 2;
	}
	return { limits, offsets, symbols };
}

function readSymbol(bits: Bits, { limits, offsets, symbols }: Code): number {
	let code = 0;
	for (let size = 1; size <= longestCode; size += 1) {
		code = code * 2 + bits.read(1);
		if (code < (limits[size] ?? 0)) {
			return symbols[code + (offsets[size] ?? 0)] ?? -1;
		}
	}
	throw broken();
}

/** The block's bytes before they are put in order: runs, and places in a list that moves what was used to the front. */
function unpackSymbols(
	bits: Bits,
	symbols: number[],
	selectors: readonly number[],
	codes: readonly Code[],
	most: number,
): Uint8Array {
	let block = new Uint8Array(Math.min(most, 16 * 1024));
	const recent = [...symbols];
	const end = symbols.length + 1;
	let length = 0;
	let run = 0;
	let weight = 1;
	for (let index = 0; ; index += 1) {
		const code = codes[selectors[Math.floor(index / groupSize)] ?? -1];
		if (!code) {
			throw broken();
		}
		const symbol = readSymbol(bits, code);
		if (symbol === 0 || symbol === 1) {
			run += weight * (symbol + 1);
			weight *= 2;
			if (run > most) {
				throw broken();
			}
			continue;
		}
		if (length + run > most) {
			throw broken();
		}
		if (length + run >= block.length) {
			const larger = new Uint8Array(Math.min(most + 1, Math.max(block.length * 2, length + run + 1)));
			larger.set(block);
			block = larger;
		}
		block.fill(recent[0] ?? 0, length, length + run);
		length += run;
		run = 0;
		weight = 1;
		if (symbol === end) {
			return block.subarray(0, length);
		}
		const [byte] = recent.splice(symbol - 1, 1);
		if (byte === undefined || length >= most) {
			throw broken();
		}
		recent.unshift(byte);
		block[length] = byte;
		length += 1;
	}
}

/** Undoes the transform of Burrows and Wheeler. */
function sorted(block: Uint8Array, origin: number): Uint8Array {
	if (origin >= block.length) {
		throw broken();
	}
	const starts = new Uint32Array(257);
	for (const byte of block) {
		starts[byte + 1] = (starts[byte + 1] ?? 0) + 1;
	}
	for (let byte = 0; byte < 256; byte += 1) {
		starts[byte + 1] = (starts[byte + 1] ?? 0) + (starts[byte] ?? 0);
	}
	const next = new Uint32Array(block.length);
	for (const [index, byte] of block.entries()) {
		const place = starts[byte] ?? 0;
		next[place] = index;
		starts[byte] = place + 1;
	}
	const bytes = new Uint8Array(block.length);
	let at = next[origin] ?? 0;
	for (let index = 0; index < bytes.length; index += 1) {
		bytes[index] = block[at] ?? 0;
		at = next[at] ?? 0;
	}
	return bytes;
}

/** After four equal bytes stands how many more of them follow. */
function writeRuns(bytes: Uint8Array, output: Output): void {
	let equal = 0;
	let before = -1;
	for (const byte of bytes) {
		if (equal === 4) {
			for (let index = 0; index < byte; index += 1) {
				output.push(before);
			}
			equal = 0;
			before = -1;
			continue;
		}
		equal = byte === before ? equal + 1 : 1;
		before = byte;
		output.push(byte);
	}
}
