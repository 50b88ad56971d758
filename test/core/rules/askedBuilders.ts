// Answers to what rules ask beyond the lookups.
import type { Lookup } from '../../../src/core/model';
import type { Commit, FoundModel, History, Ref, Told } from '../../../src/core/repository';
import type { AllAnswers, RuleAnswers } from '../../../src/core/rules/answers';
import { commit, evidence, found, otherCommit } from '../builders';

/** The same answers about every model. */
export const answered = (answers: RuleAnswers): { readonly answers: AllAnswers } => ({
	answers: { of: () => answers },
});

export const told = <T>(value: T): Told<T> => ({ state: 'told', value, evidence });

export const ref = (name: string, to: string, kind = 'heads'): Ref => ({
	name,
	ref: `refs/${kind}/${name}`,
	commit: to,
});

/** A commit of the hub, older the higher its number: 40 digits. */
export const numbered = (number: number): string => String(number).padStart(40, '0');

/** The main branch: `commit` is its head, `otherCommit` the one before. */
export const history = (...ids: string[]): Told<History> => {
	const commits = (ids.length > 0 ? ids : [commit, otherCommit]).map(
		(id, index): Commit => ({
			id,
			title: 'x',
			date: `2024-0${Math.max(1, 9 - index)}-05T00:00:00.000Z`,
			authors: [],
		}),
	);
	return told({ commits, total: commits.length });
};

/** The main branch as it is now. */
export const head = (facts: Parameters<typeof found>[0] = {}): Lookup => found({ commit, ...facts });

export const used = (id: string, downloads?: number): FoundModel => ({
	id,
	...(downloads === undefined ? {} : { downloads }),
});
