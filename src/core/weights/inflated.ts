import * as l10n from '@vscode/l10n';
import { Gunzip, Inflate, Unzlib } from 'fflate';
import { type Budget, Overspent } from './budget';
import { Truncated } from './format';
import type { RangeReader } from './reader';

/** A member is unpacked at most this far. */
export const mostUnpacked = 16 * 1024 * 1024;

/** Deflate makes at most 1032 bytes of one, so a push makes at most some 4 MiB. */
const push = 4 * 1024;

/** How bytes are deflated: bare as in zip, or with the frame of zlib or gzip. */
export type Deflation = 'raw' | 'zlib' | 'gzip';

/** Deflated bytes that are unpacked as far as they are read. */
export interface Inflated extends RangeReader {
	/** Unpacks to the end, or to the limit. True when the end was reached without an error. */
	toEnd(): Promise<boolean>;
	/** Bytes that were unpacked so far. */
	unpacked(): number;
}

/**
 * The content of deflated bytes as a file. `size` is what is said of it elsewhere (a zip's directory), or a number that
 * nothing reaches. Reading on where the bytes are broken throws `Truncated`, behind 16 MiB `Overspent`.
 */
export function inflated(
	packed: RangeReader,
	{ path, size, budget, deflation }: { path: string; size: number; budget: Budget; deflation: Deflation },
): Inflated {
	const chunks: { readonly start: number; readonly bytes: Uint8Array }[] = [];
	let made = 0;
	let position = 0;
	let broken = false;
	let ended = false;
	const onChunk = (bytes: Uint8Array) => {
		if (bytes.length > 0) {
			chunks.push({ start: made, bytes });
			made += bytes.length;
		}
	};
	const stream =
		deflation === 'raw'
			? new Inflate(onChunk)
			: deflation === 'zlib'
				? new Unzlib(onChunk)
				: new Gunzip(onChunk);

	function feed(bytes: Uint8Array, last: boolean): void {
		const before = made;
		try {
			stream.push(bytes, last);
		} catch {
			// The library throws on every fault of the stream; what came before it counts.
			broken = true;
		}
		budget.inflate(made - before);
	}

	async function unpackTo(end: number): Promise<void> {
		while (made < Math.min(end, mostUnpacked) && !broken && !ended) {
			const bytes = await packed.read(position, Math.min(position + push, packed.size));
			position += bytes.length;
			feed(bytes, false);
			ended = bytes.length === 0 || position >= packed.size;
			if (ended && made < mostUnpacked && !broken) {
				// Told last and without bytes, for a stream that breaks off would take its last piece with it.
				feed(new Uint8Array(), true);
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
			if (from >= Math.min(made, mostUnpacked)) {
				if (made >= mostUnpacked) {
					throw new Overspent(l10n.t('It unpacks to more than {0} MiB.', mostUnpacked / 1024 / 1024));
				}
				throw new Truncated(l10n.t('The compressed bytes end or break after {0} unpacked bytes.', made));
			}
			return slice(chunks, from, Math.min(to, made, mostUnpacked));
		},
		async toEnd() {
			await unpackTo(Number.POSITIVE_INFINITY);
			return ended && !broken && made < mostUnpacked;
		},
		unpacked: () => made,
	};
}

function slice(
	chunks: readonly { start: number; bytes: Uint8Array }[],
	from: number,
	to: number,
): Uint8Array {
	if (to <= from) {
		return new Uint8Array();
	}
	const result = new Uint8Array(to - from);
	for (const { start, bytes } of chunks) {
		if (start < to && start + bytes.length > from) {
			const piece = bytes.subarray(Math.max(0, from - start), to - start);
			result.set(piece, Math.max(0, start - from));
		}
	}
	return result;
}
