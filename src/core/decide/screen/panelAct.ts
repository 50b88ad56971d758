// What a person can do in the decision panel, as plain values: the webview sends them, and the core carries them out.
import type { AskedId } from '../needs';
import type { Step } from '../steps';

/** How candidates are sorted that a search found. */
export type SearchSort = 'fit' | 'downloads' | 'likes' | 'lastModified' | 'num_parameters';

/** What a person did in the panel. */
export type PanelAct =
	| { readonly act: 'step'; readonly step: Step }
	/** `edit`: a number of the page's own, larger than that of every edit before; the field has it once it accounts for it. */
	| { readonly act: 'need'; readonly need: AskedId; readonly value: string; readonly edit?: number }
	| { readonly act: 'confirm'; readonly need?: AskedId }
	| { readonly act: 'search'; readonly words: string; readonly sort: SearchSort; readonly page: number }
	| { readonly act: 'addId'; readonly text: string }
	| { readonly act: 'export'; readonly as: 'markdown' | 'csv' }
	| {
			readonly act: 'measure';
			readonly metric: string;
			readonly value: string;
			readonly latency?: string;
			readonly memory?: string;
			readonly hardware?: string;
	  }
	| { readonly act: 'import' }
	| { readonly act: 'inspect'; readonly candidate: string }
	| { readonly act: 'site'; readonly at: number; readonly fix: 'show' | 'pin' | 'safetensors' | 'replace' }
	| { readonly act: 'replaceAll' }
	/** Looks for models in the whole workspace. */
	| { readonly act: 'scan' }
	| { readonly act: 'write' }
	/** Shows the text of the record that is for people. */
	| { readonly act: 'openRecord' }
	/** The record was changed elsewhere: go on with that, or keep this one beside it. */
	| { readonly act: 'conflict'; readonly keep: 'theirs' | 'both' }
	| { readonly act: 'page'; readonly candidate: string }
	| { readonly act: 'askAgain' }
	| { readonly act: 'about' };
