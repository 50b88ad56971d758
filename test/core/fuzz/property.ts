import type fc from 'fast-check';

/** One promise, and the inputs that it is tried on. */
export interface Property {
	/** The promise: `detector: every span lies within the text`. */
	readonly name: string;
	/** How many of a thousand inputs of a long run it gets: much for what is cheap, little for what parses. */
	readonly share: number;
	/** How many inputs it gets in `npm test`. */
	readonly few: number;
	readonly property: fc.IRawProperty<unknown>;
}
