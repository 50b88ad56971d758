import type { Note } from '../readers';

/** What came back, page by page, as text: readers run again when it is taken from the store. */
export interface Pages {
	readonly texts: readonly string[];
	/** Of all items on all pages, where the hub counts them. */
	readonly total?: number;
	/** There are pages behind these. */
	readonly more?: true;
}

/** One further question about a repository. */
export interface Inquiry<T> {
	/** Names the question among all others: `['tree', 'org/name', commit]`. */
	readonly key: readonly string[];
	/** The repository or owner, for sentences. */
	readonly about: string;
	readonly address: string;
	/** The answer is the text itself, not JSON. */
	readonly text?: boolean;
	/** What may not be there; about anything else no answer says "absent". */
	readonly absent?: 'file' | 'account';
	/** How many pages are read; one unless given. More than these make the answer unknown unless `cut`. */
	readonly mostPages?: number;
	/** The first pages are enough. */
	readonly cut?: boolean;
	/** The address of the page behind these, where the hub does not link to it. */
	next?(texts: readonly string[]): string | undefined;
	/** What the pages say; undefined when they are no answer to this question. Throws nothing. */
	read(pages: Pages, note: Note): T | undefined;
	/** True for an answer that stays as it is for ever: what a commit holds. */
	lasting?(value: T): boolean;
}
