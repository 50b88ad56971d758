import * as l10n from '@vscode/l10n';
import { notRecorded } from '../hubs/huggingface/refusals';
import type { Evidence, ModelInfo } from '../model';
import type { Told, TreeFile } from '../repository';
import { isUnrecorded } from '../unrecorded';
import { firstOf } from '../wording';
import type { Attribute, Reading } from './attribute';
import type { Details, ModelFacts, Part } from './modelFacts';

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
	| { readonly notStated: string }
	/** The answer does not hold what the row is about: a sentence that says so. */
	| { readonly notKnown: string };

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
			const taken = take(model, facts);
			return isNothing(taken) && isUnrecorded(model, row.field)
				? { state: 'unknown', text: notRecorded(evidence.url) }
				: toReading(taken, field, evidence);
		},
	};
}

function isNothing(taken: Taken): taken is undefined | '' {
	return taken === undefined || taken === '';
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

/**
 * Of a tree none of whose files has this field: the hub gives it for each, so a list without it is one of somebody who
 * does not know. Undefined where a file has it, and where there is none.
 */
export function unlistedOf(
	files: readonly TreeFile[],
	field: 'changed' | 'scan',
	{ model, evidence }: Pick<ModelFacts, 'model' | 'evidence'>,
): { readonly notKnown: string } | undefined {
	if (files.length === 0 || files.some((file) => file[field] !== undefined)) {
		return undefined;
	}
	const notKnown = model.unrecorded
		? notRecorded(evidence.url)
		: l10n.t('The list of files that was sent says nothing of it.');
	return { notKnown };
}

/** Of a model that names no base: not known where a stand-in for the hub has no record of its card. */
export function noBase({ model, evidence }: Pick<ModelFacts, 'model' | 'evidence'>): Taken {
	return isUnrecorded(model, 'cardData')
		? { notKnown: notRecorded(evidence.url) }
		: { notStated: l10n.t('no base model stated') };
}

/** A row that is read from its first source, and from the other one where that states nothing. */
export function firstStated(first: Attribute, other: Attribute): Attribute {
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
	if (isNothing(taken)) {
		return { state: 'not-stated', evidence: { ...evidence, field } };
	}
	if (typeof taken === 'string') {
		return { state: 'stated', text: taken, evidence: { ...evidence, field } };
	}
	if ('notKnown' in taken) {
		return { state: 'unknown', text: taken.notKnown };
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

/** Texts of a list, cut after some of them; undefined for none. */
export function listed(values: readonly string[] | undefined, most = 8): string | undefined {
	if (!values?.length) {
		return undefined;
	}
	return firstOf(values, most);
}
