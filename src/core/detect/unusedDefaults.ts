// Defaults of parameters that no call falls back on.
import type { Binding, Outline, Region, StringLiteral, Template } from '../syntax/shapes';
import { scopeOf } from '../syntax/shapes';
import type { Flow } from './flow';
import { argumentFor, isOfAnother } from './given';
import { createScopes, type Scopes } from './scopes';

/** A file that is run, so that its functions are called here and hardly anywhere else. */
const program = /^if\s+__name__\s*==/m;

/**
 * Says of a literal whether it is a default that is never used: every call of its function is in view, and each gives
 * the argument. That is so of functions within functions, of private ones and of those of a program; whatever else a
 * file holds may be called from elsewhere. Nothing is read before the first question.
 */
export function unusedDefaults(outline: Outline, flow: Flow): (literal: StringLiteral | Template) => boolean {
	let unused: ReadonlySet<number> | undefined;
	return ({ span }) => {
		unused ??= outline.notation === 'python' ? readUnused(outline, flow) : new Set();
		return unused.has(span.start);
	};
}

function readUnused(outline: Outline, flow: Flow): ReadonlySet<number> {
	let known: boolean | undefined;
	const isProgram = () => {
		known ??= program.test(outline.text);
		return known;
	};
	const defaults = outline.bindings.filter(
		({ kind, value, scope }) =>
			kind === 'parameter' && value?.kind === 'string' && isInView(scope, isProgram),
	);
	const scopes = defaults.length > 0 ? createScopes(outline) : undefined;
	return new Set(
		defaults.flatMap((one) =>
			one.value && scopes && isAlwaysGiven(one, outline, scopes, flow) ? [one.value.span.start] : [],
		),
	);
}

function isInView({ name, parent, decorators }: Region, isProgram: () => boolean): boolean {
	const around = parent && scopeOf(parent).kind;
	return (
		name !== undefined &&
		!decorators &&
		(around === 'function' || (around === 'module' && (name.startsWith('_') || isProgram())))
	);
}

function isAlwaysGiven(parameter: Binding, { text }: Outline, scopes: Scopes, flow: Flow): boolean {
	const { scope } = parameter;
	const name = scope.name ?? '';
	const calls = scopes.calls(name);
	const own = calls.filter(
		(one) =>
			!(one.span.start >= scope.span.start && one.span.end <= scope.span.end) &&
			!isOfAnother(one, scope, scopes, flow.path),
	);
	// Where the name stands once more it may be handed on, and be called with nothing.
	const named = text.match(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g'))?.length ?? 0;
	return (
		own.length > 0 &&
		named === calls.length + 1 &&
		own.every((one) => argumentFor(parameter, one) !== undefined)
	);
}
