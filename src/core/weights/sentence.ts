import * as l10n from '@vscode/l10n';
import { asClause } from '../printable';
import type { Outcome } from './format';
import { excerpt } from './report';
import type { Verdict } from './verdict';

/** The verdict and its strongest reason as one sentence. */
export function sentenceOf(
	verdict: Verdict,
	reason: string | undefined,
	{ loadsWeightsOnly }: Pick<Outcome, 'loadsWeightsOnly'>,
): string {
	const because = reason === undefined ? '' : asClause(excerpt(reason));
	switch (verdict) {
		case 'dangerous':
			return l10n.t('Dangerous: {0}.', because);
		case 'malformed':
			return l10n.t('Malformed: {0}.', because);
		case 'suspicious':
			return l10n.t('Suspicious: {0}.', because);
		default:
			return loadsWeightsOnly
				? l10n.t('Safe: it loads under weights_only.')
				: l10n.t('Safe: nothing in it runs code, reads files or opens connections.');
	}
}
