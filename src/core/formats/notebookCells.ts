import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { leading } from '../lists';
import { createLineIndex, type LineIndex } from '../report/lineIndex';

/** A run of characters that stand in the file as they are: `offset` in the cell is `at` in the file. */
export interface Run {
	readonly offset: number;
	readonly at: number;
}

/** A cell of an .ipynb file. */
export interface NotebookCell {
	/** Its position among all cells, from 0. */
	readonly index: number;
	readonly type: string;
	/** Its source with JSON's escapes undone. */
	readonly text: string;
	readonly runs: readonly Run[];
	/** Where its source begins and ends in the file. */
	readonly start: number;
	readonly end: number;
	/** Behind the last character of its text in the file, before the quote that ends it. */
	readonly last: number;
	/** The language that an editor was told for it, where it is another than the notebook's. */
	readonly language?: string;
}

/** A place inside a cell: `cell` counts from 0, `line` and `col` from 1. */
export interface CellPlace {
	readonly cell: number;
	readonly line: number;
	readonly col: number;
}

/** The cells of a notebook and the language of its code; undefined when the text is no notebook. */
export function readCells(
	file: string,
): { readonly language: string | undefined; readonly cells: readonly NotebookCell[] } | undefined {
	const root = parseTree(file, [], { allowTrailingComma: true });
	const list = root && findNodeAtLocation(root, ['cells']);
	if (list?.type !== 'array') {
		return undefined;
	}
	const language =
		findNodeAtLocation(root as Node, ['metadata', 'kernelspec', 'language']) ??
		findNodeAtLocation(root as Node, ['metadata', 'language_info', 'name']);
	const cells = (list.children ?? []).flatMap((cell, index): NotebookCell[] => {
		const source = findNodeAtLocation(cell, ['source']);
		const type = findNodeAtLocation(cell, ['cell_type'])?.value;
		const language = findNodeAtLocation(cell, ['metadata', 'vscode', 'languageId'])?.value;
		return source === undefined || typeof type !== 'string'
			? []
			: [{ ...readSource(file, source, index, type), ...(typeof language === 'string' ? { language } : {}) }];
	});
	return { language: typeof language?.value === 'string' ? language.value : undefined, cells };
}

/** The place in its cell of an offset in the file; undefined outside the cells' sources. */
export function cellPlaces(file: string): (offset: number) => CellPlace | undefined {
	const cells = readCells(file)?.cells ?? [];
	// A cell of thousands of lines may name a model in each.
	const lines = new Map<NotebookCell, LineIndex>();
	const linesOf = (cell: NotebookCell): LineIndex => {
		const known = lines.get(cell) ?? createLineIndex(cell.text);
		lines.set(cell, known);
		return known;
	};
	return (offset) => {
		const cell = lastUpTo(cells, offset, ({ start }) => start);
		// Runs stand in the file in their own order, as in the text.
		const run = cell && lastUpTo(cell.runs, offset, ({ at }) => at);
		return run && offset <= cell.end
			? { cell: cell.index, ...linesOf(cell).position(run.offset + offset - run.at) }
			: undefined;
	};
}

/** The place in the file of an offset in a text made of `runs`. */
export function placeIn(runs: readonly Run[], offset: number): number {
	const run = lastUpTo(runs, offset, (one) => one.offset) ?? runs[0];
	return run === undefined ? 0 : run.at + (offset - run.offset);
}

/** The last of the sorted `list` that is at `place` or before it. */
function lastUpTo<T>(list: readonly T[], place: number, placeOf: (one: T) => number): T | undefined {
	return list[leading(list.length, (at) => placeOf(list[at] as T) <= place) - 1];
}

function readSource(file: string, source: Node, index: number, type: string): NotebookCell {
	const runs: Run[] = [];
	const pieces: string[] = [];
	let length = 0;
	let last = source.offset + source.length;
	const add = (piece: string, at: number) => {
		runs.push({ offset: length, at });
		pieces.push(piece);
		length += piece.length;
	};
	for (const part of source.type === 'array' ? (source.children ?? []) : [source]) {
		if (part.type === 'string') {
			decode(file, part, add);
			last = part.offset + part.length - 1;
		}
	}
	const start = source.offset;
	return { index, type, text: pieces.join(''), runs, start, end: start + source.length, last };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Undoes the escapes of a JSON string and notes where each piece came from. */
function decode(file: string, { offset, length }: Node, add: (piece: string, at: number) => void): void {
	const end = offset + length - 1;
	let at = offset + 1;
	while (at < end) {
		const next = file.indexOf('\\', at);
		const stop = next === -1 || next >= end ? end : next;
		if (stop > at) {
			add(file.slice(at, stop), at);
		}
		if (stop === end) {
			return;
		}
		const letter = file[stop + 1] ?? '';
		if (letter === 'u') {
			const code = Number.parseInt(file.slice(stop + 2, stop + 6), 16);
			add(Number.isNaN(code) ? '?' : String.fromCharCode(code), stop);
			at = stop + 6;
		} else {
			add(escapes[letter] ?? letter, stop);
			at = stop + 2;
		}
	}
}

/** What a piece of a JSON string stands for; undefined where it is not a piece of one string. */
export function decodedJson(piece: string): string | undefined {
	try {
		const value: unknown = JSON.parse(`"${piece}"`);
		return typeof value === 'string' ? value : undefined;
	} catch {
		return undefined;
	}
}
