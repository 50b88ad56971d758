import * as l10n from '@vscode/l10n';
import { Truncated, type WeightFormat } from '../format';
import { u64 } from '../littleEndian';
import { unpackBzip2 } from './bzip2';
import { unpackLz4 } from './lz4';
import type { Input, Output } from './output';
import { unpacked } from './unpacked';
import { unpackLzmaAlone, unpackXz } from './xz';

interface Packing {
	readonly starts: string;
	readonly fits?: (head: Uint8Array) => boolean;
	/** Of its file names. */
	readonly extension: RegExp;
	readonly unpack: (input: Input, output: Output) => void;
}

/** What joblib compresses with besides zlib and gzip. */
const packings: readonly Packing[] = [
	{ starts: 'BZh', extension: /\.bz2$/iu, unpack: unpackBzip2 },
	{ starts: '\xfd7zXZ\0', extension: /\.xz$/iu, unpack: unpackXz },
	{ starts: '\x5d\0\0', extension: /\.lzma$/iu, unpack: unpackLzmaAlone },
	// With a small window, which is known by a size that a stream may have.
	{ starts: '\x5d\0', fits: hasLzmaSize, extension: /\.lzma$/iu, unpack: unpackLzmaAlone },
	{ starts: '\x04\x22\x4d\x18', extension: /\.lz4$/iu, unpack: unpackLz4 },
];

const packingOf = (head: Uint8Array) =>
	packings.find(
		({ starts, fits }) =>
			[...starts].every((character, at) => head[at] === character.charCodeAt(0)) && (fits?.(head) ?? true),
	);

/** Unknown, or less than 256 GiB: what liblzma asks of such a file before it takes it for one. */
function hasLzmaSize(head: Uint8Array): boolean {
	const size = u64(head, 5);
	return head.length > 13 && (size < 2 ** 38 || head.subarray(5, 13).every((byte) => byte === 0xff));
}

/** A stream of bzip2, xz, LZMA or LZ4: what it unpacks to is judged, as far as it is unpacked. */
export const packedFormat: WeightFormat = {
	id: 'compressed',
	recognises: (head) => packingOf(head) !== undefined,
	async judge({ file, head, report, budget, inside, signal }) {
		const packing = packingOf(head);
		if (!packing) {
			return undefined;
		}
		signal.throwIfAborted();
		const path = file.path.replace(packing.extension, '');
		const { content, fault } = await unpacked(file, packing.unpack, { path, budget });
		const outcome = await inside(content, l10n.t('unpacked'));
		if (fault instanceof Truncated) {
			report.add('malformed', fault.message);
		}
		if (outcome.format === 'unknown' || outcome.format === 'empty') {
			report.add('suspicious', l10n.t('It is compressed, and nothing that is known stands in it.'));
			return undefined;
		}
		return { format: outcome.format === 'pickle' ? 'joblib' : outcome.format };
	},
};
