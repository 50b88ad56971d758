import type { QueryCapture, Tree } from 'web-tree-sitter';
import { append } from '../lists';
import type { Adapter } from './adapter';
import { bordersOf, rowFrom } from './borders';
import { capturing, isBefore } from './captures';
import { forgetKin } from './family';
import type { KeptPieces, Piece } from './keptPieces';
import { lookWithin } from './nodeTexts';
import { forgetRead } from './onceRead';
import { readPiece } from './readPiece';
import { type Binding, type Call, type Outline, type Place, type Region, regionOf } from './shapes';
import type { Grammar } from './trees';

/** A file with more literals that may name a model holds data; these are read and the rest is not. */
const mostPlaces = 20_000;

/** What was read before of the same text. */
export interface ReadBefore {
	/** The outermost region, which other parts of the text stand in. */
	readonly module?: Region | undefined;
	/** Of a text that is being edited: what was read of the version before. */
	readonly kept?: KeptPieces | undefined;
}

/** Reads a tree into values. `worth` says of a literal's text whether it could name a model; only those get a place. */
export function readOutline(
	tree: Tree,
	text: string,
	grammar: Grammar,
	adapter: Adapter,
	worth: (literal: string) => boolean,
	{ module: known, kept }: ReadBefore = {},
): Outline {
	const module: Region = known ?? kept?.moduleOf(text) ?? regionOf('module', { start: 0, end: text.length });
	const { captures, isCut } = capturing(tree, grammar);
	const before = kept?.before(text);
	let left = mostPlaces;
	const borders = bordersOf(tree.rootNode, before);
	const same = borders.map(({ start, end, clean }) => (clean ? before?.at(start, end) : undefined));
	const pieces: Piece[] = [];
	let captured: readonly QueryCapture[] = [];
	let next = 0;
	let asked = 0;
	for (const [at, border] of borders.entries()) {
		let piece = same[at];
		if (piece === undefined) {
			if (border.start >= asked) {
				asked = rowFrom(at, borders, same).end;
				captured = captures(border.start, asked);
				next = 0;
			}
			const from = next;
			while (next < captured.length && isBefore(captured[next] as QueryCapture, border.end)) {
				next++;
			}
			lookWithin(tree, border);
			piece = readPiece(captured.slice(from, next), border, text, module, adapter, worth, left);
			forgetRead(tree);
			forgetKin(tree);
		}
		pieces.push(piece);
		left -= piece.places.length;
	}
	kept?.keep(text, pieces);
	const regions = [module];
	const calls: Call[] = [];
	const bindings: Binding[] = [];
	const places: Place[] = [];
	for (const piece of pieces) {
		append(regions, piece.regions);
		append(calls, piece.calls);
		append(bindings, piece.bindings);
		append(places, piece.places);
	}
	const cut = isCut() || left <= 0 ? { cut: true as const } : {};
	return { text, notation: adapter.notation, module, regions, calls, bindings, places, ...cut };
}
