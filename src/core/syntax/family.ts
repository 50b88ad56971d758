import type { Node, Tree } from 'web-tree-sitter';

/** A node's parent, and the children that it is one of. */
interface Kin {
	readonly parent: Node;
	readonly siblings: readonly Node[];
	/** Where each child that is no comment stands among these, by its id; made when it is first asked for. */
	positions?: ReadonlyMap<number, number>;
}

/** What is known of the nodes of one tree. */
interface Family {
	readonly root: number;
	/** Of the children of the root. */
	readonly top: Map<number, Kin>;
	/** Of others. */
	kin: Map<number, Kin>;
	/** Milliseconds that asking for parents has taken. */
	spent: number;
}

const families = new WeakMap<Tree, Family>();

/**
 * In a line that is nested thirty thousand deep each question takes milliseconds. Past this the rest of the file's
 * strings are taken to stand at its top, where no name says what they are.
 */
const mostTime = 1_000;

function familyOf(tree: Tree): Family {
	const family = families.get(tree) ?? { root: tree.rootNode.id, top: new Map(), kin: new Map(), spent: 0 };
	families.set(tree, family);
	return family;
}

/** Notes whose children these are, for those who know it from reading them. */
export function noteKin(parent: Node, children: readonly (Node | null)[]): void {
	const { root, top, kin } = familyOf(parent.tree);
	const one: Kin = { parent, siblings: children.filter((child) => child !== null) };
	const into = parent.id === root ? top : kin;
	for (const { id } of one.siblings) {
		into.set(id, one);
	}
}

/** Has the nodes go that stand in statements which were read: what lives for long is dear to clear up. */
export function forgetKin(tree: Tree): void {
	const family = families.get(tree);
	if (family) {
		family.kin = new Map();
	}
}

/**
 * The parent of a node. The tree finds it by coming down from its root past all older siblings, which makes long lists
 * and deep nests take minutes; here each parent is asked for its children once.
 */
function kinOf(node: Node): Kin | undefined {
	const family = familyOf(node.tree);
	const found = family.kin.get(node.id) ?? family.top.get(node.id);
	if (found) {
		return found;
	}
	if (family.spent > mostTime) {
		return undefined;
	}
	const begun = performance.now();
	const { parent } = node;
	family.spent += performance.now() - begun;
	if (parent === null) {
		return undefined;
	}
	noteKin(parent, parent.namedChildren);
	return family.kin.get(node.id) ?? family.top.get(node.id) ?? { parent, siblings: [] };
}

/** The parent of a node; null at the root. */
export const parentOf = (node: Node): Node | null => kinOf(node)?.parent ?? null;

/** Where a node stands among the named children of its parent that are no comments; -1 when it is none of them. */
export function positionOf(node: Node): number {
	const kin = kinOf(node);
	if (!kin) {
		return -1;
	}
	// A call may be given thousands, each of which asks.
	kin.positions ??= new Map(
		kin.siblings.filter(({ type }) => type !== 'comment').map(({ id }, position) => [id, position]),
	);
	return kin.positions.get(node.id) ?? -1;
}

/** Whether a string is an address of files to which more is put: `"https://…/org/name/resolve/main/" + file`. */
export const beginsAddress = (start: Node): boolean =>
	positionOf(start) === 0 && /\/resolve\/[^/\s]+\//.test(start.text);
