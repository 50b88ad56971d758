import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { BlobName } from '../core/weights/cache/names';

/**
 * The digest of a file's content as the cache names it, read from front to back. `size` is the file's own, which git
 * puts before the content. `onBytes` is told how many bytes have been read. Rejects when the file cannot be read.
 */
export async function digestOf(
	path: string,
	algorithm: BlobName['algorithm'],
	size: number,
	onBytes: (done: number) => void,
	signal: AbortSignal,
): Promise<string> {
	const hash = createHash(algorithm === 'sha256' ? 'sha256' : 'sha1');
	if (algorithm === 'git') {
		hash.update(`blob ${size}\0`);
	}
	let done = 0;
	for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, signal })) {
		hash.update(chunk as Buffer);
		done += (chunk as Buffer).length;
		onBytes(done);
	}
	return hash.digest('hex');
}
