import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Span } from '../model';

/** The code of a notebook as one text, and where each of its characters stands in the file. */
export interface NotebookCode {
	readonly text: string;
	/** The same with what IPython takes for itself left in: `!hf download …`. */
	readonly shellText: string;
	/** Lines handed to a shell (`!pip …`, cells that begin with `%%bash`), in `shellText`. */
	readonly shell: readonly Span[];
	/** The place in the file of an offset in `text`. */
	toFile(offset: number): number;
}

/** A run of characters that stand in the file as they are: `offset` in the text is `at` in the file. */
interface Run {
	readonly offset: number;
	readonly at: number;
}

/** Reads the code cells of an .ipynb; undefined when the file is no notebook or not in Python. */
export function readNotebook(file: string): NotebookCode | undefined {
	const root = parseTree(file, [], { allowTrailingComma: true });
	const cells = root && findNodeAtLocation(root, ['cells']);
	const language =
		root &&
		(findNodeAtLocation(root, ['metadata', 'kernelspec', 'language']) ??
			findNodeAtLocation(root, ['metadata', 'language_info', 'name']));
	if (cells?.type !== 'array' || (language && !/^i?python\d?$/i.test(String(language.value)))) {
		return undefined;
	}
	const runs: Run[] = [];
	const pieces: string[] = [];
	let length = 0;
	const add = (piece: string, at: number) => {
		runs.push({ offset: length, at });
		pieces.push(piece);
		length += piece.length;
	};
	const shell: Span[] = [];
	const cleaned: string[] = [];
	for (const cell of cells.children ?? []) {
		const source = findNodeAtLocation(cell, ['source']);
		if (source === undefined || findNodeAtLocation(cell, ['cell_type'])?.value !== 'code') {
			continue;
		}
		const from = pieces.length;
		const start = length;
		for (const part of source.type === 'array' ? (source.children ?? []) : [source]) {
			if (part.type === 'string') {
				decode(file, part, add);
			}
		}
		if (pieces.at(-1)?.endsWith('\n') !== true) {
			add('\n', source.offset + source.length);
		}
		cleaned.push(withoutMagic(pieces.slice(from).join(''), start, shell));
	}
	return {
		text: cleaned.join(''),
		shellText: pieces.join(''),
		shell,
		toFile(offset) {
			let low = 0;
			let high = runs.length - 1;
			while (low < high) {
				const middle = (low + high + 1) >> 1;
				if ((runs[middle] as Run).offset <= offset) {
					low = middle;
				} else {
					high = middle - 1;
				}
			}
			const run = runs[low];
			return run === undefined ? 0 : run.at + (offset - run.offset);
		},
	};
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

/** Blanks out what IPython takes for itself, keeping the length, and notes what it hands to a shell. */
function withoutMagic(cell: string, offset: number, shell: Span[]): string {
	const whole = /^\s*%%(\w+)/.exec(cell);
	if (whole) {
		const body = cell.indexOf('\n') + 1;
		if (/^(?:bash|sh|shell|script)$/.test(whole[1] ?? '') && body > 0) {
			shell.push({ start: offset + body, end: offset + cell.length });
		}
		return /^(?:time|timeit|capture|prun)$/.test(whole[1] ?? '')
			? blank(cell.slice(0, body)) + cell.slice(body)
			: blank(cell);
	}
	return cell.replace(/^[ \t]*[!%].*(?:\\\n.*)*$/gm, (line, at: number) => {
		const mark = line.search(/[!%]/);
		if (line[mark] === '!') {
			const skip = mark + (line.startsWith('!!', mark) ? 2 : 1);
			shell.push({ start: offset + at + skip, end: offset + at + line.length });
		}
		return blank(line);
	});
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
