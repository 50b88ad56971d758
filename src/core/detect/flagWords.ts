// Words of commands that hold a flag and its value, `args = ["--model-id=org/name", "--port=80"]`, and texts of settings,
// `{"model_args": "pretrained=org/name,dtype=auto"}`.
import type { ReferenceKind } from '../reference';
import type { Place } from '../syntax/shapes';
import { datasetOf } from './datasets';
import { type HubModel, isVague, modelUnder, verdictOn } from './modelUnder';
import { isProseCall } from './naming';
import { flagWord, isSettings } from './spellings';

/** What such a word names, and where its value begins in it. */
export interface Flagged extends HubModel {
	readonly kind: ReferenceKind;
	readonly at: number;
	readonly text: string;
}

/** The models and datasets that the flag in a literal is given, or its settings are. */
export function namedInFlags({ literal, prose, names }: Place, file: string): readonly Flagged[] {
	const { value: word, content } = literal;
	if (
		prose ||
		content.end - content.start !== word.length ||
		names.some(({ kind, name }) => kind === 'callee' && isProseCall(name))
	) {
		return [];
	}
	return givenIn(word).flatMap(({ name, text, at }): Flagged[] => {
		const dataset = datasetOf(name, text);
		if (dataset) {
			return [{ hub: 'huggingface', said: dataset, kind: dataset.kind, at, text }];
		}
		const named = verdictOn(name, text) === 'model' ? modelUnder(text, file, name) : undefined;
		return named && !(named.hub === 'huggingface' && isVague(named.said.id))
			? [{ ...named, kind: 'model', at, text }]
			: [];
	});
}

function givenIn(word: string): readonly { name: string; text: string; at: number }[] {
	const [flag, value] = flagWord(word) ?? [];
	if (flag !== undefined && value !== undefined) {
		return [{ name: flag, text: value, at: word.length - value.length }];
	}
	return isSettings(word) && word.length < longestSettings
		? [...word.matchAll(/(?:^|,)(\w{1,80})=([^,\s=]+)/g)].map(
				({ 0: whole, 1: name = '', 2: text = '', index }) => ({
					name,
					text,
					at: index + whole.length - text.length,
				}),
			)
		: [];
}

const longestSettings = 2_000;
