// The function or class of another file that a call names.
import type { Expression, Region } from '../syntax/shapes';
import type { Flow } from './flow';
import type { Written } from './workspace/neighbours';

/** A function or class and its file. */
export interface Home extends Written {
	readonly flow: Flow;
	readonly owner: Region;
}

/** The function or class that a callee names, where it stands at the top of another file of the workspace. */
export function homeOf(flow: Flow, callee: Expression): Home | undefined {
	const { module, names } = flow.path(callee);
	const home = module !== undefined && names.length === 1 ? flow.home(module) : undefined;
	const owner = home?.flow && definedAs(names[0] ?? '', home.flow);
	return home?.flow && owner ? { path: home.path, text: home.text, flow: home.flow, owner } : undefined;
}

/** `function load(name) { … }` and, in JavaScript, `const load = (name) => …`. */
function definedAs(name: string, { scopes, outline }: Flow): Region | undefined {
	const { defines, kind, value } = scopes.atTop(name).at(-1) ?? {};
	const isValue = (one: Region): boolean =>
		one.kind === 'function' && one.name === name && one.span.start === value?.span.start;
	return defines ?? (kind === 'assign' ? outline.regions.find(isValue) : undefined);
}
