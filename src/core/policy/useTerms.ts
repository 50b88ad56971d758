import * as l10n from '@vscode/l10n';
import { capInWords, type Terms } from '../licenses/terms';
import { type Policy, policyFile } from './policy';

/** Where the terms of a licence and the declared use meet. */
export interface Bite {
	/** The clause, and what was declared. */
	readonly sentence: string;
	/** True: the terms rule the use out. Otherwise it depends on what only those who use it can tell. */
	readonly against: boolean;
}

/**
 * The weightiest of the terms that the declared use runs into. A reading aid which says what somebody has to review;
 * whether a case falls under a clause is for people to say.
 */
export function biteOf(terms: Terms, { use, path }: Policy): Bite | undefined {
	const { purpose, distributed } = use ?? {};
	const file = path?.slice(path.lastIndexOf('/') + 1) ?? policyFile;
	const bite = (clause: string, declared: string, against: boolean): Bite => ({
		sentence: l10n.t('Its terms: {0}; {1} declares {2}.', clause, file, declared),
		against,
	});
	const commercial = l10n.t('commercial use');
	const passedOn = l10n.t('that models are passed on');
	if (purpose === 'commercial' && terms.researchOnly) {
		return bite(l10n.t('research only'), commercial, true);
	}
	if (purpose === 'commercial' && terms.commercial === 'no') {
		return bite(l10n.t('no commercial use'), commercial, true);
	}
	if (distributed && terms.redistribution === 'no') {
		return bite(l10n.t('not to be passed on'), passedOn, true);
	}
	if (purpose === 'internal' && terms.researchOnly) {
		return bite(l10n.t('research only'), l10n.t('internal use'), false);
	}
	if (purpose === 'commercial' && terms.cap) {
		const clause = terms.clauses?.cap;
		const words = capInWords(terms.cap);
		return bite(clause === undefined ? words : l10n.t('{0} ({1})', words, clause), commercial, false);
	}
	if (distributed && terms.noDerivatives) {
		return bite(l10n.t('changed versions not to be passed on'), passedOn, false);
	}
	return undefined;
}
