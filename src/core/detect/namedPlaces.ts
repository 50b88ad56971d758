// Literals of a program that no visible load reaches, judged by the names they stand under.
import type { Place } from '../syntax/shapes';
import { mayNameDataset } from './datasets';
import { isCanonical, isOwned, isPlainPair, soundsLikeModel } from './ids';
import { repositoryOfHandle } from './links';
import {
	type HubModel,
	isPlaceholder,
	isVague,
	modelsIn,
	modelUnder,
	speaksForItself,
	verdictOn,
} from './modelUnder';
import { aroundSays, calleeSays, isPriceList, isProseCall, isRouteTable, nameSays } from './naming';
import { isOllamaName, servedByOllama } from './ollama';
import { onceAText } from './onceAText';
import {
	flagWord,
	isCommandText,
	isSchemed,
	isSentenceName,
	isSettings,
	mayName,
	repositoryOf,
} from './spellings';

/** Calls that show a link to people, and names of links. */
const shown = /link|href|homepage|citation|doc|help|description|message|paper|readme/i;

/** Names of links that people follow, beside which an address is no source of a model. */
const linkName = /url|link|card|page|site|home|badge|logo|icon/i;

const fetches = /(?:^|\.)(?:get|fetch|post|require|import)$/;

/** What a literal names, and where. */
export type NamedModel = HubModel;

/** What an address leads to that a program fetches; a page of the hub counts under a name that says "a model". */
function linked(place: Place): NamedModel | undefined {
	const text = place.literal.value;
	const said = repositoryOf(text);
	const isShown = place.names.some(
		({ kind, name }) => shown.test(name) || (kind === 'callee' && isProseCall(name) && !fetches.test(name)),
	);
	if (place.prose || isShown || (said && isPlaceholder(said.id))) {
		return undefined;
	}
	if (said?.kind === 'model' && (said.url || said.fetched)) {
		const [inner] = place.names;
		const named =
			inner && inner.kind !== 'callee' && !linkName.test(inner.name) && nameSays(inner.name) === 'model';
		return said.fetched || named ? { hub: said.hub ?? 'huggingface', said } : undefined;
	}
	const handle = repositoryOfHandle(text);
	return handle && { hub: 'tfhub/kaggle', said: handle };
}

/**
 * Names without a tag are those of architectures (`gemma2`), companies (`mistral`) and services too: what they stand
 * under must be about one model, or about Ollama.
 */
function isPlainOllama({ literal, names }: Place): boolean {
	const [first] = names;
	const bare = /^[a-z]+$/.test(literal.value);
	return (
		names.some(({ kind, name }) => kind !== 'callee' && /ollama/i.test(name)) ||
		(first !== undefined &&
			first.kind !== 'item' &&
			first.kind !== 'entry' &&
			first.kind !== 'callee' &&
			(!bare || /^model(?:_?name|_?id)?$/i.test(first.name)))
	);
}

/** Decorators that only write documentation: `auto_docstring(checkpoint=…)`. */
const documents = /doc_?string/i;

/**
 * Whether anything may be made of a literal that no call asks for, whatever it stands under. Most addresses lead to no
 * hub, and most words with a slash or a colon are media types, devices and paths, which never name anything.
 * @param file What the literal stands in.
 */
export function mayStandAlone(literal: string, file: string): boolean {
	if (/^[a-z][a-z\d+.-]*:\/\//i.test(literal)) {
		return repositoryOf(literal) !== undefined || repositoryOfHandle(literal) !== undefined;
	}
	if (!mayName(literal)) {
		return false;
	}
	const model = modelUnder(literal, file);
	return (
		(model !== undefined && !(model.hub === 'huggingface' && isVague(model.said.id))) ||
		mayNameDataset(literal, file) ||
		(literal.includes(',') && modelsIn(literal, file).length > 0) ||
		isCommandText(literal) ||
		isSettings(literal) ||
		flagWord(literal) !== undefined
	);
}

/** Whether the literal at an offset of Python code is seen to be such a decorator's, without a tree. */
export const isDocumented = (file: string, at: number, literal: string): boolean =>
	!literal.includes(',') &&
	/doc_?string\w{0,40}\(\s{0,40}(?:checkpoint\s?=\s?)?$/i.test(file.slice(Math.max(at - 120, 0), at));

/**
 * Whether the literal at an offset of Python code is seen to be an architecture or to be compared, without a tree:
 * `model_type = "llama"`, `["model_type"] == "llama"`. Many names of Ollama's library are those of architectures, too.
 */
export const isArchitecture = (file: string, at: number, literal: string): boolean =>
	isOllamaName(literal) &&
	!literal.includes(':') &&
	!isCanonical(literal) &&
	/(?:\w_type(?:["']\]?)?\s{0,4}[=:]|[=!]=)\s{0,4}$/.test(file.slice(Math.max(at - 40, 0), at));

/** Names that only carry a value; the one around them says what it is. */
const carriers = /^(?:default(?:_value|_factory)?|value|values|choices|type|)$/i;

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

/** The names that stand behind another owner in quotes. */
const ownedNames = onceAText(
	(file) =>
		new Set(
			Array.from(
				file.matchAll(/["'`](?!sentence-transformers\/)[\w.-]{1,96}\/([\w.-]{1,96})["'`]/g),
				([, name]) => name,
			),
		),
);

/** `{id: "org/all-MiniLM-L6-v2", name: "all-MiniLM-L6-v2"}`: another's model, and what it is called. */
const isShownName = ({ literal: { value }, names: [first] }: Place, file: string): boolean =>
	first?.kind !== 'callee' &&
	/^(?:name|label|title)$/i.test(first?.name ?? '') &&
	isSentenceName(value) &&
	ownedNames(file).has(value);

/** The model that the literal at `place` names, by what stands around it. */
export function namedAsModel(place: Place, file: string): NamedModel | undefined {
	const text = place.literal.value;
	if (place.prose || place.names.some(({ kind, name }) => kind === 'callee' && documents.test(name))) {
		return undefined;
	}
	if (text.includes('://')) {
		return linked(place);
	}
	// What a call for a model gives may be called anything: `translation = ModelConfig(name="org/name")`.
	const made = place.names.findIndex(
		({ kind, name }) => kind === 'callee' && calleeSays(name, 0) === 'model',
	);
	const held = made === -1 ? place.names : place.names.slice(0, made);
	if (held.some(({ kind, name }) => kind !== 'callee' && (isRouteTable(name) || isPriceList(name)))) {
		return undefined;
	}
	// `collect_ignore = ['tests/models/']`: hubs take no slash at the end, so that is a folder.
	const named = text.endsWith('/') ? undefined : modelUnder(text, file);
	if (named?.hub === 'ollama' && !text.includes(':') && named.said.id === text && !isPlainOllama(place)) {
		return undefined;
	}
	if (!named || (named.hub === 'huggingface' && isVague(named.said.id))) {
		return undefined;
	}
	if (isShownName(place, file)) {
		return undefined;
	}
	const { id } = named.said;
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
	let inner = true;
	let used = false;
	let placed = false;
	for (const { kind, name, position } of names) {
		// `MODELS = {"small": {"path": "org/name"}}`: a folder or a repository, as what is around it says.
		if (inner && speaks && kind !== 'callee' && name === 'path') {
			placed = true;
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
					? verdictOn(name, text)
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
		inner &&= carriers.test(name);
	}
	const [first] = place.names;
	if (placed) {
		return undefined;
	}
	if (first === undefined || names[0]?.kind === 'entry') {
		return first && speaks && (isKeyOfModels(place, file) || isInRegistry(place)) ? named : undefined;
	}
	// Nothing around it says what it is; then only a name that speaks for itself counts.
	return speaks ||
		((repository || isPinnedBeside(place, file)) && isOwned(id)) ||
		(first.kind === 'item' && isCanonical(id) && id.includes('-') && id !== 'openai-gpt')
		? named
		: undefined;
}

/** `load_plm("gpt2", "gpt2-large")`: an architecture, and behind it the model of it that is loaded. */
const isKindBefore = ({ literal, names: [first] }: Place, id: string, file: string): boolean =>
	first?.kind === 'callee' &&
	!/[-/]/.test(id) &&
	/^["']\s{0,20},\s{0,20}["']([\w.-]{1,80})["']/
		.exec(file.slice(literal.span.end - 1, literal.span.end + 160))?.[1]
		?.startsWith(`${id}-`) === true;

/** `Image2VideoTest`, `text_to_image`: a class or function whose name says what its models take and give. */
const withoutMedium = (name: string): string => name.replace(/image(?!s?$)|(?<=2|to_?)images?$/gi, '');

/** A table from one model to others: `{"org/name-7b-4bit": ("org/name-7b", "other/name-7b")}`. */
const isKeyOfModels = ({ literal }: Place, file: string): boolean =>
	speaksForItself(
		/^["']\s{0,40}:\s{0,40}[([]\s{0,80}["']([\w./-]{1,120})["']/.exec(
			file.slice(literal.span.end - 1, literal.span.end + 320),
		)?.[1] ?? '',
	);

/** A table whose name is of models alone: `EMBEDDING_MODELS = {"org/name-7b": {dimensions: 384}}`. */
const isInRegistry = ({ names: [, table] }: Place): boolean =>
	table?.kind === 'variable' && /models$/i.test(table.name) && nameSays(table.name) === 'model';

/** A commit in full is of a repository: `Entry(name="org/name", languages=["en"], revision="<40 digits>")`. */
function isPinnedBeside({ literal, names }: Place, file: string): boolean {
	const [inner, call] = names;
	if (
		inner?.kind !== 'keyword' ||
		call?.kind !== 'callee' ||
		!/^(?:name|id|repo|identifier)$/.test(inner.name)
	) {
		return false;
	}
	const { start, end } = literal.span;
	return (
		/^\s{0,80},[^()]{0,600}\brevision\s{0,4}=\s{0,4}["'][\da-f]{40}["']/.test(file.slice(end, end + 720)) ||
		/\brevision\s{0,4}=\s{0,4}["'][\da-f]{40}["']\s{0,80},[^()]{0,600}$/.test(
			file.slice(Math.max(start - 720, 0), start),
		)
	);
}

/** The flag that a word of a command follows: `command: ['--model-id', 'org/name']`. */
const flagBefore = ({ literal }: Place, file: string): string | undefined =>
	/["'`](--?[a-z][\w-]{1,60})["'`]\s{0,80},\s{0,80}$/i.exec(
		file.slice(Math.max(literal.span.start - 240, 0), literal.span.start),
	)?.[1];

/** The models of a list in one text, under a name that says so: `MODELS = "org/one,org/two"`. */
export function namedInList({ literal, prose, names }: Place, file: string): ReturnType<typeof modelsIn> {
	const { value, content } = literal;
	const raw = content.end - content.start === value.length;
	const [first] = names;
	return !prose && raw && value.includes(',') && first && nameSays(first.name) === 'model'
		? modelsIn(value, file)
		: [];
}
