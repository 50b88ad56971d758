import * as l10n from '@vscode/l10n';

/**
 * What a licence's text asks, reduced to the questions that decide whether a model fits. Read from the licences
 * themselves; a summary for orientation, never a judgement of a case.
 */
export interface Terms {
	/** `conditions`: allowed as long as the named limits are kept. */
	readonly commercial: 'yes' | 'no' | 'conditions';
	/**
	 * May it be passed on? `yes`: with its notices. `conditions`: also under the same terms, unchanged, for the same
	 * purposes only, or the like. Absent: not certain.
	 */
	readonly redistribution?: 'yes' | 'no' | 'conditions';
	/** Notices have to be kept, or the author named. */
	readonly attribution?: boolean;
	/** Words that have to be shown where the model is used, as the text has them: `Built with Llama`. */
	readonly display?: string;
	/** Changes have to be marked as such. */
	readonly changesMarked?: boolean;
	/** What is passed on has to stay under the same terms: only changes to it, all of a work, also over a network. */
	readonly copyleft?: 'weak' | 'strong' | 'network';
	/** Changed versions may not be passed on. */
	readonly noDerivatives?: boolean;
	/** Uses that the text forbids have to be forbidden in what is passed on too. */
	readonly useRestrictions?: boolean;
	/** Whoever has more than this needs another licence. */
	readonly cap?: Cap;
	/** For research only. */
	readonly researchOnly?: boolean;
	/** Where the text says so; absent where that is not certain. */
	readonly clauses?: { readonly cap?: string; readonly use?: string };
}

/** From where on a company needs a licence of its own. */
export interface Cap {
	readonly amount: number;
	/** What is counted; revenue in US dollars. */
	readonly of: 'monthly users' | 'yearly revenue';
}

/** The terms in short plain words, the weightiest first: `no commercial use`, `name the author`. */
export function termsInWords(terms: Terms): string[] {
	const words: string[] = [];
	if (terms.researchOnly) {
		words.push(l10n.t('research only'));
	} else if (terms.commercial === 'no') {
		words.push(l10n.t('no commercial use'));
	} else if (terms.commercial === 'conditions') {
		words.push(l10n.t('commercial use under conditions'));
	} else {
		words.push(l10n.t('commercial use allowed'));
	}
	if (terms.cap) {
		words.push(capInWords(terms.cap));
	}
	if (terms.useRestrictions) {
		words.push(l10n.t('forbids some uses'));
	}
	if (terms.redistribution === 'no') {
		words.push(l10n.t('not to be passed on'));
	}
	if (terms.noDerivatives) {
		words.push(l10n.t('changed versions not to be passed on'));
	}
	if (terms.copyleft === 'weak') {
		words.push(l10n.t('changes to it stay under the same terms'));
	} else if (terms.copyleft === 'strong') {
		words.push(l10n.t('what builds on it stays under the same terms'));
	} else if (terms.copyleft === 'network') {
		words.push(l10n.t('what builds on it stays under the same terms, also as a service'));
	}
	if (terms.attribution) {
		words.push(l10n.t('keep the notices'));
	}
	return words;
}

/** `own licence needed above 700,000,000 monthly users`. */
export function capInWords({ amount, of }: Cap): string {
	const number = amount.toLocaleString('en');
	return of === 'monthly users'
		? l10n.t('own licence needed above {0} monthly users', number)
		: l10n.t('own licence needed above {0} US dollars of yearly revenue', number);
}
