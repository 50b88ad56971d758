// Parameters that a function hands on as they are, and where a call of the function writes what it gives for one.
import type { Slot } from '../reference';
import type { Binding, Call, Expression, Outline, Region } from '../syntax/shapes';
import { argumentFor } from './given';
import { isNothing } from './keywords';
import { type Scopes, selfNames } from './scopes';
import { keywordSlot } from './slots';

/** A call, and the function that it calls; of a class that is what makes its objects. */
export interface Entering {
	readonly region: Region;
	readonly call: Call;
}

/** Names are handed on within a function or class so many times. */
const deepest = 5;

/** The parameter that an expression stands for: `revision`, `self.revision`, `revision or "main"`. */
function parameterOf(expression: Expression, scopes: Scopes, depth = 0): Binding | undefined {
	if (depth > deepest) {
		return undefined;
	}
	const only = (found: readonly Binding[]): Binding | undefined => {
		const [one, ...more] = found;
		return !one || more.length > 0
			? undefined
			: one.kind === 'parameter'
				? one
				: (one.kind === 'assign' || one.kind === 'attribute') && one.value
					? parameterOf(one.value, scopes, depth + 1)
					: undefined;
	};
	switch (expression.kind) {
		case 'name':
			return only(scopes.lookUp(expression.name, expression.span.start));
		case 'member':
			return expression.object.kind === 'name' && selfNames.has(expression.object.name)
				? only(scopes.own(expression.name, expression.span.start))
				: undefined;
		case 'either': {
			const [first, ...rest] = expression.options;
			const plain = rest.every(({ kind }) => kind === 'string' || kind === 'literal');
			return first && plain ? parameterOf(first, scopes, depth + 1) : undefined;
		}
		default:
			return undefined;
	}
}

/**
 * The parameter of the outermost function that an expression within the innermost one stands for, where every call on
 * the way hands it on.
 * @param way The calls from the outermost to the innermost.
 */
export function handedFrom(
	expression: Expression,
	way: readonly Entering[],
	scopes: Scopes,
): Binding | undefined {
	let value: Expression | undefined = expression;
	let parameter: Binding | undefined;
	let isTaken = false;
	for (const { region, call } of [...way].reverse()) {
		parameter = value && parameterOf(value, scopes);
		isTaken = parameter?.scope === region;
		if (!parameter) {
			return undefined;
		}
		// A function within another one has the parameters of that, too.
		value = isTaken ? argumentFor(parameter, call) : value;
	}
	return isTaken ? parameter : undefined;
}

/** Decorators that leave a function's parameters as they are. */
const harmless =
	/^\s*@(?:\w+\.)*(?:cache|lru_cache|cache_data|cache_resource|no_grad|inference_mode|staticmethod|classmethod)\b/;

/**
 * Where a call can be given an argument for the parameter; undefined where that would not surely arrive: other arguments
 * are spread into the call, a decorator may change what the function takes, the parameter has no name for its callers.
 * @param outline Of the call.
 * @param text Of the file with the parameter.
 */
export function argumentSlot(
	outline: Outline,
	{ call, region }: Entering,
	parameter: Binding,
	text: string,
): Slot | undefined {
	const { notation } = outline;
	if (call.arguments.some(({ spread }) => spread)) {
		return undefined;
	}
	const given = argumentFor(parameter, call);
	if (given && call.arguments.every(({ name }) => name !== parameter.name)) {
		const plain = given.kind === 'string' || isNothing(given);
		return plain ? { span: given.span, before: '', after: '', notation } : undefined;
	}
	const [above = ''] = text.slice(0, lineOf(text, region)).split('\n').slice(-2);
	const changed = /^\s*[@)]/.test(above) && !harmless.test(above);
	const head = text.slice(region.span.start, region.span.start + longestHead);
	// `def load(name, revision=None, /)` takes it by its place only.
	const placedOnly = /^[^#]*?,\s*\/\s*[,)]/.test(head.slice(0, endOfHead(head)));
	return notation !== 'python' || changed || placedOnly
		? undefined
		: keywordSlot(outline.text, call, parameter.name);
}

/** Where the line begins that a function begins in. */
const lineOf = (text: string, { span }: Region): number => text.lastIndexOf('\n', span.start - 1) + 1;

/** Longer lists of parameters are no program's. */
const longestHead = 4000;

/** The end of a function's parameters. */
function endOfHead(head: string): number {
	const end = /\)\s*(?:->[^:]*)?:/.exec(head);
	return end ? end.index + 1 : head.length;
}
