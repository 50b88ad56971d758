import type { ModelInfo } from '../model';
import { type FactEvidence, readingText } from './attribute';
import { attributes } from './attributes';
import type { NeedAnswer } from './decision';
import type { Wanted } from './judgement';
import { judges } from './judges';
import type { ModelFacts } from './modelFacts';
import type { NeedId } from './needs';
import { shown } from './screen/shown';

/** What a model leaves open of the needs. */
export interface OpenNeeds {
	/** What it states is against them. */
	readonly unmet: readonly NeedAnswer[];
	/** It does not state what would answer them, states it twice, or states something that is only close. */
	readonly unknown: readonly NeedAnswer[];
}

/**
 * The needs that a model does not meet, and those of which it is not known, each with the fact it was held against, where
 * that was read and when. Needs that no fact is held against, such as those in a person's own words, are not known.
 */
export function openNeeds(facts: ModelFacts, wanted: Wanted): OpenNeeds {
	const unmet: NeedAnswer[] = [];
	const unknown: NeedAnswer[] = [];
	const held = new Set<NeedId | 'use'>();
	for (const row of judges) {
		const attribute = attributes.find(({ id }) => id === row.attribute);
		if (!attribute || row.need === undefined) {
			continue;
		}
		const reading = attribute.read(facts);
		const judged = reading.state === 'stated' ? row.judge(reading, wanted, facts) : undefined;
		const isAnswered = reading.state !== 'stated' && reading.state !== 'not-asked';
		if (!judged && !(isAnswered && isWanted(row.need, wanted))) {
			continue;
		}
		held.add(row.need);
		const evidence = 'evidence' in reading ? reading.evidence : undefined;
		const answer: NeedAnswer = {
			need: row.need,
			attribute: attribute.id,
			label: attribute.label(),
			text: shown([readingText(reading), judged?.note].filter(Boolean).join('; '), 1000),
			...(evidence ? readOf(evidence, facts.model) : {}),
		};
		if (judged?.mark === 'against') {
			unmet.push(answer);
		} else if (judged?.mark !== 'fits') {
			unknown.push(answer);
		}
	}
	const silent = (Object.keys(wanted.needs) as NeedId[]).filter((need) => !held.has(need));
	return { unmet, unknown: [...unknown, ...silent.map((need) => ({ need }))] };
}

/** Where a fact was read from and when, as a record keeps it. */
export function readOf(
	{ field, readAt, ours }: FactEvidence,
	{ recorded }: Pick<ModelInfo, 'recorded'>,
): Pick<NeedAnswer, 'source' | 'readAt' | 'recorded'> {
	return {
		source: field,
		readAt: new Date(readAt).toISOString(),
		...(recorded && !ours ? { recorded } : {}),
	};
}

function isWanted(need: NeedId | 'use', { needs, policy }: Wanted): boolean {
	return need === 'use' ? policy.use?.purpose !== undefined : needs[need] !== undefined;
}
