import type { Span } from '../reference';
import { type NotebookCell, placeIn, type Run, readCells } from './notebookCells';
import { closersOf } from './pythonClosers';

/** The code of a notebook as one text. */
export interface NotebookCode {
	readonly text: string;
	/** The same with what IPython takes for itself left in: `!hf download …`. */
	readonly shellText: string;
	/** Lines handed to a shell (`!pip …`, cells that begin with `%%bash`), in `shellText`. */
	readonly shell: readonly Span[];
	/** Cells that are written to a file: `%%writefile config.yaml`. */
	readonly files: readonly { readonly name: string; readonly span: Span }[];
	/** The place in the file of an offset in `text`; absent where the text is the file. */
	readonly toFile?: (offset: number) => number;
}

/** Reads the code cells of an .ipynb; undefined when the file is no notebook or not in Python. */
export function readNotebook(file: string): NotebookCode | undefined {
	const notebook = readCells(file);
	if (!notebook || (notebook.language !== undefined && !/^i?python\d?$/i.test(notebook.language))) {
		return undefined;
	}
	const runs: Run[] = [];
	const pieces: string[] = [];
	const cleaned: string[] = [];
	const shell: Span[] = [];
	const files: { name: string; span: Span }[] = [];
	let length = 0;
	for (const cell of notebook.cells) {
		if (cell.type !== 'code') {
			continue;
		}
		const start = length;
		for (const { offset, at } of cell.runs) {
			runs.push({ offset: start + offset, at });
		}
		const text = cell.text.endsWith('\n') ? cell.text : `${cell.text}\n`;
		const code = pythonOf(cell, text, start, shell, files);
		// A cell that does not end what it begins would take those behind it along.
		const closers = closersOf(code);
		const added = closers === '' ? '' : `${closers}\n`;
		// Nothing of what is added stands in the file.
		for (let at = cell.text.length; at < text.length + added.length; at++) {
			runs.push({ offset: start + at, at: cell.last });
		}
		pieces.push(text + blank(added));
		cleaned.push(code + added);
		length += text.length + added.length;
	}
	return {
		text: cleaned.join(''),
		shellText: pieces.join(''),
		shell,
		files,
		toFile: (offset) => placeIn(runs, offset),
	};
}

/** Reads a cell as an editor holds it. */
export function readCell(text: string): NotebookCode {
	const shell: Span[] = [];
	const files: { name: string; span: Span }[] = [];
	return { text: withoutMagic(text, 0, shell, files), shellText: text, shell, files };
}

/** The code of a cell without what is not in Python, in the length of `text`. */
function pythonOf(
	{ language }: NotebookCell,
	text: string,
	offset: number,
	shell: Span[],
	files: { name: string; span: Span }[],
): string {
	if (language === undefined || language === 'python') {
		return withoutMagic(text, offset, shell, files);
	}
	if (language === 'shellscript') {
		shell.push({ start: offset, end: offset + text.length });
	}
	return blank(text);
}

/** Blanks out what IPython takes for itself, keeping the length, and notes what it hands to a shell or a file. */
function withoutMagic(
	cell: string,
	offset: number,
	shell: Span[],
	files: { name: string; span: Span }[],
): string {
	const [, magic, rest = ''] = /^\s*%%(\w+)[ \t]*([^\r\n]{0,300})/.exec(cell) ?? [];
	if (magic !== undefined) {
		const first = cell.search(/\S/);
		const body = cell.indexOf('\n', first) + 1;
		const span = { start: offset + body, end: offset + cell.length };
		if (/^(?:bash|sh|shell|script)$/.test(magic) && body > 0) {
			shell.push(span);
		} else if (/^(?:writefile|file)$/.test(magic) && body > 0) {
			files.push({ name: rest.replace(/^-a\s+/, '').trim(), span });
		}
		return /^(?:time|timeit|capture|prun)$/.test(magic) && body > 0
			? blank(cell.slice(0, body)) + cell.slice(body)
			: blank(cell);
	}
	const line =
		/^([ \t]*(?:[\w.]{1,60}[ \t]*=[ \t]*)?)(!!?|%(?=[A-Za-z]))((?:[^\\\r\n]|\\\r?\n|\\[^\r\n])*)/gm;
	return cell.replace(line, (all, before: string, mark: string, given: string, at: number) => {
		const start = offset + at + before.length + mark.length;
		// %pip and %conda are commands as well; other magics are IPython's own.
		// `%env NAME=value` sets what a shell would.
		if (mark !== '%' || /^(?:pip|conda|uv|sh|sx|system|(?:set_)?env(?=\s+\w+=))\b/.test(given)) {
			const own = mark === '%' ? (/^(?:sh|sx|system|(?:set_)?env)\s+/.exec(given)?.[0].length ?? 0) : 0;
			shell.push({ start: start + own, end: start + given.length });
		}
		return before.includes('=') ? `${before}0${blank(all.slice(before.length + 1))}` : blank(all);
	});
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
