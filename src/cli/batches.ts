import { statSync } from 'node:fs';

/** Files for a thread, with their places in the list of all. */
export interface Batch {
	readonly places: readonly number[];
	readonly files: readonly string[];
}

/** What several threads take from, each when it has nothing left: none waits for another that is busy. */
export interface Queue {
	readonly batches: readonly Batch[];
	/** One number that all threads share: how many batches were taken. */
	readonly taken: Int32Array;
}

/** Takes the next batch; undefined when there is none. */
export const nextOf = ({ batches, taken }: Queue): Batch | undefined => batches[Atomics.add(taken, 0, 1)];

/** Files that a thread takes at a time: neighbours, which ask for the same files. */
export const filesAtOnce = 24;

/** Less towards the end, or one thread would work on its last files while the others have nothing left. */
const sharesOfRest = 4;

/** Bytes of a file that takes so long that nobody should begin with it when the others are about to end. */
const large = 30_000;

/**
 * Files in the order in which threads take them: the largest first, then the others in order.
 * @param sizeOf Bytes of a file; of one that cannot be asked, any number.
 */
export function inBatches(
	files: readonly string[],
	threads: number,
	sizeOf: (file: string) => number = sizeOnDisk,
): readonly Batch[] {
	const sizes = files.map(sizeOf);
	const weight = (place: number) => ((sizes[place] ?? 0) < large ? 0 : (sizes[place] ?? 0));
	const order = [...files.keys()].sort((a, b) => weight(b) - weight(a));
	const batches: Batch[] = [];
	for (let next = 0; next < order.length; ) {
		const share = Math.ceil((order.length - next) / (threads * sharesOfRest));
		const isLarge = weight(order[next] as number) > 0;
		const places = order.slice(next, next + (isLarge ? 1 : Math.min(filesAtOnce, share)));
		batches.push({ places, files: places.map((place) => files[place] as string) });
		next += places.length;
	}
	return batches;
}

function sizeOnDisk(file: string): number {
	try {
		return statSync(file).size;
	} catch {
		// Whoever reads it will say why not.
		return 0;
	}
}
