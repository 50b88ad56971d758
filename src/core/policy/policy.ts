import type { Needs } from '../decide/needs';
import type { Span } from '../reference';
import type { RuleLevel } from '../rules/rule';

/** What a project does with the models it loads; licences are judged by it. */
export interface DeclaredUse {
	readonly purpose?: 'commercial' | 'internal' | 'research';
	/** Whether models, or products with them in, are passed on. */
	readonly distributed?: boolean;
}

/** A place in a policy file. */
export interface PolicyPlace {
	readonly path: string;
	readonly span: Span;
	/** From 1, for those who do not have the file's text at hand. */
	readonly line: number;
	readonly column: number;
}

/** An entry of the policy that silences findings in files which have no comments, or everywhere. */
export interface IgnoreEntry {
	readonly rule: string;
	/** Ids of models, with `*`; all when absent. */
	readonly model?: string;
	/** Files, as globs; all when absent. */
	readonly files?: string;
	/** The last day on which it counts: `2027-01-31`. */
	readonly until?: string;
	readonly reason: string;
	/** Where it is written; absent when it was not read from a file. */
	readonly place?: PolicyPlace;
}

/** A team's `weightwise.json`, read and checked. Everything may be absent. */
export interface Policy {
	/** The file it was read from; absent without one. */
	readonly path?: string;
	/** Other policies that this one builds on, as written; of a loaded policy they are part of it already. */
	readonly extends?: readonly string[];
	readonly use?: DeclaredUse;
	/** What a model has to offer. */
	readonly needs?: Needs;
	/** SPDX ids, `LicenseRef-…` or families, as `familyOf` names them. An empty list is as good as none. */
	readonly licenses?: {
		readonly allow?: readonly string[];
		readonly deny?: readonly string[];
		readonly review?: readonly string[];
	};
	/** Ids with `*`. An empty list is as good as none. */
	readonly models?: { readonly allow?: readonly string[]; readonly deny?: readonly string[] };
	readonly rules?: Readonly<Record<string, RuleLevel>>;
	readonly ignore?: readonly IgnoreEntry[];
	/** Whether every model needs a decision record. */
	readonly requireDecision?: boolean;
}

/** What is wrong in a policy file, or in what it says. */
export interface PolicyFault extends PolicyPlace {
	/** The file, the place in it, what is wrong, and what to do. */
	readonly message: string;
	/** `error`: this part of the file is not used as it was meant. */
	readonly severity: 'error' | 'warning';
}

/** Where there is no policy file. */
export const noPolicy: Policy = {};

/** The name of the file. */
export const policyFile = 'weightwise.json';
