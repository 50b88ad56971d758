import type { Span } from '../reference';

/** The YAML between the `---` lines that a Markdown file may begin with. */
export function frontMatterOf(text: string): Span | undefined {
	const opening = /^\u{feff}?---[ \t]*\r?\n/u.exec(text)?.[0].length;
	if (opening === undefined) {
		return undefined;
	}
	const closing = /^---[ \t]*\r?$/m.exec(text.slice(opening, opening + 100_000));
	return closing ? { start: opening, end: opening + closing.index } : undefined;
}
