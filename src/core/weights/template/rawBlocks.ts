const opening = /\{%[-+]?\s{0,100}raw\s{0,100}-?%\}/y;
const closing = /\{%[-+]?\s{0,100}endraw\s{0,100}[-+]?%\}/g;

/**
 * A template whose `{% raw %}` blocks are the plain text that they print: what looks like a tag in them is none. The
 * parser does not know them. One that is never closed stays as it is.
 */
export function withoutRaw(source: string): string {
	let plain = '';
	let kept = 0;
	for (let at = source.indexOf('{'); at >= 0; at = source.indexOf('{', at)) {
		const sign = source[at + 1];
		opening.lastIndex = at;
		if (sign === '%' && opening.test(source)) {
			const start = opening.lastIndex;
			closing.lastIndex = start;
			const end = closing.exec(source);
			if (!end) {
				break;
			}
			plain += source.slice(kept, at) + source.slice(start, end.index).replaceAll('{', '(');
			kept = closing.lastIndex;
			at = kept;
		} else if (sign === '#') {
			const end = source.indexOf('#}', at + 2);
			if (end < 0) {
				break;
			}
			at = end + 2;
		} else {
			at = sign === '{' || sign === '%' ? tagEnd(source, at + 2) : at + 1;
		}
	}
	return kept === 0 ? source : plain + source.slice(kept);
}

/** Behind a tag whose inside starts there: its end stands in no text and in no bracket. */
function tagEnd(source: string, start: number): number {
	let depth = 0;
	for (let at = start; at < source.length; at++) {
		const sign = source[at] ?? '';
		if (sign === '"' || sign === "'") {
			at += 1;
			while (at < source.length && source[at] !== sign) {
				at += source[at] === '\\' ? 2 : 1;
			}
		} else if ('([{'.includes(sign)) {
			depth += 1;
		} else if (depth > 0 && ')]}'.includes(sign)) {
			depth -= 1;
		} else if ((sign === '}' || sign === '%') && source[at + 1] === '}') {
			return at + 2;
		}
	}
	return source.length;
}
