/** A value written as a Python literal. A dict keeps every key as often as it stands there. */
export type Literal =
	| string
	| number
	| boolean
	| null
	| { readonly kind: 'tuple' | 'list'; readonly items: readonly Literal[] }
	| { readonly kind: 'dict'; readonly entries: readonly (readonly [Literal, Literal])[] };

const deepest = 32;
const token =
	/[ \t\f\r\n]*(?:([()[\]{},:])|(-?\d+)L?|u?'((?:[^'\\\n]|\\.)*)'|u?"((?:[^"\\\n]|\\.)*)"|(True|False|None)(?!\w))/uy;
const escapes: Readonly<Record<string, string>> = {
	n: '\n',
	r: '\r',
	t: '\t',
	'\\': '\\',
	"'": "'",
	'"': '"',
};

/**
 * Reads one Python literal of the kinds that headers of arrays are written with: dicts, tuples, lists, strings, whole
 * numbers, True, False, None. Undefined for anything else: an expression, an unknown escape, text behind it.
 */
export function readLiteral(text: string): Literal | undefined {
	let at = 0;
	let next: RegExpExecArray | null = null;

	function advance(): void {
		token.lastIndex = at;
		next = token.exec(text);
		at = next ? token.lastIndex : at;
	}

	function taken(mark: string): boolean {
		const found = next?.[1] === mark;
		if (found) {
			advance();
		}
		return found;
	}

	function items(close: string, depth: number): { items: Literal[]; commas: number } | undefined {
		const found: Literal[] = [];
		let commas = 0;
		while (!taken(close)) {
			if (found.length > commas) {
				return undefined;
			}
			const item = value(depth);
			if (item === undefined) {
				return undefined;
			}
			found.push(item);
			commas += taken(',') ? 1 : 0;
		}
		return { items: found, commas };
	}

	function dict(depth: number): Literal | undefined {
		const entries: (readonly [Literal, Literal])[] = [];
		let open = true;
		while (!taken('}')) {
			const key = open ? value(depth) : undefined;
			const content = key !== undefined && taken(':') ? value(depth) : undefined;
			if (key === undefined || content === undefined) {
				return undefined;
			}
			entries.push([key, content]);
			open = taken(',');
		}
		return { kind: 'dict', entries };
	}

	function value(depth: number): Literal | undefined {
		if (next === null || depth > deepest) {
			return undefined;
		}
		const [, , number, single, double, word] = next;
		if (taken('(')) {
			const inner = items(')', depth + 1);
			const [only] = inner?.items ?? [];
			// Brackets around one value without a comma are only brackets.
			return (
				inner &&
				(inner.items.length === 1 && inner.commas === 0 ? only : { kind: 'tuple', items: inner.items })
			);
		}
		if (taken('[')) {
			const inner = items(']', depth + 1);
			return inner && { kind: 'list', items: inner.items };
		}
		if (taken('{')) {
			return dict(depth + 1);
		}
		if (next[1] !== undefined) {
			return undefined;
		}
		advance();
		if (number !== undefined) {
			return Number(number);
		}
		return word === undefined ? unescaped(single ?? double ?? '') : word === 'None' ? null : word === 'True';
	}

	advance();
	const result = value(0);
	return next === null && /^[ \t\f\r\n]*$/.test(text.slice(at)) ? result : undefined;
}

function unescaped(text: string): string | undefined {
	let known = true;
	const result = text.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|.)/giu, (_, sequence: string) => {
		const code = sequence.length > 1 ? Number.parseInt(sequence.slice(1), 16) : undefined;
		if (code !== undefined && code <= 0x10_ffff) {
			return String.fromCodePoint(code);
		}
		known &&= escapes[sequence] !== undefined;
		return escapes[sequence] ?? '';
	});
	return known ? result : undefined;
}
