import { chunked } from './piledPickles';
import type { Random } from './random';
import { join, type Piece } from './wire';

/** What a pile makes: a path, and bytes. */
export type Made = readonly [path: string, bytes: Uint8Array];

/** So many bytes at most of one of what is piled up, and how many of it. */
export const most = 4 * 1024 * 1024;

/** One for each number. */
export const many = <T>(count: number, one: (at: number) => T): T[] =>
	Array.from({ length: count }, (_, at) => one(at));
/** As many as fit into a number of bytes that is made up. */
export const filled = (random: Random, one: (at: number) => Piece): Uint8Array => {
	const size = 1000 + random.below(most);
	const pieces: Uint8Array[] = [];
	for (let at = 0, length = 0; length < size; at++) {
		const piece = join(one(at));
		pieces.push(piece);
		length += piece.length;
	}
	return join(...chunked(pieces));
};
/** The same of text. */
export const filledText = (random: Random, one: (at: number) => string): string => {
	const size = 1000 + random.below(most);
	const pieces: string[] = [];
	for (let at = 0, length = 0; length < size; at++) {
		const piece = one(at);
		pieces.push(piece);
		length += piece.length;
	}
	return pieces.join('');
};
