import type { BaseRelation, ModelInfo } from '../../model';
import { isRepositoryId } from '../addresses';
import { isFields, type Note, type Reader, toLines } from '../readers';
import { readEmissions, readResults } from './claims';

/** The front matter of the card, unchecked by the hub for old repositories. */
export function readCard(answer: Reader, note: Note): Partial<ModelInfo> {
	const card = answer.below('cardData');
	const fromTags = tagged(answer, 'license:');
	if (!card) {
		// The hub computes this tag from the card, so it speaks for a card that was not sent.
		if (fromTags?.length) {
			return { licenses: fromTags };
		}
		const sent = Object.hasOwn(answer.fields, 'cardData');
		// A full answer always carries the front matter that the hub could read.
		const full = Array.isArray(answer.raw('siblings')) && answer.raw('sha') !== undefined;
		return sent || full ? { hasCardData: false } : {};
	}
	const relation = card.text('base_model_relation') ?? relationInTags(answer);
	const index = card.raw('model-index') ?? answer.raw('model-index');
	const results = readResults(index);
	const license = card.raw('license');
	return {
		hasCardData: true,
		licenses: license === undefined ? [] : card.lines('license'),
		licenseName: card.text('license_name'),
		licenseLink: card.text('license_link'),
		languages: readLanguages(card),
		datasets: card.lines('datasets'),
		baseModels: card.lines('base_model')?.map(toModelId),
		...(relations.has(relation) ? { baseRelation: relation as BaseRelation } : {}),
		statesResults: readStatesResults(index, note),
		...(results.length > 0 ? { results } : {}),
		...readEmissions(card.raw('co2_eq_emissions')),
	};
}

const relations: ReadonlySet<string | undefined> = new Set(['finetune', 'adapter', 'merge', 'quantized']);

/** `base_model:quantized:org/name` is a tag that the hub computes. */
function relationInTags(answer: Reader): string | undefined {
	return tagged(answer, 'base_model:')
		?.map((tag) => tag.slice(0, tag.indexOf(':')))
		.find((word) => relations.has(word));
}

/** What stands behind a prefix in the tags; undefined when no tags were sent or none has it. */
export function tagged(answer: Reader, prefix: string): readonly string[] | undefined {
	const found = answer
		.lines('tags')
		?.filter((tag) => tag.startsWith(prefix))
		.map((tag) => tag.slice(prefix.length));
	return found?.length ? found : undefined;
}

/** YAML reads the code of Norwegian, `no`, as false; nothing else in a list of languages can be that. */
function readLanguages(card: Reader): readonly string[] | undefined {
	const stated = card.raw('language');
	const restored = [stated].flat().map((language: unknown) => (language === false ? 'no' : language));
	return stated === undefined ? undefined : toLines(restored);
}

/** `https://huggingface.co/org/name/tree/main` stands in cards where `org/name` is meant. */
export function toModelId(text: string): string {
	const path = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([^?#]*)/.exec(text)?.[1];
	const id = path?.split('/', 2).filter(Boolean).join('/');
	return id && isRepositoryId(id) ? id : text;
}

/** `model-index` is a list of models with results each, in old cards sometimes one such object. */
function readStatesResults(index: unknown, note: Note): boolean {
	const entries = Array.isArray(index) ? index : [index];
	if (index !== undefined && !entries.every(isFields)) {
		note('model-index: not readable');
	}
	return entries.some(
		(entry) =>
			isFields(entry) &&
			Object.hasOwn(entry, 'results') &&
			Array.isArray(entry.results) &&
			entry.results.length > 0,
	);
}
