// What a text names that stands under a name which says "a model": a variable, a key, a flag.
import type { HubId } from '../reference';
import { isCanonical, isClosed, isOwned, isPlainPair, soundsLikeModel } from './ids';
import type { NamedRepository } from './links';
import { nameSays, type Verdict } from './naming';
import { isOllamaName, ollamaTag, servedByOllama, sharedOnOllama, speaksOfOllama } from './ollama';
import { isCatalogueName } from './signatures/catalogues';
import { isSentenceName, repositoryOf } from './spellings';

/**
 * Two plain words, a folder of a commit, an owner with dots (a service's method), or a parameter of a layer: too little to
 * go by without a call.
 */
const vague =
	/^[^/]*\.[^/]*\/|^(?:layer|block|stage|head)s?_?\d+\/|\/(?:scale|kernel|bias|gamma|beta)$|^v?\d[\d_.]*\/|\/(?:\d+|[\da-f]{40}|[a-z]|v\d+|models?|config|cache|wasm|weights?|tokenizer|embeddings?|completions?|chat|files?|paths?|list|index|latest|auto|lora|gguf|onnx|adapter|ensemble|final|best)$/i;

/** What documents and tests write in place of an id. */
const placeholder =
	/^(?:owner|org|user|username|namespace|someone|fake|dummy|your[-_]\w+|my[-_]?org|provider)\/(?:repo|model[-_]name|repo[-_](?:name|id)|repository|your[-_]\w+|my[-_]\w+)$/i;

/** Whether `id` only stands in for one: `owner/repo`. */
export const isPlaceholder = (id: string): boolean => placeholder.test(id);

/** Whether the parts of `owner/name` are too plain to speak for themselves. */
export const isVague = (id: string): boolean => vague.test(id) || isPlaceholder(id);

/** Whether `id` names a model of the hub whatever stands around it. */
export const speaksForItself = (id: string): boolean => isOwned(id) && !isVague(id) && soundsLikeModel(id);

/** A model by its hub. */
export interface HubModel {
	readonly hub: HubId;
	readonly said: NamedRepository;
}

/**
 * The model that `text` names under such a name. Local paths, models that only a service knows, and words without an
 * owner name none.
 * @param file What the text stands in: one that speaks of Ollama may use the plain names of its library.
 * @param name What the text is called there, which may speak of Ollama itself.
 */
export function modelUnder(text: string, file: string, name?: string): HubModel | undefined {
	const ollama =
		ollamaTag(text) ??
		servedByOllama(text) ??
		sharedOnOllama(text, file, name) ??
		(isOllamaName(text) && speaksOfOllama(file, name) ? text : undefined);
	if (ollama !== undefined) {
		return { hub: 'ollama', said: { id: ollama, kind: 'model' } };
	}
	if (isCatalogueName(text)) {
		return { hub: 'other', said: { id: text, kind: 'model' } };
	}
	if (isSentenceName(text)) {
		return { hub: 'huggingface', said: { id: `sentence-transformers/${text}`, kind: 'model' } };
	}
	const said = repositoryOf(text);
	return said?.kind === 'model' && !isClosed(said.id) && (isOwned(said.id) || isCanonical(said.id))
		? { hub: said.hub ?? 'huggingface', said }
		: undefined;
}

/** What a name says of this text. `text_encoder_type` may hold an architecture, or an id as it is. */
export function verdictOn(name: string, text: string): Verdict {
	const verdict = nameSays(name);
	// `inference_model_url` holds an address; what is none is a route.
	if (verdict === 'model' && /ur[il]s?$/i.test(name) && isPlainPair(text) && !soundsLikeModel(text)) {
		return 'other';
	}
	const bare = verdict === 'other' ? name.replace(/[_-]?types?$/i, '') : name;
	const written =
		bare !== name &&
		((isOwned(text) && soundsLikeModel(text)) ||
			(isCanonical(text) && /-/.test(text) && text !== 'openai-gpt'));
	return written ? nameSays(bare) : verdict;
}

/** `org/name:vae/model.safetensors`, `org/name:*.safetensors`, `org/name:`: a repository, and which of its files. */
const withFiles = /^([\w.-]{1,96}\/[\w.-]{1,96}):(?:|[^:]*[*/][^:]*|[^:]*\.\w{2,12})$/;

/**
 * The models that a list in one text names: `org/one,org/two`, `org/base+org/adapter`, `org/one:a.safetensors,org/two:*`,
 * each with its offset.
 */
export function modelsIn(text: string, file: string): readonly (HubModel & { at: number; text: string })[] {
	if (text.length > 2_000 || text.includes('://')) {
		return [];
	}
	const parts = [...text.matchAll(/[^\s,;+[\]"']+/g)];
	const models = parts.flatMap((one) => {
		const text = withFiles.exec(one[0])?.[1] ?? one[0];
		const model = text.includes('/') || text.includes(':') ? modelUnder(text, file) : undefined;
		return model ? [{ ...model, at: one.index, text }] : [];
	});
	return models.length === parts.length ? models : [];
}
