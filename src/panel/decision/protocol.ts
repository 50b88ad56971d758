import type { PanelAct, Screen } from '../../core/decide/screen/screen';

/** What the decision panel is told: the whole screen, which it holds against what is drawn already. */
export interface ToDecisionPanel {
	readonly type: 'screen';
	readonly screen: Screen;
	/** To be set as the page's state: which decision it is of. */
	readonly remember: Readonly<Record<string, string>>;
}

/** What it says: that it can draw, and what a person did. */
export type FromDecisionPanel = { readonly ready: true } | PanelAct;
