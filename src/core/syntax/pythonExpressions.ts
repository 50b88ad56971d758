import type { Node } from 'web-tree-sitter';
import { mapped } from '../lists';
import type { Span } from '../reference';
import { deepest, field, named, spanOf, unknown } from './adapter';
import { noteKin } from './family';
import { textOf, textWithin } from './nodeTexts';
import { onceRead } from './onceRead';
import type { Argument, DictEntry, Expression, StringLiteral } from './shapes';

/** @param told What of the node is known already: each question to a tree takes its time. */
export function expression(
	node: Node,
	depth: number,
	told?: { readonly type: string; readonly span: Span },
): Expression {
	const span = told?.span ?? spanOf(node);
	if (depth > deepest) {
		return { kind: 'unknown', span };
	}
	const read = (child: Node | null | undefined): Expression =>
		child ? expression(child, depth + 1) : { kind: 'unknown', span };
	const type = told?.type ?? node.type;
	switch (type) {
		case 'string':
			return string(node, depth, span);
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
			return node.namedChildCount === 1 ? read(named(node)[0]) : list(node, depth, span);
		case 'named_expression':
			return read(field(node, 'value'));
		case 'identifier':
			return { kind: 'name', span, name: textWithin(node, span) };
		case 'attribute': {
			const [object, name] = pairOf(node, 'object', 'attribute');
			return { kind: 'member', span, object: read(object), name: name ? textOf(name) : '' };
		}
		case 'subscript':
			return {
				kind: 'subscript',
				span,
				object: read(field(node, 'value')),
				index: read(field(node, 'subscript')),
			};
		case 'call':
			return onceRead(node, depth, () => call(node, depth, span));
		case 'list':
		case 'tuple':
		case 'set':
			return list(node, depth, span);
		case 'list_comprehension':
		case 'generator_expression':
			return { kind: 'list', span, items: [read(field(node, 'body'))] };
		case 'dictionary':
			return { kind: 'dict', span, entries: named(node).flatMap((entry) => dictEntry(entry, depth)) };
		case 'true':
		case 'false':
			return { kind: 'literal', span, value: type === 'true' };
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

function list(node: Node, depth: number, span: Span): Expression {
	return { kind: 'list', span, items: mapped(named(node), (item) => expression(item, depth + 1)) };
}

function dictEntry(node: Node, depth: number): DictEntry[] {
	const span = spanOf(node);
	const { type } = node;
	if (type === 'dictionary_splat') {
		const value = node.namedChildren[0];
		return value ? [{ spread: true, value: expression(value, depth + 1), span }] : [];
	}
	const [key, value] = type === 'pair' ? pairOf(node, 'key', 'value') : [];
	if (!value || !key) {
		return [];
	}
	noteKin(node, [key, value]);
	const told = { type: key.type, span: spanOf(key) };
	const literal = told.type === 'string' ? string(key, deepest, told.span) : undefined;
	return [
		{
			...(literal?.kind === 'string' ? { name: literal.value } : {}),
			...(literal ? { key: expression(key, depth + 1, told) } : {}),
			spread: false,
			value: expression(value, depth + 1),
			span,
		},
	];
}

function string(node: Node, depth: number, span: Span): Expression {
	const plain = plainly(textWithin(node, span), span);
	if (plain) {
		return plain;
	}
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

/** Quotes without a prefix, a quote, an escape or the end of a line between them. */
const plainQuotes = /^(?:"[^"\\\r\n]*"|'[^'\\\r\n]*')$/;

/** A literal whose text says all of it; undefined when its parts must be looked at. */
function plainly(text: string, span: Span): StringLiteral | undefined {
	return plainQuotes.test(text)
		? {
				kind: 'string',
				span,
				content: { start: span.start + 1, end: span.end - 1 },
				value: text.slice(1, -1),
			}
		: undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

const unescaped = (text: string): string =>
	text.includes('\\') ? text.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter) : text;

/** The text of a string; undefined where it has parts that are computed, or the node is none. */
export function plainString(node: Node): string | undefined {
	const read = node.type === 'string' ? string(node, deepest, spanOf(node)) : undefined;
	return read?.kind === 'string' ? read.value : undefined;
}

function call(node: Node, depth: number, span: Span): Expression {
	const [callee, list] = pairOf(node, 'function', 'arguments');
	if (!callee || list?.type !== 'argument_list') {
		return unknown(node);
	}
	const all = named(list);
	noteKin(node, [callee, list]);
	noteKin(list, all);
	return {
		kind: 'call',
		span,
		callee: expression(callee, depth + 1),
		arguments: mapped(all, (argument) => argumentOf(argument, depth)),
		list: spanOf(list),
	};
}

function argumentOf(node: Node, depth: number): Argument {
	const { type } = node;
	if (type === 'keyword_argument') {
		const span = spanOf(node);
		const [name, value] = pairOf(node, 'name', 'value');
		noteKin(node, [name, value]);
		return {
			name: name ? textOf(name) : '',
			value: value ? expression(value, depth + 1) : unknown(node),
			span,
		};
	}
	if (type === 'list_splat' || type === 'dictionary_splat') {
		const span = spanOf(node);
		const value = node.namedChildren[0];
		const spread = type === 'list_splat' ? 'list' : 'dict';
		return { spread, value: value ? expression(value, depth + 1) : unknown(node), span };
	}
	const span = spanOf(node);
	return { value: expression(node, depth + 1, { type, span }), span };
}

/** The two parts of a node that has no others; a comment between them is one, and then they are asked for. */
export function pairOf(node: Node, first: string, second: string): [Node | null, Node | null] {
	const children = node.namedChildren;
	return children.length === 2
		? [children[0] ?? null, children[1] ?? null]
		: [field(node, first), field(node, second)];
}
