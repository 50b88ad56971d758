// Words of commands that hold a flag and its value: `args = ["--model-id=org/name", "--port=80"]`.
import type { ReferenceKind } from '../reference';
import type { Place } from '../syntax/shapes';
import { datasetOf } from './datasets';
import { type HubModel, isVague, modelUnder, verdictOn } from './modelUnder';
import { isProseCall } from './naming';
import { flagWord } from './spellings';

/** What such a word names, and where its value begins in it. */
export interface Flagged extends HubModel {
	readonly kind: ReferenceKind;
	readonly at: number;
	readonly text: string;
}

/** The model or dataset that the flag in a literal is given. */
export function namedInFlag({ literal, prose, names }: Place, file: string): Flagged | undefined {
	const { value: word, content } = literal;
	const [flag, text] = flagWord(word) ?? [];
	if (
		flag === undefined ||
		text === undefined ||
		prose ||
		content.end - content.start !== word.length ||
		names.some(({ kind, name }) => kind === 'callee' && isProseCall(name))
	) {
		return undefined;
	}
	const at = word.length - text.length;
	const dataset = datasetOf(flag, text);
	if (dataset) {
		return { hub: 'huggingface', said: dataset, kind: dataset.kind, at, text };
	}
	const named = verdictOn(flag, text) === 'model' ? modelUnder(text, file, flag) : undefined;
	return named && !(named.hub === 'huggingface' && isVague(named.said.id))
		? { ...named, kind: 'model', at, text }
		: undefined;
}
