import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { Truncated, type WeightFormat } from '../format';
import { pieceOf, type RangeReader } from '../reader';
import { unpackBzip2 } from './bzip2';
import { unpackLz4 } from './lz4';
import { Full, Input, mostOutput, Output } from './output';
import { unpackLzmaAlone, unpackXz } from './xz';

/** So much of a stream is held at once. */
const mostInput = 8 * 1024 * 1024;
const request = 256 * 1024;

interface Packing {
	readonly starts: string;
	/** Of its file names. */
	readonly extension: RegExp;
	unpack(input: Input, output: Output): void;
}

/** What joblib compresses with besides zlib and gzip. */
const packings: readonly Packing[] = [
	{ starts: 'BZh', extension: /\.bz2$/iu, unpack: unpackBzip2 },
	{ starts: '\xfd7zXZ\0', extension: /\.xz$/iu, unpack: unpackXz },
	{ starts: '\x5d\0\0', extension: /\.lzma$/iu, unpack: unpackLzmaAlone },
	{ starts: '\x04\x22\x4d\x18', extension: /\.lz4$/iu, unpack: unpackLz4 },
];

const packingOf = (head: Uint8Array) =>
	packings.find(({ starts }) => [...starts].every((character, at) => head[at] === character.charCodeAt(0)));

/** A stream of bzip2, xz, LZMA or LZ4: what it unpacks to is judged, as far as it is unpacked. */
export const packedFormat: WeightFormat = {
	id: 'compressed',
	recognises: (head) => packingOf(head) !== undefined,
	async judge({ file, head, report, budget, inside, signal }) {
		const packing = packingOf(head);
		const held = new Uint8Array(Math.min(file.size, mostInput));
		for (let at = 0; at < held.length; at += request) {
			signal.throwIfAborted();
			held.set(await file.read(at, Math.min(at + request, held.length)), at);
		}
		const output = new Output(budget);
		let rest: Error | undefined;
		try {
			packing?.unpack(new Input(held), output);
		} catch (error) {
			if (!(error instanceof Full || error instanceof Truncated || error instanceof Overspent)) {
				throw error;
			}
			rest = error;
		}
		if (rest instanceof Full || (rest && file.size > held.length)) {
			rest = new Overspent(l10n.t('It was unpacked only as far as {0} MiB.', mostOutput / 1024 / 1024));
		}
		const path = packing ? file.path.replace(packing.extension, '') : file.path;
		const outcome = await inside(contentOf(path, output.bytes, rest), l10n.t('unpacked'));
		if (rest instanceof Truncated) {
			report.add('malformed', rest.message);
		}
		if (outcome.format === 'unknown' || outcome.format === 'empty') {
			report.add('suspicious', l10n.t('It is compressed, and nothing that is known stands in it.'));
			return undefined;
		}
		return { format: outcome.format === 'pickle' ? 'joblib' : outcome.format };
	},
};

/** What was unpacked as a file; where more should follow, reading on throws what stopped it. */
function contentOf(path: string, bytes: Uint8Array, rest: Error | undefined): RangeReader {
	const whole = pieceOf(
		{ path, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) },
		path,
		0,
		bytes.length,
	);
	if (!rest) {
		return whole;
	}
	return {
		path,
		size: Number.MAX_SAFE_INTEGER,
		async read(start, end) {
			if (start >= bytes.length && end > start) {
				throw rest;
			}
			return whole.read(start, end);
		},
	};
}
