// The texts of the nodes of a tree.
import type { Node, Tree } from 'web-tree-sitter';
import type { Span } from '../reference';

/** More than the parser takes at a time, and than any node whose text is asked for has as a rule. */
export const pieceLength = 10_000;

/** The text that the nodes of a tree have. */
export interface NodeTexts {
	/** What stands at an offset and behind it, as much as most nodes have. */
	from(index: number): string;
	within(span: Span): string;
	/** What is read next stands there. */
	look(start: number, end: number): void;
}

/**
 * A part of a string holds on to the whole one. What is read of a piece of a text that is being edited outlives the text,
 * of which there would be as many versions as it has pieces: so it is cut from a copy of that piece.
 */
export function nodeTextsOf(text: string): NodeTexts {
	let piece = '';
	let begins = 0;
	const isIn = (index: number) => index >= begins && index < begins + piece.length;
	return {
		from: (index) => (isIn(index) ? piece.slice(index - begins) : text.slice(index, index + pieceLength)),
		within: ({ start, end }) =>
			isIn(start) && end <= begins + piece.length
				? piece.slice(start - begins, end - begins)
				: text.slice(start, end),
		look(start, end) {
			begins = start;
			// Only what was put together is copied.
			piece = ` ${text.slice(start, end)}`.slice(1);
		},
	};
}

const texts = new WeakMap<Tree, NodeTexts>();

/** From now on the texts of the nodes of this tree are these. */
export function keepTexts(tree: Tree, from: NodeTexts): void {
	texts.set(tree, from);
}

/** Has the texts of nodes cut from a copy of that part of the text, until the next part is named. */
export const lookWithin = (tree: Tree, { start, end }: Span): void => texts.get(tree)?.look(start, end);

/** The text of a node. Asking the node for it takes twice the time. */
export const textOf = (node: Node): string =>
	texts.get(node.tree)?.within({ start: node.startIndex, end: node.endIndex }) ?? node.text;

/** The text of a node whose span is known. */
export const textWithin = (node: Node, span: Span): string => texts.get(node.tree)?.within(span) ?? node.text;
