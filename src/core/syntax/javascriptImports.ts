import type { Node } from 'web-tree-sitter';
import { field, named } from './adapter';
import { expression, keyName } from './javascriptExpressions';
import type { Binding } from './shapes';

type Where = Pick<Binding, 'scope' | 'region' | 'at'>;

/** The module of `require("m")` and `await import("m")`. */
export function requiredModule(node: Node): string | undefined {
	const value = node.type === 'await_expression' ? named(node)[0] : node;
	const callee = value?.type === 'call_expression' ? field(value, 'function') : undefined;
	if (!value || (callee?.text !== 'require' && callee?.type !== 'import')) {
		return undefined;
	}
	const first = field(value, 'arguments')?.namedChildren[0];
	return first?.type === 'string' ? keyName(first) : undefined;
}

/** What `const target = require("module")` binds. */
export function fromModule(target: Node, module: string, where: Where): Binding[] {
	if (target.type === 'identifier') {
		return [{ kind: 'import', name: target.text, module, ...where }];
	}
	return named(target).flatMap((item): Binding[] => {
		const key = item.type === 'pair_pattern' ? field(item, 'key') : item;
		const name = item.type === 'pair_pattern' ? field(item, 'value') : item;
		return key && name ? [{ kind: 'import', name: name.text, module, imported: key.text, ...where }] : [];
	});
}

/** The names of an import statement; `imported`: what the module calls it. */
export function imports(node: Node): { name: string; module: string; imported?: string }[] {
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

type Exported = Pick<Binding, 'name' | 'value' | 'module' | 'imported'>;

/** What a file gives to others beside its own top-level names: the default, other names for them, what it passes on. */
export function exported(node: Node): Exported[] {
	const source = field(node, 'source');
	const module = source ? keyName(source) : undefined;
	const value = field(node, 'value');
	if (value) {
		return [{ name: 'default', value: expression(value, 0) }];
	}
	const clause = named(node).find((child) => child.type === 'export_clause');
	if (!clause) {
		// `export * from './a'`; under a name of its own it would be a namespace.
		return module !== undefined && !named(node).some((child) => child.type === 'namespace_export')
			? [{ name: '*', module, imported: '*' }]
			: [];
	}
	return named(clause).flatMap((one): Exported[] => {
		const own = field(one, 'name');
		const name = (field(one, 'alias') ?? own)?.text;
		if (!own || name === undefined) {
			return [];
		}
		return module === undefined
			? [
					{
						name,
						value: { kind: 'name', span: { start: own.startIndex, end: own.endIndex }, name: own.text },
					},
				]
			: [{ name, module, imported: own.text }];
	});
}
