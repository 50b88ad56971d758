import type { Node } from 'web-tree-sitter';
import { field, named, type Regions, spanOf } from './adapter';
import { noteKin, parentOf } from './family';
import { textOf } from './nodeTexts';
import { expression, pairOf, plainString } from './pythonExpressions';
import type { Binding, Call, Expression, Region } from './shapes';
import { regionOf, scopeOf } from './shapes';

/** The names that a captured node binds. */
export function bindings(kind: string, node: Node, at: Regions): Binding[] {
	const region = kind === 'function' || kind === 'class' ? at.of(node) : at.at(node.startIndex);
	const scope = scopeOf(region);
	const here = { scope, region, at: node.endIndex };
	switch (kind) {
		case 'assign': {
			const { type } = node;
			if (type === 'augmented_assignment') {
				return grown(node, here);
			}
			const [target, value] = partsOf(node, type);
			noteKin(node, [value ?? null]);
			// `revision: str` of a dataclass declares a field without a value.
			const declared = !value && target?.type === 'identifier' && scope.kind === 'class';
			return value && target
				? bind(target, expression(value, 0), here)
				: declared
					? [{ kind: 'field', name: textOf(target), ...here }]
					: [];
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
				at: node.type === 'for_in_clause' ? (parentOf(node)?.startIndex ?? 0) : value.endIndex,
			};
			if (target.type === 'identifier') {
				return [{ kind: 'each', name: textOf(target), value: items, ...begin }];
			}
			return partsOfEach(target).map(({ name, inner }) => ({
				kind: 'each',
				name: textOf(name),
				value: items,
				inner,
				...begin,
			}));
		}
		case 'return': {
			const value = node.namedChildren[0];
			return value ? [{ kind: 'return', name: '', value: expression(value, 0), ...here }] : [];
		}
		case 'outer':
			return named(node).flatMap((name) => setFromWithin(textOf(name), node, scope));
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

/** No loop takes its items apart deeper than that. */
const deepest = 3;

/** The names in the target of a loop, and where in an item they stand: `for i, (name, model) in enumerate(models)`. */
function partsOfEach(
	target: Node,
	around: readonly number[] = [],
): readonly { name: Node; inner: number[] }[] {
	return named(target).flatMap((name, position) => {
		const inner = [...around, position];
		return /^(?:tuple|list)_pattern$/.test(name.type) && inner.length < deepest
			? partsOfEach(name, inner)
			: [{ name, inner }];
	});
}

/** What gets a value, and the value; what is only declared has none. */
function partsOf(
	node: Node,
	type: string,
): readonly [target: Node | null | undefined, value: Node | null | undefined] {
	switch (type) {
		case 'as_pattern':
			return [field(node, 'alias')?.namedChildren[0], node.namedChildren[0]];
		case 'named_expression':
			return [field(node, 'name'), field(node, 'value')];
		default:
			return [field(node, 'left'), field(node, 'right')];
	}
}

/** `name += more`; what any other operator makes is not told. */
function grown(node: Node, where: Where): Binding[] {
	const target = field(node, 'left');
	const more = field(node, 'right');
	if (!target || !more) {
		return [];
	}
	const span = spanOf(node);
	const parts = [expression(target, 0), expression(more, 0)];
	return bind(
		target,
		field(node, 'operator')?.text === '+='
			? { kind: 'template', span, content: span, parts }
			: { kind: 'unknown', span },
		where,
	);
}

/** `nonlocal name` and `global name`: whenever the function runs, the name around it may get another value. */
function setFromWithin(name: string, node: Node, inner: Region): Binding[] {
	const wanted = node.type === 'global_statement' ? 'module' : 'function';
	let scope = inner.parent;
	while (scope && scope.kind !== wanted) {
		scope = scope.parent;
	}
	if (!scope) {
		return [];
	}
	const span = spanOf(node);
	// Nobody knows whether it has run when the name is used, as with a branch; at the end it may have.
	const region = regionOf('block', span, { parent: scope });
	const value: Expression = { kind: 'unknown', span };
	const set = { kind: 'assign', name, value, scope, region } as const;
	return [
		{ ...set, at: span.start },
		// The end of the file is no place that stays.
		{ ...set, at: scope.kind === 'module' ? Number.POSITIVE_INFINITY : scope.span.end },
	];
}

type Where = Pick<Binding, 'scope' | 'region' | 'at'>;

function bind(target: Node, value: Expression, where: Where): Binding[] {
	switch (target.type) {
		case 'identifier':
			return [
				{ kind: where.scope.kind === 'class' ? 'field' : 'assign', name: textOf(target), value, ...where },
			];
		case 'attribute': {
			const [object, attribute] = pairOf(target, 'object', 'attribute');
			return [
				{
					kind: 'attribute',
					name: attribute ? textOf(attribute) : '',
					object: object ? textOf(object).slice(0, 40) : '',
					value,
					...where,
				},
			];
		}
		case 'subscript': {
			const object = field(target, 'value');
			const index = field(target, 'subscript');
			const key = index ? plainString(index) : undefined;
			return object?.type === 'identifier' && key !== undefined
				? [{ kind: 'entry', name: textOf(object), key, value, ...where }]
				: [];
		}
		case 'pattern_list':
		case 'tuple_pattern':
		case 'list_pattern': {
			const targets = named(target);
			const parts = partsFor(targets, value);
			return targets.flatMap((item, position): Binding[] =>
				item.type === 'identifier'
					? [{ kind: 'item', name: item.text, value, position, ...where }]
					: bind(item, parts[position] ?? { kind: 'unknown', span: spanOf(item) }, where),
			);
		}
		case 'list_splat_pattern':
			return named(target).flatMap((item) => bind(item, value, where));
		default:
			return [];
	}
}

/**
 * What each of several targets gets, `self.model, self.size = model, 1`, as far as that can be told here: where something
 * spreads, `*rest`, no place behind it is known.
 */
function partsFor(targets: readonly Node[], value: Expression): readonly Expression[] {
	const items = value.kind === 'list' && value.items.length === targets.length ? value.items : [];
	if (items.length === 0 || targets.some(({ type }) => type === 'list_splat_pattern')) {
		return [];
	}
	const unknown = items.findIndex(({ kind }) => kind === 'unknown');
	return unknown === -1 ? items : items.slice(0, unknown);
}

function parameters(node: Node, where: Where): Binding[] {
	const list = field(node, 'parameters');
	const first = list?.namedChildren[0];
	const receiver = first ? textOf(first) : '';
	const shifted = receiver === 'self' || receiver === 'cls';
	return (list ? named(list) : []).flatMap((parameter, position): Binding[] => {
		const { type } = parameter;
		const plain = type === 'identifier';
		const called = plain ? parameter : (field(parameter, 'name') ?? parameter.namedChildren[0]);
		if (!called || type.endsWith('separator') || type.includes('splat')) {
			return [];
		}
		const name = textOf(called);
		const value = plain ? null : field(parameter, 'value');
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
	if (from !== undefined && node.namedChildren.at(-1)?.type === 'wildcard_import') {
		return [{ name: '*', module: from, imported: '*' }];
	}
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

/** The calls that decorate a function. */
export function decorators(node: Node): Call[] {
	const outer = parentOf(node);
	if (outer?.type !== 'decorated_definition') {
		return [];
	}
	return named(outer).flatMap((child) => {
		const held = child.type === 'decorator' ? child.namedChildren[0] : undefined;
		const read = held ? expression(held, 0) : undefined;
		return read?.kind === 'call' ? [read] : [];
	});
}
