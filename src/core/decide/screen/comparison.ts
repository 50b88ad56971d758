import type { SearchSort } from './panelAct';
import type { Action, Mark } from './screen';
import type { IdEntry } from './state';

/** The screen of the second stage: the candidates side by side, what is drawn of them, and the search for more. */
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
	readonly idEntry: IdEntry;
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
