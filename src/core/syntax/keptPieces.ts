// What was read of the statements of a text, kept while it is edited: those that an edit does not touch are not read again.
import { changeBetween } from './changes';
import { copiedBy, type Moving, movedBy, movingOf } from './moving';
import { type Binding, type Call, type Place, type Region, regionOf } from './shapes';

/** Some statements of the top level as values. */
export interface Piece {
	readonly start: number;
	readonly end: number;
	/** Without errors of syntax, so that the same text is read the same. */
	readonly clean: boolean;
	readonly regions: readonly Region[];
	readonly calls: readonly Call[];
	readonly bindings: readonly Binding[];
	readonly places: readonly Place[];
}

/** The version before a text. */
export interface Before {
	/**
	 * What was read where the version before has the same text, as it stands now. It is taken over: whoever read it
	 * earlier, and is done, finds other offsets in it.
	 */
	at(start: number, end: number): Piece | undefined;
	/** Whether a piece of the version before began with what stands here now. */
	began(start: number): boolean;
}

/** The pieces of the last version of one text. */
export interface KeptPieces {
	/** The outermost region, the same for all versions, since what is kept stands in it. */
	moduleOf(text: string): Region;
	/** The last version; from now on nothing is kept until `keep`. */
	before(text: string): Before | undefined;
	keep(text: string, pieces: readonly Piece[]): void;
	forget(): void;
	/** Has nothing that is kept change until the returned function is called, since it is being read. */
	lend(): () => void;
}

/** Keeps the pieces of one text from now on. */
export function keptPieces(): KeptPieces {
	const span = { start: 0, end: 0 };
	const module = regionOf('module', span);
	const moving = new WeakMap<Piece, Moving>();
	let last: { readonly text: string; readonly pieces: ReadonlyMap<number, Piece> } | undefined;
	let readers = 0;

	function moved(piece: Piece, by: number): Piece {
		if (by === 0) {
			return piece;
		}
		// The one who asks reads what is kept as well.
		if (readers > 1) {
			return copiedBy(piece, by, module);
		}
		const known = moving.get(piece) ?? movingOf(piece, module);
		moving.set(piece, known);
		movedBy(known, by);
		return piece;
	}

	return {
		moduleOf(text) {
			span.end = text.length;
			return module;
		},
		before(text) {
			if (last === undefined) {
				return undefined;
			}
			const { pieces, text: old } = last;
			// Should reading break off, some have moved and some have not.
			last = undefined;
			const change = changeBetween(old, text);
			const by = text.length - old.length;
			// What touches the change may be another statement now.
			const isBehind = (start: number) => change !== undefined && start > change.newEndIndex;
			const isSame = (start: number, end: number) =>
				change === undefined || end < change.startIndex || isBehind(start);
			return {
				began: (start) => isSame(start, start) && pieces.has(isBehind(start) ? start - by : start),
				at(start, end) {
					const behind = isBehind(start);
					const known = isSame(start, end) ? pieces.get(behind ? start - by : start) : undefined;
					const length = known && known.end - known.start;
					return known?.clean && length === end - start ? moved(known, behind ? by : 0) : undefined;
				},
			};
		},
		keep(text, pieces) {
			last = { text, pieces: new Map(pieces.map((piece) => [piece.start, piece])) };
		},
		forget() {
			last = undefined;
		},
		lend() {
			let reading = true;
			readers++;
			return () => {
				readers -= reading ? 1 : 0;
				reading = false;
			};
		},
	};
}
