import type { RangeReader } from './reader';

/** The first request: what most formats need to be recognised, and often all they need. */
const first = 64 * 1024;
/** Where a format jumps: the next header, not the numbers behind it. */
const jump = 16 * 1024;
/** Reading on in one go asks for twice as much each time, up to this. */
const most = 256 * 1024;
/** Larger questions are passed on as they are and not kept. */
const largestKept = 1024 * 1024;
/** What is kept at once. */
const kept = 2 * 1024 * 1024;

interface Block {
	readonly start: number;
	readonly bytes: Uint8Array;
}

/**
 * A file whose neighbouring reads become one request: keeps the latest blocks, at most 2 MiB of them, and asks for more
 * than was wanted where reading goes on. The same bytes are not asked for twice while they are kept.
 */
export function readAhead(file: RangeReader): RangeReader {
	let blocks: readonly Block[] = [];

	async function blockAt(position: number, end: number): Promise<Block> {
		const known = blocks.find(({ start, bytes }) => start <= position && position < start + bytes.length);
		if (known) {
			blocks = [...blocks.filter((block) => block !== known), known];
			return known;
		}
		const before = blocks.find(({ start, bytes }) => start + bytes.length === position);
		const ahead = before ? Math.min(before.bytes.length * 2, most) : position === 0 ? first : jump;
		const next = Math.min(...blocks.map(({ start }) => start).filter((start) => start > position), file.size);
		const bytes = await file.read(position, Math.min(Math.max(end, position + ahead), next));
		const block = { start: position, bytes };
		blocks = withinLimit([...blocks, block]);
		return block;
	}

	return {
		path: file.path,
		size: file.size,
		async read(start, end) {
			const from = Math.min(Math.max(0, start), file.size);
			const to = Math.min(Math.max(from, end), file.size);
			if (to - from > largestKept) {
				return file.read(from, to);
			}
			const pieces: Uint8Array[] = [];
			for (let position = from; position < to; ) {
				const block = await blockAt(position, to);
				const piece = block.bytes.subarray(position - block.start, to - block.start);
				if (piece.length === 0) {
					break;
				}
				pieces.push(piece);
				position += piece.length;
			}
			return joined(pieces);
		},
	};
}

function withinLimit(blocks: readonly Block[]): readonly Block[] {
	let total = 0;
	const newestFirst = [...blocks].reverse().filter(({ bytes }) => {
		total += bytes.length;
		return total <= kept;
	});
	return newestFirst.reverse();
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const [only] = pieces;
	if (pieces.length <= 1) {
		return only ?? new Uint8Array();
	}
	const bytes = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
	let position = 0;
	for (const piece of pieces) {
		bytes.set(piece, position);
		position += piece.length;
	}
	return bytes;
}
