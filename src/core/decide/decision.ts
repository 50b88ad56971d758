import type { DeclaredUse } from '../policy/policy';
import type { HubId } from '../reference';
import type { Stage } from './attribute';
import type { NeedId, Needs } from './needs';

/** The three ways back from an evaluation that came out poor. There is no other way back in the study's model. */
export type BackEdge = 'architecture' | 'checkpoint' | 'technique';

/** What can be done with a chosen checkpoint before it is used. */
export type Technique = 'as-is' | 'transfer-learning' | 'quantise' | 'distil' | 'label';

/** Where a candidate was found. */
export type CandidateSource = 'code' | 'search' | 'id';

/** One attribute of a candidate as it was when it was looked at. */
export interface RecordedFact {
	/** Of the attribute: `license`. */
	readonly attribute: string;
	/** As it was called for people then. */
	readonly label?: string;
	readonly state: 'stated' | 'contradictory' | 'not-stated' | 'unknown';
	readonly text: string;
	/** As the hub writes it, of what is compared with the hub later: words for people change, this does not. */
	readonly value?: string;
	/** The field or file it was read from; absent where nothing was read. */
	readonly source?: string;
	/** ISO 8601. */
	readonly readAt?: string;
	/** It is of facts that were recorded on an earlier day: when they were read says nothing of when they were so. */
	readonly recorded?: boolean;
}

/** A need, and the fact that it was held against; without one where no fact answers it. */
export interface NeedAnswer {
	/** `use`: what the models are used for, which licences are held against. */
	readonly need: NeedId | 'use';
	/** Of the attribute: `load-size`. */
	readonly attribute?: string;
	/** As it was called for people then. */
	readonly label?: string;
	/** The fact, and what it comes to: `3.1 GB (pickle); 1.6 times the limit of 2 GB`. */
	readonly text?: string;
	/** The field or file it was read from; absent where nothing was read. */
	readonly source?: string;
	/** ISO 8601. */
	readonly readAt?: string;
	/** It is of facts that were recorded on an earlier day: when they were read says nothing of when they were so. */
	readonly recorded?: boolean;
}

/** A model that is looked at. */
export interface Candidate {
	readonly hub: HubId;
	readonly id: string;
	/** The branch, tag or commit that is looked at; the default branch when absent. */
	readonly revision?: string;
	/** What that meant when it was last asked. */
	readonly commit?: string;
	readonly from: CandidateSource;
	/** As the model's own configuration names it: what the study's first choice is about. */
	readonly architecture?: string;
	readonly dropped?: { readonly why: string; readonly at: string };
	/** What was known of it when the record was written. */
	readonly facts?: readonly RecordedFact[];
}

/** One turn of the loop: why an evaluation was poor, and where it led. */
export interface Turn {
	readonly back: BackEdge;
	readonly why: string;
	/** The candidate that was poor, as `hub:id`. */
	readonly candidate?: string;
	readonly at: string;
}

/** A place of the code that loads what was chosen. */
export interface CoveredReference {
	/** From the workspace folder. */
	readonly path: string;
	/** From 1. */
	readonly line: number;
	readonly id: string;
	/** As pinned there, when the record was written. */
	readonly revision?: string;
	/** It was computed or handed over, so that the text does not tell which it is. */
	readonly computed?: boolean;
	/** What was left to do there once a model was chosen, in sentences; absent in records of before, empty for nothing. */
	readonly open?: readonly string[];
}

/** The state of one reuse decision: JSON in, JSON out. Times are ISO 8601. */
export interface Decision {
	/** Of the format. A newer one is not read. */
	readonly version: 1;
	/** The file's name without its ending. */
	readonly slug: string;
	readonly title: string;
	readonly created: string;
	readonly changed: string;
	readonly stage: Stage;
	/** The gate at the start. */
	readonly reuse?: { readonly answer: 'reuse' | 'build'; readonly why?: string };
	/** As they were when the record was written; the living ones are in the policy. */
	readonly needs?: Needs;
	readonly use?: DeclaredUse;
	/** The architecture that checkpoints are looked for of; absent while every one is open. */
	readonly architecture?: string;
	readonly candidates: readonly Candidate[];
	/** The candidate that is evaluated, as `hub:id`. */
	readonly evaluating?: string;
	readonly technique?: Technique;
	/** The gate at the end. */
	readonly verdict?: {
		readonly answer: 'good' | 'poor';
		readonly why?: string;
		readonly at: string;
		/** Of a good one: a result at this commit was recorded by then. Absent in records of before: not known. */
		readonly measured?: boolean;
	};
	readonly turns: readonly Turn[];
	readonly choice?: {
		readonly hub: HubId;
		readonly id: string;
		readonly commit?: string;
		readonly why: string;
		readonly by?: string;
		readonly at: string;
		/** Needs that what it states is against; absent in records of before, empty when there is none. */
		readonly unmet?: readonly NeedAnswer[];
		/** Needs of which it is not known whether it meets them. */
		readonly unknown?: readonly NeedAnswer[];
	};
	/** The call that it began at first. */
	readonly references?: readonly CoveredReference[];
}

/** At most so many side by side. */
export const mostCandidates = 12;

/** Names a candidate within a decision. */
export function candidateKey({ hub, id }: Pick<Candidate, 'hub' | 'id'>): string {
	return `${hub}:${id}`;
}

/** A decision at its start. `now` is ISO 8601. */
export function newDecision(slug: string, title: string, now: string): Decision {
	return {
		version: 1,
		slug,
		title,
		created: now,
		changed: now,
		stage: 'assess',
		candidates: [],
		turns: [],
	};
}
