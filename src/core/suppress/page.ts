// A text with what is comment in it, whatever its format: what suppressions are read from and written to.
import type { Edit } from '../finding';
import type { Span } from '../reference';

/** A comment as it stands in the text. */
export interface Comment {
	/** With its marks, and the braces around it in JSX. */
	readonly span: Span;
	/** Between the marks. */
	readonly body: Span;
}

/** How a comment is written at a place. */
export interface CommentStyle {
	/** With its blank: `# `. */
	readonly open: string;
	/** ` -->`; empty where the line's end ends it. */
	readonly close: string;
	/** Whether it may stand behind code. */
	readonly behind: boolean;
	/** Stands at the beginning of its line whatever the code's indentation. */
	readonly flush?: boolean;
}

/** Functions may hold a tree: they answer as long as the page is open. */
export interface Page {
	readonly text: string;
	/** In the order of the text. */
	readonly comments: readonly Comment[];
	/** What is one statement with this line: those that begin or end there, without the blocks inside them. */
	statementsAt(line: Span): readonly Span[];
	/**
	 * A text around this offset in which a comment would be a part of it, beginning before the offset: a string of
	 * several lines. `start` is where the line begins above which a comment has its place.
	 */
	holding(offset: number): Span | undefined;
	/** How comments are written on a line that begins, or ends, at this offset; undefined where there are none. */
	styleAt(offset: number): CommentStyle | undefined;
	/** False where comments may stand between lines that a backslash joins. */
	readonly joins: boolean;
	/** Lines at the top that do not count as such: the front matter of a Markdown file. */
	readonly top?: number;
	/** Present where the text is not the file's: a notebook's cells. */
	readonly file?: FilePlaces;
}

/** From places in a text to those in the file it was read from. */
export interface FilePlaces {
	span(span: Span): Span;
	edit(edit: Edit): Edit;
	/** The offset in the text of one in the file; undefined outside. */
	inText(offset: number): number | undefined;
}

export const hash: CommentStyle = { open: '# ', close: '', behind: true };
export const hashAlone: CommentStyle = { ...hash, behind: false };
export const slashes: CommentStyle = { open: '// ', close: '', behind: true };
export const jsx: CommentStyle = { open: '{/* ', close: ' */}', behind: false };
export const html: CommentStyle = { open: '<!-- ', close: ' -->', behind: false };

/** A page of which comments and texts of several lines are known. */
export function pageOf(
	text: string,
	comments: readonly Comment[],
	atoms: readonly Span[],
	style: CommentStyle | undefined,
	more: { readonly joins?: boolean; readonly statementsAt?: (line: Span) => readonly Span[] } = {},
): Page {
	const within = (line: Span) => atoms.filter(({ start }) => line.start <= start && start <= line.end);
	return {
		text,
		comments,
		statementsAt: (line) => [...within(line), ...(more.statementsAt?.(line) ?? [])],
		holding: (offset) => atoms.find(({ start, end }) => start < offset && offset < end),
		styleAt: () => style,
		joins: more.joins ?? true,
	};
}
