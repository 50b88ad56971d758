import * as l10n from '@vscode/l10n';
import { type Budget, Overspent } from '../budget';
import { Truncated } from '../format';
import { u16, u32 } from '../littleEndian';
import type { RangeReader } from '../reader';
import { Inflate } from './inflate';
import { broken, Full, Output } from './output';

/** Deflated bytes are unpacked at most this far. */
const mostUnpacked = 16 * 1024 * 1024;

const request = 16 * 1024;

/** How bytes are deflated: bare as in zip, or in the frame of zlib or gzip. */
export type Deflation = 'raw' | 'zlib' | 'gzip';

/** Deflated bytes that are unpacked as far as they are read. */
export interface Inflated extends RangeReader {
	/** Unpacks to the end, or to the limit. True when the end was reached without an error. */
	toEnd(): Promise<boolean>;
	/** Bytes that were unpacked so far. */
	unpacked(): number;
	/** Where the stream ended in the packed bytes, its frame included. */
	packedEnd(): number;
	/** Gives up what was unpacked: nothing of it can be read any more, and the bytes that were read are no longer its. */
	free(): void;
}

/**
 * The content of deflated bytes as a file. `size` is what is said of it elsewhere (a zip's directory), or a number that
 * nothing reaches. Reading on where the bytes are broken throws `Truncated`, behind 16 MiB `Overspent`.
 */
export function inflated(
	packed: RangeReader,
	{ path, size, budget, deflation }: { path: string; size: number; budget: Budget; deflation: Deflation },
): Inflated {
	const output = new Output(budget, mostUnpacked);
	let position = 0;
	let stream: Inflate | undefined;
	let ended = false;
	let stopped: Error | undefined;

	async function unpackTo(end: number): Promise<void> {
		try {
			while (output.length < end && !ended && !stopped) {
				stream ??= await opened();
				stream.run(end);
				if (stream.ended) {
					await close(stream);
				} else if (output.length < end) {
					const bytes = await packed.read(position, Math.min(position + request, packed.size));
					position += bytes.length;
					stream.feed(bytes, bytes.length === 0 || position >= packed.size);
				}
			}
		} catch (error) {
			if (!(error instanceof Truncated || error instanceof Full)) {
				throw error;
			}
			stopped = error;
		}
	}

	/** Goes over the frame's header. */
	async function opened(): Promise<Inflate> {
		budget.step(deflation === 'raw' ? 1 : 100);
		position += deflation === 'raw' ? 0 : await frameLength(packed, position, deflation);
		return new Inflate(output, budget);
	}

	/** Goes over the frame's end; another member may follow in gzip. */
	async function close({ unused }: Inflate): Promise<void> {
		position += (deflation === 'raw' ? 0 : deflation === 'zlib' ? 4 : 8) - unused;
		stream = undefined;
		if (position > packed.size) {
			throw broken();
		}
		if (deflation === 'gzip') {
			await passZeros();
		}
		ended = deflation !== 'gzip' || position === packed.size;
	}

	/** Tapes and disks fill up their last block with zeros, and readers of gzip look for the next member behind them. */
	async function passZeros(): Promise<void> {
		while (position < packed.size) {
			const bytes = await packed.read(position, Math.min(position + request, packed.size));
			const next = bytes.findIndex((byte) => byte !== 0);
			budget.step();
			position += next < 0 ? bytes.length : next;
			if (next >= 0 || bytes.length === 0) {
				return;
			}
		}
	}

	return {
		path,
		size,
		async read(start, end) {
			const from = Math.max(0, start);
			const to = Math.min(end, size);
			if (to <= from) {
				return new Uint8Array();
			}
			await unpackTo(to);
			if (from >= output.length) {
				throw stopped instanceof Full
					? new Overspent(l10n.t('It unpacks to more than {0} MiB.', mostUnpacked / 1024 / 1024))
					: new Truncated(
							l10n.t('The compressed bytes end or break after {0} unpacked bytes.', output.length),
						);
			}
			// A view: what was made is never changed, and copies of all of it would be as much memory again.
			return output.bytes.subarray(from, to);
		},
		async toEnd() {
			await unpackTo(Number.POSITIVE_INFINITY);
			return ended;
		},
		unpacked: () => output.length,
		packedEnd: () => position,
		free() {
			output.free();
			stopped = broken();
		},
	};
}

/** How long the header of a frame is (RFC 1950, RFC 1952). */
async function frameLength(packed: RangeReader, start: number, deflation: 'zlib' | 'gzip'): Promise<number> {
	if (deflation === 'zlib') {
		return 2;
	}
	// With a name and a comment that somebody could want.
	const head = await packed.read(start, start + 4096);
	const flags = head[3] ?? 0;
	if ((u32(head, 0) & 0xff_ffff) !== 0x08_8b1f) {
		throw broken();
	}
	let length = 10 + (flags & 4 ? 2 + u16(head, 10) : 0);
	for (const flag of [8, 16]) {
		if (flags & flag) {
			const end = head.indexOf(0, length);
			if (end < 0) {
				throw broken();
			}
			length = end + 1;
		}
	}
	return length + (flags & 2 ? 2 : 0);
}
