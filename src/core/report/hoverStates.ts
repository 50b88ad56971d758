import * as l10n from '@vscode/l10n';
import type { Lookup } from '../model';
import { asClause } from '../printable';
import { lastMissingNote } from '../rules/facts';
import { inSentences } from '../wording';
import { ago } from './ago';
import type { Style } from './style';

type Unknown = Exclude<Lookup, { state: 'found' | 'gated' }>;

/** Why there are no facts, said so that "could not ask" never reads as "does not exist". */
export function stateSentence(lookup: Unknown, now: number, style: Style): string {
	switch (lookup.state) {
		case 'missing':
			if (lookup.what === 'revision') {
				return l10n.t('The hub has the model, but not this revision of it.');
			}
			return lookup.orPrivate
				? l10n.t('Not on the hub, or private: the hub tells which only to a token that may read it.')
				: l10n.t('Not on the hub: there is no such model, or it was removed.');
		case 'private':
			return l10n.t('Not known: the model is private, and this token may not read it.');
		case 'disabled':
			return l10n.t('Not available: the hub has disabled this model.');
		case 'unreachable':
			if (lookup.lastMissing) {
				const reason = l10n.t('Not known now. {0}.', style.words(asClause(lookup.reason)));
				return inSentences(reason, lastMissingNote(lookup));
			}
			return lookup.last
				? l10n.t(
						'Not known now, last seen {1}. {0}.',
						style.words(asClause(lookup.reason)),
						ago(lookup.last.evidence.readAt, now),
					)
				: l10n.t('Not known, and there is no earlier answer. {0}.', style.words(asClause(lookup.reason)));
		case 'unsupported':
			return l10n.t('Not known: this hub has no public interface to ask; look at its page.');
		case 'not-asked':
			return l10n.t('Not known. {0}.', style.words(asClause(lookup.reason)));
	}
}
