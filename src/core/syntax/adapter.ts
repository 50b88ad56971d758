// What each language says of the nodes of its grammar, and the limits that all of them keep.
import type { Node } from 'web-tree-sitter';
import type { Span } from '../reference';
import type { Binding, Call, Expression, NamedBy, Outline, Region } from './shapes';

/** Deeper than this an expression is `unknown`: no program needs it, and it keeps hostile nesting off the stack. */
export const deepest = 12;

/**
 * A place is looked for this far up. Each step up costs as much as the tree is deep, so climbing out of text that
 * is nested ten thousand deep would take minutes.
 */
export const highestClimb = 60;

/** How one grammar's nodes become the shapes. Written once per language. */
export interface Adapter {
	readonly notation: Outline['notation'];
	expression(node: Node, depth: number): Expression;
	/** The names that a captured node binds. `regionOf` gives the region that a function or class node makes. */
	bindings(kind: string, node: Node, at: Regions): readonly Binding[];
	/** Where the literal stands; undefined when it is only part of a string. */
	place(node: Node): { readonly prose: boolean; readonly names: readonly NamedBy[] } | undefined;
	decorators?(node: Node): readonly Call[];
	/** What a class extends. */
	bases(node: Node): readonly Expression[];
	nameOf(node: Node): string | undefined;
}

/** The regions of a tree, for those who bind names in them. */
export interface Regions {
	at(offset: number): Region;
	of(node: Node): Region;
}

/** Offsets of the tree are those of the text. */
export const spanOf = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

/** A value of which nothing is known but where it stands. */
export const unknown = (node: Node): Expression => ({ kind: 'unknown', span: spanOf(node) });

/** The child that the grammar gives this name. */
export const field = (node: Node, name: string): Node | null => node.childForFieldName(name);

/** The children that say something: grammars put comments among them, wherever one stands. */
export const named = (node: Node): Node[] => node.namedChildren.filter((child) => child.type !== 'comment');
