import type { Node, Tree } from 'web-tree-sitter';

/** Where a node stands in its parent. */
export interface Kin {
	readonly parent: Node;
	/** Among the named children that are no comments. */
	readonly position: number;
}

const known = new WeakMap<Tree, Map<number, Kin>>();

/** Milliseconds that asking a tree for parents has taken. */
const spent = new WeakMap<Tree, number>();

/**
 * In a line that is nested thirty thousand deep each question takes milliseconds. Past this the rest of the file's
 * strings are taken to stand at its top, where no name says what they are.
 */
const mostTime = 1_000;

/**
 * The parent of a node. The tree finds it by coming down from its root past all older siblings, which makes long lists
 * and deep nests take minutes; here each parent is asked for its children once.
 */
export function kinOf(node: Node): Kin | undefined {
	const kin = known.get(node.tree) ?? new Map<number, Kin>();
	known.set(node.tree, kin);
	const found = kin.get(node.id);
	if (found) {
		return found;
	}
	const before = spent.get(node.tree) ?? 0;
	if (before > mostTime) {
		return undefined;
	}
	const begun = performance.now();
	const { parent } = node;
	spent.set(node.tree, before + performance.now() - begun);
	if (parent === null) {
		return undefined;
	}
	let position = 0;
	for (const child of parent.namedChildren) {
		const comment = child.type === 'comment';
		kin.set(child.id, { parent, position: comment ? -1 : position });
		position += comment ? 0 : 1;
	}
	return kin.get(node.id) ?? { parent, position: -1 };
}

/** The parent of a node; null at the root. */
export const parentOf = (node: Node): Node | null => kinOf(node)?.parent ?? null;
