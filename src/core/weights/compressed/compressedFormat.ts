import * as l10n from '@vscode/l10n';
import type { WeightFormat } from '../format';
import { u16, u32 } from '../littleEndian';
import { pieceOf, type RangeReader } from '../reader';
import { byteAt } from '../report';
import { crc32 } from '../zip/crc32';
import { adler32 } from './adler32';
import { type Inflated, inflated } from './inflated';

/** Larger than any content: where nobody says how much a stream unpacks to. */
const unknown = Number.MAX_SAFE_INTEGER;
const stretch = 256 * 1024;

/** A stream of zlib or gzip, as joblib and others wrap around a pickle: what it unpacks to is judged. */
export const compressedFormat: WeightFormat = {
	id: 'compressed',
	recognises: (head) => isZlib(head) || isGzip(head) || behindPrefix(head) > 0,
	async judge({ file: whole, head, report, budget, inside }) {
		const prefix = behindPrefix(head);
		const file = prefix > 0 ? pieceOf(whole, whole.path, prefix, whole.size) : whole;
		const deflation = isGzip(head) ? 'gzip' : 'zlib';
		const stream = inflated(file, {
			path: file.path.replace(/\.(?:gz|z|zlib)$/iu, ''),
			size: unknown,
			budget,
			deflation,
		});
		const ended = await stream.toEnd();
		const content: RangeReader = ended ? { ...stream, size: stream.unpacked() } : stream;
		const outcome = await inside(content, l10n.t('unpacked'));
		if (ended && (stream.packedEnd() < file.size || !(await isSound(file, stream, deflation)))) {
			report.add('malformed', l10n.t('Its checksum is wrong, or bytes stand behind its end.'));
		}
		if (ended && stream.packedEnd() < file.size) {
			const rest = pieceOf(file, 'bytes', stream.packedEnd(), file.size);
			await inside(rest, l10n.t('{0} and following', byteAt(stream.packedEnd())));
		}
		if (outcome.format === 'unknown' || outcome.format === 'empty') {
			report.add('suspicious', l10n.t('It is compressed, and nothing that is known stands in it.'));
			return undefined;
		}
		return { format: outcome.format === 'pickle' ? 'joblib' : outcome.format };
	},
};

function isZlib(head: Uint8Array): boolean {
	const [first = 0, second = 0] = head;
	return head.length > 2 && first === 0x78 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0;
}

/**
 * Where the zlib stream starts in what joblib wrote before 0.10 and still reads: behind `ZF` and its unpacked length in
 * hexadecimal; 0 for everything else.
 */
function behindPrefix(head: Uint8Array): number {
	const prefix = String.fromCharCode(...head.subarray(0, 22));
	const length = /^ZF0x[\da-f]+L? *$/u.test(prefix.slice(0, 21)) ? (prefix[21] === ' ' ? 22 : 21) : 0;
	return length > 0 && isZlib(head.subarray(length)) ? length : 0;
}

function isGzip(head: Uint8Array): boolean {
	return head[0] === 0x1f && head[1] === 0x8b;
}

/** Whether the last bytes of the file are what the stream must end with. Of gzip's members only the last length counts. */
async function isSound(file: RangeReader, stream: Inflated, deflation: 'zlib' | 'gzip'): Promise<boolean> {
	const length = stream.unpacked();
	const end = await file.read(file.size - 8, file.size);
	if (deflation === 'gzip' && u32(end, 4) !== length) {
		// Several members: the library went through them, and none states the sum.
		return u32(end, 4) < length;
	}
	let sum = deflation === 'zlib' ? 1 : 0;
	for (let at = 0; at < length; at += stretch) {
		const bytes = await stream.read(at, Math.min(at + stretch, length));
		sum = deflation === 'zlib' ? adler32(bytes, sum) : crc32(bytes, sum);
	}
	return deflation === 'gzip'
		? u32(end, 0) === sum
		: mostSignificantFirst(end.subarray(end.length - 4)) === sum;
}

function mostSignificantFirst(bytes: Uint8Array): number {
	const swapped = bytes.slice().reverse();
	return u16(swapped, 0) + u16(swapped, 2) * 0x1_0000;
}
