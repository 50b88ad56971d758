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

/** The text in lines of at most `width` columns, broken at blanks; a word that is longer has a line of its own. */
export function wrapWords(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	let used = 0;
	for (const word of text.split(' ')) {
		const length = displayWidth(word);
		if (line !== '' && used + 1 + length > width) {
			lines.push(line);
			line = word;
			used = length;
		} else {
			used += length + (line === '' ? 0 : 1);
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	return [...lines, line];
}
