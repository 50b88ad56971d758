import type { Language, Query, Tree } from 'web-tree-sitter';
import { Parser } from 'web-tree-sitter';

/** Beyond this no source file is read: what is larger was written by a program. */
export const largestText = 2_000_000;

/** Parsing one text for longer than this gives up; text made to be slow to parse must not hold an editor. */
const longestParse = 5_000;

/** A loaded grammar and its compiled query. */
export interface Grammar {
	readonly language: Language;
	readonly query: Query;
}

/**
 * Parses `text`, hands the tree to `use` and frees it; what `use` returns must hold no node.
 * Undefined when parsing was given up because it took too long. Throws the signal's reason when aborted.
 * @param within The parts of the text to parse, in order; the rest is skipped and offsets stay those of the text.
 */
export function withTree<T>(
	text: string,
	grammar: Grammar,
	use: (tree: Tree) => T,
	signal?: AbortSignal,
	within?: readonly { readonly start: number; readonly end: number }[],
): T | undefined {
	signal?.throwIfAborted();
	const parser = new Parser();
	let tree: Tree | null = null;
	try {
		parser.setLanguage(grammar.language);
		const begun = performance.now();
		tree = parser.parse(text, null, {
			// The type says `void`; returning true is what stops it.
			progressCallback: () => signal?.aborted || performance.now() - begun > longestParse,
			...(within ? { includedRanges: within.map((span) => rangeOf(text, span.start, span.end)) } : {}),
		});
		signal?.throwIfAborted();
		return tree === null ? undefined : use(tree);
	} finally {
		tree?.delete();
		parser.delete();
	}
}

function rangeOf(text: string, start: number, end: number) {
	return {
		startIndex: start,
		endIndex: end,
		startPosition: pointAt(text, start),
		endPosition: pointAt(text, end),
	};
}

function pointAt(text: string, offset: number) {
	let row = 0;
	let line = 0;
	for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
		row++;
		line = next + 1;
	}
	return { row, column: offset - line };
}
