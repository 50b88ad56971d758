import * as l10n from '@vscode/l10n';
import type { BaseRelation } from '../model';
import { capInWords, type Terms } from './terms';

/**
 * The terms of a base model that the licence of what was made from it does not carry on, in short plain words with the
 * clause where it is known, the weightiest first. Empty when they all come along.
 */
export function droppedTerms(base: Terms, own: Terms, relation?: BaseRelation): string[] {
	const dropped: string[] = [];
	const add = (words: string, clause?: string) =>
		dropped.push(clause === undefined ? words : l10n.t('{0} ({1})', words, clause));
	if (base.researchOnly && !own.researchOnly) {
		add(l10n.t('research only'));
	} else if (base.commercial === 'no' && own.commercial !== 'no') {
		add(l10n.t('no commercial use'));
	}
	// An adapter holds nothing of the base model that it could pass on.
	if (base.noDerivatives && relation !== 'adapter') {
		add(l10n.t('changed versions not to be passed on'));
	}
	if (base.cap && !own.cap) {
		add(capInWords(base.cap), base.clauses?.cap);
	}
	if (base.useRestrictions && !own.useRestrictions) {
		add(l10n.t('forbids some uses'), base.clauses?.use);
	}
	if (base.copyleft === 'weak' && !own.copyleft) {
		add(l10n.t('changes to it stay under the same terms'));
	} else if (base.copyleft && (!own.copyleft || own.copyleft === 'weak')) {
		add(l10n.t('what builds on it stays under the same terms'));
	}
	return dropped;
}
