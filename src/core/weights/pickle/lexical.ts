import * as l10n from '@vscode/l10n';
import { PickleFault } from './fault';

// How CPython's unpickler reads the arguments that are text: Modules/_pickle.c (load_int, load_long, load_string,
// load_unicode) and the codecs they call. Other readers of pickles differ here, which hides payloads from them.

const digitsOf = {
	2: '[01](?:_?[01])*',
	8: '[0-7](?:_?[0-7])*',
	10: '\\d(?:_?\\d)*',
	16: '[\\da-f](?:_?[\\da-f])*',
};
const integer = new RegExp(
	`^[-+]?(?:0x_?${digitsOf[16]}|0o_?${digitsOf[8]}|0b_?${digitsOf[2]}|${digitsOf[10]})$`,
	'i',
);
const decimal = new RegExp(`^[-+]?${digitsOf[10]}$`);
const floating =
	/^[-+]?(?:(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[-+]?\d+)?|inf(?:inity)?|nan)$/i;
const wayTooLong = 4096;

/** A line up to a NUL, which ends a text for the functions of C that read numbers. */
function numeral(line: string): string {
	const end = line.indexOf('\0');
	return (end < 0 ? line : line.slice(0, end)).trim();
}

/** The number of an INT or LONG line, in any base that its prefix names (`0x1F`, `0o17`, `017`); LONG drops a final `L`. */
export function integerOf(line: string, long = false): number {
	if (!long && line.startsWith('\0')) {
		// C's strtol makes 0 of nothing, and the end of a text is where its reader wants to be.
		return 0;
	}
	const text = numeral(long ? line.trim().replace(/L$/, '') : line);
	if (!integer.test(text)) {
		throw new PickleFault(l10n.t('A number in it is not one.'));
	}
	const sign = text.startsWith('-') ? -1 : 1;
	const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
	// C's strtol takes a leading zero for base 8; numbers this size never matter to the verdict.
	return digits.length > wayTooLong
		? sign * Number.POSITIVE_INFINITY
		: sign * Number(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
}

/** The number of a GET or PUT line, always in base 10. */
export function indexOf(line: string): number {
	const text = numeral(line);
	if (!decimal.test(text)) {
		throw new PickleFault(l10n.t('A number in it is not one.'));
	}
	return Number(text.replaceAll('_', ''));
}

/** Checks a FLOAT line. */
export function checkFloat(line: string): void {
	if (!floating.test(numeral(line))) {
		throw new PickleFault(l10n.t('A number in it is not one.'));
	}
}

const simpleEscapes: Readonly<Record<string, string>> = {
	'\n': '',
	'\\': '\\',
	"'": "'",
	'"': '"',
	b: '\b',
	f: '\f',
	t: '\t',
	n: '\n',
	r: '\r',
	v: '\v',
	a: '\x07',
};

/**
 * The content of a STRING line, one character for one byte: `'o\x73'` is `os`. Backslashes are those of Python's byte
 * literals; an unknown one stays as it is.
 */
export function unquoted(untrimmed: string): string {
	// The reader of Python 2 drops blanks behind the quote, those of Python 3 refuse them.
	const line = untrimmed.trimEnd();
	const quote = line[0];
	if (line.length < 2 || (quote !== "'" && quote !== '"') || !line.endsWith(quote)) {
		throw new PickleFault(l10n.t('A text in it has no quotes.'));
	}
	const text = line.slice(1, -1);
	if (!text.includes('\\')) {
		return text;
	}
	return text.replace(
		/\\(?:x([\da-fA-F]{2})|([0-7]{1,3})|([\s\S]?))/g,
		(all, hex?: string, octal?: string, other?: string) => {
			if (hex !== undefined || octal !== undefined) {
				return String.fromCharCode(Number.parseInt(hex ?? octal ?? '', hex === undefined ? 8 : 16) & 0xff);
			}
			if (other === '' || other === 'x') {
				throw new PickleFault(l10n.t('A text in it ends within an escape.'));
			}
			return simpleEscapes[other ?? ''] ?? all;
		},
	);
}

/** The content of a UNICODE line: Latin-1, in which `\u006f` and `\U0000006f` are characters and no other backslash counts. */
export function rawUnicode(line: string): string {
	return line.replace(
		/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]?))/g,
		(all, short?: string, long?: string, other?: string) => {
			const code = Number.parseInt(all[1] === 'u' ? (short ?? '') : all[1] === 'U' ? (long ?? '') : '', 16);
			if (other === 'u' || other === 'U' || code > 0x10_ffff) {
				throw new PickleFault(l10n.t('A text in it ends within an escape.'));
			}
			return Number.isNaN(code) ? all : String.fromCodePoint(code);
		},
	);
}

const shortText = 64;

function isAscii(bytes: Uint8Array): boolean {
	for (let at = 0; at < bytes.length; at++) {
		if ((bytes[at] ?? 0) >= 0x80) {
			return false;
		}
	}
	return true;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of UTF-8 in which lone surrogates are allowed; undefined for other bytes that are no UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
	// Most texts are short names, for which the decoder takes far longer than this.
	if (bytes.length <= shortText && isAscii(bytes)) {
		return latin1(bytes);
	}
	try {
		return strictUtf8.decode(bytes);
	} catch {
		// Surrogates are three bytes from ED A0 80 on; with a replacement in their place the rest must be right.
		const replaced = latin1(bytes).replace(/\xed[\xa0-\xbf][\x80-\xbf]/g, '\xef\xbf\xbd');
		try {
			return strictUtf8.decode(Uint8Array.from(replaced, (character) => character.charCodeAt(0)));
		} catch {
			return undefined;
		}
	}
}

const latin = 8192;

/** One character for one byte. */
export function latin1(bytes: Uint8Array): string {
	let text = '';
	if (bytes.length <= shortText) {
		for (let at = 0; at < bytes.length; at++) {
			text += String.fromCharCode(bytes[at] ?? 0);
		}
		return text;
	}
	for (let start = 0; start < bytes.length; start += latin) {
		text += String.fromCharCode.apply(null, bytes.subarray(start, start + latin) as unknown as number[]);
	}
	return text;
}

/** The number of bytes in two's complement, little-endian; infinite when it has more than 64 bits. */
export function longOf(bytes: Uint8Array): number {
	const negative = (bytes[bytes.length - 1] ?? 0) >= 0x80;
	if (bytes.length > 8) {
		return negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	}
	let value = 0;
	for (let at = bytes.length - 1; at >= 0; at--) {
		value = value * 256 + (bytes[at] ?? 0);
	}
	return negative ? value - 256 ** bytes.length : value;
}
