// What a function or class of another file loads of the name that it is given: its parameter is followed to the call of
// a library.
import * as l10n from '@vscode/l10n';
import type { Argument as Given, Load, LoadOption, Span } from '../model';
import type { Binding, Call, Expression, Outline, Region } from '../syntax/shapes';
import type { Flow } from './flow';
import { positionIn } from './found';
import { argumentFor } from './given';
import { handedRevision } from './handedRevision';
import { argumentsAt, given, keywordsOf } from './keywords';
import { calleeOf } from './loadOf';
import { selfNames } from './scopes';
import type { SignatureTable } from './signatures/match';
import type { Signature } from './signatures/signature';
import type { Written } from './workspace/neighbours';

/** A call that hands on a model's name. */
export interface Handing {
	readonly outline: Outline;
	readonly flow: Flow;
	readonly call: Call;
	/** The argument that names the model. */
	readonly value: Expression;
	/** What names it there, see `Load`. */
	readonly use: Span;
}

/** Names are handed on within a class so many times. */
const deepest = 5;

/** A function or class and its file. */
export interface Home extends Written {
	readonly flow: Flow;
	readonly owner: Region;
}

/** The function or class that a callee names, where it stands at the top of another file of the workspace. */
export function homeOf(flow: Flow, callee: Expression): Home | undefined {
	const { module, names } = flow.path(callee);
	const home = module !== undefined && names.length === 1 ? flow.home(module) : undefined;
	const owner = home?.flow?.scopes.atTop(names[0] ?? '').at(-1)?.defines;
	return home?.flow && owner ? { path: home.path, text: home.text, flow: home.flow, owner } : undefined;
}

/** The load that the call comes to; undefined when its function is not of another file, or loads nothing of the name. */
export function handedLoad(handing: Handing, table: SignatureTable): Load | undefined {
	const { outline, flow, call, use } = handing;
	const home = homeOf(flow, call.callee);
	if (!home) {
		return undefined;
	}
	const { flow: there, owner } = home;
	readWhole(there.outline, owner);
	const inside = there.outline.calls.filter(({ span }) => isWithinSpan(span, owner.span));
	for (const inner of inside) {
		const matched = table.match(there.called(inner.callee));
		const row = matched?.row;
		if (
			!row ||
			row.reads === 'remote' ||
			row.reads === 'text' ||
			(row.hub ?? 'huggingface') !== 'huggingface'
		) {
			continue;
		}
		const keywords = keywordsOf(inner, row, there);
		const named = row.ids.find(
			(at) =>
				(at.hub ?? 'huggingface') === 'huggingface' &&
				at.settings === undefined &&
				argumentsAt(inner, keywords, at, row).some(({ value }) => reaches(value, owner, there, handing)),
		);
		if (named && (row.kind ?? 'model') === 'model') {
			const through = { path: home.path, line: positionIn(home.text, inner.span.start).line };
			const revision = toldThere(
				revisionIn(row, (key) => given(keywords, key, there)),
				call.span,
			);
			const options: Partial<Record<LoadOption, Given>> = {};
			for (const option of row.options ?? []) {
				options[option] = toldThere(given(keywords, option, there), call.span);
			}
			return {
				library: row.library,
				call: calleeOf(outline, call),
				span: call.span,
				use,
				reads: row.reads,
				takesRevision: 'no',
				revision,
				options,
				slots: {},
				...(revision.state === 'unknown'
					? handedRevision(handing, { home, call: inner, row, key: named.revision ?? row.revision })
					: {}),
				through,
			};
		}
	}
	return undefined;
}

function revisionIn({ revision }: Signature, said: (key: string) => Given): Given {
	const asked = [revision ?? []].flat().map(said);
	return asked.find(({ state }) => state !== 'absent') ?? { state: 'absent' };
}

/** What another file says has no place in this one. */
const toldThere = (given: Given, span: Span): Given =>
	given.state === 'absent'
		? given
		: { state: 'unknown', span, reason: l10n.t('it is said where the function loads the model') };

/** Asks for all that stands in a function or class. */
function readWhole({ regions, skipped }: Outline, owner: Region): void {
	for (const region of skipped ? regions : []) {
		if (region === owner || region.parent === owner) {
			skipped?.inside(region);
		}
	}
}

/** Whether an expression of the function or class is, or may be, what the call hands on. */
function reaches(expression: Expression, owner: Region, there: Flow, handing: Handing, depth = 0): boolean {
	const { scopes } = there;
	const next = (value: Expression | undefined) =>
		value !== undefined && depth < deepest && reaches(value, owner, there, handing, depth + 1);
	switch (expression.kind) {
		case 'name':
			return scopes
				.lookUp(expression.name, expression.span.start)
				.some((binding) =>
					binding.kind === 'parameter'
						? isHanded(binding, owner, handing) ||
							scopes
								.calls(binding.scope.name ?? '')
								.some((call) => isOwnCall(call, binding.scope, owner) && next(argumentFor(binding, call)))
						: binding.kind === 'assign' && next(binding.value),
				);
		case 'member':
			return (
				expression.object.kind === 'name' &&
				selfNames.has(expression.object.name) &&
				scopes.own(expression.name, expression.span.start).some(({ value }) => next(value))
			);
		case 'either':
			return expression.options.some(next);
		default:
			return false;
	}
}

const isHanded = (parameter: Binding, owner: Region, { call, value }: Handing): boolean =>
	isEntry(parameter.scope, owner) && argumentFor(parameter, call) === value;

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

const isWithinSpan = (inner: Span, outer: Span): boolean =>
	outer.start <= inner.start && inner.end <= outer.end;
