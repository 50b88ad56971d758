import type { Input } from './inputs';
import { piledArchives } from './piledArchives';
import { piledHeaders } from './piledHeaders';
import type { Made } from './piling';
import { createRandom, type Random } from './random';

const piles = { ...piledArchives, ...piledHeaders };

/** What is piled up, by name: they take turns. */
export const pileNames = Object.keys(piles);

/** Pile `index` of the run of `seed`: some MB of the same thing, beside or within itself. */
export function pileOf(seed: number, index: number): Input {
	// Not the numbers of the small inputs again.
	const random = createRandom(seed, index + 2 ** 28);
	const family = pileNames[index % pileNames.length] as string;
	const [path, bytes] = (piles[family] as (random: Random) => Made)(random);
	return { family: `pile: ${family}`, path, bytes, dangerous: false };
}
