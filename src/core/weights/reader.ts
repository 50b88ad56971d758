/**
 * A file of weights that is read in pieces, wherever it is: on a hub, on disk, or inside another file. A length that
 * the file itself states is never a reason to ask for that much: ask for what the rest of the file can hold.
 */
export interface RangeReader {
	/** The file's path in its repository or folder, with `/`. Anybody may have chosen it: never a path to open. */
	readonly path: string;
	/** Bytes of the whole file. */
	readonly size: number;
	/** Of the whole content, where the hub states it: in hexadecimal. */
	readonly sha256?: string;
	/**
	 * The bytes from `start` to before `end`, as many of them as the file has. Throws when they could not be had (the
	 * hub's answer, the disk), and when the question was cancelled.
	 */
	read(start: number, end: number): Promise<Uint8Array>;
}

/** Bytes at hand as a file. */
export function readerOf(path: string, bytes: Uint8Array): RangeReader {
	return {
		path,
		size: bytes.length,
		read: async (start, end) => bytes.subarray(Math.max(0, start), Math.max(0, end)),
	};
}

/** A piece of a file as a file of its own: a member that stands in an archive as it is. */
export function pieceOf(file: RangeReader, path: string, start: number, end: number): RangeReader {
	const from = Math.min(Math.max(0, start), file.size);
	const size = Math.max(0, Math.min(end, file.size) - from);
	return {
		path,
		size,
		read: async (first, last) =>
			file.read(from + Math.min(Math.max(0, first), size), from + Math.min(Math.max(0, last), size)),
	};
}

/** The last part of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
