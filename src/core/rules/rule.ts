import type { DecisionRecord } from '../decide/record/decisionRecords';
import type { Declared } from '../declared/declared';
import type { Fix, ResolvedReference, Severity } from '../finding';
import type { Format } from '../formats';
import type { LoadedLock } from '../lock/loadLock';
import type { Policy } from '../policy/policy';
import type { Load, Span, WatchedCall } from '../reference';
import type { AllAnswers, Wanted } from './answers';

/** How loud a rule is set to be. */
export type RuleLevel = 'off' | Severity;

/** What every rule may look at. */
export interface FileContext {
	/** All references of the file, in the order of the text. */
	readonly all: readonly ResolvedReference[];
	readonly declared: Declared;
	readonly policy: Policy;
	/** What the team has decided about single models. */
	readonly records: readonly DecisionRecord[];
	/** What the team has locked; undefined without a lock that can be used. */
	readonly lock: LoadedLock | undefined;
	/** What rules asked beyond the lookups. */
	readonly answers: AllAnswers;
	/** The file's text where it is at hand; a fix then follows the quotes that are used there. */
	readonly text: string | undefined;
	/** What the file is; advice then speaks of what there is in its language. */
	readonly format: Format | undefined;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** When the line at a place was written, as far as its history tells: milliseconds since 1970. */
	readonly writtenAt: ((span: Span) => number | undefined) | undefined;
	/** Why a hub could not be asked is said elsewhere; a message need not repeat it. */
	readonly unaskedBelow: boolean;
}

/** What a rule of references looks at: one of them, with the hub's answers. */
export interface RuleContext extends FileContext {
	readonly resolved: ResolvedReference;
}

/** What a rule of calls looks at. */
export interface CallContext extends FileContext {
	readonly call: WatchedCall;
}

/** One thing that a rule found. Id, severity and place are the checker's business. */
export interface Issue {
	/** A full sentence: the model, what is so, what can be done. */
	readonly message: string;
	/**
	 * The loads concerned; all of the reference's when absent. None: the issue is the model's own, and is shown where
	 * its id is written and nowhere else.
	 */
	readonly loads?: readonly Load[];
	readonly fixes?: readonly Fix[];
	/** The decision record that it speaks of, by its path. */
	readonly record?: string;
}

/** What the documentation says of a rule. Whole sentences in Markdown; pages are generated from them. */
export interface RuleDocs {
	/** What triggers it, and what deliberately does not. */
	readonly when: string;
	readonly why: string;
	/** What the quick fix does, or what to do when there is none. */
	readonly fix: string;
	/** Python that triggers it. */
	readonly example: string;
	/** The same after the fix or the remedy. */
	readonly after?: string;
	/** Where the facts behind it are from, for those who want to check. */
	readonly source?: string;
}

export type RuleTag =
	| 'reproducibility'
	| 'safety'
	| 'legal'
	| 'documentation'
	| 'availability'
	| 'fit'
	| 'team';

/** One rule: what it looks for, what it says, and the edits that mend it. */
export interface Rule {
	/** The fault, in kebab case; also the diagnostic's code and the file's name. */
	readonly id: string;
	/** Unless the settings say otherwise. */
	readonly severity: Severity;
	readonly tags: readonly RuleTag[];
	readonly docs: RuleDocs;
	/** What it wants to know beyond the lookups. */
	readonly asks?: Wanted;
	check?(context: RuleContext): Iterable<Issue>;
	/** For calls that name no model. */
	checkCall?(context: CallContext): Iterable<CallIssue>;
}

/** One thing found at a call that names no model. */
export interface CallIssue {
	readonly message: string;
	/** The callee unless given. */
	readonly span?: Span;
	readonly fixes?: readonly Fix[];
}
