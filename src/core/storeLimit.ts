/** A kept answer as its folder lists it. */
export interface StoredFile {
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	/** When it was written, milliseconds since 1970. */
	readonly time: number;
}

/** All answers together may take so much room on a disk. */
const mostStoredBytes = 200_000_000;

/** How much may be written between two looks at the folder, since listing it costs more than writing to it. */
export const bytesBetweenLooks = 10_000_000;

/** What a write that was cut off leaves behind is of no use after this time. */
const partialMs = 3_600_000;

/**
 * Names to delete so that a folder of answers keeps its limit: remains of writes that were cut off, and the answers
 * that were written longest ago until a fifth of the room is free again.
 */
export function namesToDelete(
	files: readonly StoredFile[],
	isPartial: (name: string) => boolean,
	now: number,
	most = mostStoredBytes,
): string[] {
	const partial = files.filter(({ name, time }) => isPartial(name) && now - time > partialMs);
	const whole = files.filter(({ name }) => !isPartial(name));
	const names = partial.map(({ name }) => name);
	let total = whole.reduce((sum, { size }) => sum + size, 0);
	if (total <= most) {
		return names;
	}
	for (const { name, size } of [...whole].sort((a, b) => a.time - b.time)) {
		if (total <= most * 0.8) {
			break;
		}
		total -= size;
		names.push(name);
	}
	return names;
}
