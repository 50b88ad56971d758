/** Where the product writes what it did. `console` and VS Code's `LogOutputChannel` both fit as they are. */
export interface Log {
	debug(message: string): void;
	info(message: string): void;
	warn(message: string): void;
	error(message: string): void;
}

/** Small texts kept between runs (the hub's answers). A failing store must never fail a lookup. */
export interface Store {
	/** The text kept under `key`, or undefined when there is none or it cannot be read. */
	get(key: string): Promise<string | undefined>;
	/** Keeps `text` under `key`, whole or not at all. */
	set(key: string, text: string): Promise<void>;
	/** Forgets everything. */
	clear(): Promise<void>;
}

/**
 * What a browser lets be known of an address: that there is no network, that something answers there (whatever it
 * says), or nothing.
 */
export type Reach = 'no-network' | 'answers' | 'silent';

/** The core's only door to the world. It is written for VS Code, for the command line and for tests. */
export interface Host {
	readonly fetch: typeof globalThis.fetch;
	/**
	 * Only where a failed `fetch` does not tell what failed, as in a browser: looks whether anything answers at an
	 * address, or where that leads. Never rejects.
	 */
	readonly reach?: (address: string, signal: AbortSignal) => Promise<Reach>;
	/** The bytes of a file that ships beside the bundle: `tree-sitter-python.wasm`. */
	readAsset(name: string): Promise<Uint8Array>;
	readonly store: Store;
	readonly log: Log;
	/** Milliseconds since 1970. */
	now(): number;
}
