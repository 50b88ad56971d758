import * as l10n from '@vscode/l10n';
import { isCommit } from '../hubs/addresses';
import type { Lookup, ModelInfo } from '../model';
import { whyUnknown } from '../rules/facts';

/**
 * What a hub said now that a lock can be held against.
 * `gone`: the hub says that it is not there; `unasked`: no hub said anything now; `never`: this hub cannot tell.
 */
export type Told =
	| { readonly state: 'told'; readonly model: ModelInfo }
	/** `why` is a sentence. */
	| { readonly state: 'gone' | 'unasked' | 'never'; readonly why: string };

/** An answer that is not from now tells nothing: what was so earlier is what a lock itself says. */
export function toldOf(lookup: Lookup): Told {
	switch (lookup.state) {
		case 'found':
		case 'gated': {
			const { model, evidence } = lookup;
			if (evidence.stale) {
				return { state: 'unasked', why: l10n.t('The hub could not be asked now.') };
			}
			return isCommit(model.commit) || model.version !== undefined
				? { state: 'told', model }
				: { state: 'never', why: l10n.t('The hub does not say which commit it means.') };
		}
		case 'missing':
		case 'disabled':
			return { state: 'gone', why: whyUnknown(lookup) ?? '' };
		case 'unsupported':
			return { state: 'never', why: whyUnknown(lookup) ?? '' };
		default:
			return { state: 'unasked', why: whyUnknown(lookup) ?? '' };
	}
}
