/** East Asian wide and fullwidth characters, and what shows as a picture: two columns of a terminal. */
const wide =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Columns of a terminal that one character takes: 0 for what stands on the one before it. */
export function characterWidth(character: string): 0 | 1 | 2 {
	if (/^[\x20-\x7e]$/.test(character)) {
		return 1;
	}
	return /^[\p{Mn}\p{Me}]/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** Columns of a terminal that a text without tabs and control characters takes. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const character of text) {
		width += characterWidth(character);
	}
	return width;
}

/** The text with blanks behind it up to a number of columns. */
export function padColumns(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The beginning of a text that takes at most `width` columns. */
export function cutColumns(text: string, width: number): string {
	let used = 0;
	let cut = '';
	for (const character of text) {
		used += characterWidth(character);
		if (used > width) {
			break;
		}
		cut += character;
	}
	return cut;
}

/** A piece of a text before which a line may end, and what stands between it and the one before. */
export interface Piece {
	readonly glue: '' | ' ';
	readonly text: string;
}

/** What does not begin a line, and what does not end one. */
const closing = /[、。，；：！？）】》”’…·,.;:!?)\]]/u;
const opening = /[（【《“‘([]/u;

/** Words; where a script sets none apart, as Chinese, its characters, with the punctuation that belongs to them. */
export function piecesOf(text: string): Piece[] {
	return text
		.split(' ')
		.flatMap((word) =>
			(wide.test(word) ? charactersOf(word) : [word]).map(
				(piece, at): Piece => ({ glue: at === 0 ? ' ' : '', text: piece }),
			),
		);
}

function charactersOf(word: string): string[] {
	const pieces: string[] = [];
	let last = '';
	for (const character of word) {
		const apart = wide.test(character) || wide.test(last);
		if (last === '' || (apart && !closing.test(character) && !opening.test(last))) {
			pieces.push(character);
		} else {
			pieces[pieces.length - 1] += character;
		}
		last = character;
	}
	return pieces;
}

/** The text in lines of at most `width` columns, broken between pieces; one that is longer has a line of its own. */
export function wrapWords(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	let used = 0;
	for (const { glue, text: piece } of piecesOf(text)) {
		const length = displayWidth(piece);
		if (line !== '' && used + glue.length + length > width) {
			lines.push(line);
			line = piece;
			used = length;
		} else {
			used += length + (line === '' ? 0 : glue.length);
			line = line === '' ? piece : line + glue + piece;
		}
	}
	return [...lines, line];
}
