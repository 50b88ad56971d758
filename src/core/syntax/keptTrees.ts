import { LRUCache } from 'lru-cache';
import type { Tree } from 'web-tree-sitter';
import { changeBetween } from './changes';
import { type KeptPieces, keptPieces } from './keptPieces';
import { beginning, type Grammar, parse, withTree } from './trees';

/** Documents that are being edited at a time; the tree of a large one takes some megabytes. */
const mostTrees = 20;

/**
 * Characters of a text with errors that is parsed anew: how a parser goes on behind an error depends on what it had of the
 * version before. It takes a few milliseconds, which for a larger text would be felt at each key.
 */
const soonParsed = 20_000;

/** The tree of a text that is being edited, kept from one version to the next. */
export interface KeptTree {
	/** As `withTree`, but only what changed since the last version is parsed. */
	with<T>(text: string, grammar: Grammar, use: (tree: Tree) => T, signal?: AbortSignal): T | undefined;
	/** Whether it has a tree of the version before. */
	readonly holds: boolean;
	/** What was read of its statements. */
	readonly pieces?: KeptPieces | undefined;
	/** Frees the tree; from now on each version is parsed as a whole and nothing is kept. */
	drop(): void;
}

/**
 * The change is found by comparing the texts. So no report of an edit can be missed, and what is found is what a fresh
 * parse finds; in a large text with errors of syntax, close to them, what it would find but for how it goes on.
 */
export function keptTree(): KeptTree {
	let kept: { readonly tree: Tree; text: string; readonly grammar: Grammar } | undefined;
	let dropped = false;
	let pieces: KeptPieces | undefined = keptPieces();
	const free = () => {
		kept?.tree.delete();
		kept = undefined;
	};
	return {
		with(text, grammar, use, signal) {
			if (dropped) {
				return withTree(text, grammar, use, signal);
			}
			// Not later: a tree that was edited but not parsed again is one of no version.
			signal?.throwIfAborted();
			const readable = grammar.readable?.(text) ?? text;
			if (kept && kept.grammar !== grammar) {
				free();
				pieces?.forget();
			}
			const change = kept && changeBetween(kept.text, readable);
			if (kept && change) {
				kept.tree.edit(change);
				kept.text = readable;
			}
			if (!kept || change) {
				let tree = parse(readable, grammar, kept?.tree ?? null, signal);
				if (kept && tree?.rootNode.hasError && readable.length <= soonParsed) {
					tree.delete();
					tree = parse(readable, grammar, null, signal);
				}
				free();
				if (tree === null) {
					return withTree(beginning(readable), grammar, use, signal);
				}
				kept = { tree, text: readable, grammar };
			}
			return use(kept.tree);
		},
		get holds() {
			return kept !== undefined;
		},
		get pieces() {
			return pieces;
		},
		drop() {
			dropped = true;
			pieces = undefined;
			free();
		},
	};
}

/** The trees of the documents that were used last. */
export interface KeptTrees {
	of(document: string): KeptTree;
	/** The document was closed. */
	drop(document: string): void;
	clear(): void;
}

/** Keeps the trees of at most `most` documents and frees the one not used for longest. */
export function keptTrees(most = mostTrees): KeptTrees {
	const trees = new LRUCache<string, KeptTree>({ max: most, dispose: (tree) => tree.drop() });
	return {
		of(document) {
			const tree = trees.get(document) ?? keptTree();
			trees.set(document, tree);
			return tree;
		},
		drop: (document) => void trees.delete(document),
		clear: () => trees.clear(),
	};
}
