// Literals of a program that no visible load reaches, judged by the names they stand under.
import type { Place } from '../syntax/shapes';
import {
	flagBefore,
	isInRegistry,
	isKeyOfModels,
	isKindBefore,
	isNameOfHandle,
	isOneOfKinds,
	isPinnedBeside,
	isRepeated,
	isShownName,
} from './besidePlaces';
import { isCodeBeside, isCodeName } from './codeNames';
import { isCanonical, isOwned, isPlainPair, soundsLikeDataset, soundsLikeModel } from './ids';
import { linkedModel } from './linkedPlaces';
import { type HubModel, isVague, modelsIn, modelUnder, verdictOn } from './modelUnder';
import { aroundSays, calleeSays, isPriceList, isProseCall, isRouteTable, nameSays } from './naming';
import { isOllamaName, servedByOllama } from './ollama';
import { isSchemed, isSentenceName } from './spellings';

/** What a literal names, and where. */
export type NamedModel = HubModel;

/**
 * Names without a tag are those of architectures (`gemma2`), companies (`mistral`) and services too: what they stand
 * under must be about one model, or about Ollama.
 */
function isPlainOllama({ literal, names }: Place): boolean {
	const [first] = names;
	const bare = /^[a-z]+$/.test(literal.value);
	// `dspy.Cohere(model="command-r")` in a file that also asks Ollama.
	const call = names.find(({ kind }) => kind === 'callee')?.name ?? '';
	if (closedClients.test(call.slice(call.lastIndexOf('.') + 1))) {
		return false;
	}
	return (
		names.some(({ kind, name }) => kind !== 'callee' && /ollama/i.test(name)) ||
		(first !== undefined &&
			first.kind !== 'item' &&
			first.kind !== 'entry' &&
			first.kind !== 'callee' &&
			(!bare || /^model(?:_?name|_?id)?$/i.test(first.name)))
	);
}

/** Clients of services whose own models have names that Ollama's library has too. */
const closedClients =
	/^(?:Chat|Async)?(?:Cohere|Mistral(?:AI)?|DeepSeek|Together(?:AI)?|Groq|Fireworks|Anyscale|NVIDIA|Perplexity)(?:[A-Z]\w*)?$/;

/** Decorators that only write documentation: `auto_docstring(checkpoint=…)`. */
const documents = /doc_?string/i;

/** Names that only carry a value; the one around them says what it is. */
const carriers = /^(?:default(?:_value|_factory)?|value|values|choices|type|)$/i;

/** Calls that give a field, an option or an argument its default, which carry it as well. */
const carrying = /(?:^|\.)(?:[Ff]ield|Option|Argument)$/;

/** Names for what a model is used as, or a part of one, alone. */
const parts =
	/^(?:\w*_)?(?:generator|captioner|detector|classifier|encoder|decoder|backbone|tower|student|teacher|summarizer)s?$/i;

/** Names of parts that have models, and of functions: they say too little for `head/fc`, which is two plain words. */
function isTooPlain(id: string, name: string, inner: boolean): boolean {
	if (!id.includes('/')) {
		// `gpt2` is an architecture as well.
		return id === 'openai-gpt' || (!inner && !id.includes('-') && isCanonical(id));
	}
	if (parts.test(name)) {
		return !soundsLikeModel(id) && !/[A-Z\d]/.test(id.slice(id.indexOf('/')));
	}
	const strong =
		/model|checkpoint|ckpt|pretrained|tokenizer|repo|hf|lora|adapter|llm|vlm|embed|vae|unet|weight/i.test(
			name,
		);
	return isPlainPair(id) && !soundsLikeModel(id) && !(inner && strong);
}

/** Letters and digits alone, however the words are joined. */
const letters = (text: string): string => text.replace(/[^a-z\d]/gi, '').toLowerCase();

/**
 * Whether the text says again what the constant is called, as settings, events and routes are kept:
 * `TRANSCRIBER_LLM_MODEL = "transcriber/llm-model"`, `CUSTOM_MODEL_ID = "settings/custom-model-id"`. A list of models may
 * call each by its id, `GOOGLE_FLAN_T5_BASE`, so that such a key ends in what it is a key of.
 */
function isKeyOf(name: string, id: string): boolean {
	const said = letters(name);
	const last = id.slice(id.indexOf('/') + 1);
	const isKey = /[-_](?:models?|id|name|path|type|provider)$/i.test(last) && said === letters(id);
	return isKey || (/[-_]id$/i.test(last) && said === letters(last));
}

/**
 * Whether what stands beside the literal says that it is something else: code, who answers (`provider="openai/x"`), one
 * architecture of several, or an entry of an enumeration, `gpt2 = "gpt2"`.
 */
function isNoModel(place: Place, id: string, file: string): boolean {
	const [first] = place.names;
	const plain = !/[-/]/.test(id);
	return (
		(plain && (first?.name === id || isOneOfKinds(place, file))) ||
		(first !== undefined &&
			id.includes('/') &&
			((first.name === 'provider' && !isSchemed(place.literal.value)) ||
				(first.kind === 'variable' && (isCodeName(first.name, file) || isKeyOf(first.name, id))) ||
				(first.kind === 'key' && isCodeBeside(place.literal.span, file))))
	);
}

/** The model that the literal at `place` names, by what stands around it. */
export function namedAsModel(place: Place, file: string): NamedModel | undefined {
	const text = place.literal.value;
	if (place.prose || place.names.some(({ kind, name }) => kind === 'callee' && documents.test(name))) {
		return undefined;
	}
	if (text.includes('://')) {
		return linkedModel(place);
	}
	// What a call for a model gives may be called anything: `translation = ModelConfig(name="org/name")`.
	const made = place.names.findIndex(
		({ kind, name }) => kind === 'callee' && calleeSays(name, 0) === 'model',
	);
	const held = made === -1 ? place.names : place.names.slice(0, made);
	if (held.some(({ kind, name }) => kind !== 'callee' && (isRouteTable(name) || isPriceList(name)))) {
		return undefined;
	}
	// pydantic: `json_schema_extra = {"example": {"model": "org/name"}}`
	if (held.some(({ kind, name }) => kind === 'key' && /^examples?$/.test(name))) {
		return undefined;
	}
	// `collect_ignore = ['tests/models/']`: hubs take no slash at the end, so that is a folder. In open_clip's table of
	// weights it is no file of a repository's.
	const folder = text.endsWith('/') && place.names[0]?.name !== 'hf_hub';
	const named = folder ? undefined : modelUnder(text, file, place.names[0]?.name);
	if (named?.hub === 'ollama' && !text.includes(':') && named.said.id === text && !isPlainOllama(place)) {
		return undefined;
	}
	if (!named || (named.hub === 'huggingface' && isVague(named.said.id))) {
		return undefined;
	}
	const { id } = named.said;
	if (isShownName(place, file) || isNoModel(place, id, file)) {
		return undefined;
	}
	if (named.hub === 'huggingface' && isNameOfHandle(id, file)) {
		return undefined;
	}
	// Keys of tables of words, figures and file names are no ids that anything loads.
	const [key, ...around] = place.names;
	if (
		key?.kind === 'entry' &&
		(key.name === 'scalar' ||
			!isOwned(id) ||
			isPlainPair(id) ||
			around.some(({ name }) => /type|alias|arch/i.test(name)))
	) {
		return undefined;
	}
	if (isKindBefore(place, id, file)) {
		return undefined;
	}
	const speaks =
		named.hub === 'other' ||
		(named.hub === 'ollama'
			? servedByOllama(text) !== undefined || (text.includes(':') && isOllamaName(text))
			: isSchemed(text) || (isOwned(id) && !isSentenceName(text) && soundsLikeModel(id)));
	const flag = key?.kind === 'item' ? flagBefore(place, file) : undefined;
	const asked = flag === undefined ? 'silent' : verdictOn(flag, text);
	if (flag !== undefined && asked !== 'silent') {
		return asked === 'model' && !isTooPlain(id, flag, true) ? named : undefined;
	}
	let repository = false;
	const names = place.names.filter(({ kind }) => kind !== 'item');
	const pinned = isOwned(id) && isPinnedBeside(place, file);
	let inner = true;
	let used = false;
	let placed = false;
	for (const { kind, name, position } of names) {
		// `MODELS = {"small": {"path": "org/name"}}`: a folder or a repository, as what is around it says.
		if (inner && speaks && kind !== 'callee' && name === 'path') {
			placed = true;
			continue;
		}
		// `Model(onnx_path="org/name", onnx_revision="<40 digits>")`
		if (inner && pinned && kind === 'keyword') {
			inner = false;
			continue;
		}
		// `expect(await load({ repo: "org/name" }))`: what the inner call is given is used, whoever looks at its result.
		if (used && kind === 'callee' && isProseCall(name)) {
			break;
		}
		used ||= kind === 'callee';
		const verdict =
			kind === 'callee'
				? calleeSays(name, position ?? 0)
				: inner
					? speaks && kind === 'key' && isRepeated(name, id)
						? 'silent'
						: verdictOn(name, text)
					: aroundSays(kind === 'field' ? withoutMedium(name) : name);
		if (verdict === 'other' && kind !== 'callee' && speaks && isSchemed(text)) {
			break;
		}
		if (verdict === 'other' || (verdict === 'model' && isTooPlain(id, name, inner || kind === 'callee'))) {
			return undefined;
		}
		if (verdict === 'model') {
			return named;
		}
		repository ||= verdict === 'repository';
		// `default=…` says nothing; the option's name does.
		inner &&= carriers.test(name) || (kind === 'callee' && carrying.test(name));
	}
	const [first] = place.names;
	if (placed && !pinned) {
		return undefined;
	}
	if (first === undefined || names[0]?.kind === 'entry') {
		return first && speaks && (isKeyOfModels(place, file) || isInRegistry(place)) ? named : undefined;
	}
	// Nothing around it says what it is; then only a name that speaks for itself counts.
	return speaks ||
		pinned ||
		(repository && !soundsLikeDataset(id) && isOwned(id)) ||
		(first.kind === 'item' && isCanonical(id) && id.includes('-') && id !== 'openai-gpt')
		? named
		: undefined;
}

/** `Image2VideoTest`, `text_to_image`: a class or function whose name says what its models take and give. */
const withoutMedium = (name: string): string => name.replace(/image(?!s?$)|(?<=2|to_?)images?$/gi, '');

/** The models of a list in one text, under a name that says so: `MODELS = "org/one,org/two"`. */
export function namedInList({ literal, prose, names }: Place, file: string): ReturnType<typeof modelsIn> {
	const { value, content } = literal;
	const raw = content.end - content.start === value.length;
	const [first] = names;
	return !prose && raw && value.includes(',') && first && nameSays(first.name) === 'model'
		? modelsIn(value, file)
		: [];
}
