import type { Facts } from '../core/report/facts';

/** What the panel and its host say to each other, told apart by `type`. The host keeps the state; the panel draws it. */

/** What the panel is told. */
export type ToPanel =
	| { readonly type: 'asking'; readonly id: string; readonly words: string }
	| ({
			readonly type: 'facts';
			readonly id: string;
			readonly words: PanelWords;
			readonly hasPage: boolean;
	  } & Facts);

/** Translated by the host, since the panel has no language bundle of its own. */
export interface PanelWords {
	readonly fact: string;
	readonly value: string;
	readonly source: string;
	readonly openPage: string;
	readonly askAgain: string;
	readonly inspect: string;
	readonly decide: string;
	readonly onlyMissing: string;
	readonly contradictory: string;
	/** What the signs stand for. */
	readonly legend: string;
}

/** What a person did in the panel. */
export type FromPanel =
	| { readonly type: 'ready' }
	| { readonly type: 'openPage' }
	| { readonly type: 'askAgain' }
	| { readonly type: 'inspect' }
	| { readonly type: 'decide' };

const fromPanelTypes: readonly string[] = [
	'ready',
	'openPage',
	'askAgain',
	'inspect',
	'decide',
] satisfies FromPanel['type'][];

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
