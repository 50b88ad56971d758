import type { Node } from 'web-tree-sitter';
import { field, highestClimb } from './adapter';
import { beginsAddress, parentOf, positionOf } from './family';
import { describesKey } from './figures';
import type { NamedBy } from './shapes';

const cut = (text: string | undefined): string => (text ?? '').slice(-120);

/** Climbs from a string to the statement that it stands in and notes the names on the way. */
export function place(start: Node): { prose: boolean; names: NamedBy[] } | undefined {
	const names: NamedBy[] = [];
	let node = start;
	let parent = parentOf(start);
	for (
		let step = 0;
		parent !== null && step < highestClimb;
		step++, node = parent, parent = parentOf(parent)
	) {
		switch (parent.type) {
			case 'pair': {
				const key = field(parent, 'key');
				names.push(
					key && key.id !== node.id
						? { kind: 'key', name: cut(key.text.replace(/^["'`]|["'`]$/g, '')) }
						: { kind: 'entry', name: describesKey(field(parent, 'value')) ? 'scalar' : '' },
				);
				break;
			}
			case 'arguments': {
				const owner = parentOf(parent);
				const callee = owner ? (field(owner, 'function') ?? field(owner, 'constructor')) : null;
				const position = positionOf(node);
				// config.get('BASE_MODEL', 'org/name')
				const first = parent.namedChildren[0];
				// An address says where something is asked for, and nothing of what.
				if (position > 0 && first?.type === 'string' && !first.text.includes('://')) {
					names.push({ kind: 'key', name: cut(first.text.slice(1, -1)) });
				}
				names.push({ kind: 'callee', name: cut(callee?.text), position });
				break;
			}
			case 'variable_declarator':
			case 'assignment_expression':
			case 'augmented_assignment_expression': {
				const target = field(parent, 'name') ?? field(parent, 'left');
				const last = target?.type === 'member_expression' ? field(target, 'property') : target;
				names.push({ kind: 'variable', name: cut(last?.text) });
				return { prose: false, names };
			}
			case 'field_definition':
			case 'public_field_definition':
				names.push({ kind: 'field', name: cut((field(parent, 'property') ?? field(parent, 'name'))?.text) });
				return { prose: false, names };
			case 'assignment_pattern':
			case 'object_assignment_pattern':
			case 'required_parameter':
			case 'optional_parameter':
				names.push({
					kind: 'parameter',
					name: cut((field(parent, 'pattern') ?? field(parent, 'left'))?.text),
				});
				return { prose: false, names };
			case 'for_in_statement':
				names.push({ kind: 'variable', name: cut(field(parent, 'left')?.text) });
				return { prose: false, names };
			case 'jsx_attribute':
				names.push({ kind: 'key', name: cut(parent.namedChildren[0]?.text) });
				return { prose: false, names };
			case 'binary_expression': {
				const operator = field(parent, 'operator')?.type;
				if (operator === '||' || operator === '??' || (operator === '+' && beginsAddress(start))) {
					break;
				}
				return operator === '+' ? undefined : { prose: !names.some(({ kind }) => kind === 'callee'), names };
			}
			case 'template_substitution':
				return undefined;
			case 'member_expression':
				if (node.id === start.id) {
					return undefined;
				}
				if (node.type === 'array') {
					// ["org/name"].map(…)
					names.push({ kind: 'callee', name: cut(field(parent, 'property')?.text) });
				}
				break;
			case 'export_statement':
				return { prose: field(parent, 'source')?.id === node.id, names };
			case 'import_statement':
			case 'switch_case':
			case 'subscript_expression':
			case 'throw_statement':
			case 'literal_type':
				return { prose: true, names };
			case 'expression_statement':
				return { prose: node.id === start.id, names };
			case 'enum_assignment': {
				const owner = parentOf(parentOf(parent) ?? parent);
				names.push({ kind: 'field', name: cut(field(parent, 'name')?.text) });
				names.push({ kind: 'field', name: cut(owner ? field(owner, 'name')?.text : '') });
				return { prose: false, names };
			}
			case 'array':
				names.push({ kind: 'item', name: '' });
				break;
			case 'object':
			case 'parenthesized_expression':
			case 'ternary_expression':
			case 'call_expression':
			case 'new_expression':
			case 'await_expression':
			case 'as_expression':
			case 'satisfies_expression':
			case 'jsx_expression':
			case 'spread_element':
				break;
			default:
				return { prose: false, names };
		}
	}
	return { prose: false, names };
}
