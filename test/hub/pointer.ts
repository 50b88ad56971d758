import { createHash } from 'node:crypto';
import { isObject } from './treeEntry';

/** The git id of a blob: SHA-1 over a header and the bytes. */
export function gitBlobId(bytes: Buffer): string {
	return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** What git holds in place of a large file. */
export function pointerText({ oid, size }: { readonly oid: string; readonly size: number }): string {
	return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`;
}

/**
 * An item of `siblings` with the size and git id of its pointer, where only hash and size of the file were recorded.
 * They follow from those (a test compares them with all that were recorded), and no answer of the hub lacks them.
 */
export function withPointer(sibling: unknown): unknown {
	const lfs = isObject(sibling) ? sibling.lfs : undefined;
	if (
		!isObject(sibling) ||
		!isObject(lfs) ||
		typeof lfs.sha256 !== 'string' ||
		typeof lfs.size !== 'number'
	) {
		return sibling;
	}
	const pointer = Buffer.from(pointerText({ oid: lfs.sha256, size: lfs.size }));
	return { blobId: gitBlobId(pointer), ...sibling, lfs: { pointerSize: pointer.length, ...lfs } };
}
