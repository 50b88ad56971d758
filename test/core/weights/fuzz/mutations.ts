import type { Random } from './random';
import { big, extremes, join, little } from './wire';

/** Larger inputs would measure reading, not judging. */
const longest = 200_000;

/** The bytes with one to eight small changes, as damage and malice make them. */
export function mutated(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
	let changed = Uint8Array.from(bytes);
	for (let times = 1 + random.below(random.chance(0.7) ? 3 : 8); times > 0; times--) {
		changed = Uint8Array.from(random.pick(mutations)(random, changed, other).subarray(0, longest));
	}
	return changed;
}

type Mutation = (random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array;

const mutations: readonly Mutation[] = [
	function flipBit(random, bytes) {
		if (bytes.length > 0) {
			const at = random.below(bytes.length);
			bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
		}
		return bytes;
	},
	function replaceByte(random, bytes) {
		if (bytes.length > 0) {
			bytes[random.below(bytes.length)] = random.pick([0, 1, 10, 0x2e, 0x7f, 0x80, 0xff, random.below(256)]);
		}
		return bytes;
	},
	function overwriteNumber(random, bytes) {
		const size = random.pick([2, 4, 8]);
		const number = random.chance(0.7) ? random.pick(extremes) : BigInt(bytes.length + random.below(17) - 8);
		const written = (random.chance(0.8) ? little : big)(number < 0n ? 0n : number, size);
		bytes.set(written.subarray(0, bytes.length), random.below(Math.max(1, bytes.length - size + 1)));
		return bytes;
	},
	function insert(random, bytes) {
		const at = random.below(bytes.length + 1);
		return join(bytes.subarray(0, at), random.bytes(random.length(100)), bytes.subarray(at));
	},
	function remove(random, bytes) {
		const [from, to] = rangeOf(random, bytes.length);
		return join(bytes.subarray(0, from), bytes.subarray(to));
	},
	function cutOff(random, bytes) {
		return bytes.subarray(0, random.below(bytes.length + 1));
	},
	function repeat(random, bytes) {
		const [from, to] = rangeOf(random, bytes.length);
		const piece = bytes.subarray(from, Math.min(to, from + 64));
		const times = random.chance(0.9) ? 1 + random.below(4) : random.below(3000);
		return join(bytes.subarray(0, to), ...Array.from({ length: times }, () => piece), bytes.subarray(to));
	},
	function move(random, bytes) {
		const [from, to] = rangeOf(random, bytes.length);
		const at = random.below(from + 1);
		return join(
			bytes.subarray(0, at),
			bytes.subarray(from, to),
			bytes.subarray(at, from),
			bytes.subarray(to),
		);
	},
	function splice(random, bytes, other) {
		return join(
			bytes.subarray(0, random.below(bytes.length + 1)),
			other.subarray(random.below(other.length + 1)),
		);
	},
	function prepend(_random, bytes, other) {
		return join(other, bytes);
	},
];

function rangeOf(random: Random, length: number): readonly [number, number] {
	const from = random.below(length + 1);
	return [from, Math.min(length, from + random.length(length))];
}
