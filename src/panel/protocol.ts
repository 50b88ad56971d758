/** What the panel and its host say to each other, told apart by `type`. The host keeps the state; the panel draws it. */

/** One fact of a model: what is asked, what is known, and where that was read. */
export interface FactRow {
	readonly id: string;
	readonly label: string;
	/** One sentence: what the fact is good for. */
	readonly about: string;
	readonly state: 'stated' | 'contradictory' | 'not-stated' | 'unknown' | 'not-asked';
	readonly value: string;
	/** The field and the time it was read; empty where nothing was. */
	readonly source: string;
}

export interface FactGroup {
	readonly label: string;
	readonly rows: readonly FactRow[];
}

export type ToPanel =
	| { readonly type: 'asking'; readonly id: string; readonly words: string }
	| {
			readonly type: 'facts';
			readonly id: string;
			/** What the hub answered, as a sentence; why there are no facts when there are none. */
			readonly answer: string;
			readonly groups: readonly FactGroup[];
			readonly words: PanelWords;
			readonly hasPage: boolean;
	  };

/** Translated by the host, since the panel has no language bundle of its own. */
export interface PanelWords {
	readonly fact: string;
	readonly value: string;
	readonly source: string;
	readonly openPage: string;
	readonly askAgain: string;
	readonly onlyMissing: string;
}

export type FromPanel =
	| { readonly type: 'ready' }
	| { readonly type: 'openPage' }
	| { readonly type: 'askAgain' };

const fromPanelTypes: readonly string[] = ['ready', 'openPage', 'askAgain'] satisfies FromPanel['type'][];

/** Checks what arrives from the webview, which is not trusted more than any other text. */
export function isFromPanel(message: unknown): message is FromPanel {
	return (
		typeof message === 'object' &&
		message !== null &&
		'type' in message &&
		typeof message.type === 'string' &&
		fromPanelTypes.includes(message.type)
	);
}
