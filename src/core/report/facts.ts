import * as l10n from '@vscode/l10n';
import { type Reading, readingText } from '../decide/attribute';
import { attributeGroups, attributes } from '../decide/attributes';
import { type Details, modelFacts } from '../decide/modelFacts';
import type { ResolvedReference } from '../finding';
import { printable } from '../printable';
import { ago } from './ago';
import { stateSentence } from './hoverStates';
import { readFrom } from './readFrom';
import { plainStyle } from './style';

/** One attribute of one model, with where it was read. Texts are plain: whoever shows them sets them as text. */
export interface Fact {
	readonly id: string;
	readonly label: string;
	/** One sentence: what the fact is good for. */
	readonly about: string;
	readonly state: Reading['state'];
	readonly value: string;
	/** Empty where nothing was read. */
	readonly source: string;
}

/** Facts that are shown together. */
export interface FactGroup {
	readonly label: string;
	readonly rows: readonly Fact[];
}

/** Everything that is shown of one model. */
export interface Facts {
	/** What the hub answered, as a sentence; why there are no facts when there are none. */
	readonly answer: string;
	/** Empty when nothing is known of the model. */
	readonly groups: readonly FactGroup[];
}

/**
 * Every attribute of the model at the revision of its first load, and as the loads of this reference read it; `now` in milliseconds since 1970. `asking`: what is
 * not there yet is on its way.
 */
export function toFacts(
	{ reference, lookup }: ResolvedReference,
	now: number,
	details: Details = {},
	asking = false,
): Facts {
	const facts = modelFacts(reference, lookup, details, reference.loads);
	const answer =
		lookup.state === 'found' || lookup.state === 'gated'
			? answeredWords(lookup.model?.recorded, ago(lookup.evidence.readAt, now))
			: stateSentence(lookup, now, plainStyle);
	if (!facts) {
		return { answer, groups: [] };
	}
	const rows = attributes.map((attribute) => {
		const reading = attribute.read(facts);
		return {
			group: attribute.group,
			id: attribute.id,
			label: attribute.label(),
			about: attribute.about(),
			state: reading.state,
			value: asking && reading.state === 'not-asked' ? l10n.t('being asked for…') : readingText(reading),
			source: printable(sourceOf(reading, now, facts.model.recorded === true)),
		};
	});
	return {
		answer,
		groups: attributeGroups.map(({ id, label }) => ({
			label: label(),
			rows: rows.filter(({ group }) => group === id).map(({ group: _, ...fact }) => fact),
		})),
	};
}

function answeredWords(recorded: boolean | undefined, time: string): string {
	return recorded
		? l10n.t('These facts were recorded on an earlier day, and were read {0}.', time)
		: l10n.t('The hub answered {0}.', time);
}

/** `cardData.license, 3 minutes ago`; of an answer that could not be renewed, or was recorded, it says so. */
function sourceOf(reading: Reading, now: number, recorded: boolean): string {
	if (!('evidence' in reading)) {
		return '';
	}
	const { field, readAt, stale, ours } = reading.evidence;
	if (ours) {
		return field;
	}
	return stale && !recorded
		? l10n.t('{0}, last answer {1}', field, ago(readAt, now))
		: readFrom(field, ago(readAt, now), recorded);
}
