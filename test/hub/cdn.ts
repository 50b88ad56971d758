import { type Answer, textAnswer } from './answer';
import type { TreeEntry } from './facts';
import type { HubRequest } from './hubRequest';
import { type Blob, blobAnswer } from './ranges';

export interface LargeFile {
	readonly path: string;
	readonly lfs: NonNullable<TreeEntry['lfs']>;
}

const SYNTHETIC = JSON.stringify({ __metadata__: { synthetic: 'true' } });

/**
 * Bytes of the recorded size for a file of which only size and hash were recorded: zeros, after an empty header where
 * the format has one. They never match the recorded hash, and every answer says that they are not the file.
 */
function syntheticBlob({ path, lfs }: LargeFile): Blob {
	const header = Buffer.alloc(8 + SYNTHETIC.length);
	header.writeBigUInt64LE(BigInt(SYNTHETIC.length));
	header.write(SYNTHETIC, 8);
	const start = path.endsWith('.safetensors') && lfs.size >= header.length ? header : Buffer.alloc(0);
	return {
		size: lfs.size,
		read(from, to) {
			const bytes = Buffer.alloc(to - from);
			start.subarray(from, to).copy(bytes);
			return bytes;
		},
	};
}

/** The second origin, where the hub sends clients for large files. It knows only what it was told of. */
export interface Cdn {
	/** The address of a file, as path and query. */
	address(file: LargeFile): string;
	answer(request: HubRequest): Answer;
}

export function createCdn(): Cdn {
	const files = new Map<string, LargeFile>();
	return {
		address(file) {
			files.set(file.lfs.oid, file);
			return `/repos/lfs/${file.lfs.oid}?response-content-disposition=${encodeURIComponent(
				`inline; filename="${encodeURIComponent(file.path.split('/').at(-1) ?? '')}"`,
			)}`;
		},
		answer(request) {
			const file = files.get(request.segments.at(-1) ?? '');
			if (file === undefined || !['GET', 'HEAD'].includes(request.method)) {
				return textAnswer(403, 'Access denied');
			}
			return blobAnswer(request.headers, syntheticBlob(file), `"${file.lfs.oid}"`, {
				'Content-Type': 'application/octet-stream',
				'X-Local-Hub': 'synthetic',
			});
		},
	};
}
