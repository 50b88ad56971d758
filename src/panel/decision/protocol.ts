import type { PanelAct } from '../../core/decide/screen/panelAct';
import type { Screen } from '../../core/decide/screen/screen';

/** What the decision panel is told: the whole screen, which it holds against what is drawn already. */
export interface ToDecisionPanel {
	readonly type: 'screen';
	readonly screen: Screen;
	/** To be set as the page's state: which decision it is of. */
	readonly remember: Readonly<Record<string, string>>;
	readonly words: Words;
}

/** What it says: that it can draw, and what a person did. */
export type FromDecisionPanel = { readonly ready: true } | PanelAct;

/** The panel's own words, translated by the host, since a page has no language bundle. `{0}` stands for a value. */
export interface Words {
	readonly stages: string;
	readonly needs: string;
	readonly edit: string;
	readonly guessed: string;
	readonly guessedFrom: string;
	readonly why: string;
	readonly about: string;
	readonly differences: string;
	readonly addById: string;
	readonly addPlaceholder: string;
	readonly added: string;
	readonly adding: string;
	readonly search: string;
	readonly searchPlaceholder: string;
	readonly filters: string;
	readonly unconfirmed: string;
	readonly sortBy: string;
	readonly sortRow: string;
	readonly hide: string;
	readonly hidden: string;
	readonly show: string;
	readonly architecture: string;
	readonly anyArchitecture: string;
	readonly dropped: string;
	readonly restore: string;
	readonly noCandidates: string;
	readonly candidates: string;
	readonly comparison: string;
	readonly reasons: string;
	readonly oneReason: string;
	readonly drawings: string;
	readonly asTable: string;
	readonly closeEvidence: string;
	readonly evidence: string;
	readonly cellKeys: string;
	readonly technique: string;
	readonly board: string;
	readonly model: string;
	readonly metric: string;
	readonly claimed: string;
	readonly measured: string;
	readonly difference: string;
	readonly enterResult: string;
	readonly value: string;
	readonly latency: string;
	readonly memory: string;
	readonly hardware: string;
	readonly save: string;
	readonly moreClaims: string;
	readonly resultsFolder: string;
	readonly poor: string;
	readonly poorQuestion: string;
	readonly turns: string;
	readonly sites: string;
	readonly noSites: string;
	readonly obligations: string;
	readonly licence: string;
	readonly record: string;
	readonly speaks: string;
	readonly yes: string;
	readonly no: string;
	readonly notSaid: string;
	readonly cancel: string;
	readonly done: string;
	/** Of a stage. */
	readonly finished: string;
	/** Names the list of what the signs stand for. */
	readonly legend: string;
	/** Of the one sign for what nobody stated and what could not be asked. */
	readonly unstated: string;
	readonly marks: Readonly<Record<Mark, string>>;
}

type Mark = 'fits' | 'look' | 'against' | 'not-stated' | 'contradictory' | 'unknown' | 'asking' | 'none';
