import * as l10n from '@vscode/l10n';
import { cutAfter } from '../printable';
import { inList } from '../wording';
import { type Reading, readingText } from './attribute';
import { attributes } from './attributes';
import type { Judgement, Wanted } from './judgement';
import { judges } from './judges';
import type { ModelFacts } from './modelFacts';
import type { NeedId } from './needs';

/** One attribute of a candidate, and what it comes to. */
export interface JudgedReading {
	readonly attribute: string;
	readonly reading: Reading;
	/** Absent: nothing was asked that it answers, or it does not tell. */
	readonly judgement?: Judgement;
	/** It was asked for, and the model does not state it: worth as much as it is missed. */
	readonly missed: boolean;
}

/** Why a candidate fits or not, in one line each. */
export interface FitReason {
	readonly mark: 'fits' | 'look' | 'against' | 'not-stated' | 'contradictory';
	readonly text: string;
	readonly attribute: string;
	/** What asked for it; absent for what matters whatever is needed. */
	readonly need?: NeedId | 'use';
}

/** What a candidate comes to against needs and policy; no lone score. */
export interface Fit {
	readonly mark: 'fits' | 'look' | 'against' | 'not-stated';
	/** `2 against your needs, 1 to look at`, `fits all needs known`. */
	readonly text: string;
	/** The worst first. */
	readonly reasons: readonly FitReason[];
}

/** Every attribute of a candidate with its judgement, in the order of the table. */
export function judgeFacts(facts: ModelFacts, wanted: Wanted): readonly JudgedReading[] {
	return attributes.map((attribute) => {
		const reading = attribute.read(facts);
		const asked = judges.filter((row) => row.attribute === attribute.id);
		const judgements =
			reading.state === 'stated'
				? asked.flatMap((row): Judgement[] => {
						const judged = row.judge(reading, wanted, facts);
						return judged ? [{ ...judged, ...(row.need ? { need: row.need } : {}) }] : [];
					})
				: [];
		const [worst] = [...judgements].sort((a, b) => weight[a.mark] - weight[b.mark]);
		const missed = reading.state === 'not-stated' && asked.some(({ need }) => isWanted(need, wanted));
		return { attribute: attribute.id, reading, missed, ...(worst ? { judgement: worst } : {}) };
	});
}

/** A reason is read beside others; what is longer is in the evidence. */
const longestValue = 400;

const weight: Readonly<Record<FitReason['mark'], number>> = {
	against: 0,
	contradictory: 1,
	look: 2,
	'not-stated': 3,
	fits: 4,
};

function isWanted(need: NeedId | 'use' | undefined, { needs, policy }: Wanted): boolean {
	if (need === undefined) {
		return false;
	}
	return need === 'use' ? policy.use?.purpose !== undefined : needs[need] !== undefined;
}

/** The verdict on a candidate, with every reason for it. */
export function fitOf(readings: readonly JudgedReading[]): Fit {
	const reasons = readings.flatMap(({ attribute, reading, judgement, missed }): FitReason[] => {
		const label = attributes.find(({ id }) => id === attribute)?.label() ?? attribute;
		const value = cutAfter(readingText(reading), longestValue);
		if (reading.state === 'contradictory') {
			return [{ attribute, mark: 'contradictory', text: l10n.t('{0}: {1}', label, value) }];
		}
		if (missed) {
			return [{ attribute, mark: 'not-stated', text: l10n.t('{0}: {1}', label, value) }];
		}
		if (!judgement) {
			return [];
		}
		const { mark, note, need } = judgement;
		const text = note ? l10n.t('{0}: {1}; {2}', label, value, note) : l10n.t('{0}: {1}', label, value);
		return [{ attribute, mark, text, ...(need ? { need } : {}) }];
	});
	const sorted = reasons
		.map((reason, at) => ({ reason, at }))
		.sort((a, b) => weight[a.reason.mark] - weight[b.reason.mark] || a.at - b.at)
		.map(({ reason }) => reason);
	return fitBy(sorted);
}

/** What reasons come to. Each that is none of fitting is counted, so that the words tell how many there are to read. */
export function fitBy(reasons: readonly FitReason[]): Fit {
	const count = (...marks: FitReason['mark'][]) => reasons.filter(({ mark }) => marks.includes(mark)).length;
	const [against, look, missing] = [count('against'), count('look', 'contradictory'), count('not-stated')];
	if (against + look > 0) {
		const parts = [
			against > 0 ? l10n.t('{0} against your needs', against) : undefined,
			look > 0 ? l10n.t('{0} to look at', look) : undefined,
			missing > 0 ? l10n.t('{0} not stated', missing) : undefined,
		];
		const text = inList(parts.filter((part) => part !== undefined));
		return { mark: against > 0 ? 'against' : 'look', text, reasons };
	}
	if (missing > 0) {
		return {
			mark: 'not-stated',
			text: l10n.t('what is stated fits; needed and not stated: {0}', missing),
			reasons,
		};
	}
	return reasons.some(({ need }) => need !== undefined)
		? { mark: 'fits', text: l10n.t('fits all needs known'), reasons }
		: { mark: 'not-stated', text: l10n.t('no needs to compare it with yet'), reasons };
}
