import type { Node } from 'web-tree-sitter';
import { mapped } from '../lists';
import { deepest, field, named, spanOf, unknown } from './adapter';
import { onceRead } from './onceRead';
import type { Argument, DictEntry, Expression } from './shapes';

/** A node as a value; `unknown` where it is nested deeper than anybody writes, or of a kind that says nothing. */
export function expression(node: Node, depth: number): Expression {
	const span = spanOf(node);
	if (depth > deepest) {
		return { kind: 'unknown', span };
	}
	const read = (child: Node | null | undefined): Expression =>
		child ? expression(child, depth + 1) : { kind: 'unknown', span };
	const sides = () => [read(field(node, 'left')), read(field(node, 'right'))];
	switch (node.type) {
		case 'string':
		case 'template_string':
			return string(node, depth);
		case 'binary_expression':
			switch (field(node, 'operator')?.type) {
				case '+':
					return { kind: 'template', span, content: span, parts: sides() };
				case '||':
				case '??':
					return { kind: 'either', span, options: sides() };
				case '&&':
					return read(field(node, 'right'));
				default:
					return { kind: 'unknown', span };
			}
		case 'ternary_expression':
			return {
				kind: 'either',
				span,
				options: [read(field(node, 'consequence')), read(field(node, 'alternative'))],
			};
		case 'parenthesized_expression':
		case 'await_expression':
		case 'as_expression':
		case 'satisfies_expression':
		case 'non_null_expression':
			return read(named(node)[0]);
		case 'type_assertion':
			return read(named(node).at(-1));
		case 'assignment_expression':
			return read(field(node, 'right'));
		case 'identifier':
		case 'this':
			return { kind: 'name', span, name: node.text };
		case 'member_expression':
			return {
				kind: 'member',
				span,
				object: read(field(node, 'object')),
				name: field(node, 'property')?.text.replace(/^#/, '') ?? '',
			};
		case 'subscript_expression':
			return {
				kind: 'subscript',
				span,
				object: read(field(node, 'object')),
				index: read(field(node, 'index')),
			};
		case 'call_expression':
		case 'new_expression':
			return onceRead(node, depth, () => call(node, depth));
		case 'array':
			return { kind: 'list', span, items: mapped(named(node), (item) => expression(item, depth + 1)) };
		case 'object':
			return { kind: 'dict', span, entries: named(node).flatMap((entry) => dictEntry(entry, depth)) };
		case 'true':
		case 'false':
			return { kind: 'literal', span, value: node.type === 'true' };
		case 'null':
		case 'undefined':
			return { kind: 'literal', span, value: null };
		case 'number':
			return { kind: 'literal', span, value: Number(node.text) };
		case 'unary_expression':
			// `void 0`, as compilers write `undefined`.
			return field(node, 'operator')?.type === 'void'
				? { kind: 'literal', span, value: null }
				: { kind: 'unknown', span };
		default:
			return { kind: 'unknown', span };
	}
}

function string(node: Node, depth: number): Expression {
	const span = spanOf(node);
	const close = node.lastChild;
	const closed = close !== null && !close.isNamed && node.childCount > 1;
	const content = { start: span.start + 1, end: closed ? close.startIndex : span.end };
	const children = named(node);
	const text = (part: Node) =>
		part.type === 'escape_sequence' ? unescaped(part.text) : part.type === 'string_fragment' ? part.text : '';
	if (!children.some((child) => child.type === 'template_substitution')) {
		return { kind: 'string', span, content, value: children.map(text).join('') };
	}
	const parts = children.map((child): Expression => {
		const held = child.type === 'template_substitution' ? child.namedChildren[0] : undefined;
		return held
			? expression(held, depth + 1)
			: { kind: 'string', span: spanOf(child), content: spanOf(child), value: text(child) };
	});
	return { kind: 'template', span, content, parts };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function unescaped(sequence: string): string {
	const letter = sequence.slice(1);
	const code = /^(?:u\{?|x)([0-9a-fA-F]{1,6})\}?$/.exec(letter)?.[1];
	const point = code === undefined ? Number.NaN : Number.parseInt(code, 16);
	return point <= 0x10ffff ? String.fromCodePoint(point) : (escapes[letter] ?? letter);
}

function dictEntry(node: Node, depth: number): DictEntry[] {
	const span = spanOf(node);
	switch (node.type) {
		case 'pair': {
			const key = field(node, 'key');
			const value = field(node, 'value');
			if (!key || !value) {
				return [];
			}
			const name = keyName(key);
			return [
				{
					...(name === undefined ? {} : { name }),
					...(key.type === 'string' ? { key: expression(key, depth + 1) } : {}),
					spread: false,
					value: expression(value, depth + 1),
					span,
				},
			];
		}
		case 'shorthand_property_identifier':
			return [{ name: node.text, spread: false, value: { kind: 'name', span, name: node.text }, span }];
		case 'spread_element': {
			const value = named(node)[0];
			return value ? [{ spread: true, value: expression(value, depth + 1), span }] : [];
		}
		default:
			return [{ spread: false, value: unknown(node), span }];
	}
}

/** The key of an object as text; undefined where it is computed. */
export function keyName(key: Node): string | undefined {
	if (key.type === 'string') {
		const read = string(key, deepest);
		return read.kind === 'string' ? read.value : undefined;
	}
	return key.type === 'computed_property_name' ? undefined : key.text;
}

function call(node: Node, depth: number): Expression {
	const callee = field(node, 'function') ?? field(node, 'constructor');
	const list = field(node, 'arguments');
	if (!callee || list?.type !== 'arguments') {
		return unknown(node);
	}
	return {
		kind: 'call',
		span: spanOf(node),
		callee:
			callee.type === 'import'
				? { kind: 'name', span: spanOf(callee), name: 'import' }
				: expression(callee, depth + 1),
		arguments: mapped(named(list), (argument): Argument => {
			const held = argument.type === 'spread_element' ? named(argument)[0] : undefined;
			return held
				? { spread: 'list', value: expression(held, depth + 1), span: spanOf(argument) }
				: { value: expression(argument, depth + 1), span: spanOf(argument) };
		}),
		list: spanOf(list),
	};
}
