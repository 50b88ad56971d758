import type { Budget } from '../budget';
import { Bits, type Code, codeOf } from './huffman';
import { broken, type Output } from './output';

/** Where the lengths of codes stand in the header of a block. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** Bits behind a symbol for a length from 257 on, and for a distance. */
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBits = [
	0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const lengthBases = basesOf(lengthBits, 3);
const distanceBases = basesOf(distanceBits, 1);
/** What the header of a block may take, and a symbol with its distance. */
const longestHeader = 600;
const longestSymbol = 8;
/** Building the codes of a block costs as much as so many steps, however little stands in it. */
const stepsOfCodes = 100;

const fixed = {
	lengths: codeOf(
		Uint8Array.from({ length: 288 }, (_, symbol) =>
			symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
		),
	),
	distances: codeOf(new Uint8Array(30).fill(5)),
};

/**
 * Unpacks deflate (RFC 1951) piece by piece: as far as it is wanted, from bytes as they come, and with a price for every
 * block, so that no stream of headers takes long.
 */
export class Inflate {
	private readonly bits = new Bits();
	private readonly start: number;
	private final = false;
	private stored = 0;
	private codes: { readonly lengths: Code; readonly distances: Code } | undefined;
	/** The end of the stream was reached. */
	ended = false;

	constructor(
		private readonly output: Output,
		private readonly budget: Budget,
	) {
		this.start = output.length;
	}

	feed(bytes: Uint8Array, last: boolean): void {
		this.bits.feed(bytes, last);
	}

	/** Whole bytes behind what was used. */
	get unused(): number {
		return this.bits.unused;
	}

	/** Unpacks to `end`, or until more bytes are needed. Throws `Truncated` where the stream is broken, `Full` at the limit. */
	run(end: number): void {
		const { bits, output } = this;
		while (output.length < end && !this.ended) {
			if (this.stored > 0) {
				if (!bits.has(1)) {
					return;
				}
				output.push(bits.read(8));
				this.stored -= 1;
			} else if (this.codes) {
				if (!bits.has(longestSymbol)) {
					return;
				}
				this.symbol(this.codes.lengths, this.codes.distances);
			} else if (this.final) {
				bits.align();
				this.ended = true;
			} else if (bits.has(longestHeader)) {
				this.header();
			} else {
				return;
			}
		}
	}

	private symbol(lengths: Code, distances: Code): void {
		const symbol = this.bits.symbol(lengths);
		if (symbol < 256) {
			this.output.push(symbol);
			return;
		}
		if (symbol === 256) {
			this.codes = undefined;
			return;
		}
		const length = this.number(symbol - 257, lengthBases, lengthBits);
		const distance = this.number(this.bits.symbol(distances), distanceBases, distanceBits);
		this.output.copy(distance, length, this.start);
	}

	private number(symbol: number, bases: readonly number[], extra: readonly number[]): number {
		const base = bases[symbol];
		if (base === undefined) {
			throw broken();
		}
		return base + this.bits.read(extra[symbol] ?? 0);
	}

	private header(): void {
		const { bits, budget } = this;
		budget.step();
		this.final = bits.read(1) === 1;
		const kind = bits.read(2);
		if (kind === 0) {
			bits.align();
			const length = bits.read(16);
			if (bits.read(16) !== (length ^ 0xffff)) {
				throw broken();
			}
			this.stored = length;
		} else if (kind === 1) {
			this.codes = fixed;
		} else if (kind === 2) {
			budget.step(stepsOfCodes);
			this.codes = this.readCodes();
		} else {
			throw broken();
		}
	}

	private readCodes(): { readonly lengths: Code; readonly distances: Code } {
		const { bits } = this;
		const lengthCount = bits.read(5) + 257;
		const distanceCount = bits.read(5) + 1;
		const own = new Uint8Array(19);
		for (const symbol of order.slice(0, bits.read(4) + 4)) {
			own[symbol] = bits.read(3);
		}
		const code = codeOf(own);
		const all = new Uint8Array(lengthCount + distanceCount);
		for (let at = 0; at < all.length; ) {
			const symbol = bits.symbol(code);
			if (symbol < 16) {
				all[at] = symbol;
				at += 1;
				continue;
			}
			if (symbol === 16 && at === 0) {
				throw broken();
			}
			const length = symbol === 16 ? (all[at - 1] ?? 0) : 0;
			const count = symbol === 16 ? 3 + bits.read(2) : symbol === 17 ? 3 + bits.read(3) : 11 + bits.read(7);
			if (at + count > all.length) {
				throw broken();
			}
			all.fill(length, at, at + count);
			at += count;
		}
		return { lengths: codeOf(all.subarray(0, lengthCount)), distances: codeOf(all.subarray(lengthCount)) };
	}
}

function basesOf(bits: readonly number[], first: number): readonly number[] {
	let base = first;
	return bits.map((count, index) => {
		const own = base;
		base += 2 ** count;
		// The longest length has a symbol of its own.
		return first === 3 && index === 28 ? 258 : own;
	});
}
