import type { Policy } from '../policy/policy';
import type { Reading } from './attribute';
import type { ModelFacts } from './modelFacts';
import type { NeedId, Needs } from './needs';

/** What one attribute of a candidate comes to against what is needed. */
export interface Judgement {
	readonly mark: 'fits' | 'look' | 'against';
	/** The need it was held against; absent for what matters whatever is needed: a flagged file. */
	readonly need?: NeedId | 'use';
	/** In short, beside the value: `12 times the need`. */
	readonly note?: string;
	/** Of what the need allows: 0.2 is a fifth of it. */
	readonly share?: number;
}

/** What is judged by. */
export interface Wanted {
	readonly needs: Needs;
	readonly policy: Policy;
}

/** One attribute held against needs or policy; undefined when nothing was asked that it answers. */
export interface JudgeRow {
	/** Id of the attribute. */
	readonly attribute: string;
	/** What asked for it; when it is set and the attribute is not stated, the candidate's fit is not known. */
	readonly need?: NeedId | 'use';
	judge(reading: Stated, wanted: Wanted, facts: ModelFacts): Omit<Judgement, 'need'> | undefined;
}

type Stated = Extract<Reading, { readonly state: 'stated' }>;
