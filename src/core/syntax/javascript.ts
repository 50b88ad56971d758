import type { Node } from 'web-tree-sitter';
import { place } from './javascriptPlaces';
import { type Adapter, deepest, onceRead, type Regions, spanOf } from './outline';
import type { Argument, Binding, DictEntry, Expression } from './shapes';
import { scopeOf } from './shapes';

/** The nodes of TypeScript and JavaScript, with or without JSX, as shapes. */
export const javascript: Adapter = {
	notation: 'javascript',
	expression,
	bindings,
	place,
	nameOf,
};

const unknown = (node: Node): Expression => ({ kind: 'unknown', span: spanOf(node) });
const field = (node: Node, name: string): Node | null => node.childForFieldName(name);
const named = (node: Node): Node[] => node.namedChildren.filter((child) => child.type !== 'comment');

function expression(node: Node, depth: number): Expression {
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
			return { kind: 'list', span, items: named(node).map((item) => expression(item, depth + 1)) };
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
				{ ...(name === undefined ? {} : { name }), spread: false, value: expression(value, depth + 1), span },
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

function keyName(key: Node): string | undefined {
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
		arguments: named(list).map((argument): Argument => {
			const held = argument.type === 'spread_element' ? named(argument)[0] : undefined;
			return held
				? { spread: 'list', value: expression(held, depth + 1), span: spanOf(argument) }
				: { value: expression(argument, depth + 1), span: spanOf(argument) };
		}),
		list: spanOf(list),
	};
}

type Where = Pick<Binding, 'scope' | 'region' | 'at'>;

function bindings(kind: string, node: Node, at: Regions): Binding[] {
	const region = kind === 'function' || kind === 'class' ? at.of(node) : at.at(node.startIndex);
	const here: Where = { scope: scopeOf(region), region, at: node.endIndex };
	switch (kind) {
		case 'assign': {
			const target = field(node, 'name') ?? field(node, 'left');
			const value = field(node, 'value') ?? field(node, 'right');
			if (!target || !value) {
				return [];
			}
			const module = requiredModule(value);
			return module === undefined
				? bind(target, expression(value, 0), here)
				: fromModule(target, module, here);
		}
		case 'each': {
			const target = field(node, 'left');
			const value = field(node, 'right');
			return target && value ? eachOf(target, expression(value, 0), { ...here, at: value.endIndex }) : [];
		}
		case 'return': {
			const value = named(node)[0];
			return value ? [{ kind: 'return', name: '', value: expression(value, 0), ...here }] : [];
		}
		case 'import':
			return imports(node).map((one) => ({ kind: 'import', ...one, ...here }));
		case 'class':
			return [...defined(node, region), ...fields(node, region)];
		case 'function':
			return [...defined(node, region), ...parameters(node, region)];
		default:
			return [];
	}
}

function bind(target: Node, value: Expression, where: Where): Binding[] {
	switch (target.type) {
		case 'identifier':
			return [{ kind: 'assign', name: target.text, value, ...where }];
		case 'member_expression':
			return [
				{
					kind: 'attribute',
					name: (field(target, 'property')?.text ?? '').replace(/^#/, ''),
					value,
					...where,
				},
			];
		case 'array_pattern':
			return named(target).flatMap((item, position): Binding[] =>
				item.type === 'identifier' ? [{ kind: 'item', name: item.text, value, position, ...where }] : [],
			);
		case 'object_pattern':
			return named(target).flatMap((item) => property(item, value, where));
		default:
			return [];
	}
}

/** `{ model, revision: rev = "main" } = options` takes properties by name. */
function property(item: Node, object: Expression, where: Where): Binding[] {
	const inner = item.type === 'object_assignment_pattern' ? field(item, 'left') : item;
	const pattern = item.type === 'pair_pattern' ? field(item, 'value') : inner;
	const target = pattern?.type === 'assignment_pattern' ? field(pattern, 'left') : pattern;
	const key = item.type === 'pair_pattern' ? field(item, 'key') : target;
	if (!target || !key || !/identifier/.test(target.type)) {
		return [];
	}
	const fallback = field(item.type === 'pair_pattern' && pattern ? pattern : item, 'right');
	const taken: Expression = { kind: 'member', span: object.span, object, name: key.text };
	const value: Expression = fallback
		? { kind: 'either', span: spanOf(item), options: [taken, expression(fallback, 0)] }
		: taken;
	return [{ kind: 'assign', name: target.text, value, ...where }];
}

function eachOf(target: Node, items: Expression, where: Where): Binding[] {
	if (target.type === 'identifier') {
		return [{ kind: 'each', name: target.text, value: items, ...where }];
	}
	return target.type === 'array_pattern'
		? named(target).map((name, inner) => ({ kind: 'each', name: name.text, value: items, inner, ...where }))
		: [];
}

/** The module of `require("m")` and `await import("m")`. */
function requiredModule(node: Node): string | undefined {
	const value = node.type === 'await_expression' ? named(node)[0] : node;
	const callee = value?.type === 'call_expression' ? field(value, 'function') : undefined;
	if (!value || (callee?.text !== 'require' && callee?.type !== 'import')) {
		return undefined;
	}
	const first = field(value, 'arguments')?.namedChildren[0];
	return first?.type === 'string' ? keyName(first) : undefined;
}

function fromModule(target: Node, module: string, where: Where): Binding[] {
	if (target.type === 'identifier') {
		return [{ kind: 'import', name: target.text, module, ...where }];
	}
	return named(target).flatMap((item): Binding[] => {
		const key = item.type === 'pair_pattern' ? field(item, 'key') : item;
		const name = item.type === 'pair_pattern' ? field(item, 'value') : item;
		return key && name ? [{ kind: 'import', name: name.text, module, imported: key.text, ...where }] : [];
	});
}

function imports(node: Node): { name: string; module: string; imported?: string }[] {
	const source = field(node, 'source');
	const module = source ? keyName(source) : undefined;
	const clause = named(node).find((child) => child.type === 'import_clause');
	if (module === undefined || !clause) {
		return [];
	}
	return named(clause).flatMap((part) => {
		if (part.type === 'named_imports') {
			return named(part).map((one) => {
				const imported = field(one, 'name')?.text ?? '';
				return { name: field(one, 'alias')?.text ?? imported, module, imported };
			});
		}
		// A default export stands for its module: `import ollama from 'ollama'`.
		const name = part.type === 'namespace_import' ? named(part)[0]?.text : part.text;
		return name === undefined ? [] : [{ name, module }];
	});
}

function nameOf(node: Node): string | undefined {
	const own = field(node, 'name');
	const holder = node.parent;
	const given = holder?.type === 'variable_declarator' ? field(holder, 'name') : null;
	return (own ?? given)?.text;
}

function defined(node: Node, region: Binding['region']): Binding[] {
	const outer = region.parent ?? region;
	if (
		region.name === undefined ||
		(node.type === 'method_definition' && node.parent?.type !== 'class_body')
	) {
		return [];
	}
	return [
		{
			kind: 'define',
			name: region.name,
			defines: region,
			scope: scopeOf(outer),
			region: outer,
			at: node.startIndex,
		},
	];
}

function fields(node: Node, region: Binding['region']): Binding[] {
	const body = field(node, 'body');
	return (body ? named(body) : []).flatMap((member): Binding[] => {
		const name = field(member, 'property') ?? field(member, 'name');
		const value = member.type.endsWith('field_definition') ? field(member, 'value') : null;
		return name && value
			? [
					{
						kind: 'field',
						name: name.text.replace(/^#/, ''),
						value: expression(value, 0),
						scope: region,
						region,
						at: member.endIndex,
					},
				]
			: [];
	});
}

/** Methods of lists that call back with one item after the other. */
const iterators = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find', 'each']);

function parameters(node: Node, region: Binding['region']): Binding[] {
	const where: Where = { scope: region, region, at: node.startIndex };
	const body = field(node, 'body');
	const back: Binding[] =
		node.type === 'arrow_function' && body && body.type !== 'statement_block'
			? [{ kind: 'return', name: '', value: expression(body, 0), ...where }]
			: [];
	const single = field(node, 'parameter');
	const list = field(node, 'parameters');
	const all = single ? [single] : list ? named(list) : [];
	const items = iterated(node);
	return back.concat(
		all.flatMap((parameter, position): Binding[] => {
			const pattern = field(parameter, 'pattern') ?? field(parameter, 'left') ?? parameter;
			const fallback = field(parameter, 'value') ?? field(parameter, 'right');
			if (pattern.type === 'identifier') {
				if (items && position === 0) {
					return [{ kind: 'each', name: pattern.text, value: items, ...where }];
				}
				const value = fallback ? { value: expression(fallback, 0) } : {};
				return [{ kind: 'parameter', name: pattern.text, position, ...value, ...where }];
			}
			if (items && position === 0) {
				return eachOf(pattern, items, where);
			}
			return pattern.type === 'object_pattern' ? bind(pattern, unknown(pattern), where) : [];
		}),
	);
}

function iterated(node: Node): Expression | undefined {
	const call = node.parent?.type === 'arguments' ? node.parent.parent : null;
	const callee = call ? field(call, 'function') : null;
	const object = callee?.type === 'member_expression' ? field(callee, 'object') : null;
	return object && iterators.has(field(callee as Node, 'property')?.text ?? '')
		? expression(object, 0)
		: undefined;
}
