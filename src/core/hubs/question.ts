import type { ByteRange } from './bodies';

/** What came back, read to its end. */
export interface Answer {
	/** Where it came from, after redirects. */
	readonly url: string;
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** The request that got this answer carried the token. */
	readonly authorized: boolean;
}

/** A piece of a file. */
export interface RangeAnswer extends Head {
	/** As many as were asked for, or fewer where the file ends. Of an answer that is none (404): the start of its text. */
	readonly bytes: Uint8Array;
	/** Of the whole file, where it was said. */
	readonly size?: number;
}

/** What goes along with a question. */
export interface Question {
	readonly token?: string | undefined;
	/** The ETag of the answer that is known. */
	readonly etag?: string | undefined;
	/** The media type that is wanted; JSON unless given. */
	readonly accept?: string;
	/** Only this piece of the file. */
	readonly range?: ByteRange;
	/** The ETag of an earlier piece: of a file that changed since, the whole comes and not the piece. */
	readonly ifRange?: string | undefined;
}

/** An answer without its body. */
export type Head = Omit<Answer, 'text'>;
