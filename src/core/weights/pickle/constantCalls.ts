import type { Bytes, Call, Text, Value } from './values';

/** Encodings by which protocols 0 to 2 write bytes as text: one character for one byte. */
const oneByOne: ReadonlySet<string> = new Set([
	'latin1',
	'latin-1',
	'latin_1',
	'iso-8859-1',
	'iso8859-1',
	'l1',
]);
/** Other encodings that only turn text into bytes. */
const plainEncodings: ReadonlySet<string> = new Set([
	...oneByOne,
	'ascii',
	'utf-8',
	'utf8',
	'utf_8',
	'utf-16',
	'utf-32',
]);

/**
 * What a call is known to return, where that is bytes again: `_codecs.encode('\x80', 'latin1')` is how protocols 0 to 2
 * write them, `bytearray(b'…')` how a bytearray was written before protocol 5.
 */
export function constantResult(call: Call): Value | undefined {
	const { callee, items } = call;
	const [first, second] = items;
	if (callee.kind !== 'import') {
		return undefined;
	}
	switch (callee.path) {
		case '_codecs.encode':
			return first?.kind === 'text' && isOneByOne(second) ? encoded(first) : undefined;
		case 'builtins.bytes':
		case 'builtins.bytearray':
			if (first?.kind === 'text') {
				return isOneByOne(second) ? encoded(first) : undefined;
			}
			return first?.kind === 'bytes' ? first : undefined;
		default:
			return undefined;
	}
}

/** Whether a call that may name an encoding names one that is looked up nowhere but among Python's own plain ones. */
export function encodesPlainly({ items }: Call): boolean {
	const encoding = items[1];
	return (
		encoding === undefined || (encoding.kind === 'text' && plainEncodings.has(encoding.text.toLowerCase()))
	);
}

function isOneByOne(encoding: Value | undefined): boolean {
	return encoding?.kind === 'text' && oneByOne.has(encoding.text.toLowerCase());
}

/** The same text may be encoded a million times. */
const made = new WeakMap<Text, Bytes>();

function encoded(text: Text): Bytes {
	let bytes = made.get(text);
	if (!bytes) {
		bytes = {
			kind: 'bytes',
			made: Uint8Array.from(text.text, (character) => character.charCodeAt(0)),
			...(text.place ? { encodedFrom: text.place } : {}),
		};
		made.set(text, bytes);
	}
	return bytes;
}
