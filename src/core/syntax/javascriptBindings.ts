import type { Node } from 'web-tree-sitter';
import { field, named, type Regions, spanOf } from './adapter';
import { parentOf } from './family';
import { expression, keyName } from './javascriptExpressions';
import { exported, fromModule, imports, requiredModule } from './javascriptImports';
import { parameters } from './javascriptParameters';
import type { Binding, Expression } from './shapes';
import { scopeOf } from './shapes';

type Where = Pick<Binding, 'scope' | 'region' | 'at'>;

/** The names that a captured node binds. */
export function bindings(kind: string, node: Node, at: Regions): Binding[] {
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
		case 'export':
			return exported(node).map((one) => ({ kind: 'export', ...one, ...here }));
		case 'class':
			return [...defined(node, region), ...fields(node, region)];
		case 'function':
			return [...defined(node, region), ...parameters(node, region)];
		default:
			return [];
	}
}

/** What an assignment of `value` to `target` binds: a name, a field, an entry, or the names of a pattern. */
export function bind(target: Node, value: Expression, where: Where): Binding[] {
	switch (target.type) {
		case 'identifier':
			return [{ kind: 'assign', name: target.text, value, ...where }];
		case 'member_expression': {
			const name = (field(target, 'property')?.text ?? '').replace(/^#/, '');
			const object = field(target, 'object')?.text.slice(0, 40) ?? '';
			return [{ kind: 'attribute', name, object, value, ...where }, ...entry(target, name, value, where)];
		}
		case 'subscript_expression': {
			const index = field(target, 'index');
			return index?.type === 'string' ? entry(target, keyName(index), value, where) : [];
		}
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

/** `options.revision = "main"` sets an entry of `options`, if that is an object. */
function entry(target: Node, key: string | undefined, value: Expression, where: Where): Binding[] {
	const object = field(target, 'object');
	return object?.type === 'identifier' && key !== undefined
		? [{ kind: 'entry', name: object.text, key, value, ...where }]
		: [];
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

/** What stands for one item of `items` after the other. */
export function eachOf(target: Node, items: Expression, where: Where): Binding[] {
	if (target.type === 'identifier') {
		return [{ kind: 'each', name: target.text, value: items, ...where }];
	}
	return target.type === 'array_pattern'
		? named(target).map((name, at) => ({
				kind: 'each',
				name: name.text,
				value: items,
				inner: [at],
				...where,
			}))
		: [];
}

/** The name of a function or class: its own, or that of the variable it is given to. */
export function nameOf(node: Node): string | undefined {
	const own = field(node, 'name');
	const holder = parentOf(node);
	const given = holder?.type === 'variable_declarator' ? field(holder, 'name') : null;
	return (own ?? given)?.text;
}

function defined(node: Node, region: Binding['region']): Binding[] {
	const outer = region.parent ?? region;
	if (
		region.name === undefined ||
		(node.type === 'method_definition' && parentOf(node)?.type !== 'class_body')
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
