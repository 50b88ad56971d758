import type { RuleLevel } from '../rules/rule';

/** What a project does with the models it loads; licences are judged by it. */
export interface DeclaredUse {
	readonly purpose?: 'commercial' | 'internal' | 'research';
	/** Whether models, or products with them in, are passed on. */
	readonly distributed?: boolean;
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
}

/** A team's `weightwise.json`, read and checked. Everything may be absent. */
export interface Policy {
	/** The file it was read from; absent without one. */
	readonly path?: string;
	readonly use?: DeclaredUse;
	/** SPDX ids, `LicenseRef-…` or families, as `familyOf` names them. */
	readonly licenses?: {
		readonly allow?: readonly string[];
		readonly deny?: readonly string[];
		readonly review?: readonly string[];
	};
	/** Ids with `*`. */
	readonly models?: { readonly allow?: readonly string[]; readonly deny?: readonly string[] };
	readonly rules?: Readonly<Record<string, RuleLevel>>;
	readonly ignore?: readonly IgnoreEntry[];
}

/** Where there is no policy file. */
export const noPolicy: Policy = {};
