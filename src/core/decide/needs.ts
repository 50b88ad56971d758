/** What a model has to offer to be of use in a project. Whatever is absent was not asked for. */
export interface Needs {
	/** As hubs name tasks: `feature-extraction`. */
	readonly task?: string;
	/** What goes in and what comes out, in the user's words. */
	readonly input?: string;
	readonly output?: string;
	/** ISO 639 codes, or `multilingual`. */
	readonly languages?: readonly string[];
	/** The library that loads it: `sentence-transformers`. */
	readonly library?: string;
	readonly hardware?: 'cpu' | 'gpu';
	/** Bytes that may be downloaded. */
	readonly download?: number;
	/** Bytes of memory for running it. */
	readonly memory?: number;
	/** Of the vectors, for those that make some. */
	readonly dimensions?: number;
	/** Tokens of input at once, at least. */
	readonly context?: number;
	/** It has to run where there is no network. */
	readonly offline?: boolean;
}

export type NeedId = keyof Needs;

/** Everything that is asked at the start: the needs, and what the models are used for. */
export type AskedId = NeedId | 'purpose' | 'distributed';

/** A need that was read off the workspace and that nobody has confirmed yet. */
export interface Guess {
	readonly need: AskedId;
	/** Of the need's type. */
	readonly value: unknown;
	/** Where it was read, as a clause: `from requirements.txt`. */
	readonly from: string;
}
