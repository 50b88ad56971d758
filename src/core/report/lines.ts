import { displayWidth, piecesOf } from './displayWidth';

/** JSON's own writer leaves these as they are; a terminal would obey some, and an editor hides the others. */
const unseen = /(?!\s)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]|[\u0085\u2028\u2029\u2800\ufeff]/gu;

/**
 * A value as JSON outputs and records write it: with a line break at the end, and with the numbers of all characters
 * that are not seen, so that whoever looks at the text sees that they are there. `indent`: two blanks unless given.
 */
export function jsonText(value: unknown, indent = '  '): string {
	const text = JSON.stringify(value, null, indent).replace(unseen, (mark) =>
		Array.from(
			{ length: mark.length },
			(_, at) => `\\u${mark.charCodeAt(at).toString(16).padStart(4, '0')}`,
		).join(''),
	);
	return `${text}\n`;
}

/** Lines as a text output writes them, and `notes` below after an empty line where there are some. */
export function textOf(lines: readonly string[], notes: readonly string[] = []): string {
	return `${[...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')}\n`;
}

/** Lines of at most `width` columns, broken between words, and within one only where it alone is longer. */
export function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const { glue, text: piece } of piecesOf(text)) {
		let rest = piece;
		if (line !== '' && displayWidth(line + glue + rest) > width) {
			lines.push(line);
			line = '';
		}
		while (displayWidth(rest) > width && rest.length > 1) {
			const fitting = rest.slice(0, width);
			lines.push(fitting);
			rest = rest.slice(fitting.length);
		}
		line = line === '' ? rest : line + glue + rest;
	}
	return line === '' ? lines : [...lines, line];
}
