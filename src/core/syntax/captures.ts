// What a grammar's query captures of a tree, within limits of time.
import type { QueryCapture, Tree } from 'web-tree-sitter';
import type { Grammar } from './trees';

/** Whether a node belongs to what ends there: it begins before, or is missing right at the end. */
export const isBefore = ({ node }: QueryCapture, end: number): boolean =>
	node.startIndex < end || (node.startIndex === end && node.endIndex === end);

/**
 * What the query captures. It looks along all siblings of some nodes, so a row of ten thousand brackets holds it up:
 * then what it has found until there is taken. A step of ordinary code takes a tenth of a millisecond.
 */
export function capturing(
	tree: Tree,
	{ query }: Grammar,
): (start: number, end: number) => readonly QueryCapture[] {
	let passed = 0;
	let steps = 0;
	return (start, end) => {
		// Ranges of queries are counted in bytes, two for each unit of a text.
		const [startIndex, endIndex] = [start * 2, end * 2];
		const begun = performance.now();
		const before = passed;
		const progressCallback = () => {
			steps++;
			passed = before + performance.now() - begun;
			// The type says `void`; returning true is what stops it.
			return passed > 1_000 && passed > steps * 3;
		};
		const captured = query.captures(tree.rootNode, { startIndex, endIndex, progressCallback });
		passed = before + performance.now() - begun;
		return captured;
	};
}
