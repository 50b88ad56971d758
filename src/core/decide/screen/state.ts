import type { Lookup } from '../../model';
import type { Policy } from '../../policy/policy';
import type { HubId, Load } from '../../reference';
import type { FoundModel } from '../../repository';
import type { Inspection } from '../../weights/verdict';
import type { Decision } from '../decision';
import type { Evaluation } from '../evaluation';
import type { Details } from '../modelFacts';
import type { Guess } from '../needs';
import type { SearchSort } from './panelAct';
import type { NeedField, Notice } from './screen';

/** What is known of a candidate by now; a lookup or part that is not there yet is being asked for when `asking`. */
export interface CandidateFacts {
	readonly lookup?: Lookup;
	readonly details: Details;
	readonly asking: boolean;
	/** Our own reading of its weights, where somebody asked for it. */
	readonly inspected?: readonly Inspection[];
}

/** The search for candidates. */
export interface SearchState {
	readonly words: string;
	readonly sort: SearchSort;
	readonly state: 'idle' | 'asking' | 'answered' | 'failed';
	/** A sentence: why it failed. */
	readonly reason?: string;
	readonly models: readonly FoundModel[];
	readonly more: boolean;
	readonly page: number;
}

/** A place of the workspace that loads the model, or another one that it is to replace. */
export interface CallSite {
	/** From the workspace folder. */
	readonly path: string;
	/** From 1. */
	readonly line: number;
	readonly text: string;
	readonly hub: HubId;
	readonly id: string;
	readonly revision?: string;
	/** How the call loads it: which weights it reads. */
	readonly loads?: readonly Load[];
	/** It is loaded at a full commit. */
	readonly pinned: boolean;
	/** Its revision is computed or handed over, so that the text does not tell which it is. */
	readonly computed?: boolean;
	/** There is a fix that pins it now: the call takes a revision, and a hub said which commit is meant. */
	readonly canPin: boolean;
	/** The call takes no revision. */
	readonly takesNone?: boolean;
	/** What the rules say of it: rule, sentence, and whether it has a fix that writes `use_safetensors`. */
	readonly findings: readonly {
		readonly rule: string;
		readonly message: string;
		readonly safetensors: boolean;
	}[];
}

/** What a person did last to the field of a need. */
export interface NeedEdit {
	/** As the page counts its edits; 0 while it has made none. */
	readonly number: number;
	/** What was typed, while it is not written yet. */
	readonly typed?: string;
}

/** What became of results that were typed into the form. */
export interface ResultEntry {
	/** So many were saved since the decision was opened. */
	readonly saved: number;
	/** Why the last one could not be: a sentence with the cure. */
	readonly fault?: string;
}

/** What became of ids that were typed to add a candidate. */
export interface IdEntry {
	/** So many were added since the decision was opened. */
	readonly added: number;
	/** Why the last one could not be: a sentence with the cure. */
	readonly fault?: string;
}

/** Everything that the screens are made from. The host keeps it; the panel only draws. */
export interface DecisionState {
	readonly decision: Decision;
	/** With the needs and the declared use in it. */
	readonly policy: Policy;
	readonly guesses: readonly Guess[];
	/** What was typed into a field and cannot be used, and why. */
	readonly faults: Readonly<
		Partial<Record<NeedField['need'], { readonly typed: string; readonly fault: string }>>
	>;
	readonly edits: Readonly<Partial<Record<NeedField['need'], NeedEdit>>>;
	/** By `hub:id`. */
	readonly facts: ReadonlyMap<string, CandidateFacts>;
	readonly search: SearchState;
	readonly evaluations: readonly Evaluation[];
	readonly evaluationFaults: readonly string[];
	readonly entry: ResultEntry;
	readonly idEntry: IdEntry;
	/** Undefined while the workspace was not looked through. */
	readonly sites?: readonly CallSite[];
	/** Where the record is kept, or why it is not; `needs`: the policy file was written, too. */
	readonly saved: { readonly path?: string; readonly fault?: string; readonly needs?: true };
	readonly notices: readonly Notice[];
	/** Milliseconds since 1970. */
	readonly now: number;
}

/** No search was made yet. */
export const noSearch: SearchState = {
	words: '',
	sort: 'fit',
	state: 'idle',
	models: [],
	more: false,
	page: 0,
};
