// One piece of a text as values: its regions, calls, bindings, and the places of literals.
import type { Node, QueryCapture } from 'web-tree-sitter';
import { type Adapter, highestClimb, type Regions } from './adapter';
import type { Border } from './borders';
import type { Piece } from './keptPieces';
import { longestLiteral, unquoted } from './literals';
import type { Binding, Call, Expression, Place, Region, StringLiteral } from './shapes';
import { regionAt, regionOf } from './shapes';

const regionKinds = new Map<string, Region['kind']>([
	['function', 'function'],
	['class', 'class'],
	['block', 'block'],
	['loop', 'block'],
]);

/**
 * Reads what was captured of one piece into values.
 * @param most How many places are read at the most.
 */
export function readPiece(
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
	const calls: Call[] = [];
	// Inner calls first, so that outer ones find them read.
	for (const node of (nodes.get('call') ?? []).reverse()) {
		const expression = adapter.expression(node, 0);
		if (expression.kind === 'call') {
			calls.push(expression);
		}
	}
	calls.reverse();
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
		const region = regionOf(
			kind,
			{ start, end },
			{
				loop: loop || undefined,
				name,
				bases: bases.length > 0 ? bases : undefined,
				decorators: decorators?.length ? decorators : undefined,
				parent,
			},
		);
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
		const literal = literalOf(adapter.expression(node, 0));
		const place = literal ? adapter.place(node) : undefined;
		if (literal && place) {
			places.push({ ...place, literal, region: at.at(startIndex) });
		}
	}
	return places;
}

/** An address that says all of what it leads to but a file: `https://…/resolve/main/`. */
const beginsAddress = /^https?:\/\/[^\s?#]{1,300}\/(?:resolve|raw|blob)\/[^\s/?#]{1,100}\//;

/** The literal that an expression is; of an address whose file is filled in, its beginning. */
function literalOf(one: Expression): StringLiteral | undefined {
	const [first] = one.kind === 'template' ? one.parts : [one];
	return first?.kind === 'string' && (first === one || beginsAddress.test(first.value)) ? first : undefined;
}
