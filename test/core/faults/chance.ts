/** The same numbers for the same seed: from 0 to before `most`. */
export function createChance(seed: number): (most: number) => number {
	let state = seed >>> 0 || 1;
	return (most) => {
		// xorshift32
		state ^= state << 13;
		state >>>= 0;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		return state % most;
	};
}
