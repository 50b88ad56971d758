// Escapes in texts of templates. Jinja reads them as Python does (`unicode-escape`), the parser knows only some.

const anyEscape =
	/\\(?:N\{([^{}]{1,60})\}|U([\da-fA-F]{8})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|([0-7]{1,3})|([\s\S]))/g;
/** What the parser reads itself, and what is an escape with digits that are none. */
const known = /[ntrbfv'"\\xuUN]/;
const letter = /^latin (small|capital) letter ([a-z])$/i;

/** A template with escapes that the parser knows in place of others: `\137` becomes `\u005f`. */
export function withKnownEscapes(source: string): string {
	return source.replace(
		anyEscape,
		(all, name?: string, long?: string, x?: string, u?: string, octal?: string, other?: string) => {
			if (x !== undefined || u !== undefined) {
				return all;
			}
			if (other !== undefined) {
				// One that Python does not know stays as it is, with its backslash.
				return other === '\n' ? '' : other === 'a' ? '\\x07' : known.test(other) ? all : `\\\\${other}`;
			}
			const text = name === undefined ? signOf(long, octal) : named(name);
			return text === undefined
				? all
				: [...Array(text.length).keys()]
						.map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`)
						.join('');
		},
	);
}

/** A text as Python reads it: `\x5f`, `\137`, `\u005f` and `\N{LOW LINE}` are underscores. */
export function unescaped(text: string): string {
	return withKnownEscapes(text).replace(
		/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4}))/g,
		(_, x?: string, u?: string) => String.fromCharCode(Number.parseInt(x ?? u ?? '', 16)),
	);
}

function signOf(long: string | undefined, octal: string | undefined): string | undefined {
	const code = long === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(long, 16);
	return code <= 0x10_ffff ? String.fromCodePoint(code) : undefined;
}

/** Of all names of characters, those that names in Python are written with. */
function named(name: string): string | undefined {
	const [, size = '', sign] = letter.exec(name) ?? [];
	return /^low line$/i.test(name) ? '_' : /^small$/i.test(size) ? sign?.toLowerCase() : sign?.toUpperCase();
}
