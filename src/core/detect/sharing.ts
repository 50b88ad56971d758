// What a file tells other files of the workspace about the names at its top.
import type { Binding, Call, Expression, Region } from '../syntax/shapes';
import type { CalleePath } from './calleePath';
import type { Flow } from './flow';
import { fieldGiven } from './instances';
import { entriesOf } from './parts';
import type { Scopes } from './scopes';
import type { Neighbours } from './workspace/neighbours';

/** What of a file's flow is needed to answer for it. */
export interface Sharing {
	readonly scopes: Scopes;
	path(callee: Expression): CalleePath;
	follow(expression: Expression, depth: number): readonly Expression[];
	ofBindings(found: readonly Binding[], depth: number): readonly Expression[];
	fromModule(module: string | undefined, name: string, depth: number): readonly Expression[] | undefined;
	fromStars(name: string, depth: number): readonly Expression[] | undefined;
	readonly neighbours: Neighbours | undefined;
}

/** A chain of imports is followed this far. */
const deepest = 12;

export function createSharing(of: Sharing): Pick<Flow, 'exported' | 'field' | 'fieldOf' | 'returned'> & {
	/** A field that a class has from one that it extends. */
	inherited(owner: Region, name: string, depth: number): readonly Expression[];
} {
	const { scopes, path, follow, ofBindings, neighbours } = of;

	function exported(name: string, depth: number): readonly Expression[] | undefined {
		if (depth > deepest) {
			return undefined;
		}
		const given = scopes.exports(name).at(-1);
		if (given) {
			return given.value
				? follow(given.value, depth)
				: of.fromModule(given.module, given.imported ?? 'default', depth);
		}
		const top = scopes.atTop(name);
		if (top.length > 0) {
			return ofBindings(top, depth);
		}
		// module.exports = { MODEL: "org/name" }, exports.MODEL = "org/name"
		const common = scopes.attributes('exports').flatMap((one) => ofBindings([one], depth));
		const entries = common.flatMap((one) => (one.kind === 'dict' ? entriesOf(one, name) : []));
		if (entries.length > 0) {
			return entries.flatMap((one) => follow(one, depth + 1));
		}
		if (name === 'default' && common.length > 0) {
			return common;
		}
		return of.fromStars(name, depth + 1);
	}

	function field(owner: string, name: string, depth: number): readonly Expression[] {
		const binding = depth > deepest ? undefined : scopes.atTop(owner).at(-1);
		if (binding === undefined) {
			return [];
		}
		if (binding.kind === 'import') {
			const home = binding.module === undefined ? undefined : neighbours?.module(binding.module);
			const far = home?.flow?.field(binding.imported ?? 'default', name, depth + 1) ?? [];
			return home && neighbours ? neighbours.adopt(far, home) : [];
		}
		const region = binding.kind === 'define' ? binding.defines : undefined;
		if (region?.kind === 'class') {
			const own = ofBindings(scopes.attributes(name, region), depth);
			return own.length > 0 ? own : inherited(region, name, depth);
		}
		const values = region ? ofBindings(scopes.returns(region) ?? [], depth) : ofBindings([binding], depth);
		return values.flatMap((one) =>
			one.kind === 'dict'
				? entriesOf(one, name).flatMap((entry) => follow(entry, depth + 1))
				: one.kind === 'call'
					? fieldOf(one, name, depth + 1)
					: [],
		);
	}

	function inherited(owner: Region, name: string, depth: number): readonly Expression[] {
		for (const base of depth > deepest ? [] : (owner.bases ?? [])) {
			const { local, module, names } = path(base);
			const own = local?.kind === 'class' && local !== owner ? scopes.attributes(name, local) : [];
			const home = module !== undefined && names.length === 1 ? neighbours?.module(module) : undefined;
			const far = home?.flow?.field(names[0] ?? '', name, depth + 1) ?? [];
			const found =
				own.length > 0
					? ofBindings(own, depth + 1)
					: local?.kind === 'class' && local !== owner
						? inherited(local, name, depth + 1)
						: home && neighbours
							? neighbours.adopt(far, home)
							: [];
			if (found.length > 0) {
				return found;
			}
		}
		return [];
	}

	function fieldOf(call: Call, name: string, depth: number): readonly Expression[] {
		const { local, module, names } = path(call.callee);
		if (depth > deepest) {
			return [];
		}
		const given = fieldGiven(call, name, scopes, path);
		if (given) {
			return follow(given, depth + 1);
		}
		if (local?.kind === 'class') {
			const own = ofBindings(scopes.attributes(name, local), depth);
			return own.length > 0 ? own : inherited(local, name, depth);
		}
		if (module !== undefined && names.length === 1) {
			const home = neighbours?.module(module);
			const far = home?.flow?.field(names[0] ?? '', name, depth + 1) ?? [];
			return home && neighbours ? neighbours.adopt(far, home) : [];
		}
		// parser.parse_args()
		return scopes.options(name).flatMap((one) => follow(one, depth + 1));
	}

	function returned(name: string, depth: number): readonly Expression[] {
		const region = depth > deepest ? undefined : scopes.atTop(name).at(-1)?.defines;
		return region?.kind === 'function' ? ofBindings(scopes.returns(region) ?? [], depth) : [];
	}

	return { exported, field, fieldOf, inherited, returned };
}
