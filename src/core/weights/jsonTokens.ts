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
	/** Goes past a value that has no parts. */
	scalar(): void;
	/** Goes past a whole value. */
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
		scalar() {
			if (!isScalar(kind)) {
				wrong(offset);
			}
			next();
		},
		skip: () => skip(tokens),
	};
	next();
	return tokens;
}

/** Deeper than any configuration is. */
const deepestNesting = 256;

/** Throws `Overspent` for a value that is nested too deep for any reader to be expected to follow. */
export function checkNesting(level: number): void {
	if (level > deepestNesting) {
		throw new Overspent(l10n.t('Its values are nested more than {0} deep.', deepestNesting));
	}
}

function skip(tokens: JsonTokens, level = 0): void {
	checkNesting(level);
	if (tokens.kind === '{') {
		tokens.object(() => skip(tokens, level + 1));
	} else if (tokens.kind === '[') {
		tokens.array(() => skip(tokens, level + 1));
	} else {
		tokens.scalar();
	}
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

function isScalar(kind: JsonToken): boolean {
	return kind === 'string' || kind === 'number' || kind === 'true' || kind === 'false' || kind === 'null';
}
