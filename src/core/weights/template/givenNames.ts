import { type Node, nameIn, nodeAt, nodesAt } from './syntaxTree';
import { alternatives, anything, piecesOf, type Value } from './values';

/** What the template gives names, and attributes of names: `ns.found`. */
export class GivenNames {
	private readonly given = new Map<string, readonly Value[]>();
	/** Names that are given something else than a count. */
	private readonly uncounted = new Set<string>();

	get(name: string): readonly Value[] | undefined {
		return this.given.get(name);
	}

	has(name: string): boolean {
		return this.given.has(name);
	}

	/** Whether all that a name is given are counts. */
	counts(name: string): boolean {
		return this.given.has(name) && !this.uncounted.has(name);
	}

	give(target: Node | undefined, values: readonly Value[], counted = false): void {
		if (target?.type === 'TupleLiteral') {
			for (const [at, part] of nodesAt(target, 'value').entries()) {
				this.give(
					part,
					values.map((value) => piecesOf(value)?.[at] ?? anything),
				);
			}
			return;
		}
		const name = target && (nameIn(target) ?? pathOf(target));
		if (name !== undefined) {
			this.add(name, values);
			if (!counted) {
				this.uncounted.add(name);
			}
			const field = target && nameIn(nodeAt(target, 'property'));
			if (field !== undefined) {
				// The object may have other names.
				this.add(`.${field}`, values);
			}
		}
	}

	private add(name: string, values: readonly Value[]): void {
		this.given.set(name, alternatives([...(this.given.get(name) ?? []), ...values]));
	}
}

/** `ns.found` of an attribute of a name, which `set` can give a value. */
export function pathOf(node: Node): string | undefined {
	const object = nameIn(nodeAt(node, 'object'));
	const property = node.computed === true ? undefined : nameIn(nodeAt(node, 'property'));
	return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}
