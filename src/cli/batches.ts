import { statSync } from 'node:fs';

/** Files for a thread, with their places in the list of all. */
export interface Batch {
	readonly places: readonly number[];
	readonly files: readonly string[];
}

/** Files that a thread is given at a time: neighbours, which ask for the same files. */
export const filesAtOnce = 24;

/** Less towards the end, or one thread would work on its last files while the others have nothing left. */
const sharesOfRest = 4;

/** Bytes of a file that takes so long that nobody should begin with it when the others are about to end. */
const large = 50_000;

/**
 * Deals files out to threads: the largest first, then the others in order.
 * @param sizeOf Bytes of a file; of one that cannot be asked, any number.
 * @returns Gives the next batch each time; undefined when all were given.
 */
export function inBatches(
	files: readonly string[],
	threads: number,
	sizeOf: (file: string) => number = sizeOnDisk,
): () => Batch | undefined {
	const sizes = files.map(sizeOf);
	const weight = (place: number) => ((sizes[place] ?? 0) < large ? 0 : (sizes[place] ?? 0));
	const order = [...files.keys()].sort((a, b) => weight(b) - weight(a));
	let rest = sizes.reduce((sum, size) => sum + size, 0);
	let next = 0;
	return () => {
		const share = rest / (threads * sharesOfRest);
		const most = Math.ceil((order.length - next) / (threads * sharesOfRest));
		const places: number[] = [];
		let bytes = 0;
		while (next < order.length && places.length < Math.min(filesAtOnce, most)) {
			const place = order[next] as number;
			const size = sizes[place] ?? 0;
			if (places.length > 0 && (bytes + size > share || weight(place) > 0)) {
				break;
			}
			places.push(place);
			bytes += size;
			next++;
		}
		rest -= bytes;
		return places.length > 0 ? { places, files: places.map((place) => files[place] as string) } : undefined;
	};
}

function sizeOnDisk(file: string): number {
	try {
		return statSync(file).size;
	} catch {
		// Whoever reads it will say why not.
		return 0;
	}
}
