/** What is known of a value on the stack without building it. Values are shared: one that is memoized keeps its identity. */
export type Value = Simple | Text | Bytes | Container | Import | Call | Persistent;

/** None, booleans, floats, buffers: nothing about them matters. Integers keep their number. */
export interface Simple {
	readonly kind: 'simple';
	readonly number?: number;
}

/** Where raw bytes of a value stand in the file. */
export interface Place {
	readonly start: number;
	readonly end: number;
}

/** A `str`. Of a long one only the start is kept: no name is that long. */
export interface Text {
	readonly kind: 'text';
	readonly text: string;
	readonly cut: boolean;
	/** Its bytes, UTF-8, when it was cut. */
	readonly place?: Place;
	/** A `str` of Python 2 as the bytes that it also is. */
	readonly bytes?: Bytes;
}

/** `bytes` or `bytearray`: in the file as they are, or made of a text. */
export interface Bytes {
	readonly kind: 'bytes';
	readonly place?: Place;
	readonly made?: Uint8Array;
	/** Where the text of UTF-8 stands of which these are the Latin-1 bytes, when only their start was made. */
	readonly encodedFrom?: Place;
}

/** A list, tuple, dictionary (keys and values in turn) or set. */
export interface Container {
	readonly kind: 'list' | 'tuple' | 'dict' | 'set' | 'frozenset';
	items: Value[];
	/** Numbers of it were left out. */
	incomplete?: boolean;
	/** It may stand in more than one place: it was remembered, or doubled. */
	shared?: boolean;
}

/** A class or function by its names as written; `?` for one that is not constant. */
export interface Import {
	readonly kind: 'import';
	readonly module: string;
	readonly name: string;
	/** The full name it has in Python 3: `posix.system`. */
	readonly path: string;
	/** A name of Python 2 in a protocol that Python 2 never wrote: nothing renames it there. */
	readonly outOfTime?: boolean;
}

/** An object that a call made, and what was done to it since. */
export interface Call {
	readonly kind: 'call';
	readonly callee: Value;
	items: Value[];
	/** The arguments are the first so many items. */
	readonly argumentCount: number;
	/** Numbers that were added to it were left out. */
	incomplete?: boolean;
	state?: Value;
}

/** An object that the loader finds by its own name for it. */
export interface Persistent {
	readonly kind: 'persistent';
	readonly id: Value;
}

/** Stands for every value of which nothing matters. */
export const simple: Simple = { kind: 'simple' };
/** `None`, where it was written out: one that the memo forgot is any plain value. */
export const none: Simple = { kind: 'simple' };

const smallNumbers: readonly Simple[] = Array.from({ length: 257 }, (_, number) => ({
	kind: 'simple',
	number,
}));

/** An integer; what is beyond the exact ones counts as the largest of them. */
export function numberValue(number: number): Simple {
	const most = Number.MAX_SAFE_INTEGER;
	return smallNumbers[number] ?? { kind: 'simple', number: Math.min(most, Math.max(-most, number)) };
}

/** What other values a value holds. */
export function itemsOf(value: Value): readonly Value[] {
	switch (value.kind) {
		case 'simple':
		case 'text':
		case 'bytes':
		case 'import':
			return [];
		case 'persistent':
			return [value.id];
		default:
			return value.items;
	}
}

/** The entry of a dictionary under a constant key. */
export function entryOf(value: Value | undefined, key: string): Value | undefined {
	if (value?.kind !== 'dict') {
		return undefined;
	}
	for (let at = value.items.length - 2; at >= 0; at -= 2) {
		const candidate = value.items[at];
		if (candidate?.kind === 'text' && candidate.text === key) {
			return value.items[at + 1];
		}
	}
	return undefined;
}

/** The path of the import that a value is; undefined for any other. */
export function pathOf(value: Value | undefined): string | undefined {
	return value?.kind === 'import' ? value.path : undefined;
}

const longestShown = 160;

/** A value in Python's notation, shortened: evidence for a person. */
export function shown(value: Value, depth = 0): string {
	switch (value.kind) {
		case 'simple':
			return value.number === undefined ? '…' : String(value.number);
		case 'text': {
			const quote = value.text.includes("'") ? '"' : "'";
			const more = value.cut || value.text.length > longestShown ? '…' : '';
			return quote + value.text.slice(0, longestShown) + more + quote;
		}
		case 'bytes':
			return "b'…'";
		case 'import':
			return `${value.module}.${value.name}`;
		case 'call':
			return depth > 2 ? '…' : `${shown(value.callee, depth + 1)}(…)`;
		case 'persistent':
			return '…';
		default: {
			const [open, close] = value.kind === 'list' ? '[]' : value.kind === 'tuple' ? '()' : '{}';
			const items = depth > 2 ? ['…'] : value.items.slice(0, 4).map((item) => shown(item, depth + 1));
			return `${open}${items.join(', ')}${value.items.length > 4 ? ', …' : ''}${close}`;
		}
	}
}

/** True for a list, tuple, dictionary or set. */
export function isContainer(value: Value | undefined): value is Container {
	switch (value?.kind) {
		case 'list':
		case 'tuple':
		case 'dict':
		case 'set':
		case 'frozenset':
			return true;
		default:
			return false;
	}
}

const mostSmall = 8;

/** A number, or few plain values together. Never one that may hold another that holds another: those can explode. */
export function isSmall(value: Value | undefined): boolean {
	switch (value?.kind) {
		case 'simple':
			return true;
		case 'list':
		case 'tuple':
		case 'dict':
		case 'set':
		case 'frozenset':
			return value.items.length <= mostSmall && !value.incomplete && value.items.every(isPlain);
		default:
			return false;
	}
}

/** A number or a text. */
export function isPlain(value: Value | undefined): boolean {
	return value?.kind === 'simple' || value?.kind === 'text';
}
