// Literals that no visible load reaches, judged by the names they stand under.
import type { NamedBy, Place } from '../syntax/shapes';
import { isCanonical, isOwned, repositoryOf, soundsLikeModel } from './ids';

/** Words in a name that say "this is a model". */
const modelWords = new Set(
	(
		'model models checkpoint checkpoints ckpt pretrained tokenizer tokenizers encoder decoder backbone reranker rerank embedding ' +
		'embeddings embedder embed lora loras adapter adapters vae unet controlnet llm llms vlm huggingface bert gpt clip whisper ' +
		'teacher student transformer transformers diffusion generator captioner detector summarizer classifier tower ' +
		'weight weights asr tts taesd speculator'
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

/** Words of names that a person reads and no program does. */
const proseKeys = new Set(
	'help description message msg title label doc metavar epilog usage prompt reason'.split(' '),
);

/** Calls whose arguments are read by people or compared with results. */
const proseCalls =
	/^(?:assert\w*|expect\w*|to[A-Z]\w*|print|log|debug|info|warn|warning|error|exception|describe|it|test|echo|write|startswith|endswith|startsWith|endsWith|includes|replace|split|join|index|find|match|fail|raises|skip|getLogger|require|import|fetch|get|post|put|delete|route)$/;

const wordsOf = (name: string): string[] =>
	name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter((word) => word !== '');

/** What a name says of the literal below it. */
function judge({ kind, name, position }: NamedBy): 'model' | 'other' | 'silent' {
	const words = wordsOf(name);
	const last = words.at(-1) ?? '';
	if (kind === 'callee') {
		const callee = name.split('.').at(-1) ?? '';
		if (proseCalls.test(callee) || words.some((word) => word === 'dataset' || word === 'datasets')) {
			return 'other';
		}
		return words.some((word) => modelWords.has(word)) && (position ?? 0) <= 1 ? 'model' : 'silent';
	}
	if (proseKeys.has(last)) {
		return 'other';
	}
	const model = words.some((word) => modelWords.has(word));
	// `model_path` holds a model as a rule, `output_path` does not; `model_dir` and `model_url` hold places.
	const other = words.some(
		(word) =>
			otherWords.has(word) &&
			!(
				model &&
				[
					'path',
					'type',
					'test',
					'target',
					'text',
					'image',
					'eval',
					'train',
					'key',
					'prompt',
					'space',
					'registry',
					'task',
					'label',
					'query',
					'user',
					'types',
				].includes(word)
			),
	);
	return other ? 'other' : model ? 'model' : 'silent';
}

/** Whether the literal at `place` names a model by what stands around it. */
export function namedAsModel(place: Place): boolean {
	const text = place.literal.value;
	const said = repositoryOf(text);
	if (place.prose || !said || said.kind !== 'model' || said.url) {
		return false;
	}
	for (const name of place.names) {
		const verdict = judge(name);
		if (verdict !== 'silent') {
			return verdict === 'model' && (isOwned(said.id) || isCanonical(said.id));
		}
	}
	// Nothing around it says what it is; then only a name that speaks for itself counts.
	return place.names.length > 0 && isOwned(said.id) && soundsLikeModel(said.id);
}
