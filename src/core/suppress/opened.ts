import type { GrammarName } from '../syntax/grammars';
import type { Grammar } from '../syntax/trees';
import type { Page } from './page';

/** A file whose comments are read; its name and language say how. */
export interface CommentedFile {
	readonly path: string;
	readonly text: string;
	/** The editor's language id, which beats the ending. */
	readonly language?: string;
}

/** What comments are read with: the grammars of the detector. */
export interface CommentAccess {
	readonly grammar: (name: GrammarName) => Promise<Grammar>;
	readonly signal?: AbortSignal | undefined;
}

/**
 * Opens the page of a file for `use`; undefined for a format without comments, or a text that takes too long to parse.
 * Rejects only when aborted or when a grammar cannot be read.
 */
export async function withPage<T>(
	file: CommentedFile,
	access: CommentAccess,
	use: (page: Page) => T,
): Promise<T | undefined> {
	// The readers of all formats are loaded with the first file that is looked at.
	const { openPage } = await import('./pages');
	return openPage(file, access, use);
}
