// What a function or class loads of what it is given.
import type { Binding, Call, Outline, Region } from '../syntax/shapes';
import type { Flow } from './flow';
import { isWithinSpan, parametersFor, type Steps } from './handedParameters';
import { argumentsAt, type Keywords, keywordsOf } from './keywords';
import type { SignatureTable } from './signatures/match';
import type { Signature } from './signatures/signature';

/** Of one function or class; more parameters than these name no models. */
const mostParameters = 50;

/** The call of a library that takes a parameter. */
export interface LoadThere {
	readonly row: Signature;
	readonly inner: Call;
	readonly keywords: Keywords;
	/** The keywords that name its revision. */
	readonly revisionKey: Signature['revision'] | false;
	/** The library is seen to be the row's. */
	readonly isCertain: boolean;
}

/** By a parameter of how it is entered, the first of its loads that takes it; in the order of the loads. */
export type ParameterLoads = ReadonlyMap<Binding, LoadThere>;

/** What is loaded in `owner`, which stands in the file that `there` follows. */
export function loadsOf(owner: Region, there: Flow, table: SignatureTable, look: Steps): ParameterLoads {
	readWhole(there.outline, owner);
	const loads = new Map<Binding, LoadThere>();
	for (const inner of there.outline.calls) {
		if (!isWithinSpan(inner.span, owner.span)) {
			continue;
		}
		if (--look.stepsLeft < 0 || loads.size >= mostParameters) {
			break;
		}
		const match = table.match(there.called(inner.callee));
		const row = match?.row;
		if (
			!match ||
			!row ||
			row.reads === 'remote' ||
			row.reads === 'text' ||
			(row.kind ?? 'model') !== 'model' ||
			(row.hub ?? 'huggingface') !== 'huggingface'
		) {
			continue;
		}
		const keywords = keywordsOf(inner, row, there);
		for (const at of row.ids) {
			if ((at.hub ?? 'huggingface') !== 'huggingface' || at.settings !== undefined) {
				continue;
			}
			const ids = argumentsAt(inner, keywords, at, row).map(({ value }) => value);
			for (const parameter of parametersFor(ids, owner, there, look)) {
				if (!loads.has(parameter)) {
					const revisionKey = at.revision ?? row.revision;
					loads.set(parameter, { row, inner, keywords, revisionKey, isCertain: match.certain });
				}
			}
		}
	}
	return loads;
}

/** Asks for all that stands in a function or class. */
function readWhole({ regions, skipped }: Outline, owner: Region): void {
	for (const region of skipped ? regions : []) {
		if (region === owner || region.parent === owner) {
			skipped?.inside(region);
		}
	}
}
