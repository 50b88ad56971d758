import { isRepositoryId } from './hubs/addresses';
import type { HubId, ModelReference } from './model';

/** A model as a person or an agent names it. */
export interface NamedModel {
	readonly hub: HubId;
	readonly id: string;
	/** Undefined: the one that a load without a revision gets. */
	readonly revision: string | undefined;
}

/** Hubs that can be asked of a model by its name alone, by the word that stands for each. */
export const hubsByWord: Readonly<Record<string, HubId>> = {
	huggingface: 'huggingface',
	'pytorch-hub': 'pytorch-hub',
	kaggle: 'tfhub/kaggle',
	modelscope: 'modelscope',
	ollama: 'ollama',
};

/** The model, or which part of the word is none: a name has no longer than 200 characters, and neither has a revision. */
export type ReadModelWord =
	| { readonly state: 'named'; readonly model: NamedModel }
	| { readonly state: 'no-id' | 'no-revision'; readonly part: string };

const pageAddress =
	/^https:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([\w.-]+\/[\w.-]+)(?:\/(?:tree|blob)\/([\w.-]+).*)?\/?$/;

/** `org/name@main` → its parts; so does the address of a model's page. */
export function readModelWord(word: string, hub: HubId): ReadModelWord {
	const address = pageAddress.exec(word);
	if (address?.[1] !== undefined) {
		return { state: 'named', model: { hub: 'huggingface', id: address[1], revision: address[2] } };
	}
	// Of the other hubs the names have tags and deeper paths: `pytorch/vision:v0.10.0`, `llama3.2:3b`.
	const shape = hub === 'huggingface' ? /^([\w.-]+(?:\/[\w.-]+)?)(?:@(.+))?$/ : /^([\w.:/-]+)(?:@(.+))?$/;
	const [, id, revision] = shape.exec(word) ?? [];
	if (id === undefined || id.length > 200 || (hub === 'huggingface' && !isRepositoryId(id))) {
		return { state: 'no-id', part: word };
	}
	if (revision !== undefined && !/^[\w./-]{1,200}$/.test(revision)) {
		return { state: 'no-revision', part: revision };
	}
	return { state: 'named', model: { hub, id, revision } };
}

/** A model without code around it, as the outputs take it. */
export function bareReference({ hub, id }: NamedModel): ModelReference {
	return { hub, kind: 'model', id, text: id, span: { start: 0, end: 0 }, role: 'mention', loads: [] };
}
