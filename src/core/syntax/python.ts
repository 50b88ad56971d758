import type { Node } from 'web-tree-sitter';
import { type Adapter, deepest, highestClimb, onceRead, type Regions, spanOf } from './outline';
import type { Argument, Binding, Call, DictEntry, Expression, NamedBy } from './shapes';
import { scopeOf } from './shapes';

/** Python's nodes as shapes. */
export const python: Adapter = {
	notation: 'python',
	expression,
	bindings,
	place,
	decorators,
	nameOf: (node) => node.childForFieldName('name')?.text,
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
	switch (node.type) {
		case 'string':
			return string(node, depth);
		case 'concatenated_string':
			return { kind: 'template', span, content: span, parts: named(node).map(read) };
		case 'binary_operator':
			return field(node, 'operator')?.text === '+'
				? {
						kind: 'template',
						span,
						content: span,
						parts: [read(field(node, 'left')), read(field(node, 'right'))],
					}
				: { kind: 'unknown', span };
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
		{ ...(name === undefined ? {} : { name }), spread: false, value: expression(value, depth + 1), span },
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

function plainString(node: Node): string | undefined {
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

function bindings(kind: string, node: Node, at: Regions): Binding[] {
	const region = kind === 'function' || kind === 'class' ? at.of(node) : at.at(node.startIndex);
	const scope = scopeOf(region);
	const here = { scope, region, at: node.endIndex };
	switch (kind) {
		case 'assign': {
			const value = field(node, 'right') ?? field(node, 'value');
			const target = field(node, 'left') ?? field(node, 'name');
			return value && target ? bind(target, expression(value, 0), here) : [];
		}
		case 'each': {
			const value = field(node, 'right');
			const target = field(node, 'left');
			if (!value || !target) {
				return [];
			}
			const items = expression(value, 0);
			const begin = {
				...here,
				at: node.type === 'for_in_clause' ? (node.parent?.startIndex ?? 0) : value.endIndex,
			};
			if (target.type === 'identifier') {
				return [{ kind: 'each', name: target.text, value: items, ...begin }];
			}
			return named(target).map((name, inner) => ({
				kind: 'each',
				name: name.text,
				value: items,
				inner,
				...begin,
			}));
		}
		case 'return': {
			const value = node.namedChildren[0];
			return value ? [{ kind: 'return', name: '', value: expression(value, 0), ...here }] : [];
		}
		case 'import':
			return imports(node).map((one) => ({ kind: 'import', ...one, ...here }));
		case 'class':
		case 'function': {
			const name = region.name;
			const outer = region.parent ?? region;
			const self: Binding[] =
				name === undefined
					? []
					: [
							{
								kind: 'define',
								name,
								defines: region,
								scope: scopeOf(outer),
								region: outer,
								at: node.startIndex,
							},
						];
			return kind === 'class' ? self : self.concat(parameters(node, { scope, region, at: node.startIndex }));
		}
		default:
			return [];
	}
}

type Where = Pick<Binding, 'scope' | 'region' | 'at'>;

function bind(target: Node, value: Expression, where: Where): Binding[] {
	switch (target.type) {
		case 'identifier':
			return [
				{ kind: where.scope.kind === 'class' ? 'field' : 'assign', name: target.text, value, ...where },
			];
		case 'attribute':
			return [{ kind: 'attribute', name: field(target, 'attribute')?.text ?? '', value, ...where }];
		case 'pattern_list':
		case 'tuple_pattern':
		case 'list_pattern':
			return named(target).flatMap((item, position): Binding[] =>
				item.type === 'identifier' ? [{ kind: 'item', name: item.text, value, position, ...where }] : [],
			);
		default:
			return [];
	}
}

function parameters(node: Node, where: Where): Binding[] {
	const list = field(node, 'parameters');
	return (list ? named(list) : []).flatMap((parameter, position): Binding[] => {
		const name = (
			field(parameter, 'name') ?? (parameter.type === 'identifier' ? parameter : parameter.namedChildren[0])
		)?.text;
		if (name === undefined || parameter.type.endsWith('separator') || parameter.type.includes('splat')) {
			return [];
		}
		const value = field(parameter, 'value');
		const first = list?.namedChildren[0]?.text;
		const shifted = first === 'self' || first === 'cls';
		return [
			{
				kind: 'parameter',
				name,
				position,
				shifted,
				...(value ? { value: expression(value, 0) } : {}),
				...where,
			},
		];
	});
}

function imports(node: Node): { name: string; module: string; imported?: string }[] {
	const from = field(node, 'module_name')?.text;
	return node.childrenForFieldName('name').flatMap((item) => {
		const path = (item?.type === 'aliased_import' ? field(item, 'name') : item)?.text ?? '';
		const alias = item?.type === 'aliased_import' ? field(item, 'alias')?.text : undefined;
		if (from !== undefined) {
			return [{ name: alias ?? path, module: from, imported: path }];
		}
		// `import os.path` binds `os`.
		return [
			alias === undefined
				? { name: path.split('.')[0] ?? path, module: path.split('.')[0] ?? path }
				: { name: alias, module: path },
		];
	});
}

function decorators(node: Node): Call[] {
	const outer = node.parent;
	if (outer?.type !== 'decorated_definition') {
		return [];
	}
	return named(outer).flatMap((child) => {
		const held = child.type === 'decorator' ? child.namedChildren[0] : undefined;
		const read = held ? expression(held, 0) : undefined;
		return read?.kind === 'call' ? [read] : [];
	});
}

/** Climbs from a string to the statement that it stands in and notes the names on the way. */
function place(start: Node): { prose: boolean; names: NamedBy[] } | undefined {
	const names: NamedBy[] = [];
	let node = start;
	let parent = start.parent;
	for (let step = 0; parent !== null && step < highestClimb; step++, node = parent, parent = parent.parent) {
		switch (parent.type) {
			case 'keyword_argument':
				names.push({ kind: 'keyword', name: field(parent, 'name')?.text ?? '' });
				break;
			case 'pair': {
				const key = field(parent, 'key');
				if (key && key.id !== node.id) {
					names.push({ kind: 'key', name: plainString(key) ?? key.text });
				}
				break;
			}
			case 'argument_list': {
				const owner = parent.parent;
				const callee = owner ? field(owner, 'function') : null;
				const siblings = named(parent);
				const position = siblings.findIndex((child) => child.id === node.id);
				// os.getenv("BASE_MODEL", "org/name"), add_argument("--model", default="org/name")
				const first = siblings[0];
				if (position > 0 && first?.type === 'string') {
					names.push({ kind: 'key', name: plainString(first) ?? '' });
				}
				names.push({ kind: 'callee', name: callee?.text.slice(-120) ?? '', position });
				break;
			}
			case 'assignment':
			case 'named_expression':
			case 'augmented_assignment': {
				const target = field(parent, 'left') ?? field(parent, 'name');
				const last = target?.type === 'attribute' ? field(target, 'attribute') : target;
				if (target?.type === 'subscript') {
					const key = field(target, 'subscript');
					names.push({ kind: 'key', name: (key && plainString(key)) ?? '' });
				}
				names.push({ kind: 'variable', name: last?.text.slice(0, 120) ?? '' });
				return { prose: false, names };
			}
			case 'default_parameter':
			case 'typed_default_parameter':
				names.push({ kind: 'parameter', name: field(parent, 'name')?.text ?? '' });
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
			case 'raise_statement':
			case 'subscript':
			case 'case_pattern':
				return { prose: true, names };
			case 'expression_statement':
				return { prose: node.id === start.id, names };
			case 'concatenated_string':
			case 'interpolation':
				return undefined;
			case 'binary_operator':
				// `{"model": "org/name"} | defaults` leaves it whole; `"org/" + name` does not.
				if (/^[+%/]$/.test(field(parent, 'operator')?.text ?? '')) {
					return undefined;
				}
				break;
			case 'attribute':
				if (node.id === start.id) {
					return undefined;
				}
				break;
			case 'list':
			case 'tuple':
			case 'set':
			case 'dictionary':
			case 'expression_list':
			case 'parenthesized_expression':
			case 'conditional_expression':
			case 'boolean_operator':
			case 'call':
			case 'await':
			case 'yield':
			case 'not_operator':
			case 'list_comprehension':
				break;
			default:
				return { prose: false, names };
		}
	}
	return { prose: false, names };
}

function enclosingFunction(start: Node): string | undefined {
	let node = start.parent;
	for (let step = 0; node !== null && step < highestClimb; step++, node = node.parent) {
		if (node.type === 'function_definition') {
			return field(node, 'name')?.text;
		}
	}
	return undefined;
}
