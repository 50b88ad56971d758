// Which parameters of a function or class what is loaded in it comes from.
import type { Span } from '../reference';
import type { Binding, Call, Expression, Region } from '../syntax/shapes';
import type { Flow } from './flow';
import { argumentFor } from './given';
import { selfNames } from './scopes';

/** Names are handed on within a class so many times. */
const deepest = 5;

/** What is looked at may take so many steps more. */
export interface Steps {
	stepsLeft: number;
}

/**
 * The parameters, of how the function or class is entered, whose values these expressions of it are, or may be. What a
 * name stands for is followed once.
 */
export function parametersFor(
	expressions: readonly Expression[],
	owner: Region,
	{ scopes }: Flow,
	look: Steps,
): ReadonlySet<Binding> {
	const parameters = new Set<Binding>();
	const seen = new Set<Binding>();
	const isAllowed = (steps: number) => {
		look.stepsLeft -= steps;
		return look.stepsLeft >= 0;
	};
	const unseen = (bindings: readonly Binding[]) =>
		isAllowed(bindings.length) ? bindings.filter((one) => !seen.has(one) && seen.add(one)) : [];

	/** What an expression is, one step on. */
	function next(expression: Expression): readonly Expression[] {
		switch (expression.kind) {
			case 'name':
				return unseen(scopes.lookUp(expression.name, expression.span.start)).flatMap((binding) =>
					binding.kind === 'parameter'
						? handedOn(binding)
						: binding.kind === 'assign'
							? (binding.value ?? [])
							: [],
				);
			case 'member':
				return expression.object.kind === 'name' && selfNames.has(expression.object.name)
					? unseen(scopes.own(expression.name, expression.span.start)).flatMap(({ value }) => value ?? [])
					: [];
			case 'either':
				return expression.options;
			default:
				return [];
		}
	}

	function handedOn(parameter: Binding): readonly Expression[] {
		if (isEntry(parameter.scope, owner)) {
			parameters.add(parameter);
		}
		const calls = scopes.calls(parameter.scope.name ?? '');
		return isAllowed(calls.length)
			? calls.flatMap((call) =>
					isOwnCall(call, parameter.scope, owner) ? (argumentFor(parameter, call) ?? []) : [],
				)
			: [];
	}

	let level = expressions;
	for (let depth = 0; depth <= deepest; depth++) {
		level = level.flatMap((one) => (isAllowed(1) ? next(one) : []));
	}
	return parameters;
}

/** What runs when the owner is called: itself, or how an object of it is made. */
const isEntry = (scope: Region, owner: Region): boolean =>
	scope === owner
		? owner.kind === 'function'
		: scope.parent === owner && owner.kind === 'class' && /^(?:__init__|constructor)$/.test(scope.name ?? '');

/** `self._load(model)` within the class of `_load`. */
const isOwnCall = ({ callee, span }: Call, method: Region, owner: Region): boolean =>
	method.parent === owner &&
	isWithinSpan(span, owner.span) &&
	callee.kind === 'member' &&
	callee.object.kind === 'name' &&
	selfNames.has(callee.object.name);

export const isWithinSpan = (inner: Span, outer: Span): boolean =>
	outer.start <= inner.start && inner.end <= outer.end;
