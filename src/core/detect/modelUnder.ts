// What a text names that stands under a name which says "a model": a variable, a key, a flag.
import type { HubId } from '../model';
import { isCanonical, isClosed, isOwned, type NamedRepository, repositoryOf } from './ids';
import { isOllamaName, ollamaTag, servedByOllama, speaksOfOllama } from './ollama';

/** Two plain words, or an owner with dots (a service's method): too little to go by without a call. */
const vague =
	/^[^/]*\.[^/]*\/|^v?\d[\d_.]*\/|\/(?:\d+|[a-z]|v\d+|models?|config|cache|wasm|weights?|tokenizer|embeddings?|completions?|chat|files?|paths?|list|index|default|latest)$/i;

/** Whether the parts of `owner/name` are too plain to speak for themselves. */
export const isVague = (id: string): boolean => vague.test(id);

/**
 * The model that `text` names under such a name. Local paths, models that only a service knows, and words without an
 * owner name none.
 * @param file What the text stands in: one that speaks of Ollama may use the plain names of its library.
 */
export function modelUnder(
	text: string,
	file: string,
): { readonly hub: HubId; readonly said: NamedRepository } | undefined {
	const ollama =
		ollamaTag(text) ??
		servedByOllama(text) ??
		(isOllamaName(text) && speaksOfOllama(file) ? text : undefined);
	if (ollama !== undefined) {
		return { hub: 'ollama', said: { id: ollama, kind: 'model' } };
	}
	const said = repositoryOf(text);
	return said?.kind === 'model' && !isClosed(said.id) && (isOwned(said.id) || isCanonical(said.id))
		? { hub: 'huggingface', said }
		: undefined;
}
