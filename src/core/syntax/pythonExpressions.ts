import type { Node } from 'web-tree-sitter';
import { deepest, onceRead, spanOf } from './outline';
import type { Argument, DictEntry, Expression, StringLiteral } from './shapes';

const unknown = (node: Node): Expression => ({ kind: 'unknown', span: spanOf(node) });
export const field = (node: Node, name: string): Node | null => node.childForFieldName(name);
export const named = (node: Node): Node[] => node.namedChildren.filter((child) => child.type !== 'comment');

export function expression(node: Node, depth: number): Expression {
	const span = spanOf(node);
	if (depth > deepest) {
		return { kind: 'unknown', span };
	}
	const read = (child: Node | null | undefined): Expression =>
		child ? expression(child, depth + 1) : { kind: 'unknown', span };
	switch (node.type) {
		case 'string':
			return string(node, depth);
		case 'concatenated_string':
			return { kind: 'template', span, content: span, parts: named(node).map(read) };
		case 'binary_operator':
			return operation(node, field(node, 'operator')?.text, [
				read(field(node, 'left')),
				read(field(node, 'right')),
			]);
		case 'boolean_operator':
			return field(node, 'operator')?.text === 'or'
				? { kind: 'either', span, options: [read(field(node, 'left')), read(field(node, 'right'))] }
				: read(field(node, 'right'));
		case 'conditional_expression': {
			const [first, , last] = named(node);
			return { kind: 'either', span, options: [read(first), read(last)] };
		}
		case 'parenthesized_expression':
		case 'await':
		case 'expression_list':
			return node.namedChildCount === 1 ? read(named(node)[0]) : list(node, depth);
		case 'named_expression':
			return read(field(node, 'value'));
		case 'identifier':
			return { kind: 'name', span, name: node.text };
		case 'attribute':
			return {
				kind: 'member',
				span,
				object: read(field(node, 'object')),
				name: field(node, 'attribute')?.text ?? '',
			};
		case 'subscript':
			return {
				kind: 'subscript',
				span,
				object: read(field(node, 'value')),
				index: read(field(node, 'subscript')),
			};
		case 'call':
			return onceRead(node, depth, () => call(node, depth));
		case 'list':
		case 'tuple':
		case 'set':
			return list(node, depth);
		case 'list_comprehension':
		case 'generator_expression':
			return { kind: 'list', span, items: [read(field(node, 'body'))] };
		case 'dictionary':
			return { kind: 'dict', span, entries: named(node).flatMap((entry) => dictEntry(entry, depth)) };
		case 'true':
		case 'false':
			return { kind: 'literal', span, value: node.type === 'true' };
		case 'none':
			return { kind: 'literal', span, value: null };
		case 'integer':
			return { kind: 'literal', span, value: Number(node.text) };
		default:
			return { kind: 'unknown', span };
	}
}

function operation(node: Node, operator: string | undefined, sides: [Expression, Expression]): Expression {
	const span = spanOf(node);
	switch (operator) {
		case '+':
			return { kind: 'template', span, content: span, parts: sides };
		case '|':
			// Of dictionaries; of anything else it is no value that names a model.
			return {
				kind: 'dict',
				span,
				entries: sides.map((value) => ({ spread: true, value, span: value.span })),
			};
		case '/':
			// pathlib's paths are composed so.
			return { kind: 'unknown', span, reason: 'path' };
		case '%':
			return sides[0].kind === 'string' ? formatted(sides[0], sides[1]) : { kind: 'unknown', span };
		default:
			return { kind: 'unknown', span };
	}
}

/** `"%s/%s" % (owner, name)`; anything but a plain `%s` changes the text. */
function formatted(pattern: StringLiteral, filling: Expression): Expression {
	const span = { start: pattern.span.start, end: filling.span.end };
	const pieces = pattern.value.split('%s');
	const fillings = filling.kind === 'list' ? filling.items : [filling];
	if (pieces.length - 1 !== fillings.length || pattern.value.replaceAll('%s', '').includes('%')) {
		return { kind: 'unknown', span, reason: 'parts' };
	}
	const parts = pieces.flatMap((value, index): Expression[] => {
		const next = fillings[index];
		return [{ ...pattern, value }, ...(next ? [next] : [])];
	});
	return { kind: 'template', span, content: span, parts };
}

function list(node: Node, depth: number): Expression {
	return { kind: 'list', span: spanOf(node), items: named(node).map((item) => expression(item, depth + 1)) };
}

function dictEntry(node: Node, depth: number): DictEntry[] {
	const span = spanOf(node);
	if (node.type === 'dictionary_splat') {
		const value = node.namedChildren[0];
		return value ? [{ spread: true, value: expression(value, depth + 1), span }] : [];
	}
	const value = field(node, 'value');
	const key = field(node, 'key');
	if (node.type !== 'pair' || !value || !key) {
		return [];
	}
	const name = plainString(key);
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

function string(node: Node, depth: number): Expression {
	const span = spanOf(node);
	const children = node.children.filter((child) => child !== null);
	const open = children[0];
	const close = children.at(-1);
	const content = {
		start: open?.type === 'string_start' ? open.endIndex : span.start,
		end: close?.type === 'string_end' ? close.startIndex : span.end,
	};
	const raw = /r/i.test(open?.text ?? '');
	const text = (part: Node) => (raw ? part.text : unescaped(part.text));
	if (!children.some((child) => child.type === 'interpolation')) {
		const value = children
			.filter((child) => child.type === 'string_content')
			.map(text)
			.join('');
		return { kind: 'string', span, content, value };
	}
	const parts = children.flatMap((child): Expression[] => {
		if (child.type === 'string_content') {
			return [{ kind: 'string', span: spanOf(child), content: spanOf(child), value: text(child) }];
		}
		const held = child.type === 'interpolation' ? field(child, 'expression') : undefined;
		if (held === undefined) {
			return [];
		}
		// A format (`{x:>3}`) or a conversion (`{x!r}`) changes the text.
		const plain = held !== null && child.namedChildCount === 1;
		return [plain ? expression(held, depth + 1) : unknown(child)];
	});
	return { kind: 'template', span, content, parts };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

const unescaped = (text: string): string =>
	text.includes('\\') ? text.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter) : text;

export function plainString(node: Node): string | undefined {
	const read = node.type === 'string' ? string(node, deepest) : undefined;
	return read?.kind === 'string' ? read.value : undefined;
}

function call(node: Node, depth: number): Expression {
	const callee = field(node, 'function');
	const list = field(node, 'arguments');
	if (!callee || list?.type !== 'argument_list') {
		return unknown(node);
	}
	return {
		kind: 'call',
		span: spanOf(node),
		callee: expression(callee, depth + 1),
		arguments: named(list).map((argument) => argumentOf(argument, depth)),
		list: spanOf(list),
	};
}

function argumentOf(node: Node, depth: number): Argument {
	const span = spanOf(node);
	if (node.type === 'keyword_argument') {
		const name = field(node, 'name')?.text ?? '';
		const value = field(node, 'value');
		return { name, value: value ? expression(value, depth + 1) : unknown(node), span };
	}
	if (node.type === 'list_splat' || node.type === 'dictionary_splat') {
		const value = node.namedChildren[0];
		const spread = node.type === 'list_splat' ? 'list' : 'dict';
		return { spread, value: value ? expression(value, depth + 1) : unknown(node), span };
	}
	return { value: expression(node, depth + 1), span };
}
