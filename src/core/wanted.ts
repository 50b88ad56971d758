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

/**
 * What the rules want to know of many files' references: of each only what a rule asks that is not off there. Each question
 * once, however many policies and decisions the files are judged by.
 */
export function wantedOf(files: Iterable<RuledReferences>, log: Log): Wanted[] {
	const groups = new Map<string, Wanted[]>();
	const wantedFor = new Map<ResolvedReference, Wanted[]>();
	const numbers = new Map<readonly DecisionRecord[], number>();
	for (const { resolved, rules, records = none } of files) {
		// Of the same records there is one list for all files.
		numbers.set(records, numbers.get(records) ?? numbers.size);
		const key = JSON.stringify([Object.entries(rules).sort(), numbers.get(records)]);
		const wanted = groups.get(key) ?? [...wantedBy({ rules }, log, records)];
		groups.set(key, wanted);
		for (const one of resolved) {
			wantedFor.set(one, wanted);
		}
	}
	const questions = new Set([...groups.values()].flatMap((wanted) => wanted.map(({ question }) => question)));
	return [...questions].map((question): Wanted => {
		const asking = (one: ResolvedReference) =>
			(wantedFor.get(one) ?? []).filter((wanted) => wanted.question === question && wanted.of(one));
		return {
			question,
			of: (one) => asking(one).length > 0,
			commits: (one) => asking(one).flatMap(({ commits }) => commits?.(one) ?? []),
		};
	});
}

const none: readonly DecisionRecord[] = [];
