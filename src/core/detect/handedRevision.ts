// Which revision a function or class of another file loads for a call: what the call gives it, or its default.
import type { Load } from '../reference';
import { type Call, type Expression, type Region, scopeOf } from '../syntax/shapes';
import type { Flow } from './flow';
import { argumentFor } from './given';
import type { Home } from './handedHome';
import type { Handing } from './handedLoad';
import { given, keywordsOf } from './keywords';
import { argumentSlot, type Entering, handedFrom } from './passedOn';
import { entering, isPlain, makerOf, saidBy } from './settledCalls';
import type { Signature } from './signatures/signature';

/** A load in another file. */
interface Inner {
	readonly home: Home;
	readonly call: Call;
	readonly row: Signature;
	readonly key: Signature['revision'] | false;
}

/** What is so of the load when the revision is settled by what the call gives; undefined where it is not. */
export function handedRevision(
	{ outline, flow, call }: Handing,
	{ home, call: inner, row, key }: Inner,
): Pick<Load, 'takesRevision' | 'revision' | 'slots'> | undefined {
	const { flow: there, owner } = home;
	const entry = owner.kind === 'function' ? owner : makerOf(owner, there.scopes);
	if (!entry || typeof key !== 'string' || key.includes('.') || !isPlain(row)) {
		return undefined;
	}
	const way = wayTo(inner, { region: entry, call: spelledOut(call, flow) }, owner, there);
	const { keywords, revision } = entering(there, way, () => {
		const keywords = keywordsOf(inner, row, there);
		return { keywords, revision: given(keywords, key, there) };
	});
	const value = keywords.list.filter(({ name }) => name === key).at(-1)?.value;
	const parameter = value && handedFrom(value, way, there.scopes);
	if (revision.state === 'unknown' || !parameter) {
		return undefined;
	}
	const slot = argumentSlot(outline, { region: entry, call }, parameter, home.text);
	const span = argumentFor(parameter, call)?.span ?? call.span;
	return {
		takesRevision: 'keyword',
		revision: revision.state === 'known' ? saidBy(revision.value, span) : revision,
		slots: slot ? { revision: slot } : {},
	};
}

/** From the call to the load, by way of the only call of the method that the load stands in. */
function wayTo(inner: Call, first: Entering, owner: Region, { scopes }: Flow): readonly Entering[] {
	const region = scopeOf(scopes.regionAt(inner.span.start));
	const calls = region === first.region || region.parent !== owner ? [] : scopes.calls(region.name ?? '');
	const [call, ...more] = calls.filter(
		({ span }) => first.region.span.start <= span.start && span.end <= first.region.span.end,
	);
	return call && more.length === 0 ? [first, { region, call }] : [first];
}

/** The call with what is known of its arguments in their places: names of its file mean nothing in another. */
function spelledOut(call: Call, flow: Flow): Call {
	const spelled = (value: Expression): Expression => {
		const { span } = value;
		const { origins, literals, open } = flow.values(value);
		const [text] = origins;
		const [literal] = literals;
		if (open || origins.length + literals.length !== 1) {
			return { kind: 'unknown', span, reason: 'parameter' };
		}
		return text
			? { kind: 'string', span, content: span, value: text.text }
			: { kind: 'literal', span, value: literal ?? null };
	};
	return { ...call, arguments: call.arguments.map((one) => ({ ...one, value: spelled(one.value) })) };
}
