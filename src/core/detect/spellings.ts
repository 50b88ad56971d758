// What the text of a literal names: a repository of a hub however tools write it, a path, or nothing.
import { isCanonical, isOwned, isPair, soundsLikeModel } from './ids';
import { type NamedRepository, repositoryOfModelscope, repositoryOfScheme, repositoryOfUrl } from './links';
import { isOllamaName, servedByOllama } from './ollama';
import { remembered } from './remembered';
import { isCatalogueName } from './signatures/catalogues';
import { repositoryOfZoo } from './zooLinks';

/** What OpenRouter puts behind its own names, `owner/name:free`, and tags of images: `org/vllm-gpu:latest`. */
const variants = new Set(
	'free extended exacto thinking online nitro floor latest nightly stable edge main master dev'.split(' '),
);

/** `owner/name:provider` of the hub's inference router without the provider. */
function withoutProvider(text: string): string {
	const [id = '', provider, more] = text.split(':');
	return provider !== undefined &&
		more === undefined &&
		/^[a-z][a-z0-9-]{1,30}$/.test(provider) &&
		!variants.has(provider) &&
		isPair(id)
		? id
		: text;
}

/** open_clip writes a slash behind the id; behind anything that is no model's name it ends a folder. */
function withoutSlash(text: string): string {
	const id = text.endsWith('/') ? text.slice(0, -1) : text;
	return id !== text && isPair(id) && soundsLikeModel(id) ? id : text;
}

const pair = '([A-Za-z0-9][\\w.-]{0,95}/[A-Za-z0-9_][\\w.-]{0,95})';

/** How tools write a repository of the hub. The first group is its id, the second a revision. */
const spellings: readonly RegExp[] = [
	// Ollama and Docker: hf.co/org/name:Q4_K_M
	`(?:hf|huggingface)\\.co/${pair}(?::[\\w.-]{1,60})?`,
	// LiteLLM; servers that answer as OpenAI does are asked for `openai/org/name`, a provider of the hub for
	// `huggingface/together/org/name`.
	`(?:huggingface(?:/[a-z][a-z\\d-]{1,30})?|hosted_vllm|openai)/${pair}`,
	// Inspect, which is what lighteval runs by; a provider of the hub may stand behind.
	`hf-inference-providers/${pair}(?::[a-z][a-z\\d-]{1,30})?`,
	// timm, open_clip
	`hf[-_]hub:${pair}(?:@([\\w./-]{1,60}))?`,
	// node-llama-cpp: hf:org/name/file.gguf
	`hf:${pair}(?::[\\w.-]{1,60}|/[\\w./-]{1,200})?`,
	`git@(?:hf|huggingface)\\.co:${pair.slice(0, -1)}?)(?:\\.git)?`,
	// LlamaIndex: an embedding model that runs here
	`local:${pair}`,
	// promptfoo; pydantic-ai has no task there, and perhaps a provider behind.
	`huggingface:(?:[a-z-]{3,40}:)?${pair}(?::[a-z][a-z\\d-]{1,30})?`,
	// An adapter on a file of its base, or a file alone: org/name/model.Q4_K_M.gguf
	`${pair}/(?:[\\w.-]{1,100}/){0,4}[\\w.-]{1,120}\\.(?:gguf|safetensors|ckpt|bin|pth?|onnx|litertlm)`,
].map((one) => new RegExp(`^${one}$`));

/** `huggingface:text-classification:org/name`: which hub is meant is said, so what stands farther around matters less. */
export const isSchemed = (text: string): boolean => /^(?:hf|huggingface)(?:[-_]hub)?:/i.test(text);

function spelled(text: string): NamedRepository | undefined {
	const found =
		text.length > 400 ? undefined : spellings.map((one) => one.exec(text)).find((one) => one !== null);
	const [, id = '', revision] = found ?? [];
	const file = found !== undefined && text.startsWith(id);
	if (!found || !isOwned(id) || (file && !soundsLikeModel(id))) {
		return undefined;
	}
	return {
		id,
		kind: 'model',
		...(revision === undefined ? {} : { revision, revisionAt: text.lastIndexOf(revision) }),
	};
}

/**
 * The repository that a text names where a loading call expects one. Local paths name none.
 */
export function repositoryOf(text: string): NamedRepository | undefined {
	const plain = withoutSlash(withoutProvider(text));
	if (isOwned(plain) || isCanonical(plain)) {
		return { id: plain, kind: 'model' };
	}
	const typed = /^(datasets|spaces)\/(.+)$/.exec(plain);
	if (typed && isOwned(typed[2] ?? '')) {
		return { id: typed[2] ?? '', kind: typed[1] === 'datasets' ? 'dataset' : 'space' };
	}
	return text.includes('://')
		? (repositoryOfUrl(text) ??
				repositoryOfScheme(text) ??
				repositoryOfModelscope(text) ??
				repositoryOfZoo(text))
		: spelled(text);
}

/** Names of sentence-transformers' own models, which are written without their owner. */
export const isSentenceName = (text: string): boolean =>
	/^(?:(?:all|multi-qa|paraphrase|msmarco|distiluse|nli|stsb|quora|nq|gtr|sentence(?!-transformers)|clip)-[\w.-]*(?:MiniLM|mpnet|distilbert|distilroberta|roberta|bert|t5|albert|xlm|use|ViT)[\w.-]*|LaBSE|distiluse-base-multilingual-cased-v[12]|average_word_embeddings_[\w.]+)$/.test(
		text,
	);

/** A command line that starts a program which is given a model, wherever it stands: `llama-server -hf org/name`. */
export const isCommandText = (text: string): boolean =>
	/^(?:llama-(?:server|cli)|vllm serve|python3? -m (?:vllm|sglang)\.\S+|ollama (?:run|pull)|hf download|huggingface-cli download|text-(?:generation-launcher|embeddings-router)|optimum-cli export)\s+\S/.test(
		text,
	);

/** `org/one,org/two` */
const isList = (text: string): boolean =>
	text.includes(',') && text.length < 2_000 && /^[\w.-]+\/[\w.-]+(?:\s?,\s?[\w.-]+\/[\w.-]+)+$/.test(text);

/** `pretrained=org/name,dtype=auto` */
export const isSettings = (text: string): boolean => /^\w+=[\w.-]+\/[\w.-]+(?:,|$)/.test(text);

/** The flag and the value of a word that holds both: `--model-id=org/name`. */
export function flagWord(text: string): readonly [string, string] | undefined {
	const [, flag, value] = /^(--?[a-z][\w.-]{1,60})=([\w.-]{1,96}[/:][\w.:/-]{1,200})$/i.exec(text) ?? [];
	return flag === undefined || value === undefined ? undefined : [flag, value];
}

/** Cheap test of whether a literal is worth a closer look; programs hold the same few again and again. */
export const mayName = remembered(
	(literal) =>
		(literal.includes('/') &&
			(isPair(withoutSlash(withoutProvider(literal))) ||
				isList(literal) ||
				(literal.includes('://') && !/\s/.test(literal)) ||
				spelled(literal) !== undefined)) ||
		isCanonical(literal) ||
		isSentenceName(literal) ||
		isCatalogueName(literal) ||
		isOllamaName(literal) ||
		servedByOllama(literal) !== undefined ||
		isCommandText(literal) ||
		isSettings(literal) ||
		flagWord(literal) !== undefined ||
		/^[a-z][\w.-]{1,60}:[\w.-]{1,60}$/.test(literal),
);
