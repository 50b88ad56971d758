import type { Stage } from '../attribute';
import type { BackEdge, Technique } from '../decision';
import type { AskedId, NeedId } from '../needs';
import type { SelectBody } from './comparison';
import type { PanelAct } from './panelAct';

/**
 * What the decision panel shows, as plain values: made by the core, drawn by the webview. Texts are translated already
 * and are set as text, never as markup: models, cards and files of the workspace are their authors.
 */
export interface Screen {
	/** The title of the decision, and what is known of it: `3 candidates · 1 call in search.py:14`. */
	readonly title: string;
	readonly summary: string;
	/** `Decided on 2026-11-26 by Ada: org/mini.`; absent while nothing is. */
	readonly decided?: string;
	/** What the decision does not rest on, so that no tick stands before it: `judged good without a measurement …`. */
	readonly unmeasured?: string;
	/** Where it is kept, or why it could not be: `saved · .weightwise/decisions/product-search.json`. Needs go to another file. */
	readonly saved: { readonly text: string; readonly fault: boolean };
	readonly stages: readonly StageMark[];
	/** What this stage asks, in one sentence. */
	readonly question: string;
	/** What the interviews found, which is why it is asked. */
	readonly why: string;
	/** What stands in the way or has changed, said where it happens. */
	readonly notices: readonly Notice[];
	readonly needs: readonly NeedChip[];
	readonly body: Body;
	/** The one button to go on with. */
	readonly next?: Action;
	readonly others: readonly Action[];
}

export interface StageMark {
	readonly id: Stage;
	readonly label: string;
	readonly state: 'done' | 'now' | 'open';
	/** Why it cannot be entered yet; absent when it can. */
	readonly closed?: string;
	/** What is left to do before it counts as done, of a stage that was gone on from. */
	readonly missing?: string;
}

export interface Notice {
	readonly level: 'error' | 'warning' | 'info';
	readonly text: string;
	readonly actions: readonly Action[];
}

/** A need in short: `download ≤ 500 MB`. */
export interface NeedChip {
	readonly need: NeedId | 'use';
	readonly text: string;
	/** Where it was read, for one that nobody has confirmed. */
	readonly guessed?: string;
}

/** Something a person can do. */
export interface Action {
	/** Stable, for focus and tests. */
	readonly id: string;
	readonly label: string;
	readonly does: PanelAct;
	/** Asks for a sentence first, with this as its question: why something is dropped. */
	readonly asks?: string;
	/** Why it is not possible now. */
	readonly disabled?: string;
}

export type Body = AssessBody | SelectBody | EvaluateBody | DeployBody;

export interface AssessBody {
	readonly stage: 'assess';
	/** Where the needs are kept, and for what they count. */
	readonly kept: string;
	readonly fields: readonly NeedField[];
	/** The gate: what speaks for reuse and for building, each with who said so. */
	readonly considerations: readonly { readonly text: string; readonly source: string }[];
	readonly answer?: 'reuse' | 'build';
}

/** One need to be filled in. */
export interface NeedField {
	readonly need: AskedId;
	readonly label: string;
	readonly about: string;
	readonly kind: 'text' | 'choice' | 'flag' | 'list' | 'bytes' | 'count';
	/** As it is shown and typed: `500 MB`. Empty for none. */
	readonly value: string;
	/** The number of the last edit that the value accounts for; absent before the first one. */
	readonly edit?: number;
	readonly choices?: readonly { readonly value: string; readonly label: string }[];
	readonly guessed?: string;
	/** What is wrong with what was typed. */
	readonly fault?: string;
	/** Whole values to complete what is typed; others are as good. */
	readonly offered?: readonly { readonly value: string; readonly label: string }[];
	/** The value is used, and is none that is known here; with what may have been meant. */
	readonly unknown?: { readonly text: string; readonly actions: readonly Action[] };
}

/** What a cell, a column or a call site comes to; told apart by shape and word. */
export type Mark =
	| 'fits'
	| 'look'
	| 'against'
	| 'not-stated'
	| 'contradictory'
	| 'unknown'
	| 'asking'
	| 'none';

export interface EvaluateBody {
	readonly stage: 'evaluate';
	readonly candidate: { readonly key: string; readonly name: string };
	readonly techniques: readonly {
		readonly id: Technique;
		readonly label: string;
		readonly about: string;
		readonly chosen: boolean;
	}[];
	/** Claimed beside measured, for all candidates with results. */
	readonly board: readonly BoardRow[];
	/** What stands there while the board has no line. */
	readonly empty: string;
	/** What could not be read among the results, with file and cure. */
	readonly faults: readonly string[];
	/** Of the form for a result: what is wrong with what was typed, and how many were saved. */
	readonly entry: { readonly saved: number; readonly fault?: string };
	/** The folder that results are written to. */
	readonly folder: string;
	readonly metrics: readonly string[];
	readonly backs: readonly { readonly id: BackEdge; readonly label: string; readonly about: string }[];
	readonly turns: readonly string[];
}

export interface BoardRow {
	readonly candidate: string;
	readonly metric: string;
	readonly claimed: string;
	readonly measured: string;
	readonly mark: Mark;
	/** `3.2 points below the claim` */
	readonly note: string;
	readonly about: string;
}

export interface DeployBody {
	readonly stage: 'deploy';
	readonly model: { readonly name: string; readonly commit: string };
	readonly sites: readonly {
		readonly place: string;
		readonly line: string;
		readonly open: readonly {
			readonly mark: Mark;
			readonly text: string;
			readonly action?: Action;
		}[];
		readonly show: Action;
	}[];
	/** Where there are none: calls may stand in files that were not read. */
	readonly scan?: Action;
	readonly obligations: readonly string[];
	readonly licence: string;
	/** The record as it would read. */
	readonly record: string;
}
