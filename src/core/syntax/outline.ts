import type { Node, QueryCapture, Tree } from 'web-tree-sitter';
import type { Span } from '../model';
import { forgetKin } from './family';
import type { Before, KeptPieces, Piece } from './keptPieces';
import { longestLiteral, unquoted } from './literals';
import type { Binding, Call, Expression, NamedBy, Outline, Place, Region, StringLiteral } from './shapes';
import { regionAt } from './shapes';
import { type Grammar, lookWithin } from './trees';

/** Deeper than this an expression is `unknown`: no program needs it, and it keeps hostile nesting off the stack. */
export const deepest = 12;

/**
 * A place is looked for this far up. Each step up costs as much as the tree is deep, so climbing out of text that
 * is nested ten thousand deep would take minutes.
 */
export const highestClimb = 60;

/** A file with more literals that may name a model holds data; these are read and the rest is not. */
const mostPlaces = 20_000;

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

export const spanOf = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

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

const regionKinds = new Map<string, Region['kind']>([
	['function', 'function'],
	['class', 'class'],
	['block', 'block'],
	['loop', 'block'],
]);

/**
 * Reads a tree into values. `worth` says of a literal's text whether it could name a model; only those get a place.
 * @param kept Of a text that is being edited: what was read of the version before.
 */
export function readOutline(
	tree: Tree,
	text: string,
	grammar: Grammar,
	adapter: Adapter,
	worth: (literal: string) => boolean,
	kept?: KeptPieces,
): Outline {
	const module: Region = kept?.moduleOf(text) ?? { kind: 'module', span: { start: 0, end: text.length } };
	const capture = capturing(tree, grammar);
	const before = kept?.before(text);
	let left = mostPlaces;
	const borders = bordersOf(tree.rootNode, before);
	const known = borders.map(({ start, end, clean }) => (clean ? before?.at(start, end) : undefined));
	const pieces: Piece[] = [];
	let captured: readonly QueryCapture[] = [];
	let next = 0;
	let asked = 0;
	for (const [at, border] of borders.entries()) {
		let piece = known[at];
		if (piece === undefined) {
			if (border.start >= asked) {
				asked = rowFrom(at, borders, known).end;
				captured = capture(border.start, asked);
				next = 0;
			}
			const from = next;
			while (next < captured.length && isBefore(captured[next] as QueryCapture, border.end)) {
				next++;
			}
			lookWithin(tree, border);
			piece = readPiece(captured.slice(from, next), border, text, module, adapter, worth, left);
			keptCalls.delete(tree);
			forgetKin(tree);
		}
		pieces.push(piece);
		left -= piece.places.length;
	}
	kept?.keep(text, pieces);
	const regions = [module];
	const calls: Call[] = [];
	const bindings: Binding[] = [];
	const places: Place[] = [];
	for (const piece of pieces) {
		add(regions, piece.regions);
		add(calls, piece.calls);
		add(bindings, piece.bindings);
		add(places, piece.places);
	}
	return { text, notation: adapter.notation, module, regions, calls, bindings, places };
}

function add<T>(list: T[], more: readonly T[]): void {
	for (const one of more) {
		list.push(one);
	}
}

/** Whole statements of the top level that are read at a time, so that few are read again after an edit. */
const pieceLength = 1_500;

type Border = Pick<Piece, 'start' | 'end' | 'clean'>;

/** The query comes down from the root each time; many nodes at once live for too long. */
const mostInRow = 8;

/** The last of the pieces from `at` on that are asked for at once: none of them is known. */
function rowFrom(at: number, borders: readonly Border[], known: readonly (Piece | undefined)[]): Border {
	let last = at;
	while (last + 1 < borders.length && last + 1 < at + mostInRow && known[last + 1] === undefined) {
		last++;
	}
	return borders[last] as Border;
}

/** Whether a node belongs to what ends there: it begins before, or is missing right at the end. */
const isBefore = ({ node }: QueryCapture, end: number): boolean =>
	node.startIndex < end || (node.startIndex === end && node.endIndex === end);

/** A piece is no shorter while others follow, or editing would leave crumbs. */
const shortestPiece = 300;

/** Where pieces end depends on where they began in the version before, or a longer one would shift all that follow. */
function bordersOf(root: Node, before: Before | undefined): Border[] {
	const borders: { -readonly [K in keyof Border]: Border[K] }[] = [];
	for (const child of root.children) {
		const last = borders.at(-1);
		if (child === null) {
			continue;
		}
		const { startIndex: start, endIndex: end } = child;
		const clean = !child.hasError;
		const length = last ? end - last.start : 0;
		if (last && length < pieceLength && !(length > shortestPiece && before?.began(start))) {
			last.end = end;
			last.clean &&= clean;
		} else {
			borders.push({ start, end, clean });
		}
	}
	return borders;
}

function readPiece(
	captured: readonly QueryCapture[],
	border: Border,
	text: string,
	module: Region,
	adapter: Adapter,
	worth: (literal: string) => boolean,
	most: number,
): Piece {
	const nodes = new Map<string, Node[]>();
	for (const { name, node } of captured) {
		if (node.startIndex < border.start) {
			continue;
		}
		const list = nodes.get(name);
		if (list) {
			list.push(node);
		} else {
			nodes.set(name, [node]);
		}
	}
	// Inner calls first, so that outer ones find them read.
	const calls = (nodes.get('call') ?? [])
		.reverse()
		.map((node) => adapter.expression(node, 0))
		.filter((expression): expression is Call => expression.kind === 'call')
		.reverse();
	const { regions, byId } = readRegions(nodes, module, adapter);
	const at: Regions = {
		at: (offset) => regionAt(regions, offset),
		of: (node) => byId.get(node.id) ?? regionAt(regions, node.startIndex),
	};
	const bindings: Binding[] = [];
	for (const [kind, list] of nodes) {
		if (kind !== 'call' && kind !== 'string' && regionKinds.get(kind) !== 'block') {
			for (const node of list) {
				if (!regionKinds.has(kind) || byId.has(node.id)) {
					bindings.push(...adapter.bindings(kind, node, at));
				}
			}
		}
	}
	return {
		...border,
		regions: regions.slice(1),
		calls,
		bindings: bindings.sort((a, b) => a.at - b.at),
		places: readPlaces(nodes.get('string') ?? [], text, adapter, at, worth, most),
	};
}

/**
 * What the query captures. It looks along all siblings of some nodes, so a row of ten thousand brackets holds it up:
 * then what it has found until there is taken. A step of ordinary code takes a tenth of a millisecond.
 */
function capturing(tree: Tree, { query }: Grammar): (start: number, end: number) => readonly QueryCapture[] {
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

function readRegions(nodes: ReadonlyMap<string, Node[]>, module: Region, adapter: Adapter) {
	const found: { kind: Region['kind']; loop: boolean; node: Node; start: number; end: number }[] = [];
	for (const [name, kind] of regionKinds) {
		for (const node of nodes.get(name) ?? []) {
			found.push({ kind, loop: name === 'loop', node, start: node.startIndex, end: node.endIndex });
		}
	}
	found.sort((a, b) => a.start - b.start || b.end - a.end);
	const regions: Region[] = [module];
	const byId = new Map<number, Region>();
	let parent: Region = module;
	let depth = 0;
	for (const { kind, loop, node, start, end } of found) {
		while (parent.parent !== undefined && parent.span.end <= start) {
			parent = parent.parent;
			depth--;
		}
		if (depth > highestClimb) {
			continue;
		}
		const name = kind === 'block' ? undefined : adapter.nameOf(node);
		const bases = kind === 'class' ? adapter.bases(node) : [];
		const decorators = kind === 'function' ? adapter.decorators?.(node) : undefined;
		const region: Region = {
			kind,
			span: { start, end },
			parent,
			...(loop ? { loop } : {}),
			...(name === undefined ? {} : { name }),
			...(bases.length > 0 ? { bases } : {}),
			...(decorators?.length ? { decorators } : {}),
		};
		regions.push(region);
		byId.set(node.id, region);
		parent = region;
		depth++;
	}
	return { regions, byId };
}

function readPlaces(
	strings: readonly Node[],
	text: string,
	adapter: Adapter,
	at: Regions,
	worth: (literal: string) => boolean,
	most: number,
): Place[] {
	const places: Place[] = [];
	for (const node of strings) {
		if (places.length >= most) {
			break;
		}
		const { startIndex, endIndex } = node;
		if (endIndex - startIndex > longestLiteral || !worth(unquoted(text.slice(startIndex, endIndex)))) {
			continue;
		}
		const literal = adapter.expression(node, 0);
		const place = literal.kind === 'string' ? adapter.place(node) : undefined;
		if (place !== undefined) {
			places.push({ ...place, literal: literal as StringLiteral, region: at.at(startIndex) });
		}
	}
	return places;
}
