import * as l10n from '@vscode/l10n';
import type { Lookup, ResolvedReference } from '../model';
import { ago } from '../report/ago';
import { stateSentence } from '../report/hoverStates';
import { plainStyle } from '../report/style';
import { attributeGroups, attributes } from './attributes';

/** One attribute of one model, with where it was read. Texts are plain: whoever shows them sets them as text. */
export interface Fact {
	readonly label: string;
	readonly about: string;
	readonly state: 'stated' | 'not-stated';
	readonly value: string;
	readonly source: string;
}

export interface Facts {
	/** What the hub answered, as a sentence. */
	readonly answer: string;
	/** Empty when nothing is known of the model. */
	readonly groups: readonly { readonly label: string; readonly rows: readonly Fact[] }[];
}

/** Every attribute of the model at the revision of its first load; `now` in milliseconds since 1970. */
export function toFacts({ lookup, reference }: ResolvedReference, now: number): Facts {
	const known = knownOf(lookup);
	const answer =
		lookup.state === 'found' || lookup.state === 'gated'
			? l10n.t('The hub answered {0}.', ago(lookup.evidence.readAt, now))
			: stateSentence(lookup, now, plainStyle);
	if (!known) {
		return { answer, groups: [] };
	}
	const toFact = (attribute: (typeof attributes)[number]): Fact => {
		const value = attribute.read(known.model);
		return {
			label: attribute.label(),
			about: attribute.about(),
			state: value === undefined ? 'not-stated' : 'stated',
			value: value ?? l10n.t('not stated'),
			// The fields are those of the Hugging Face hub.
			source: l10n.t(
				'{0}, {1}',
				reference.hub === 'huggingface' ? attribute.field : new URL(known.evidence.url).hostname,
				ago(known.evidence.readAt, now),
			),
		};
	};
	return {
		answer,
		groups: attributeGroups.map(({ id, label }) => ({
			label: label(),
			rows: attributes.filter(({ group }) => group === id).map(toFact),
		})),
	};
}

function knownOf(lookup: Lookup) {
	if (lookup.state === 'found' || lookup.state === 'gated') {
		return lookup;
	}
	return lookup.state === 'unreachable' ? lookup.last : undefined;
}
