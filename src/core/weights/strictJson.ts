import * as l10n from '@vscode/l10n';
import { type Budget, Overspent } from './budget';

/** Not JSON as RFC 8259 has it. `message` is a sentence for the user, `offset` the byte it stands at. */
export class NotJson extends Error {
	override readonly name = 'NotJson';
	constructor(
		message: string,
		readonly offset: number,
	) {
		super(message);
	}
}

/** A number as it is written: `4e0` and `4` are not the same, and no digit is lost. */
export interface JsonNumber {
	readonly written: string;
}

/** A key with its value, in the order of the text; the same key may stand there twice. */
export interface JsonMember {
	readonly key: string;
	readonly value: JsonNode;
	/** Byte at which the key begins. */
	readonly offset: number;
}

/** What an object holds, duplicate keys included. */
export class JsonObject {
	constructor(readonly members: readonly JsonMember[]) {}

	/** The value of the last member of that name, as most readers take it. */
	get(key: string): JsonNode | undefined {
		return this.members.filter((member) => member.key === key).at(-1)?.value;
	}

	/** The members whose key stood there before. */
	repeated(): readonly JsonMember[] {
		const seen = new Set<string>();
		return this.members.filter(({ key }) => seen.has(key) || !seen.add(key));
	}
}

/** Any value: objects keep their order and their duplicates, numbers their spelling. */
export type JsonNode = JsonObject | readonly JsonNode[] | JsonNumber | string | boolean | null;

/** What the tokens of a JSON text are; `end` follows the last. */
export type JsonToken =
	| '{'
	| '}'
	| '['
	| ']'
	| ':'
	| ','
	| 'string'
	| 'number'
	| 'true'
	| 'false'
	| 'null'
	| 'end';

/** Walks through a JSON text token by token without building anything. All methods throw `NotJson` and `Overspent`. */
export interface JsonTokens {
	/** The token at hand; `next` has been called once at the start. */
	readonly kind: JsonToken;
	/** Byte at which it begins. */
	readonly offset: number;
	/** A string's characters with its escapes resolved, or a number as written. */
	readonly text: string;
	/** Goes to the next token. */
	next(): void;
	/** Goes past the token at hand, which has to be this one. */
	expect(kind: JsonToken): void;
	/** Goes past the members of the object at hand; `member` goes past each value. */
	object(member: (key: string, offset: number) => void): void;
	/** Goes past the items of the array at hand; `item` goes past each value. */
	array(item: () => void): void;
	/** Goes past a whole value, however deep. */
	skip(): void;
}

const literals: readonly ('true' | 'false' | 'null')[] = ['true', 'false', 'null'];
const escapes: ReadonlyMap<number, string> = new Map(
	[...'"\\/bfnrt'].map((letter, at) => [letter.charCodeAt(0), '"\\/\b\f\n\r\t'[at] as string]),
);

const quote = 0x22;
const backslash = 0x5c;

/**
 * The tokens of a JSON text in UTF-8. Nothing lenient: no byte order mark, comment, trailing comma, leading zero or
 * control character in a string. Lone surrogates written as escapes are kept (`isWhole` tells).
 */
export function tokensOf(bytes: Uint8Array, budget: Budget): JsonTokens {
	const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	let at = 0;
	let kind: JsonToken = 'end';
	let offset = 0;
	let text = '';

	const wrong = (where = at): never => {
		throw new NotJson(
			where >= bytes.length ? l10n.t('The JSON text ends too early.') : l10n.t('This is not JSON.'),
			where,
		);
	};
	const decoded = (from: number, to: number): string => {
		// Names are short and ASCII nearly always: a decoder's call for each costs more than they do.
		if (to - from < 64) {
			let ascii = '';
			for (let index = from; index < to; index++) {
				const byte = bytes[index] as number;
				if (byte > 0x7f) {
					ascii = '';
					break;
				}
				ascii += String.fromCharCode(byte);
			}
			if (ascii.length === to - from) {
				return ascii;
			}
		}
		try {
			return utf8.decode(bytes.subarray(from, to));
		} catch {
			throw new NotJson(l10n.t('A text in it is not UTF-8.'), from);
		}
	};
	const escaped = (): string => {
		const letter = bytes[at] ?? wrong();
		at += 1;
		if (letter !== 0x75) {
			return escapes.get(letter) ?? wrong(at - 1);
		}
		const digits = decoded(at, Math.min(at + 4, bytes.length));
		if (!/^[0-9a-fA-F]{4}$/.test(digits)) {
			wrong();
		}
		at += 4;
		return String.fromCharCode(Number.parseInt(digits, 16));
	};
	const string = (): string => {
		const pieces: string[] = [];
		let from = at;
		for (;;) {
			const byte = bytes[at] ?? wrong();
			if (byte === quote) {
				pieces.push(decoded(from, at));
				at += 1;
				return pieces.length === 1 ? (pieces[0] as string) : pieces.join('');
			}
			if (byte < 0x20) {
				wrong();
			}
			at += 1;
			if (byte === backslash) {
				// Each escape is a piece of memory of its own.
				budget.step(4);
				pieces.push(decoded(from, at - 1), escaped());
				from = at;
			}
		}
	};
	const number = (): string => {
		const from = at;
		while (at < bytes.length && isNumeric(bytes[at] as number)) {
			at += 1;
		}
		const written = decoded(from, at);
		if (!/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(written)) {
			wrong(from);
		}
		return written;
	};
	const word = (): 'true' | 'false' | 'null' => {
		const found = literals.find((literal) =>
			[...literal].every((letter, index) => bytes[at + index] === letter.charCodeAt(0)),
		);
		at += found?.length ?? 0;
		return found ?? wrong();
	};
	const next = (): void => {
		while (at < bytes.length && isSpace(bytes[at] as number)) {
			at += 1;
		}
		offset = at;
		text = '';
		const byte = bytes[at];
		if (byte === undefined) {
			kind = 'end';
			return;
		}
		budget.step();
		const letter = String.fromCharCode(byte);
		if (byte === quote) {
			at += 1;
			kind = 'string';
			text = string();
		} else if (isPunctuation(letter)) {
			at += 1;
			kind = letter;
		} else if (letter === '-' || (letter >= '0' && letter <= '9')) {
			kind = 'number';
			text = number();
		} else {
			kind = word();
		}
	};
	const expect = (wanted: JsonToken): void => {
		if (kind !== wanted) {
			wrong(offset);
		}
		next();
	};
	const members = (close: '}' | ']', member: () => void): void => {
		next();
		while (kind !== close) {
			member();
			if (kind === ',') {
				next();
				if ((kind as JsonToken) === close) {
					wrong(offset);
				}
			} else if (kind !== close) {
				wrong(offset);
			}
		}
		next();
	};
	const tokens: JsonTokens = {
		get kind() {
			return kind;
		},
		get offset() {
			return offset;
		},
		get text() {
			return text;
		},
		next,
		expect,
		object(member) {
			if (kind !== '{') {
				wrong(offset);
			}
			members('}', () => {
				const key = text;
				const where = offset;
				expect('string');
				expect(':');
				member(key, where);
			});
		},
		array(item) {
			if (kind !== '[') {
				wrong(offset);
			}
			members(']', item);
		},
		skip() {
			deep(tokens, () => {});
		},
	};
	next();
	return tokens;
}

/** Deeper than any configuration is. */
const deepestNesting = 256;

/** Goes past a value that may nest; `make` is told of every value, inner ones first, with what was made of its parts. */
function deep<T>(tokens: JsonTokens, make: (value: Made<T>) => T, level = 0): T {
	if (level > deepestNesting) {
		throw new Overspent(l10n.t('Its values are nested more than {0} deep.', deepestNesting));
	}
	const { kind, text, offset } = tokens;
	if (kind === '{') {
		const members: MadeMember<T>[] = [];
		tokens.object((key, where) => {
			members.push({ key, value: deep(tokens, make, level + 1), offset: where });
		});
		return make({ kind, members });
	}
	if (kind === '[') {
		const items: T[] = [];
		tokens.array(() => {
			items.push(deep(tokens, make, level + 1));
		});
		return make({ kind, items });
	}
	if (kind === 'string' || kind === 'number') {
		tokens.next();
		return make({ kind, text });
	}
	if (kind === 'true' || kind === 'false' || kind === 'null') {
		tokens.next();
		return make({ kind });
	}
	throw new NotJson(
		kind === 'end' ? l10n.t('The JSON text ends too early.') : l10n.t('This is not JSON.'),
		offset,
	);
}

interface MadeMember<T> {
	readonly key: string;
	readonly value: T;
	readonly offset: number;
}

type Made<T> =
	| { readonly kind: '{'; readonly members: readonly MadeMember<T>[] }
	| { readonly kind: '['; readonly items: readonly T[] }
	| { readonly kind: 'string' | 'number'; readonly text: string }
	| { readonly kind: 'true' | 'false' | 'null' };

/**
 * A whole JSON text as values that hide nothing: keys that stand twice stay twice, numbers stay as written. Throws
 * `NotJson` with the byte that is wrong, and `Overspent`.
 */
export function parseStrictJson(bytes: Uint8Array, budget: Budget): JsonNode {
	const tokens = tokensOf(bytes, budget);
	const value = deep<JsonNode>(tokens, (made) => {
		switch (made.kind) {
			case '{':
				return new JsonObject(made.members);
			case '[':
				return made.items;
			case 'string':
				return made.text;
			case 'number':
				return { written: made.text };
			case 'null':
				return null;
			default:
				return made.kind === 'true';
		}
	});
	tokens.expect('end');
	return value;
}

/** Whether a text has no half of a surrogate pair, which JSON can write and UTF-8 cannot. */
export function isWhole(text: string): boolean {
	return !/\p{Cs}/u.test(text);
}

function isSpace(byte: number): boolean {
	return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** A digit, or one of `+-.eE`. */
function isNumeric(byte: number): boolean {
	return (
		(byte >= 0x30 && byte <= 0x39) ||
		byte === 0x2b ||
		byte === 0x2d ||
		byte === 0x2e ||
		byte === 0x45 ||
		byte === 0x65
	);
}

function isPunctuation(letter: string): letter is '{' | '}' | '[' | ']' | ':' | ',' {
	return '{}[]:,'.includes(letter);
}
