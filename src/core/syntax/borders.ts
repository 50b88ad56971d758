// Where a text is cut into the pieces that are read, and kept, by themselves.
import type { Node } from 'web-tree-sitter';
import type { Before, Piece } from './keptPieces';

/** Whole statements of the top level that are read at a time, so that few are read again after an edit. */
const pieceLength = 1_500;

/** Where a piece begins and ends. */
export type Border = Pick<Piece, 'start' | 'end' | 'clean'>;

/** The query comes down from the root each time; many nodes at once live for too long. */
const mostInRow = 8;

/** The last of the pieces from `at` on that are asked for at once: none of them is known. */
export function rowFrom(
	at: number,
	borders: readonly Border[],
	known: readonly (Piece | undefined)[],
): Border {
	let last = at;
	while (last + 1 < borders.length && last + 1 < at + mostInRow && known[last + 1] === undefined) {
		last++;
	}
	return borders[last] as Border;
}

/** A piece is no shorter while others follow, or editing would leave crumbs. */
const shortestPiece = 300;

/** Where pieces end depends on where they began in the version before, or a longer one would shift all that follow. */
export function bordersOf(root: Node, before: Before | undefined): Border[] {
	const borders: { -readonly [K in keyof Border]: Border[K] }[] = [];
	for (const child of root.children) {
		const last = borders.at(-1);
		if (child === null) {
			continue;
		}
		const { startIndex: start, endIndex: end } = child;
		const clean = !child.hasError;
		const length = last ? end - last.start : 0;
		if (last && length < pieceLength && !(length > shortestPiece && before?.began(start))) {
			last.end = end;
			last.clean &&= clean;
		} else {
			borders.push({ start, end, clean });
		}
	}
	return borders;
}
