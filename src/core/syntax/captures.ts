// What a grammar's query captures of a tree, within limits of work.
import type { QueryCapture, Tree } from 'web-tree-sitter';
import type { Grammar } from './trees';

/** Whether a node belongs to what ends there: it begins before, or is missing right at the end. */
export const isBefore = ({ node }: QueryCapture, end: number): boolean =>
	node.startIndex < end || (node.startIndex === end && node.endIndex === end);

/** Asks a query for what it captures, part by part. */
export interface Capturing {
	captures(start: number, end: number): readonly QueryCapture[];
	/** Whether it was held up, so that not all was captured. */
	isCut(): boolean;
}

/**
 * Work of the query beyond which it gives up, counted so that a busy machine reads the same files as an idle one. Ordinary
 * code takes a step for 1,000 characters, long chains of calls take four.
 */
const mostSteps = (length: number): number => Math.min(1_000 + length / 20, 20_000);

/**
 * What the query captures. It looks along all siblings of some nodes, and at all that a node stands in, so a row of ten
 * thousand brackets or a nest of a hundred thousand holds it up: then what it has found until there is taken.
 */
export function capturing(tree: Tree, { query }: Grammar): Capturing {
	const most = mostSteps(tree.rootNode.endIndex);
	let passed = 0;
	let steps = 0;
	let cut = false;
	return {
		captures(start, end) {
			// Ranges of queries are counted in bytes, two for each unit of a text.
			const [startIndex, endIndex] = [start * 2, end * 2];
			const begun = performance.now();
			const before = passed;
			const progressCallback = () => {
				steps++;
				passed = before + performance.now() - begun;
				// A step takes a tenth of a millisecond; ten times that is no busy machine.
				const isTooMuch = steps > most || (passed > 1_000 && passed > steps * 3);
				cut ||= isTooMuch;
				// The type says `void`; returning true is what stops it.
				return isTooMuch;
			};
			const captured = query.captures(tree.rootNode, { startIndex, endIndex, progressCallback });
			passed = before + performance.now() - begun;
			return captured;
		},
		isCut: () => cut,
	};
}
