/** A value as JSON outputs write it: indented by two blanks, with a line break at the end. */
export function jsonText(value: unknown): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}

/** Lines as a text output writes them, and `notes` below after an empty line where there are some. */
export function textOf(lines: readonly string[], notes: readonly string[] = []): string {
	return `${[...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')}\n`;
}

/** Lines of at most `width` characters, broken at blanks, and within a word only where it alone is longer. */
export function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		let rest = word;
		if (line !== '' && line.length + 1 + rest.length > width) {
			lines.push(line);
			line = '';
		}
		while (rest.length > width) {
			lines.push(rest.slice(0, width));
			rest = rest.slice(width);
		}
		line = line === '' ? rest : `${line} ${rest}`;
	}
	return line === '' ? lines : [...lines, line];
}
