// Literals that no visible load reaches, judged by the names they stand under.
import type { HubId } from '../model';
import type { Place } from '../syntax/shapes';
import {
	isCanonical,
	isClosed,
	isOwned,
	type NamedRepository,
	repositoryOf,
	repositoryOfHandle,
	soundsLikeModel,
} from './ids';
import { isCatalogueName } from './signatures/catalogues';

/** Words in a name that say "this is a model". */
const modelWords = new Set(
	(
		'model models checkpoint checkpoints ckpt pretrained tokenizer tokenizers encoder decoder backbone reranker rerank embedding ' +
		'embeddings embedder embed lora loras adapter adapters vae unet controlnet llm llms vlm huggingface bert gpt clip whisper ' +
		'teacher student transformer transformers diffusion generator captioner detector summarizer classifier tower ' +
		'weight weights asr tts speculator'
	).split(' '),
);

/** Words that say it is something else. */
const otherWords = new Set(
	(
		'dataset datasets data corpus benchmark eval train split task subset image images docker container registry package packages ' +
		'module modules import mime type types content header headers accept route routes url endpoint href link path dir directory ' +
		'folder file files filename output save push upload target template prompt author license licence space spaces github git ' +
		'action actions test description help title label labels doc docs message text query topic timezone tz font theme icon ' +
		'branch commit user username password key secret token locale entrypoint command cmd script extends plugin preset'
	).split(' '),
);

/** Words of the second kind that say nothing beside one of the first: `model_path` holds a model as a rule. */
const mildWords = new Set(
	'path type types test target text image eval train key prompt space registry task label query user'.split(
		' ',
	),
);

/** Words of names that a person reads and no program does. */
const proseKeys = new Set(
	'help description message msg title label doc metavar epilog usage prompt reason'.split(' '),
);

/** Calls whose arguments are read by people or compared with results. */
const proseCalls =
	/^(?:assert\w*|expect\w*|to[A-Z]\w*|print|log|debug|info|warn|warning|error|exception|describe|it|test|echo|write|startswith|endswith|startsWith|endsWith|includes|replace|split|join|index|find|match|fail|raises|skip|getLogger|require|import|fetch|get|post|put|delete|route)$/;

/** The words that a name is made of, in small letters: `trainDatasetName`, `TRAIN_DATASET_NAME`. */
export const wordsOf = (name: string): string[] =>
	name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter((word) => word !== '');

/** Two plain words, or an owner with dots (a service's method): too little to go by without a call. */
const vague =
	/^[^/]*\.[^/]*\/|^v?\d[\d_.]*\/|\/(?:\d+|[a-z]|v\d+|models?|config|cache|wasm|weights?|tokenizer)$/i;

/** Whether the parts of `owner/name` are too plain to speak for themselves. */
export const isVague = (id: string): boolean => vague.test(id);

/** What a name says of what stands under it. */
export type Verdict = 'model' | 'other' | 'silent';

/** What the name of a variable, key or flag says: `EMBEDDING_MODEL`, `--model-id`, `output_dir`. */
export function nameSays(name: string): Verdict {
	// A key that is a path itself (redirects, route tables) says nothing of what it leads to.
	if (name.includes('/')) {
		return 'silent';
	}
	const words = wordsOf(name);
	// The trainers of transformers push to `hub_model_id`.
	if (proseKeys.has(words.at(-1) ?? '') || words.join('_') === 'hub_model_id') {
		return 'other';
	}
	const model = words.some((word) => modelWords.has(word));
	const last = words.filter((word) => word !== 'id' && word !== 'name').at(-1) ?? '';
	const other = words.some(
		(word) => otherWords.has(word) && !(model && mildWords.has(word) && (word !== last || word === 'path')),
	);
	return other ? 'other' : model ? 'model' : 'silent';
}

function calleeSays(callee: string, position: number): Verdict {
	const last = callee.split('.').at(-1) ?? '';
	const words = wordsOf(callee);
	if (proseCalls.test(last) || words.includes('dataset') || words.includes('datasets')) {
		return 'other';
	}
	return position <= 1 && words.some((word) => modelWords.has(word)) ? 'model' : 'silent';
}

/** An Ollama tag by its shape: `qwen3:8b`, `llama3.2:latest`. */
export function ollamaTag(text: string): string | undefined {
	return /^[a-z][\w.-]{1,60}:(?:latest|instruct|chat|text|\d+(?:\.\d+)?[bm](?:-[\w.-]{1,60})?|[\w.-]{0,40}q\d\w{0,10})$/.test(
		text,
	)
		? text
		: undefined;
}

/** Calls that show a link to people, and names of links. */
const shown = /link|href|homepage|citation|doc|help|description|message|paper|readme/i;

/** A file of a model behind a URL, or a handle of TensorFlow Hub: programs keep those to fetch them. */
function linkedFile(place: Place, said: NamedRepository | undefined): NamedModel | undefined {
	if (
		place.names.some(
			({ kind, name }) =>
				shown.test(name) || (kind === 'callee' && proseCalls.test(name) && !fetches.test(name)),
		)
	) {
		return undefined;
	}
	if (said?.url && said.kind === 'model' && said.file !== undefined) {
		return { hub: 'huggingface', id: said.id };
	}
	const handle = repositoryOfHandle(place.literal.value);
	return handle && { hub: 'tfhub/kaggle', id: handle.id };
}

const fetches = /^(?:get|fetch|post|require|import)$/;

/** What a literal names, and where. */
export interface NamedModel {
	readonly hub: HubId;
	readonly id: string;
}

/** Not what is printed or compared. */
const isValue = (place: Place): boolean =>
	place.names.every(({ kind, name }) => (kind === 'callee' ? !proseCalls.test(name) : !shown.test(name)));

/** The model that the literal at `place` names, by what stands around it. */
export function namedAsModel(place: Place): NamedModel | undefined {
	const text = place.literal.value;
	if (isCatalogueName(text)) {
		return place.prose || !isValue(place) ? undefined : { hub: 'other', id: text };
	}
	const said = repositoryOf(text);
	const linked = text.includes('://') && !place.prose ? linkedFile(place, said) : undefined;
	if (linked) {
		return linked;
	}
	const tag = said ? undefined : ollamaTag(text);
	if (place.prose || (tag === undefined && (said?.kind !== 'model' || said.url || isClosed(said.id)))) {
		return undefined;
	}
	const named = {
		hub: tag === undefined ? ('huggingface' as const) : ('ollama' as const),
		id: said?.id ?? tag ?? '',
	};
	for (const { kind, name, position } of place.names) {
		const verdict = kind === 'callee' ? calleeSays(name, position ?? 0) : nameSays(name);
		if (verdict !== 'silent') {
			const shaped =
				tag !== undefined || (isOwned(named.id) && !vague.test(named.id)) || isCanonical(named.id);
			return verdict === 'model' && shaped ? named : undefined;
		}
	}
	// Nothing around it says what it is; then only a name that speaks for itself counts.
	return place.names.length > 0 && isOwned(named.id) && !vague.test(named.id) && soundsLikeModel(named.id)
		? named
		: undefined;
}
