import type { Call, Container, Import } from './values';

/** Which classes an instruction may add items to, besides its own container. */
const containers: Readonly<Record<string, ReadonlySet<string>>> = {
	dict: new Set([
		'collections.OrderedDict',
		'collections.Counter',
		'collections.defaultdict',
		'builtins.dict',
		'sklearn.utils.Bunch',
		'sklearn.utils._bunch.Bunch',
		'sklearn.utils.deprecation.DeprecationDict',
	]),
	list: new Set(['builtins.list', 'collections.deque']),
	set: new Set(['builtins.set']),
};

/** Whether an instance of this class takes items as such a container does. */
export function takesItems(made: Import, kind: Container['kind']): boolean {
	return containers[kind]?.has(made.path) ?? false;
}

/** The class of what a call made: `copyreg._reconstructor(cls, object, None)` makes a `cls`. */
export function classOf({ callee, items }: Call): Import | undefined {
	const [first] = items;
	if (callee.kind !== 'import') {
		return undefined;
	}
	const indirect = /^copyreg\.(?:_reconstructor|__newobj__|__newobj_ex__)$/.test(callee.path);
	return indirect && first?.kind === 'import' ? first : callee;
}
