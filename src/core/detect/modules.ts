// What other modules give: imported names, `import *`, names of a module.
import type { Expression, Outline } from '../syntax/shapes';
import type { Scopes } from './scopes';
import type { Neighbours } from './workspace/neighbours';

/** A chain of `import *` is followed this far. */
const deepest = 12;

/** What a file gets from the modules that it imports. */
export interface Modules {
	/** What `module` has under `name`; undefined when the module or the name is not known. */
	fromModule(module: string | undefined, name: string, depth: number): readonly Expression[] | undefined;
	/** A name that may come from `from x import *` or `export * from 'x'`. */
	fromStars(name: string, depth: number): readonly Expression[] | undefined;
	/** The module that an expression stands for: `config` and `pkg.config` after their import. */
	namespaceOf(object: Expression): string | undefined;
}

export function createModules(outline: Outline, scopes: Scopes, neighbours: Neighbours | undefined): Modules {
	function fromModule(
		module: string | undefined,
		name: string,
		depth: number,
	): readonly Expression[] | undefined {
		const home = module === undefined ? undefined : neighbours?.module(module);
		const values = home?.flow?.exported(name, depth + 1);
		return values && home && neighbours?.adopt(values, home);
	}

	function fromStars(name: string, depth: number): readonly Expression[] | undefined {
		for (const { module } of [...scopes.atTop('*'), ...scopes.exports('*')]) {
			const values = depth > deepest ? undefined : fromModule(module, name, depth);
			if (values) {
				return values;
			}
		}
		return undefined;
	}

	function namespaceOf(object: Expression): string | undefined {
		if (object.kind === 'member') {
			const outer = outline.notation === 'python' ? namespaceOf(object.object) : undefined;
			return outer === undefined ? undefined : within(outer, object.name);
		}
		const found = object.kind === 'name' ? scopes.lookUp(object.name, object.span.start).at(-1) : undefined;
		if (found?.kind !== 'import' || found.module === undefined) {
			return undefined;
		}
		return found.imported === undefined
			? found.module
			: outline.notation === 'python'
				? within(found.module, found.imported)
				: undefined;
	}

	return { fromModule, fromStars, namespaceOf };
}

/** A module below another: `.` and `config` make `.config`. */
const within = (module: string, name: string): string =>
	module.endsWith('.') ? module + name : `${module}.${name}`;
