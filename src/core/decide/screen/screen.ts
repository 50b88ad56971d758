import type { Stage } from '../attribute';
import type { BackEdge, Technique } from '../decision';
import type { AskedId, NeedId } from '../needs';
import type { PanelAct, SearchSort } from './panelAct';

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

export interface SelectBody {
	readonly stage: 'select';
	/** The study's two choices: first an architecture, then a checkpoint of it. */
	readonly architectures: readonly {
		readonly name: string;
		readonly about: string;
		readonly chosen: boolean;
	}[];
	readonly columns: readonly Column[];
	readonly dropped: readonly { readonly key: string; readonly name: string; readonly why: string }[];
	readonly groups: readonly RowGroup[];
	readonly drawings: readonly Drawing[];
	readonly search: SearchView;
}

/** A candidate. */
export interface Column {
	/** `hub:id` */
	readonly key: string;
	readonly name: string;
	/** `fa97f6e · 1 Nov 2024 · in your code` */
	readonly about: string;
	readonly verdict: { readonly mark: Mark; readonly text: string };
	/** The reasons of the verdict, worst first. */
	readonly reasons: readonly { readonly mark: Mark; readonly text: string }[];
	readonly actions: readonly Action[];
}

export interface RowGroup {
	readonly id: string;
	readonly label: string;
	readonly rows: readonly Row[];
}

/** One attribute over all candidates. */
export interface Row {
	readonly id: string;
	readonly label: string;
	readonly about: string;
	/** In the order of the columns. */
	readonly cells: readonly Cell[];
}

export interface Cell {
	readonly mark: Mark;
	readonly text: string;
	/** A second, quieter line: `12 times the need`. */
	readonly note?: string;
	/** For sorting and drawing. */
	readonly amount?: number;
	/** A part of what is needed: 0.2 of the bar; more than 1 overshoots. */
	readonly share?: number;
	/** On focus: where it comes from, when it was read, what would make it firmer. */
	readonly evidence: {
		readonly heading: string;
		readonly lines: readonly { readonly label: string; readonly text: string }[];
		readonly actions: readonly Action[];
	};
}

/** What is looked at rather than read; each is a table for those who read. */
export type Drawing =
	| {
			readonly kind: 'bars';
			readonly id: string;
			readonly title: string;
			/** The need, as a line across. */
			readonly limit?: { readonly amount: number; readonly text: string };
			readonly bars: readonly {
				readonly name: string;
				readonly amount?: number;
				readonly text: string;
				readonly mark: Mark;
				/** Pieces of the bar, with their names: dtypes. */
				readonly parts?: readonly { readonly name: string; readonly amount: number; readonly text: string }[];
			}[];
	  }
	| {
			readonly kind: 'points';
			readonly id: string;
			readonly title: string;
			readonly x: Axis;
			readonly y: Axis;
			readonly points: readonly {
				readonly name: string;
				readonly x?: number;
				readonly y?: number;
				readonly text: string;
			}[];
	  }
	| {
			readonly kind: 'graph';
			readonly id: string;
			readonly title: string;
			readonly nodes: readonly {
				readonly id: string;
				readonly name: string;
				readonly about: string;
				readonly mark: Mark;
				/** 0 for a candidate, 1 for its base, and so on. */
				readonly depth: number;
			}[];
			readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string }[];
	  };

export interface Axis {
	readonly label: string;
	readonly scale: 'linear' | 'log';
	readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

export interface SearchView {
	readonly words: string;
	/** What is searched for beside the words: the needs. */
	readonly filters: readonly string[];
	/** What would be, once somebody has confirmed these guesses. */
	readonly guessed: readonly string[];
	readonly sort: SearchSort;
	readonly sorts: readonly { readonly value: SearchSort; readonly label: string }[];
	readonly state: 'idle' | 'asking' | 'answered' | 'failed';
	/** Why there is nothing; how many there are. */
	readonly message: string;
	readonly hits: readonly {
		readonly key: string;
		readonly name: string;
		readonly about: string;
		/** Why it stands where it stands. */
		readonly reasons: readonly { readonly mark: Mark; readonly text: string }[];
		readonly added: boolean;
		readonly add: Action;
	}[];
	readonly more?: Action;
}

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
	readonly obligations: readonly string[];
	readonly licence: string;
	/** The record as it would read. */
	readonly record: string;
}
