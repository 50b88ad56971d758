import type { Language, Node, Query, Range, Tree } from 'web-tree-sitter';
import { Parser } from 'web-tree-sitter';
import type { Span } from '../reference';
import { pointsIn } from './changes';
import { keepTexts, type NodeTexts, nodeTextsOf, pieceLength } from './nodeTexts';
import { withinMemory } from './parserMemory';

/** Beyond this no source file is read: what is larger was written by a program. */
export const largestText = 2_000_000;

/** A notebook also holds the pictures that it has drawn, and only its code is read. */
export const largestNotebook = 5_000_000;

/**
 * Work of the parser beyond which it gives up; text made to be slow to parse must not hold an editor. Counted, not timed,
 * so that a busy machine reads the same files as an idle one. Ordinary code takes up to 70 steps for 1,000 characters,
 * and reads its text about once. A step takes a tenth of a millisecond; ten times that is no busy machine but recovery from
 * errors without end.
 */
const mostSteps = (length: number): number => Math.min(5_000 + length / 4, 150_000);
/** The parser asks for the text in pieces of 5,000 characters, and again where it looks ahead and goes back. */
const mostPieces = (length: number): number => 2_000 + length / 100;

/** A loaded grammar and its compiled query. */
export interface Grammar {
	readonly language: Language;
	readonly query: Query;
	/** The text with what the parser is slow at blanked out, as long as before. */
	readonly readable?: ((text: string) => string) | undefined;
}

/**
 * Parses `text`, hands the tree to `use` and frees it; what `use` returns must hold no node.
 * Of a text that takes too long to parse the tree is that of its beginning; undefined when that takes too long too.
 * Throws the signal's reason when aborted.
 * @param within The parts of the text to parse, in order; the rest is skipped and offsets stay those of the text.
 */
export function withTree<T>(
	text: string,
	grammar: Grammar,
	use: (tree: Tree) => T,
	signal?: AbortSignal,
	within?: readonly { readonly start: number; readonly end: number }[],
): T | undefined {
	const readable = grammar.readable?.(text) ?? text;
	const tree =
		parse(readable, grammar, null, signal, within) ??
		(within ? null : parse(beginning(readable), grammar, null, signal));
	try {
		return tree === null ? undefined : use(tree);
	} finally {
		tree?.delete();
	}
}

/** What of a text its tree says nothing of, in characters. */
export interface Unread {
	/** In places with errors of syntax. */
	readonly wrong: number;
	/** Behind the end of the tree. */
	readonly behind: number;
	/** The offset of the first error; absent without one. */
	readonly firstError?: number;
}

/** How much of a text its tree says nothing of. The tree is one of the whole text, or of its beginning. */
export function unreadOf(tree: Tree, text: string): Unread {
	const errors: Node[] = [];
	collectErrors(tree.rootNode, 0, errors);
	const wrong = errors.reduce((sum, node) => sum + node.endIndex - node.startIndex, 0);
	return { wrong, behind: behindOf(tree, text), ...(errors[0] ? { firstError: errors[0].startIndex } : {}) };
}

/** How many characters of a text stand behind the end of its tree. */
export const behindOf = ({ rootNode }: Tree, text: string): number =>
	Math.max(text.trimEnd().length - rootNode.endIndex, 0);

/**
 * Whether so many characters of a text that cannot be read are told of: fewer are a line that is being written, or a
 * notebook's own words.
 */
export const isLargePart = (characters: number, text: string): boolean => characters > text.length / 4;

/** Deeper errors are small. */
const deepestError = 40;

function collectErrors(node: Node, depth: number, into: Node[]): void {
	// An error at the root is all there is: what stands in it was read none the less.
	if (node.isError && depth > 0) {
		into.push(node);
	} else if (node.hasError && depth <= deepestError) {
		for (const child of node.children) {
			if (child) {
				collectErrors(child, depth + 1, into);
			}
		}
	}
}

/** The tree of a text, which the caller deletes; null when it takes too long or too much memory. `old` is the tree of an earlier version, edited. */
export function parse(
	text: string,
	{ language }: Grammar,
	old: Tree | null,
	signal?: AbortSignal,
	within?: readonly { readonly start: number; readonly end: number }[],
): Tree | null {
	signal?.throwIfAborted();
	const parser = new Parser();
	const { input, isTooMuch, isCut, settle } = inputOf(text);
	try {
		parser.setLanguage(language);
		const options = {
			// The type says `void`; returning true is what stops it.
			progressCallback: isTooMuch,
			...(within ? { includedRanges: rangesOf(text, within) } : {}),
		};
		const tree = withinMemory(text, old === null, () => parser.parse(input, old, options)) ?? null;
		if (tree !== null && isCut()) {
			tree.delete();
			return null;
		}
		if (tree !== null) {
			keepTexts(tree, settle());
		}
		return tree;
	} finally {
		parser.delete();
	}
}

/** What a parser asks for while it reads a text. */
interface ParserInput {
	/** The text from an offset on, as much as it takes at a time; nothing once it has asked too often. */
	input(index: number): string;
	/** Whether it has worked too much. */
	isTooMuch(): boolean;
	/** Whether it was given less than there is. */
	isCut(): boolean;
	/** From now on texts of nodes are asked for, which are read from the tree and are no work of the parser. */
	settle(): NodeTexts;
}

/**
 * Stands apart, since a tree holds on to its input and to all that is seen from there: within `parse` that would be the tree
 * of the version before, which holds on to its own, and so to each version of a text that is being edited.
 */
function inputOf(text: string): ParserInput {
	let steps = mostSteps(text.length);
	let pieces = mostPieces(text.length);
	let parsed = false;
	const read = nodeTextsOf(text);
	const begun = performance.now();
	const isSlow = () => {
		const passed = performance.now() - begun;
		return passed > 2_000 && passed > mostSteps(text.length) - steps;
	};
	return {
		input: (index) =>
			parsed ? read.from(index) : --pieces < 0 ? '' : text.slice(index, index + pieceLength),
		isTooMuch: () => --steps < 0 || pieces < 0 || isSlow(),
		isCut: () => pieces < 0,
		settle() {
			parsed = true;
			return read;
		},
	};
}

/** What is read of a text that is slow to parse: whole lines, as many as no parser is slow on. */
export const beginning = (text: string): string => text.slice(0, text.lastIndexOf('\n', 20_000) + 1);

/** @param spans In order. */
function rangesOf(text: string, spans: readonly Span[]): Range[] {
	const pointOf = pointsIn(text);
	return spans.map(({ start, end }) => ({
		startIndex: start,
		endIndex: end,
		startPosition: pointOf(start),
		endPosition: pointOf(end),
	}));
}
