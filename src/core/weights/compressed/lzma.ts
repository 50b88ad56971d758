import { broken, type Input, type Output } from './output';

/** Decodes bits whose probabilities adapt: the lowest layer of LZMA ("LZMA specification", 7-Zip SDK). */
class RangeDecoder {
	private range = 0xffff_ffff;
	private code = 0;

	constructor(private readonly input: Input) {
		if (input.byte() !== 0) {
			throw broken();
		}
		for (let index = 0; index < 4; index += 1) {
			this.code = ((this.code << 8) | input.byte()) >>> 0;
		}
	}

	bit(chances: Uint16Array, at: number): number {
		const chance = chances[at] ?? 1024;
		const bound = (this.range >>> 11) * chance;
		let bit = 0;
		if (this.code < bound) {
			this.range = bound;
			chances[at] = chance + ((2048 - chance) >> 5);
		} else {
			this.range -= bound;
			this.code -= bound;
			chances[at] = chance - (chance >> 5);
			bit = 1;
		}
		this.refill();
		return bit;
	}

	/** Bits without a model, highest first. */
	direct(count: number): number {
		let value = 0;
		for (let index = 0; index < count; index += 1) {
			this.range = this.range >>> 1;
			const bit = this.code >= this.range ? 1 : 0;
			this.code -= bit * this.range;
			this.refill();
			value = value * 2 + bit;
		}
		return value;
	}

	/** A number of so many bits, highest first, along a tree of chances. */
	tree(chances: Uint16Array, bits: number, offset = 0): number {
		let node = 1;
		for (let index = 0; index < bits; index += 1) {
			node = node * 2 + this.bit(chances, offset + node);
		}
		return node - (1 << bits);
	}

	/** The same, lowest bit first. */
	reverseTree(chances: Uint16Array, bits: number, offset = 0): number {
		let node = 1;
		let value = 0;
		for (let index = 0; index < bits; index += 1) {
			const bit = this.bit(chances, offset + node);
			node = node * 2 + bit;
			value += bit << index;
		}
		return value;
	}

	private refill(): void {
		if (this.range < 0x100_0000) {
			this.range = (this.range << 8) >>> 0;
			this.code = ((this.code << 8) | this.input.byte()) >>> 0;
		}
	}
}

const chances = (count: number) => new Uint16Array(count).fill(1024);

/** How long a match is: 2 to 273 bytes. */
class Lengths {
	private readonly choice = chances(2);
	private readonly low = chances(16 * 8);
	private readonly middle = chances(16 * 8);
	private readonly high = chances(256);

	read(decoder: RangeDecoder, place: number): number {
		if (decoder.bit(this.choice, 0) === 0) {
			return 2 + decoder.tree(this.low, 3, place * 8);
		}
		return decoder.bit(this.choice, 1) === 0
			? 10 + decoder.tree(this.middle, 3, place * 8)
			: 18 + decoder.tree(this.high, 8);
	}
}

/** The three numbers that say how much context the chances have, from the byte that holds them. */
export function contextOf(byte: number): {
	readonly literal: number;
	readonly low: number;
	readonly place: number;
} {
	if (byte >= 9 * 5 * 5) {
		throw broken();
	}
	return { literal: byte % 9, low: Math.floor(byte / 9) % 5, place: Math.floor(byte / 45) };
}

/** Everything that LZMA remembers from one symbol to the next. */
export class Lzma {
	private state = 0;
	private distances: [number, number, number, number] = [1, 1, 1, 1];
	private readonly match = chances(12 * 16);
	private readonly repeat = chances(12);
	private readonly repeats = [chances(12), chances(12), chances(12)] as const;
	private readonly long = chances(12 * 16);
	private readonly slots = chances(4 * 64);
	private readonly special = chances(128);
	private readonly align = chances(16);
	private readonly lengths = new Lengths();
	private readonly repeatLengths = new Lengths();
	private readonly literals: Uint16Array;

	constructor(private readonly context: ReturnType<typeof contextOf>) {
		this.literals = chances(0x300 << (context.literal + context.low));
	}

	/** Decodes `count` bytes, or to the end mark. Copies nothing from before `start` of the output. */
	decode(input: Input, output: Output, count: number, start: number): void {
		const decoder = new RangeDecoder(input);
		const end = output.length + count;
		const places = (1 << this.context.place) - 1;
		while (output.length < end) {
			const place = (output.length - start) & places;
			if (decoder.bit(this.match, this.state * 16 + place) === 0) {
				this.literal(decoder, output, start);
				continue;
			}
			const length = this.matched(decoder, place);
			if (length === undefined) {
				return;
			}
			output.copy(this.distances[0], Math.min(length, end - output.length), start);
		}
	}

	private literal(decoder: RangeDecoder, output: Output, start: number): void {
		const { literal, low } = this.context;
		const before = output.length > start ? output.back(1) : 0;
		const place = ((output.length - start) & ((1 << low) - 1)) << literal;
		const offset = 0x300 * (place + (before >> (8 - literal)));
		let node = 1;
		if (this.state >= 7) {
			let matched = output.back(this.distances[0]);
			while (node < 0x100) {
				const expected = (matched >> 7) & 1;
				matched = (matched << 1) & 0xff;
				const bit = decoder.bit(this.literals, offset + ((1 + expected) << 8) + node);
				node = node * 2 + bit;
				if (bit !== expected) {
					break;
				}
			}
		}
		while (node < 0x100) {
			node = node * 2 + decoder.bit(this.literals, offset + node);
		}
		output.push(node & 0xff);
		this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6;
	}

	/** Reads a match; its length, and its distance is the first of `distances`. Undefined at the end mark. */
	private matched(decoder: RangeDecoder, place: number): number | undefined {
		const { state } = this;
		const [first, second, third, fourth] = this.distances;
		if (decoder.bit(this.repeat, state) === 0) {
			const length = this.lengths.read(decoder, place);
			const distance = this.distance(decoder, Math.min(length - 2, 3));
			this.state = state < 7 ? 7 : 10;
			this.distances = [distance + 1, first, second, third];
			return distance === 0xffff_ffff ? undefined : length;
		}
		if (decoder.bit(this.repeats[0], state) === 0) {
			if (decoder.bit(this.long, state * 16 + place) === 0) {
				this.state = state < 7 ? 9 : 11;
				return 1;
			}
		} else if (decoder.bit(this.repeats[1], state) === 0) {
			this.distances = [second, first, third, fourth];
		} else if (decoder.bit(this.repeats[2], state) === 0) {
			this.distances = [third, first, second, fourth];
		} else {
			this.distances = [fourth, first, second, third];
		}
		this.state = state < 7 ? 8 : 11;
		return this.repeatLengths.read(decoder, place);
	}

	private distance(decoder: RangeDecoder, kind: number): number {
		const slot = decoder.tree(this.slots, 6, kind * 64);
		if (slot < 4) {
			return slot;
		}
		const bits = (slot >> 1) - 1;
		const base = (2 + (slot & 1)) * 2 ** bits;
		if (slot < 14) {
			return base + decoder.reverseTree(this.special, bits, base - slot);
		}
		return base + decoder.direct(bits - 4) * 16 + decoder.reverseTree(this.align, 4);
	}
}
