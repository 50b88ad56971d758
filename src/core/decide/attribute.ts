import * as l10n from '@vscode/l10n';
import type { Evidence } from '../model';
import { cutAfter, printable, withoutStop } from '../printable';
import type { ModelFacts, Part } from './modelFacts';

/** What rows are shown together as; the labels are in `attributes.ts`. */
export type AttributeGroup =
	| 'identity'
	| 'licence'
	| 'risk'
	| 'popularity'
	| 'maintenance'
	| 'documentation'
	| 'provenance'
	| 'reproducibility'
	| 'portability'
	| 'discrepancies';

/** Where in the decision a fact is needed (the interview study's four stages). */
export type Stage = 'assess' | 'select' | 'evaluate' | 'deploy';

/** The stages in words, in the order in which they are gone through. */
export const stages: Readonly<Record<Stage, () => string>> = {
	assess: () => l10n.t('assess'),
	select: () => l10n.t('select'),
	evaluate: () => l10n.t('evaluate'),
	deploy: () => l10n.t('deploy'),
};

/** The factor of the study that a fact stands for. */
export type Factor =
	| 'popularity'
	| 'quality'
	| 'maintenance'
	| 'provenance'
	| 'reproducibility'
	| 'portability'
	| 'discrepancy'
	| 'risk'
	| 'identity';

/** What one attribute comes to for one model. */
export type Reading =
	| {
			readonly state: 'stated';
			readonly text: string;
			/** For sorting and drawing, in the unit of the attribute. */
			readonly amount?: number;
			readonly evidence: FactEvidence;
	  }
	/** Two statements that cannot both be true; `text` has both sides. */
	| { readonly state: 'contradictory'; readonly text: string; readonly evidence: FactEvidence }
	/** It was asked for, and nobody states it. `text` may say what that means here. */
	| { readonly state: 'not-stated'; readonly text?: string; readonly evidence: FactEvidence }
	/** Nobody looked, so that nothing was read; `text` says so. */
	| { readonly state: 'not-stated'; readonly text: string }
	/** It could not be asked, or not read; `text` is a sentence that says why. */
	| { readonly state: 'unknown'; readonly text: string }
	/** Costs a question of its own that nobody has asked yet. */
	| { readonly state: 'not-asked' };

/** Where a reading was taken from: a field of the hub's answer or a file, and when. */
export interface FactEvidence extends Evidence {
	/** `cardData.license`, `README.md, line 12` */
	readonly field: string;
	/** What we read ourselves, and no hub stated: `field` says when, and of what. */
	readonly ours?: true;
}

/** One row of what is shown of a model, in the hover, the panel, `show` and `compare` alike. */
export interface Attribute {
	readonly id: string;
	readonly group: AttributeGroup;
	readonly stage: Stage;
	readonly factor: Factor;
	readonly label: () => string;
	/** One sentence: what the fact is good for. */
	readonly about: () => string;
	/** The field of the hub's answer, or the file, that it is read from. */
	readonly field: string;
	/** What has to be asked beyond the lookup. */
	readonly part?: Part;
	read(facts: ModelFacts): Reading;
}

/** Nobody reads on; whoever wants all of it finds it on the hub. */
const longestText = 2000;

/** What a reading says in words, on one printable line, for those who show text only. */
export function readingText(reading: Reading): string {
	return cutAfter(printable(wordsOf(reading)), longestText);
}

function wordsOf(reading: Reading): string {
	switch (reading.state) {
		case 'stated':
		case 'contradictory':
			return reading.text;
		case 'not-stated':
			return reading.text ?? l10n.t('not stated');
		case 'unknown':
			return l10n.t('not known: {0}', withoutStop(reading.text));
		case 'not-asked':
			return l10n.t('not asked for yet');
	}
}
