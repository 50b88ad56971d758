import * as l10n from '@vscode/l10n';
import type { Evidence, ModelInfo } from '../model';
import type { Told } from '../repository';
import type { Details, ModelFacts, Part } from './modelFacts';

export type AttributeGroup =
	| 'identity'
	| 'licence'
	| 'risk'
	| 'popularity'
	| 'maintenance'
	| 'documentation'
	| 'provenance'
	| 'reproducibility'
	| 'portability'
	| 'discrepancies';

/** Where in the decision a fact is needed (the interview study's four stages). */
export type Stage = 'assess' | 'select' | 'evaluate' | 'deploy';

/** The stages in words, in the order in which they are gone through. */
export const stages: Readonly<Record<Stage, () => string>> = {
	assess: () => l10n.t('assess'),
	select: () => l10n.t('select'),
	evaluate: () => l10n.t('evaluate'),
	deploy: () => l10n.t('deploy'),
};

/** The factor of the study that a fact stands for. */
export type Factor =
	| 'popularity'
	| 'quality'
	| 'maintenance'
	| 'provenance'
	| 'reproducibility'
	| 'portability'
	| 'discrepancy'
	| 'risk'
	| 'identity';

/** What one attribute comes to for one model. */
export type Reading =
	| {
			readonly state: 'stated';
			readonly text: string;
			/** For sorting and drawing, in the unit of the attribute. */
			readonly amount?: number;
			readonly evidence: FactEvidence;
	  }
	/** Two statements that cannot both be true; `text` has both sides. */
	| { readonly state: 'contradictory'; readonly text: string; readonly evidence: FactEvidence }
	/** It was asked for, and nobody states it. `text` may say what that means here. */
	| { readonly state: 'not-stated'; readonly text?: string; readonly evidence: FactEvidence }
	/** It could not be asked, or not read; `text` is a sentence that says why. */
	| { readonly state: 'unknown'; readonly text: string }
	/** Costs a question of its own that nobody has asked yet. */
	| { readonly state: 'not-asked' };

/** Where a reading was taken from: a field of the hub's answer or a file, and when. */
export interface FactEvidence extends Evidence {
	/** `cardData.license`, `README.md, line 12` */
	readonly field: string;
}

/** One row of what is shown of a model, in the hover, the panel, `show` and `compare` alike. */
export interface Attribute {
	readonly id: string;
	readonly group: AttributeGroup;
	readonly stage: Stage;
	readonly factor: Factor;
	readonly label: () => string;
	/** One sentence: what the fact is good for. */
	readonly about: () => string;
	/** The field of the hub's answer, or the file, that it is read from. */
	readonly field: string;
	/** What has to be asked beyond the lookup. */
	readonly part?: Part;
	read(facts: ModelFacts): Reading;
}

/** What a row makes of its source; undefined is "not stated". */
export type Taken =
	| string
	| undefined
	| {
			readonly text: string;
			readonly amount?: number;
			readonly field?: string;
			readonly contradictory?: true;
	  }
	| { readonly notStated: string };

/** What a row is, but for how it is read. */
export type Row = Omit<Attribute, 'read' | 'part'>;

/** A row that is read from the answer to the lookup itself. */
export function modelRow(row: Row, take: (model: ModelInfo, facts: ModelFacts) => Taken): Attribute {
	return {
		...row,
		read(facts) {
			const { hub, evidence, model } = facts;
			// The fields are those of the Hugging Face hub; of the others the place says where to look.
			const field = hub === 'huggingface' ? row.field : new URL(evidence.url).hostname;
			return toReading(take(model, facts), field, evidence);
		},
	};
}

type ValueOf<P extends Part> = Required<Details>[P] extends Told<infer T> ? T : never;

/** A row that needs an answer of its own. `absent`: what it means that the hub says it is not there. */
export function partRow<P extends Part>(
	row: Row,
	part: P,
	take: (value: ValueOf<P>, facts: ModelFacts) => Taken,
	absent?: () => string,
): Attribute {
	return {
		...row,
		part,
		read(facts) {
			const told = facts.details[part] as Told<ValueOf<P>> | undefined;
			if (told === undefined) {
				return { state: 'not-asked' };
			}
			if (told.state === 'unknown') {
				return { state: 'unknown', text: told.reason };
			}
			const { evidence } = told;
			return told.state === 'absent'
				? {
						state: 'not-stated',
						...(absent ? { text: absent() } : {}),
						evidence: { ...evidence, field: row.field },
					}
				: toReading(take(told.value, facts), row.field, evidence);
		},
	};
}

/** A row that is read from its first source, and from the other one where that states nothing. */
export function firstOf(first: Attribute, other: Attribute): Attribute {
	return {
		...other,
		read(facts) {
			const reading = first.read(facts);
			return reading.state === 'stated' || reading.state === 'contradictory' ? reading : other.read(facts);
		},
	};
}

/** What was taken, with the file or field that it really came from. */
export function withField(taken: Taken, field: string | undefined): Taken {
	return typeof taken === 'object' && 'text' in taken && field ? { ...taken, field } : taken;
}

function toReading(taken: Taken, field: string, evidence: Evidence): Reading {
	if (taken === undefined || taken === '') {
		return { state: 'not-stated', evidence: { ...evidence, field } };
	}
	if (typeof taken === 'string') {
		return { state: 'stated', text: taken, evidence: { ...evidence, field } };
	}
	if ('notStated' in taken) {
		return { state: 'not-stated', text: taken.notStated, evidence: { ...evidence, field } };
	}
	const from = { ...evidence, field: taken.field ?? field };
	if (taken.contradictory) {
		return { state: 'contradictory', text: taken.text, evidence: from };
	}
	const amount = taken.amount === undefined ? {} : { amount: taken.amount };
	return { state: 'stated', text: taken.text, ...amount, evidence: from };
}

/** What a reading says in words, for those who show text only. */
export function readingText(reading: Reading): string {
	switch (reading.state) {
		case 'stated':
		case 'contradictory':
			return reading.text;
		case 'not-stated':
			return reading.text ?? l10n.t('not stated');
		case 'unknown':
			return l10n.t('not known: {0}', reading.text.replace(/\.$/, ''));
		case 'not-asked':
			return l10n.t('not asked for yet');
	}
}

/** Texts of a list, cut after some of them; undefined for none. */
export function listed(values: readonly string[] | undefined, most = 8): string | undefined {
	if (!values?.length) {
		return undefined;
	}
	const shown = values.slice(0, most).join(', ');
	return values.length > most ? l10n.t('{0} and {1} more', shown, values.length - most) : shown;
}
