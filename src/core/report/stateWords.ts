import * as l10n from '@vscode/l10n';
import type { ResolvedReference } from '../finding';
import { readableLicenses } from '../licenses/stated';
import { gaveNoAnswer } from '../lookup';
import type { Lookup } from '../model';
import { anyKnownModel } from '../rules/facts';
import { isUnrecorded } from '../unrecorded';

/** What a hub that did not say is told by: the words of its models, and how much it should worry. */
export interface Unanswered {
	/** As in the view of models, without what is known from before. */
	readonly words: string;
	/** True where a hub was asked and gave no answer; a stand-in without a record and lookups that are off are as they should be. */
	readonly silent: boolean;
}

/** The licence as a row of a view says it: `Apache-2.0`, `none stated`, `not known`. */
export function licenceOf(resolved: ResolvedReference): string {
	const known = anyKnownModel(resolved);
	if (!known) {
		return l10n.t('not known');
	}
	const stated = readableLicenses(known.model).map(({ spdx }) => spdx);
	return stated.length > 0
		? stated.join(', ')
		: known.model.licenses || known.model.hasCardData === false
			? l10n.t('none stated')
			: isUnrecorded(known.model, 'cardData')
				? l10n.t('not recorded here')
				: l10n.t('not stated');
}

/** The state of the lookup in two or three words, each state its own; of a found model its licence. */
export function stateWords(resolved: ResolvedReference): string {
	const { lookup } = resolved;
	switch (lookup.state) {
		case 'found':
			return licenceOf(resolved);
		case 'gated':
			return l10n.t('gated, {0}', licenceOf(resolved));
		default:
			return unknownWords(lookup);
	}
}

function unknownWords(lookup: Exclude<Lookup, { state: 'found' | 'gated' }>): string {
	switch (lookup.state) {
		case 'missing':
			return lookup.what === 'revision'
				? l10n.t('revision not found')
				: lookup.orPrivate
					? l10n.t('not found or private')
					: l10n.t('not found');
		case 'private':
			return l10n.t('private');
		case 'disabled':
			return l10n.t('disabled by the hub');
		case 'unreachable':
			if (lookup.lastMissing) {
				return l10n.t('{0}, not there when last asked', silenceWords(lookup));
			}
			return lookup.last ? l10n.t('{0}, last known facts', silenceWords(lookup)) : silenceWords(lookup);
		case 'unsupported':
			return l10n.t('hub without an interface');
		case 'not-asked':
			return l10n.t('not asked');
	}
}

/** That a hub did not say, where that is so. What is left out or kept back on purpose, a name at a time, is no news of it. */
export function unansweredBy(lookup: Lookup): Unanswered | undefined {
	if (lookup.state === 'not-asked' && lookup.off) {
		return { words: l10n.t('not asked'), silent: false };
	}
	return lookup.state === 'unreachable'
		? { words: silenceWords(lookup), silent: gaveNoAnswer(lookup) }
		: undefined;
}

/** Why a hub did not say, in two or three words. */
function silenceWords({ cause }: Extract<Lookup, { state: 'unreachable' }>): string {
	switch (cause) {
		case 'not-recorded':
			return l10n.t('not recorded here');
		case 'not-asked':
			return l10n.t('not asked');
		case undefined:
			return l10n.t('no answer');
	}
}
