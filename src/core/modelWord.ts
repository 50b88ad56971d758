import { type NamedRepository, repositoryOfUrl } from './detect/links';
import { isRepositoryId } from './hubs/addresses';
import type { HubId, ModelReference } from './reference';

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

/** What stands behind the name of a model in the addresses of its pages that show no files: `…/org/name/discussions/3`. */
const besideFiles = /(?<=\/[^/?#]+\/[^/?#]+)\/(?:discussions|commits|community)(?:[/?#].*)?$/;

/** No hub has addresses of more characters. */
const longestAddress = 2000;

/**
 * The repository that a person names by an address of the Hugging Face hub, as a browser shows or a program fetches it;
 * undefined for any other text.
 */
export function repositoryOfAddress(text: string): NamedRepository | undefined {
	const name = repositoryOfUrl(text);
	// In a longer text, looking behind each of its characters would take minutes.
	return name || text.length > longestAddress ? name : repositoryOfUrl(text.replace(besideFiles, ''));
}

/** `org/name@main` → its parts; so does the address of a model's page. */
export function readModelWord(word: string, hub: HubId): ReadModelWord {
	// As browsers show an address, and chats cut one.
	const address = repositoryOfAddress(
		/^(?:www\.)?(?:huggingface|hf)\.co\//.test(word) ? `https://${word}` : word,
	);
	if (address) {
		const { id, kind, revision } = address;
		return kind === 'model' ? checked('huggingface', id, revision) : { state: 'no-id', part: word };
	}
	// Of the other hubs the names have tags and deeper paths: `pytorch/vision:v0.10.0`, `llama3.2:3b`.
	const shape = hub === 'huggingface' ? /^([\w.-]+(?:\/[\w.-]+)?)(?:@(.+))?$/ : /^([\w.:/-]+)(?:@(.+))?$/;
	const [, id, revision] = shape.exec(word) ?? [];
	return id === undefined || id.length > 200 || (hub === 'huggingface' && !isRepositoryId(id))
		? { state: 'no-id', part: word }
		: checked(hub, id, revision);
}

function checked(hub: HubId, id: string, revision: string | undefined): ReadModelWord {
	if (revision !== undefined && !/^[\w./-]{1,200}$/.test(revision)) {
		return { state: 'no-revision', part: revision };
	}
	return { state: 'named', model: { hub, id, revision } };
}

/** A model without code around it, as the outputs take it. */
export function bareReference({ hub, id }: NamedModel): ModelReference {
	return { hub, kind: 'model', id, text: id, span: { start: 0, end: 0 }, role: 'mention', loads: [] };
}
