/** Numbers that look random and are the same for a seed on every machine. */
export interface Random {
	/** A whole number from 0 to before `limit`. */
	below(limit: number): number;
	/** Whether something happens that does so in `share` of the cases. */
	chance(share: number): boolean;
	pick<T>(choices: readonly T[]): T;
	bytes(length: number): Uint8Array;
	/** Small mostly, now and then large: lengths and counts. */
	length(most: number): number;
}

/** The numbers of input `index` in the run of `seed`: each input can be made again alone. */
export function createRandom(seed: number, index = 0): Random {
	let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(index + 1, 0xc2b2ae35)) | 0;
	// Mulberry32, a generator of 32 bits by Tommy Ettinger (public domain).
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number): number => Math.floor(next() * limit);
	return {
		below,
		chance: (share) => next() < share,
		pick: (choices) => choices[below(choices.length)] as (typeof choices)[number],
		bytes(length) {
			const bytes = new Uint8Array(length);
			for (let at = 0; at < length; at++) {
				bytes[at] = below(256);
			}
			return bytes;
		},
		length: (most) => (next() < 0.9 ? below(Math.min(most, 12) + 1) : below(most + 1)),
	};
}
