// The calls of a project's own functions around a load within them, and which revision each of them has it load.
import type { Argument as Given, Slot, Span } from '../reference';
import { type Call, type Outline, type Region, scopeOf } from '../syntax/shapes';
import type { Flow, Values } from './flow';
import { argumentFor, isConstructor, isOfAnother } from './given';
import { given, type Keywords, keywordsOf, type Placed } from './keywords';
import { argumentSlot, type Entering, handedFrom } from './passedOn';
import { classAround, type Scopes, selfNames } from './scopes';
import type { Signature } from './signatures/signature';

/** A load within a function: the keyword of its revision, and what names the model. */
export interface Inner {
	readonly call: Call;
	readonly row: Signature;
	readonly key: string;
	readonly named: (keywords: Keywords) => readonly Placed[];
}

/** A call of a function that settles which revision of which models the function loads. */
export interface Settled {
	readonly call: Call;
	readonly models: readonly Values[];
	readonly revision: Given;
	readonly slot: Slot | undefined;
	/** The calls within the function on the way to the load. */
	readonly between: readonly Call[];
}

/** Functions call functions so many times before a library is called. */
const deepest = 3;

/** So many ways to one load are looked at: functions that call each other many times have thousands. */
const mostWays = 200;

/**
 * Whether a revision is all that a call of that kind needs, in every release. What else it needs would have to be said of
 * the function, which may not take it.
 */
export const isPlain = ({ revisionSince, revisionNeeds, revisionLostBy }: Signature): boolean =>
	!revisionSince && !revisionNeeds && !revisionLostBy;

/**
 * The calls of the functions around a load that settle its revision. `isAll`: no other call of theirs is in view.
 * `entered`: those functions.
 */
export function callsAround(outline: Outline, flow: Flow, inner: Inner) {
	const { scopes } = flow;
	const calls: Settled[] = [];
	const entered = new Set<Region>();
	let isAll = true;
	let ways = 0;
	function look(region: Region, way: readonly Entering[]): void {
		for (const entry of entriesOf(region, flow)) {
			entered.add(entry);
			const target = isMaker(entry) ? (entry.parent as Region) : entry;
			const all = target.name === undefined ? [] : scopes.calls(target.name);
			for (const call of all) {
				if (isWithin(call, entry) || isOfAnother(call, target, scopes, flow.path)) {
					continue;
				}
				const before = calls.length;
				if (isSurely(call, target, flow) && ways++ < mostWays) {
					const longer = [{ region: entry, call }, ...way];
					const settled = settledBy(outline, flow, inner, longer);
					if (settled) {
						calls.push(settled);
					} else if (longer.length < deepest) {
						look(scopeOf(scopes.regionAt(call.span.start)), longer);
					}
				}
				isAll &&= calls.length > before;
			}
		}
	}
	look(scopeOf(scopes.regionAt(inner.call.span.start)), []);
	return { calls, isAll, entered };
}

/** The function, where it takes anything, and what makes the objects of its class. */
function entriesOf(region: Region, { scopes }: Flow): readonly Region[] {
	const takes = region.kind === 'function' && scopes.parameters(region).some((one) => !selfNames.has(one));
	const owner = classAround(region);
	const maker = owner && makerOf(owner, scopes);
	return [...(takes ? [region] : []), ...(maker && maker !== region ? [maker] : [])];
}

/** What makes the objects of a class. */
export const makerOf = (owner: Region, scopes: Scopes): Region | undefined =>
	['__init__', 'constructor'].map((name) => scopes.method(owner, name)?.defines).find(Boolean);

const isMaker = (region: Region): boolean => region.parent?.kind === 'class' && isConstructor(region);

/** What the way from a call to the load comes to; undefined where it does not say which revision is loaded. */
function settledBy(
	outline: Outline,
	flow: Flow,
	inner: Inner,
	way: readonly Entering[],
): Settled | undefined {
	const { keywords, revision, models } = entering(flow, way, () => {
		const keywords = keywordsOf(inner.call, inner.row, flow);
		const models = inner.named(keywords).map(({ value }) => flow.values(value));
		return { keywords, models, revision: given(keywords, inner.key, flow) };
	});
	const [first, ...between] = way;
	if (revision.state === 'unknown' || !first) {
		return undefined;
	}
	const value = keywords.list.filter(({ name }) => name === inner.key).at(-1)?.value;
	const parameter = value && handedFrom(value, way, flow.scopes);
	const argument = parameter && argumentFor(parameter, first.call);
	return {
		call: first.call,
		models,
		revision:
			revision.state === 'known' ? saidBy(revision.value, argument?.span ?? first.call.span) : revision,
		slot: parameter && argumentSlot(outline, first, parameter, outline.text),
		between: between.map(({ call }) => call),
	};
}

/** `None` says nothing. */
export const saidBy = (value: string | boolean | null, span: Span): Given =>
	value === null ? { state: 'absent' } : { state: 'known', value, span };

/** What `read` gives where the function at the end of the way runs. */
export function entering<T>(flow: Flow, [first, ...rest]: readonly Entering[], read: () => T): T {
	return first ? flow.within(first.region, first.call, () => entering(flow, rest, read)) : read();
}

/** Whether a call is one of that function or class, and of no other of the name. */
function isSurely({ callee }: Call, target: Region, { scopes, path }: Flow): boolean {
	if (callee.kind === 'name') {
		const [one, ...more] = scopes.lookUp(callee.name, callee.span.start);
		return one?.defines === target && more.length === 0;
	}
	const { local, names } = path(callee);
	return callee.kind === 'member' && local === target && names.length === 1;
}

const isWithin = ({ span }: Call, region: Region): boolean =>
	region.span.start <= span.start && span.end <= region.span.end;
