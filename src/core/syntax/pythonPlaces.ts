import type { Node } from 'web-tree-sitter';
import { field, highestClimb, named } from './adapter';
import { beginsAddress, parentOf, positionOf } from './family';
import { describesKey } from './figures';
import { plainString } from './pythonExpressions';
import type { NamedBy } from './shapes';

/** Longer lists are no rows of arguments. */
const mostColumns = 40;

/** Climbs from a string to the statement that it stands in and notes the names on the way. */
export function place(start: Node): { prose: boolean; names: NamedBy[] } | undefined {
	const names: NamedBy[] = [];
	// The positions in the lists and calls that it stands in, the innermost first.
	const rows: number[] = [];
	// The position in the list that it stands in last.
	let column = -1;
	let node = start;
	let parent = parentOf(start);
	for (
		let step = 0;
		parent !== null && step < highestClimb;
		step++, node = parent, parent = parentOf(parent)
	) {
		switch (parent.type) {
			case 'keyword_argument':
				names.push({ kind: 'keyword', name: field(parent, 'name')?.text ?? '' });
				break;
			case 'pair': {
				const key = field(parent, 'key');
				names.push(
					key && key.id !== node.id
						? { kind: 'key', name: plainString(key) ?? key.text }
						: { kind: 'entry', name: describesKey(field(parent, 'value')) ? 'scalar' : '' },
				);
				break;
			}
			case 'argument_list': {
				const owner = parentOf(parent);
				const callee = owner ? field(owner, 'function') : null;
				const position = positionOf(node);
				// os.getenv("BASE_MODEL", "org/name"), add_argument("-m", "--model", default="org/name")
				// An address says where something is asked for, and nothing of what.
				// A call may be given thousands: no more than its beginning is looked at for each.
				const given = parent.namedChildren.slice(0, 8).filter((child) => child.type !== 'comment');
				const [first] = given;
				if (position > 0 && first?.type === 'string' && !first.text.includes('://')) {
					names.push({ kind: 'key', name: ofColumn(longFlag(given.slice(0, position)), rows) });
				}
				names.push({ kind: 'callee', name: callee?.text.slice(-120) ?? '', position });
				rows.push(position);
				break;
			}
			case 'assignment':
			case 'named_expression':
			case 'augmented_assignment': {
				const target = field(parent, 'left') ?? field(parent, 'name');
				const own = target && pairedWith(target, node, column);
				names.push(...(own ? namesOf(own) : []));
				// The names beside its own say what it is, too: `adapter, base = "org/one", "org/two"`.
				names.push(...(target ? namesOf(target) : []));
				names.push(...definitionAround(parent, 'class_definition', 3));
				return { prose: false, names };
			}
			case 'default_parameter':
			case 'typed_default_parameter':
				names.push({ kind: 'parameter', name: field(parent, 'name')?.text ?? '' });
				names.push(...definitionAround(parent, 'function_definition', 2));
				return { prose: false, names };
			case 'for_statement':
			case 'for_in_clause':
				names.push({ kind: 'variable', name: field(parent, 'left')?.text ?? '' });
				return { prose: false, names };
			case 'return_statement': {
				names.push({ kind: 'variable', name: enclosingFunction(parent) ?? '' });
				return { prose: false, names };
			}
			case 'decorator':
				return { prose: false, names };
			case 'comparison_operator':
			case 'assert_statement':
				// What a call within it is given is used, not compared.
				return { prose: !names.some(({ kind }) => kind === 'callee'), names };
			case 'subscript':
				if (field(parent, 'value')?.id === node.id) {
					break;
				}
				return { prose: true, names };
			case 'raise_statement':
			case 'case_pattern':
				return { prose: true, names };
			case 'expression_statement':
				return { prose: node.id === start.id, names };
			case 'interpolation':
				return undefined;
			case 'concatenated_string':
			case 'binary_operator': {
				// `{"model": "org/name"} | defaults` leaves it whole; `"org/" + name` does not.
				const operator = field(parent, 'operator')?.text ?? '+';
				if (/^[+%/]$/.test(operator) && !beginsAddress(start)) {
					return undefined;
				}
				break;
			}
			case 'attribute':
				if (node.id === start.id) {
					return undefined;
				}
				break;
			case 'list':
			case 'tuple':
			case 'set':
				names.push({ kind: 'item', name: '' });
				column = parent.namedChildCount > mostColumns ? -1 : positionOf(node);
				rows.push(column);
				break;
			case 'expression_list':
				column = parent.namedChildCount > mostColumns ? -1 : positionOf(node);
				break;
			case 'dictionary':
			case 'parenthesized_expression':
			case 'conditional_expression':
			case 'boolean_operator':
			case 'call':
			case 'await':
			case 'yield':
			case 'not_operator':
			case 'list_comprehension':
			// `field(default_factory=lambda: ["org/name"])`
			case 'lambda':
				break;
			default:
				return { prose: false, names };
		}
	}
	return { prose: false, names };
}

/** What a target says: its name, and the key of an entry. */
function namesOf(target: Node): NamedBy[] {
	const key = target.type === 'subscript' ? field(target, 'subscript') : null;
	const last = target.type === 'attribute' ? field(target, 'attribute') : target;
	return [
		...(target.type === 'subscript' ? [{ kind: 'key', name: (key && plainString(key)) ?? '' } as const] : []),
		{ kind: 'variable', name: last?.text.slice(0, 120) ?? '' },
	];
}

/**
 * `kind, model = "bert", "org/name"`: of several targets the one of what stands at `column` in the list `value`. Not
 * where one of them takes several.
 */
function pairedWith(targets: Node, value: Node, column: number): Node | undefined {
	if (!/^(?:pattern_list|tuple_pattern|list_pattern)$/.test(targets.type) || column === -1) {
		return undefined;
	}
	const isList = /^(?:expression_list|tuple|list)$/.test(value.type);
	const all = named(targets);
	const isEach = all.length === named(value).length && all.every(({ type }) => !type.includes('splat'));
	return isList && isEach ? all[column] : undefined;
}

/** Of the texts that a call begins with, the first; of flags in short and in full the full one: `"-m", "--model"`. */
function longFlag(given: readonly Node[]): string {
	const texts = given.slice(0, 4).map((one) => (one.type === 'string' ? (plainString(one) ?? '') : ''));
	const [first = ''] = texts;
	return /^-\w+$/.test(first) ? (texts.find((text) => text.startsWith('--')) ?? first) : first;
}

/** `parametrize("size,model", [(1, "org/name")])`: of several names, the one of the column that a row has it in. */
function ofColumn(names: string, rows: readonly number[]): string {
	const column = names.includes(',') ? rows.at(-2) : undefined;
	return column === undefined ? names : (names.split(',')[column]?.trim() ?? names);
}

/** The name of the class or function whose own statement or parameter `start` is, so many steps up. */
function definitionAround(start: Node, type: string, most: number): NamedBy[] {
	let node = parentOf(start);
	for (let step = 0; node !== null && step < most; step++, node = parentOf(node)) {
		if (node.type === type) {
			return [{ kind: 'field', name: field(node, 'name')?.text ?? '' }];
		}
	}
	return [];
}

function enclosingFunction(start: Node): string | undefined {
	let node = parentOf(start);
	for (let step = 0; node !== null && step < highestClimb; step++, node = parentOf(node)) {
		if (node.type === 'function_definition') {
			return field(node, 'name')?.text;
		}
	}
	return undefined;
}
