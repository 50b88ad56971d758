import * as l10n from '@vscode/l10n';
import { licenseOf } from '../licenses/licenses';
import type { StatedLicense } from '../licenses/stated';
import type { Terms } from '../licenses/terms';
import { inSentences } from '../wording';
import { listedAs } from './licenseLists';
import { licenseKey } from './licenseNames';
import type { Policy } from './policy';
import { biteOf } from './useTerms';

/** What a policy comes to for one licence, or for all that a model states. */
export interface Judgement {
	/** `review`: somebody has to look at it before the model is used. */
	readonly verdict: 'fine' | 'review' | 'refused';
	/** Why, as whole sentences; empty where it is fine. */
	readonly reason: string;
	/** Listing the licence under `licenses.allow` settles it. */
	readonly byListing?: boolean;
}

const fine: Judgement = { verdict: 'fine', reason: '' };

/** Whether the policy says anything by which licences can be judged. */
export function judgesLicenses({ licenses, use }: Policy): boolean {
	const listed = [licenses?.allow, licenses?.deny, licenses?.review].some((list) => list?.length);
	return listed || use?.purpose !== undefined || use?.distributed !== undefined;
}

/** What is judged: a licence as it is stated, or one of an expression. */
export interface JudgedLicense {
	readonly spdx: string;
	readonly name: string;
	readonly terms?: Terms | undefined;
	/** It is known which licence it is. */
	readonly certain: boolean;
}

/**
 * Judges one licence. What the declared use rules out is refused whatever the lists say; then an id on a list counts
 * before a family on another, and among equals `deny` before `review` before `allow`. An id under `allow` says that
 * somebody has looked at it, and settles what would be sent to review for the use.
 */
function judgeLicense(license: JudgedLicense, policy: Policy): Judgement {
	const terms = license.terms ?? licenseOf(licenseKey(license.spdx))?.terms;
	const listed = listedAs(license.spdx, terms, policy);
	if (listed?.list === 'deny') {
		return refused(l10n.t('The policy denies it (licenses.deny: {0}).', listed.entry));
	}
	const bite = terms && biteOf(terms, policy);
	if (bite?.against) {
		return refused(bite.sentence);
	}
	if (listed?.list === 'review') {
		return toReview(l10n.t('The policy asks for a review of it (licenses.review: {0}).', listed.entry));
	}
	if (listed?.list === 'allow' && listed.by === 'id') {
		return fine;
	}
	return bite ? toReview(bite.sentence) : unlisted(license, terms, listed !== undefined, policy);
}

/** Of a licence that no list names by its id and whose terms do not bite. */
function unlisted(
	{ certain }: JudgedLicense,
	terms: Terms | undefined,
	allowed: boolean,
	{ licenses, use }: Policy,
): Judgement {
	if (allowed) {
		return fine;
	}
	if (licenses?.allow?.length && certain) {
		return { ...refused(l10n.t('It is not among those that the policy allows.')), byListing: true };
	}
	const lists = [licenses?.allow, licenses?.deny, licenses?.review].some((list) => list?.length);
	if (terms || !(lists || use?.purpose === 'commercial' || use?.distributed)) {
		return fine;
	}
	return certain
		? toReview(l10n.t('Its terms are not known here.'))
		: { verdict: 'review', reason: l10n.t('That does not tell its terms.') };
}

const refused = (reason: string): Judgement => ({ verdict: 'refused', reason });
const toReview = (reason: string): Judgement => ({ verdict: 'review', reason, byListing: true });

/** Judges one entry of a card, which may be an expression of several licences. */
function judgeStated(stated: StatedLicense, policy: Policy): Judgement {
	const { spdx, name, terms, kind, parts } = stated;
	if (kind !== 'expression' || listedAs(spdx, undefined, policy)?.by === 'id') {
		// Of a licence with a name of its own it is certain which one it is when its terms were read.
		const certain =
			kind === 'known' || kind === 'expression' || (kind === 'other-named' && terms !== undefined);
		return judgeLicense({ spdx, name, terms, certain }, policy);
	}
	const all = (parts ?? []).map((part) => ({
		part,
		judged: judgeLicense({ spdx: part.spdx, name: part.name, terms: part.terms, certain: true }, policy),
	}));
	const words = spdx.split(/[\s()]+/);
	const [or, and] = [words.includes('OR'), words.includes('AND')];
	const fits = all.filter(({ judged }) => judged.verdict === 'fine');
	// Of alternatives one is enough; with both words it would have to be worked out, which a person does better.
	if (fits.length === all.length || (or && !and && fits.length > 0)) {
		return fine;
	}
	const against = all.filter(({ judged }) => judged.verdict === 'refused');
	const [worst] = against.length > 0 ? against : all.filter(({ judged }) => judged.verdict === 'review');
	const reason = worst ? `${worst.part.spdx}: ${worst.judged.reason}` : '';
	const certain = against.length === all.length || (and && !or && against.length > 0);
	return certain ? refused(reason) : { verdict: 'review', reason };
}

/**
 * Judges all that a card states. A card with several entries does not say whether one may choose or has to keep to all:
 * it is fine when each of them is, refused when none may be used, and else to be reviewed. Undefined for no entries.
 */
export function judgeAll(stated: readonly StatedLicense[], policy: Policy): Judgement | undefined {
	const all = stated.map((one) => judgeStated(one, policy));
	const [first] = all;
	if (all.length < 2 || all.every(({ verdict }) => verdict === 'fine')) {
		return first;
	}
	const worst =
		all.find(({ verdict }) => verdict === 'refused') ?? all.find(({ verdict }) => verdict === 'review');
	const spdx = stated[all.indexOf(worst ?? fine)]?.spdx ?? '';
	const reason = `${spdx}: ${worst?.reason ?? ''}`;
	return all.every(({ verdict }) => verdict === 'refused')
		? refused(reason)
		: { verdict: 'review', reason: inSentences(reason, l10n.t('Which of them applies is not stated.')) };
}
