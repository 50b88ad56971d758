import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Larger files are data, not code. */
export const largestFile = 5_000_000;

export type ReadText =
	| ReadFile
	| { readonly state: 'binary' }
	| { readonly state: 'too-large'; readonly size: number }
	| { readonly state: 'no-file' };

/** A text file. */
export interface ReadFile {
	readonly state: 'text';
	/** As they are on the disk. */
	readonly bytes: Uint8Array;
	/** Made when it is first asked for: of a file that has not changed since an earlier run often nobody asks. */
	readonly text: string;
}

/**
 * A file's text as an editor would show it, without its byte order mark. Throws when it cannot be read. Read at once:
 * a file of a repository is there sooner than a thread that waits for it is told so.
 */
export function readText(path: string): ReadText {
	// Opening a pipe that nobody writes to would wait for ever without that flag.
	const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const found = fstatSync(file);
		// A pipe or a device would never end.
		if (!found.isFile()) {
			return { state: 'no-file' };
		}
		if (found.size > largestFile) {
			return { state: 'too-large', size: found.size };
		}
		return decode(readFileSync(file));
	} finally {
		closeSync(file);
	}
}

function decode(bytes: Buffer): ReadText {
	const encoding =
		bytes[0] === 0xff && bytes[1] === 0xfe
			? 'utf-16le'
			: bytes[0] === 0xfe && bytes[1] === 0xff
				? 'utf-16be'
				: 'utf-8';
	if (encoding === 'utf-8' && bytes.subarray(0, 8192).includes(0)) {
		return { state: 'binary' };
	}
	let text: string | undefined;
	return {
		state: 'text',
		bytes,
		get text() {
			// Of bytes that stand for themselves the text is made ten times faster so.
			text ??= new TextDecoder(encoding).decode(bytes);
			return text;
		},
	};
}
