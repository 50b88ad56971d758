// What was read of the statements of a text, kept while it is edited: those that an edit does not touch are not read again.
import { changeBetween } from './changes';
import type { Binding, Call, Place, Region } from './shapes';

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

/** The pieces of the last version of one text. */
export interface KeptPieces {
	/** The outermost region, the same for all versions, since what is kept stands in it. */
	moduleOf(text: string): Region;
	/** What was read where the last version has the same text; it may have moved. */
	before(text: string): (start: number, end: number) => Piece | undefined;
	keep(text: string, pieces: readonly Piece[]): void;
}

export function keptPieces(): KeptPieces {
	const span = { start: 0, end: 0 };
	const module: Region = { kind: 'module', span };
	let last: { readonly text: string; readonly pieces: ReadonlyMap<number, Piece> } | undefined;
	return {
		moduleOf(text) {
			span.end = text.length;
			return module;
		},
		before(text) {
			if (last === undefined) {
				return () => undefined;
			}
			const { pieces, text: old } = last;
			const change = changeBetween(old, text);
			const moved = text.length - old.length;
			return (start, end) => {
				// What touches the change may be another statement now.
				const behind = change !== undefined && start > change.newEndIndex;
				const same = change === undefined || end < change.startIndex || behind;
				const known = same ? pieces.get(behind ? start - moved : start) : undefined;
				return known?.clean && known.end - known.start === end - start
					? shifted(known, start - known.start, module)
					: undefined;
			};
		},
		keep(text, pieces) {
			last = { text, pieces: new Map(pieces.map((piece) => [piece.start, piece])) };
		},
	};
}

/** The piece at another place. What is one object stays one: calls are told from each other by it. */
function shifted(piece: Piece, by: number, module: Region): Piece {
	if (by === 0) {
		return piece;
	}
	const copies = new Map<object, unknown>([[module, module]]);
	const copy = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) {
			return value;
		}
		const known = copies.get(value);
		if (known !== undefined) {
			return known;
		}
		if (Array.isArray(value)) {
			const list: unknown[] = [];
			copies.set(value, list);
			for (const one of value) {
				list.push(copy(one));
			}
			return list;
		}
		const made: Record<string, unknown> = {};
		copies.set(value, made);
		for (const key in value) {
			const one = (value as Record<string, unknown>)[key];
			made[key] = typeof one === 'number' && isOffset(key) ? one + by : copy(one);
		}
		return made;
	};
	return copy(piece) as Piece;
}

/** The fields of the shapes that say where something stands. */
const isOffset = (key: string): boolean => key === 'start' || key === 'end' || key === 'at';
