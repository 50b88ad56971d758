import type { RangeReader } from './reader';

/** Most judgements need no more: the header, the directory's neighbours, the first pickle. */
const firstBytes = 256 * 1024;
/** Holds the directory of an archive of some two thousand members. */
const lastBytes = 128 * 1024;
/** A question for less costs as much as one for this. */
const leastBlock = 64 * 1024;
/** Who reads on and on gets longer blocks, up to this. */
const mostBlock = 1024 * 1024;
/** What is held at once beside the first and last bytes. */
const mostHeld = 4 * 1024 * 1024;

interface Block {
	readonly start: number;
	readonly bytes: Uint8Array;
	/** The first and the last bytes, which are looked at again and again. */
	readonly lasting: boolean;
}

/**
 * The same file by few questions: the first 256 KiB at once, the last 128 KiB at once where the end is wanted, and
 * blocks of at least 64 KiB between them, which grow for whoever reads on. Blocks are kept, the oldest of more than
 * 4 MiB given up. A piece that is wanted whole is one question, however long it is.
 */
export function readAhead(file: RangeReader): RangeReader {
	const { size } = file;
	/** The one used last stands at the end. */
	let blocks: Block[] = [];
	let turn: Promise<unknown> = Promise.resolve();

	/** What to ask for when the bytes from `from` to before `to` are missing. */
	function wanted(from: number, to: number): { readonly start: number; readonly end: number } {
		if (size <= firstBytes + lastBytes) {
			return { start: from, end: size };
		}
		if (from < firstBytes) {
			return { start: from, end: Math.max(to, firstBytes) };
		}
		const last = size - lastBytes;
		if (from >= last) {
			return { start: last, end: size };
		}
		// Several may read on at once, each at a place of its own.
		const before = blocks.find(({ start, bytes, lasting }) => !lasting && start + bytes.length === from);
		const length = before ? Math.min(before.bytes.length * 2, mostBlock) : leastBlock;
		// What would leave a little before the last bytes is taken to the end.
		const end = Math.max(to, Math.min(from + length, last));
		return { start: from, end: to > last ? size : end };
	}

	function keep(block: Block): void {
		blocks.push(block);
		let held = 0;
		blocks = blocks
			.reverse()
			.filter((one) => {
				held += one.lasting ? 0 : one.bytes.length;
				return one.lasting || held <= mostHeld;
			})
			.reverse();
	}

	/** The block that holds the byte at `offset`, which is then the one used last. */
	function known(offset: number): Block | undefined {
		const block = blocks.find(({ start, bytes }) => offset >= start && offset < start + bytes.length);
		if (block) {
			blocks = [...blocks.filter((one) => one !== block), block];
		}
		return block;
	}

	/** Where the next known byte behind `offset` stands, `end` when none does before it. */
	function nextKnown(offset: number, end: number): number {
		return Math.min(end, ...blocks.map(({ start }) => (start > offset ? start : end)));
	}

	async function read(from: number, to: number): Promise<Uint8Array> {
		const start = Math.min(Math.max(0, from), size);
		const end = Math.min(Math.max(start, to), size);
		const first = known(start);
		if (first && end <= first.start + first.bytes.length) {
			return first.bytes.subarray(start - first.start, end - first.start);
		}
		const pieces: Uint8Array[] = [];
		for (let at = start; at < end; ) {
			const block = known(at) ?? (await ask(at, nextKnown(at, end)));
			const piece = block.bytes.subarray(at - block.start, end - block.start);
			if (piece.length === 0) {
				// The file gave less than it said it has: whoever asked sees it by the length.
				break;
			}
			pieces.push(piece);
			at += piece.length;
		}
		return pieces.length === 1 ? (pieces[0] as Uint8Array) : joined(pieces);
	}

	async function ask(from: number, to: number): Promise<Block> {
		const { start, end } = wanted(from, to);
		const bytes = await file.read(start, end);
		const lasting =
			(start < firstBytes && bytes.length <= firstBytes + lastBytes) || start === size - lastBytes;
		const block = { start, bytes, lasting };
		keep(block);
		return block;
	}

	return {
		...file,
		read(start, end) {
			// One after the other, so that nothing is asked for twice.
			const answer = turn.then(() => read(start, end));
			turn = answer.catch(() => undefined);
			return answer;
		},
	};
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		all.set(piece, at);
		at += piece.length;
	}
	return all;
}
