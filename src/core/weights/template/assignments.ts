import type { GivenNames } from './givenNames';
import { callIn, type Node, nameIn, nodeAt, nodesAt } from './syntaxTree';
import { anything, piecesOf, type Value } from './values';

/** What expressions can be, as far as it is worked out. */
export interface Folding {
	of(node: Node): readonly Value[];
	/** What statements print. */
	printed(body: readonly Node[]): readonly Value[];
}

const unknown: readonly Value[] = [anything];

/** What of a template gives names values: `set`, loops, macros and calls of them. */
export class Assignments {
	private readonly loops: readonly Node[];
	private readonly callers: readonly (readonly Node[])[];

	constructor(
		private readonly nodes: readonly Node[],
		private readonly macros: ReadonlyMap<string, Node>,
		private readonly names: GivenNames,
		private readonly folding: Folding,
	) {
		this.loops = nodes.filter(({ type }) => type === 'For');
		this.callers = nodes.flatMap((node) =>
			node.type === 'CallStatement' ? [nodesAt(node, 'callerArgs')] : [],
		);
	}

	/** Gives all names what they are known to be given so far. */
	carryOut(): void {
		for (const node of this.nodes) {
			this.assign(node);
		}
	}

	private assign(node: Node): void {
		if (node.type === 'Set') {
			const value = nodeAt(node, 'value');
			const target = nodeAt(node, 'assignee');
			// `set self = self` makes it nothing of the template's own.
			if (target && value && nameIn(target) !== undefined && nameIn(target) === nameIn(value)) {
				return;
			}
			this.names.give(target, value ? this.folding.of(value) : this.folding.printed(nodesAt(node, 'body')));
		} else if (node.type === 'For') {
			const iterable = nodeAt(node, 'iterable');
			this.names.give(
				nodeAt(node, 'loopvar'),
				(iterable ? this.folding.of(iterable) : unknown).flatMap((value) => piecesOf(value) ?? [anything]),
				iterable?.type === 'CallExpression' && callIn(iterable).name === 'range',
			);
		} else if (node.type === 'CallExpression') {
			this.handOver(node);
		} else if (node.type === 'Macro' || node.type === 'CallStatement') {
			for (const parameter of nodesAt(node, node.type === 'Macro' ? 'args' : 'callerArgs')) {
				const value = nodeAt(parameter, 'value');
				// Whatever it is called with, under this name or another.
				this.names.give(nodeAt(parameter, 'key') ?? parameter, [
					...(value ? this.folding.of(value) : []),
					anything,
				]);
			}
		}
	}

	/** A call's arguments become what the macro's parameters can be; those of `caller(…)` what the block's can. */
	private handOver(call: Node): void {
		const name = nameIn(nodeAt(call, 'callee')) ?? '';
		if (name === 'loop') {
			for (const loop of this.loops) {
				this.names.give(nodeAt(loop, 'loopvar'), unknown);
			}
		}
		const macro = this.macros.get(name);
		const lists = macro ? [nodesAt(macro, 'args')] : name === 'caller' ? this.callers : [];
		for (const parameters of lists) {
			for (const [at, arg] of nodesAt(call, 'args').entries()) {
				const key = nodeAt(arg, 'key');
				const parameter = key ?? nodeAt(parameters[at] ?? arg, 'key') ?? parameters[at];
				this.names.give(parameter, this.folding.of(key ? (nodeAt(arg, 'value') ?? arg) : arg));
			}
		}
	}
}
