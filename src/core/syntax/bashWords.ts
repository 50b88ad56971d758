import type { Node } from 'web-tree-sitter';
import type { Span } from '../reference';

/** A word of a command line without its quotes. */
export interface Word {
	readonly text: string;
	/** Between the quotes. */
	readonly span: Span;
	/** With the quotes, where they differ. */
	readonly whole?: Span;
	/**
	 * The word is `$NAME` or `${NAME:-text}` and nothing else; `text` is then what stands behind `:-`. Within the function
	 * `load`, `$1` is `load 1`.
	 */
	readonly variable?: string;
	/** Of `--flag=value`: the value. */
	readonly inline?: Word;
	/** Of `a="b",c`: what it is put together from, in order; `text` is all of it. */
	readonly pieces?: readonly Word[];
}

/** What a part that is not known stands for in a word, so that the word is taken for nothing else. */
const hole = '\u{fffd}';

/** The part of a word's text between two offsets, when one piece of it holds that part. */
export function partOf(word: Word, from: number, to: number): Word | undefined {
	let start = 0;
	for (const piece of word.pieces ?? [word]) {
		const end = start + piece.text.length;
		if (from < end) {
			if (to > end) {
				return undefined;
			}
			const at = piece.span.start + from - start;
			const fits = piece.span.end - piece.span.start === piece.text.length;
			return fits && !piece.pieces
				? { text: piece.text.slice(from - start, to - start), span: { start: at, end: at + to - from } }
				: undefined;
		}
		start = end;
	}
	return undefined;
}

/** A word of letters as it is; `--flag=value` is a flag and its value. */
export function plainWord(text: string, start: number): Word {
	const span = { start, end: start + text.length };
	const equals = text.startsWith('-') ? text.indexOf('=') : -1;
	if (equals === -1) {
		return { text, span };
	}
	const inline = { text: text.slice(equals + 1), span: { start: start + equals + 1, end: span.end } };
	return { text: text.slice(0, equals + 1), span, inline };
}

/** A word as the grammar reads it; what cannot be told leaves an empty text. */
export function wordOf(node: Node): Word {
	const whole = { start: node.startIndex, end: node.endIndex };
	switch (node.type) {
		case 'raw_string':
			return { text: node.text.slice(1, -1), span: { start: whole.start + 1, end: whole.end - 1 }, whole };
		case 'string': {
			const [only] = node.namedChildren;
			if (only && node.namedChildCount === 1 && only.type.endsWith('expansion')) {
				return { ...wordOf(only), whole };
			}
			const plain = node.namedChildren.every((child) => child.type === 'string_content');
			const content = { start: whole.start + 1, end: Math.max(whole.end - 1, whole.start + 1) };
			return plain
				? { text: node.text.slice(1, -1), span: content, whole }
				: pieced(node.namedChildren, content, whole);
		}
		case 'simple_expansion':
			return { text: '', span: whole, variable: node.namedChildren[0]?.text ?? '' };
		case 'expansion':
			return expansion(node, whole);
		case 'concatenation': {
			const [first, second] = node.namedChildren;
			if (
				first?.type === 'word' &&
				/^-.*=$/.test(first.text) &&
				second &&
				adjacent(first, second) &&
				node.namedChildCount === 2
			) {
				return { text: first.text, span: whole, inline: wordOf(second) };
			}
			return pieced(node.namedChildren, whole, whole);
		}
		// The grammar takes the first letters of what stands behind `:-` for a variable's name.
		case 'variable_name':
		case 'word':
			return plainWord(node.text, whole.start);
		default:
			return { text: '', span: whole };
	}
}

const adjacent = (first: Node, second: Node): boolean => first.endIndex === second.startIndex;

/** `${NAME}`, `${NAME[@]}` and `${NAME:-text}`. */
function expansion(node: Node, whole: Span): Word {
	const [first, fallback] = node.namedChildren;
	const variable = first?.type === 'subscript' ? first.namedChildren[0] : first;
	const name = variable?.type.endsWith('variable_name') ? variable.text : '';
	const standsIn = node.children.some((child) => /^:?[-=]$/.test(child.type));
	if (!fallback || !standsIn) {
		return { text: '', span: whole, variable: name };
	}
	const { text, span } = wordOf(fallback);
	return { text, span, whole, variable: name };
}

/** A word of several parts; one that is not known leaves a hole. */
function pieced(parts: readonly Node[], span: Span, whole: Span): Word {
	const pieces = parts.map((part): Word => {
		if (part.type === 'string_content') {
			return { text: part.text, span: { start: part.startIndex, end: part.endIndex } };
		}
		const read = wordOf(part);
		const text = read.inline ? read.text + read.inline.text : read.text;
		return { ...read, text: text === '' ? hole : text };
	});
	return { text: pieces.map((piece) => piece.text).join(''), span, whole, pieces };
}
