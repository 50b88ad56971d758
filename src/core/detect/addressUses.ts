// What becomes of an address that a call gives: fetched, or only asked about.
import { leading } from '../lists';
import type { Span } from '../reference';
import type { Binding, Call, Expression, Outline } from '../syntax/shapes';
import { regionAt, scopeOf } from '../syntax/shapes';
import { lastName } from './parts';

/** Calls that ask what is behind an address and get nothing of it. */
const questions = new Set(['get_hf_file_metadata', 'head']);

/**
 * Whether the address that `call` gives is only asked about or compared: it is an argument of such a question, or the
 * value of a name that stands nowhere else. False where that cannot be seen.
 */
export function isOnlyAsked(outline: Outline, call: Call): boolean {
	if (outline.calls.some((one) => asks(one, (value) => value === call))) {
		return true;
	}
	const bound = outline.bindings.find(({ value }) => value === call);
	return bound?.kind === 'assign' && isOnlyNamedInQuestions(outline, bound);
}

function isOnlyNamedInQuestions(outline: Outline, { name, scope, at }: Binding): boolean {
	const { start, end } = scope.span;
	const asked = new Set<number>();
	for (const one of outline.calls) {
		asks(one, (value) => {
			const same = value.kind === 'name' && value.name === name;
			if (same && scopeOf(regionAt(outline.regions, value.span.start)) === scope) {
				asked.add(value.span.start);
			}
			return false;
		});
	}
	// Also what a comment says is counted: rather one finding too many than a download that is not seen.
	const uses = [...outline.text.slice(start, end).matchAll(new RegExp(`(?<![\\w.])${name}(?![\\w])`, 'g'))]
		.map(({ index }) => start + index)
		.filter((use) => use >= at);
	return (
		uses.length > 0 &&
		uses.every(
			(use) => asked.has(use) || isKeyword(outline.text, use + name.length) || isAsserted(outline.text, use),
		)
	);
}

/** A place with more calls before it in its own statement is no plain comparison. */
const mostBefore = 50;

/**
 * Whether an assertion compares what the innermost call around `place` makes of it: `assert parts("https://…") == …`,
 * `expect(familyOf('org/name')).toBe(…)`. Then the test is about the text, and nothing is fetched.
 */
export function isCompared({ text, calls }: Outline, { start, end }: Span): boolean {
	if (!/assert|expect/i.test(text.slice(Math.max(0, start - 400), start))) {
		return false;
	}
	// In the order of the text, so that what stands around a place is among the last that begin before it.
	const before = leading(calls.length, (at) => (calls[at] as Call).span.start <= start);
	const around = calls.slice(Math.max(0, before - mostBefore), before).filter(({ span }) => end <= span.end);
	const inner = around.find((one) => !around.some(({ span }) => isWithin(span, one.span)));
	// What is waited for may be fetched, and so may what is only looked at for being there.
	if (!inner || text.slice(0, inner.span.start).trimEnd().endsWith('await')) {
		return false;
	}
	const compares = /^\s*(?:==|!=|(?:is|in|not in)\b(?!.*None))/.test(
		text.slice(inner.span.end, inner.span.end + 20),
	);
	return (
		(compares && isAsserted(text, inner.span.start)) ||
		around.some(
			({ callee, arguments: given }) =>
				/^(?:assert(?!IsNo)|expect$)/i.test(lastName(callee) ?? '') &&
				given.some(({ value }) => value === inner),
		)
	);
}

const isWithin = (inner: Span, outer: Span): boolean =>
	inner !== outer && outer.start <= inner.start && inner.end <= outer.end;

/** `url=…` in a call, whose value is looked at for itself. */
const isKeyword = (text: string, end: number): boolean => /^\s*=(?!=)/.test(text.slice(end, end + 20));

/** In a line that asserts something. */
const isAsserted = (text: string, at: number): boolean =>
	/^\s*assert\b/.test(text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 400), at));

function asks(call: Call, isIt: (value: Expression) => boolean): boolean {
	return (
		questions.has(lastName(call.callee) ?? '') &&
		call.arguments.some(({ value, spread }) => !spread && isIt(value))
	);
}
