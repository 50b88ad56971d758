import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Larger files are data, not code. */
export const largestFile = 5_000_000;

export type ReadText =
	| { readonly state: 'text'; readonly text: string }
	| { readonly state: 'binary' }
	| { readonly state: 'too-large'; readonly size: number }
	| { readonly state: 'no-file' };

/** A file's text as an editor would show it, without its byte order mark. Rejects when it cannot be read. */
export async function readText(path: string): Promise<ReadText> {
	// Opening a pipe that nobody writes to would wait for ever without that flag.
	const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const found = await file.stat();
		// A pipe or a device would never end.
		if (!found.isFile()) {
			return { state: 'no-file' };
		}
		if (found.size > largestFile) {
			return { state: 'too-large', size: found.size };
		}
		return decode(await file.readFile());
	} finally {
		await file.close();
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
	return { state: 'text', text: new TextDecoder(encoding).decode(bytes) };
}
