import { type Answer, textAnswer } from './answer';
import type { TreeEntry } from './facts';
import type { HubRequest } from './hubRequest';
import { type Blob, blobAnswer } from './ranges';
import { bytesOf, type SyntheticFile } from './safetensorsHeader';

export interface LargeFile {
	readonly path: string;
	readonly lfs: NonNullable<TreeEntry['lfs']>;
}

const SYNTHETIC = JSON.stringify({ __metadata__: { synthetic: 'true' } });

/**
 * Bytes of the recorded size for a file of which only size and hash were recorded: zeros, after an empty header where
 * the format has one, or after the header that a test stated. They never match a recorded hash, and every answer says
 * that they are not the file.
 */
function syntheticBlob({ path, lfs }: LargeFile, stated: SyntheticFile | undefined): Blob {
	const header = Buffer.alloc(8 + SYNTHETIC.length);
	header.writeBigUInt64LE(BigInt(SYNTHETIC.length));
	header.write(SYNTHETIC, 8);
	const empty = path.endsWith('.safetensors') && lfs.size >= header.length ? header : Buffer.alloc(0);
	const file = stated ?? { start: empty };
	return { size: lfs.size, read: (from, to) => bytesOf(file, from, to) };
}

/** The second origin, where the hub sends clients for large files. It knows only what it was told of. */
export interface Cdn {
	/** The address of a file, as path and query. */
	address(file: LargeFile): string;
	answer(request: HubRequest): Answer;
	/** From now on the addresses that were given out so far lead nowhere. */
	expire(): void;
}

export function createCdn(synthetic: ReadonlyMap<string, SyntheticFile>): Cdn {
	const files = new Map<string, LargeFile>();
	let signature = 0;
	return {
		expire() {
			signature += 1;
		},
		address(file) {
			files.set(file.lfs.oid, file);
			return `/repos/lfs/${file.lfs.oid}?response-content-disposition=${encodeURIComponent(
				`inline; filename="${encodeURIComponent(file.path.split('/').at(-1) ?? '')}"`,
			)}&Signature=${signature}`;
		},
		answer(request) {
			const file = files.get(request.segments.at(-1) ?? '');
			const signed = request.query.get('Signature') === String(signature);
			if (file === undefined || !signed || !['GET', 'HEAD'].includes(request.method)) {
				return textAnswer(403, 'Access denied');
			}
			return blobAnswer(
				request.headers,
				syntheticBlob(file, synthetic.get(file.lfs.oid)),
				`"${file.lfs.oid}"`,
				{
					'Content-Type': 'application/octet-stream',
					'X-Local-Hub': 'synthetic',
				},
			);
		},
	};
}
