import { pieceOf, type RangeReader, readerOf } from '../reader';
import type { Instruction } from './instructions';

/** A frame that a stream announced: where its instruction stands, and where it ends. */
export interface Frame {
	readonly at: number;
	readonly end: number;
}

/** The bytes of the instruction that announces a frame. */
const announced = 9;

/** The frame that holds once an instruction was read, which ends at `end`. */
export function frameAfter(
	frame: Frame | undefined,
	{ opcode, at, number = 0 }: Instruction,
	end: number,
): Frame | undefined {
	// One within another is read out of the bytes that the outer one fetched.
	return opcode.name !== 'FRAME' || (frame && frame.end > end) ? frame : { at, end: end + number };
}

/**
 * From where on bytes of a frame are lost to the reader in C when it reads from a file: it fetches a frame as a whole,
 * and where a piece of an instruction reaches over its end, drops what is left of it and reads that piece from behind
 * (`_Unpickler_ReadImpl`). Undefined where nothing is lost. The reader in Python refuses such a stream.
 */
export function lostFrom(
	{ end: frameEnd }: Frame,
	instruction: Instruction,
	end: number,
): number | undefined {
	const { opcode, at, number = 0, raw, line } = instruction;
	if (opcode.name === 'FRAME') {
		return end < frameEnd && frameEnd < end + number ? end : undefined;
	}
	if (at >= frameEnd || end <= frameEnd) {
		return undefined;
	}
	// Each piece is asked for by itself: the opcode, its length, what it counts; every line.
	const second = raw ? raw.place.start : line === undefined ? at + 1 : at + 2 + line.length;
	const piece = second <= frameEnd ? second : at + 1;
	return piece < frameEnd ? piece : undefined;
}

/** The stream from `start` on as that reader sees it: without the bytes that are lost, and with the frame as short. */
export function withoutLost(file: RangeReader, start: number, { at, end }: Frame, lost: number): RangeReader {
	const length = new Uint8Array(8);
	new DataView(length.buffer).setBigUint64(0, BigInt(lost - at - announced), true);
	const parts = [
		pieceOf(file, file.path, start, at + 1),
		readerOf(file.path, length),
		pieceOf(file, file.path, at + announced, lost),
		pieceOf(file, file.path, end, file.size),
	];
	return {
		path: file.path,
		size: parts.reduce((sum, { size }) => sum + size, 0),
		async read(from, to) {
			const pieces: Uint8Array[] = [];
			let before = 0;
			for (const part of parts) {
				if (from < before + part.size && to > before) {
					pieces.push(await part.read(Math.max(0, from - before), to - before));
				}
				before += part.size;
			}
			const bytes = new Uint8Array(pieces.reduce((sum, { length: each }) => sum + each, 0));
			let filled = 0;
			for (const piece of pieces) {
				bytes.set(piece, filled);
				filled += piece.length;
			}
			return bytes;
		},
	};
}
