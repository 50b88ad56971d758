import { wantedBy } from './check';
import type { DecisionRecord } from './decide/record/decisionRecords';
import type { ResolvedReference } from './finding';
import type { Log } from './host';
import type { mergeRules } from './policy/merge';
import type { Wanted } from './rules/answers';

/** References, and how loud each rule is where they stand. */
export interface RuledReferences {
	readonly resolved: readonly ResolvedReference[];
	/** Of the policy that counts for their file and of the user. */
	readonly rules: ReturnType<typeof mergeRules>;
	/** The decisions that count where they stand. */
	readonly records?: readonly DecisionRecord[];
}

/** What the rules want to know of many files' references: of each only what a rule asks that is not off there. */
export function wantedOf(files: Iterable<RuledReferences>, log: Log): Wanted[] {
	const groups = new Map<
		string,
		Required<Omit<RuledReferences, 'resolved'>> & { members: Set<ResolvedReference> }
	>();
	for (const { resolved, rules, records = [] } of files) {
		const key = JSON.stringify([Object.entries(rules).sort(), records.map(({ path }) => path)]);
		const group = groups.get(key) ?? { rules, records, members: new Set() };
		groups.set(key, group);
		for (const one of resolved) {
			group.members.add(one);
		}
	}
	return [...groups.values()].flatMap(({ rules, records, members }) =>
		wantedBy({ rules }, log, records).map((wanted) => ({
			...wanted,
			of: (one) => members.has(one) && wanted.of(one),
		})),
	);
}
