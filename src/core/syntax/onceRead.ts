// Calls that are read once, though several expressions hold them.
import type { Node, Tree } from 'web-tree-sitter';
import type { Expression } from './shapes';

const keptCalls = new WeakMap<Tree, Map<number, Expression>>();

/**
 * A call is an expression of its own, a part of the calls around it and often what is assigned: it is read once.
 * Only what was read from the call itself down is kept, since deeper readings are cut short.
 */
export function onceRead(node: Node, depth: number, read: () => Expression): Expression {
	const kept = keptCalls.get(node.tree) ?? new Map<number, Expression>();
	const known = kept.get(node.id);
	if (known) {
		return known;
	}
	const expression = read();
	if (depth === 0) {
		keptCalls.set(node.tree, kept.set(node.id, expression));
	}
	return expression;
}

/** Forgets what was read of a tree's calls. */
export function forgetRead(tree: Tree): void {
	keptCalls.delete(tree);
}
