import * as l10n from '@vscode/l10n';
import type { Terms } from './terms';

/**
 * What has to be done by whoever ships a model under these terms, one sentence each, the weightiest first. A reading
 * aid for the licence's own text, which alone counts; no legal advice.
 */
export function obligationsOf(terms: Terms): string[] {
	const duties: string[] = [];
	const { cap, clauses, copyleft } = terms;
	if (terms.researchOnly) {
		duties.push(l10n.t('Use it for research only; anything else needs another licence from its author.'));
	} else if (terms.commercial === 'no') {
		duties.push(l10n.t('Leave it out of commercial products and services; those need another licence.'));
	}
	if (cap) {
		const amount = cap.amount.toLocaleString('en');
		const sentence =
			cap.of === 'monthly users'
				? l10n.t('Ask for another licence when your products have more than {0} monthly users', amount)
				: l10n.t('Ask for another licence when your yearly revenue exceeds {0} US dollars', amount);
		duties.push(withClause(sentence, clauses?.cap));
	}
	if (terms.useRestrictions) {
		duties.push(
			withClause(
				l10n.t('Keep to the uses that the licence allows, and bind those who get the model from you to them'),
				clauses?.use,
			),
		);
	}
	if (terms.redistribution === 'no') {
		duties.push(l10n.t('Do not pass the model on.'));
	}
	if (terms.noDerivatives) {
		duties.push(l10n.t('Pass on the unchanged model only.'));
	}
	if (copyleft === 'weak') {
		duties.push(l10n.t('Pass on changed versions of it under the same licence.'));
	} else if (copyleft) {
		duties.push(
			copyleft === 'strong'
				? l10n.t('Pass on what builds on it under the same licence.')
				: l10n.t(
						'Offer what builds on it under the same licence, also to those who only use it as a service.',
					),
		);
	}
	if (terms.display) {
		duties.push(l10n.t('Show "{0}" where people use it.', terms.display));
	}
	if (terms.attribution) {
		duties.push(l10n.t("Ship the licence's text and the author's notices with it."));
	}
	if (terms.changesMarked) {
		duties.push(l10n.t('Say what you have changed.'));
	}
	return duties;
}

function withClause(sentence: string, clause: string | undefined): string {
	return clause === undefined ? `${sentence}.` : l10n.t('{0} ({1}).', sentence, clause);
}
