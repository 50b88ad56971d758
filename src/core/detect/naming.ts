// What the names of variables, keys, flags and calls say of what stands under them.
import { saysService } from './services';

/** Words in a name that say "this is a model". */
const modelWords = new Set(
	(
		'model models checkpoint checkpoints ckpt pretrained tokenizer tokenizers encoder decoder backbone reranker rerank embedding ' +
		'embeddings embedder embedders embed pretrain gaudi lora loras adapter adapters vae unet controlnet llm llms vlm huggingface bert gpt clip whisper ' +
		'teacher student transformer diffusion generator extractor captioner detector summarizer classifier tower ' +
		'peft weight weights asr tts speculator ollama lm slm mllm gguf retriever ranker segmenter translator upscaler ' +
		'sbert roberta deberta plm vocoder refiner denoiser vqvae vqgan'
	).split(' '),
);

/** Words that say it is something else. */
const otherWords = new Set(
	(
		'dataset datasets data corpus benchmark eval train split task subset image images docker container registry package packages ' +
		'module modules import mime type types content header headers accept route routes url endpoint href link path dir directory ' +
		'folder folders subfolder subfolders subdir subdirs subdirectory file files filename output save push upload target template prompt author license licence space spaces github git ' +
		'action actions test description help title label labels doc docs message text query topic timezone tz font theme icon ' +
		'run project workspace workspaces cluster experiment wandb job queue mixer mixture group tag tags prefix suffix architecture architectures arch archs origin author category backend engine family checksum hash digest state event channel handler listener branch commit solver solvers user username password key secret token locale entrypoint command cmd script extends plugin preset connection connections connector mode modes style method strategy'
	).split(' '),
);

/** Words of the second kind that say nothing beside one of the first: `model_path` holds a model as a rule. */
const mildWords = new Set(
	'path type types test target text image eval train key prompt space registry task label query user action state title content doc docs topic description'.split(
		' ',
	),
);

/** Words of the second kind that name a role and no thing: `MODULES_TO_TEST`, `target`. */
const idleWords = new Set('test target key task registry'.split(' '));

/** Words that are about something else only where nothing speaks of a model: `run_name`, but `run_model`. */
const awayWords = new Set(
	'mode modes style method strategy run project workspace cluster mixer mixture experiment job queue group tag tags prefix suffix url endpoint module modules backend engine family author origin category'.split(
		' ',
	),
);

/** Words of names that a person reads and no program does. */
const proseKeys = new Set(
	'help description message msg title label doc metavar epilog usage prompt reason placeholder tooltip hint caption subtitle example examples'.split(
		' ',
	),
);

/** Names for what a person reads instead of the id. */
const shownNames = /(?:^|_)(?:long|short|full|display|friendly|pretty|human|nice)_(?:name|label|title)$/;

/** Calls whose arguments are read by people or compared with results. */
const proseCalls =
	/^(?:assert\w*|expect\w*|to[A-Z]\w*|print|log|debug|info|warn|warning|error|exception|describe|it|test|echo|write|startswith|endswith|startsWith|endsWith|includes|replace|split|join|index|find|match|fail|raises|skip|call|any_call|getLogger|require|import|fetch|get|post|put|delete|route)$/;

/** Whether what `callee` is given is for people or a comparison: `console.log`, `logger.info`. */
export const isProseCall = (callee: string): boolean =>
	proseCalls.test(callee.slice(callee.lastIndexOf('.') + 1));

/** The words that a name is made of, in small letters: `trainDatasetName`, `TRAIN_DATASET_NAME`. */
export const wordsOf = (name: string): string[] =>
	name
		.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter((word) => word !== '');

/** Words for what a model is used as, or a part of one. */
const partWords = new Set(
	'generator extractor captioner detector classifier encoder decoder backbone tower student teacher summarizer'.split(
		' ',
	),
);

/** Whether a name speaks of a model only by what one is used as: `generators_name`, but `generator_model`. */
export const saysPart = (name: string): boolean =>
	wordsOf(name).every((word) => !has(modelWords, word) || has(partWords, word));

/** What a name says of what stands under it. `repository`: something of a hub, which a name around it may say. */
export type Verdict = 'model' | 'other' | 'repository' | 'silent';

/** Whether a word or its singular is one of `words`. */
const has = (words: ReadonlySet<string>, word: string): boolean =>
	words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1)));

const longestName = 200;

/** What the name of a variable, key or flag says: `EMBEDDING_MODEL`, `--model-id`, `output_dir`. */
export function nameSays(name: string): Verdict {
	// A key that is a path itself (redirects, route tables) says nothing of what it leads to, and neither does one that
	// nobody reads.
	if (name.includes('/') || name.length > longestName) {
		return 'silent';
	}
	const words = wordsOf(name);
	// The trainers of transformers push to `hub_model_id`, those of LeRobot to `--policy.repo_id`.
	const joined = words.join('_');
	if (
		proseKeys.has(words.at(-1) ?? '') ||
		/^(?:hub_model|policy_repo)_id$/.test(joined) ||
		shownNames.test(joined)
	) {
		return 'other';
	}
	// transformers notes in each configuration where it was made from: `_name_or_path`.
	// FunASR: `model_name_or_model_dir`.
	if (/(?:^|_)(?:name|id)_or_(?:model_)?(?:path|dir)$/.test(joined)) {
		return name === '_name_or_path' || words.some((word) => /^data(?:sets?)?$/.test(word))
			? 'other'
			: 'model';
	}
	// Continue, GitHub Actions: a package of settings or steps, `uses: ollama/qwen2.5-coder-7b`.
	if (joined === 'uses') {
		return 'other';
	}
	if (joined === 'hf') {
		return 'repository';
	}
	// `--hf-path`, `hf_repo`; `hf_dataset_path` and `hf_token` say otherwise.
	if (
		/^(?:\w+_)?(?:hf|hugging_?face)_(?:repo|id|name|path|hub)(?:_(?:id|name|path|dir))?$/.test(joined) &&
		!words.includes('dataset')
	) {
		return 'repository';
	}
	// Servers and registries: what a model is called there, whatever is loaded.
	if (/^(?:served|registered)_model(?:_name|_id)?s?$/.test(joined)) {
		return 'other';
	}
	// What an image that holds the model is tagged with: `model_tag_name`.
	if (/(?:^|_)tag_names?$/.test(joined)) {
		return 'other';
	}
	// peft and diffusers: what an adapter is called within the program.
	if (/(?:^|_)path_in_repo$|^adapter_names?$/.test(joined)) {
		return 'other';
	}
	// The keys of a table of architectures: `LlamaForCausalLM`.
	if (/^[A-Z]\w*(?:For[A-Z]\w+|[a-z0-9]Model|LMHead\w*)$/.test(name)) {
		return 'silent';
	}
	if (saysService(joined)) {
		return 'other';
	}
	const model = words.some((word) => has(modelWords, word));
	const last = words.filter((word) => word !== 'id' && word !== 'name').at(-1) ?? '';
	const other = words.some(
		(word) =>
			otherWords.has(word) &&
			!(
				model &&
				(idleWords.has(word) ||
					awayWords.has(word) ||
					(has(mildWords, word) && (word !== last || word === 'path')))
			),
	);
	const silent = !model && words.every((word) => !has(otherWords, word) || has(idleWords, word));
	return other && !silent
		? 'other'
		: model
			? 'model'
			: /(?:^|_)repo_id$/.test(joined) && words[0] !== 'ds'
				? 'repository'
				: 'silent';
}

/**
 * Words that say of all that stands under a name that it is no model, however far within. Whole words: a `Transaction`
 * is no action, and `Imagen` no image.
 */
const otherThing =
	/^(?:datasets?|corpus|corpora|benchmarks?|images?|docker\w*|containers?|(?:sub)?(?:packages?|modules?|routes?)|mimes?|mimetypes?|routers?|npm|github|actions?|licen[cs]es?|(?:work)?spaces?|topics?|queues?|upstreams?|plugins?|extensions?|headers?|locales?|folders?|director(?:y|ies)|dirs?)$/;

const saysOther = (name: string): boolean =>
	/i18n/i.test(name) || wordsOf(name).some((word) => otherThing.test(word));

/** What tables of addresses and events are called. Whole words: `localEmbeddingModel` has nothing of a locale. */
const routed =
	/^(?:(?:sub)?route[rs]?|routings?|locales?|channels?|events?|mimes?|mimetypes?|translations?)$/;

/**
 * Names of tables of addresses and events, whose values are no ids whatever their keys say; `translation_model` is one
 * of a model.
 */
export const isRouteTable = (name: string): boolean =>
	(/i18n/i.test(name) || wordsOf(name).some((word) => routed.test(word))) && nameSays(name) !== 'model';

/** `model_to_cost`, `PRICES_BY_MODEL`, `pricing`. */
const priced = /(?:^|_)(?:prices?|pricing|costs?)(?:_(?:per|by|for|of|table|map|list|info|usd)(?:_\w+)?)?$/;

/** Names of lists of prices: what they name is what a service sells under a name of its own. */
export const isPriceList = (name: string): boolean => priced.test(wordsOf(name).join('_'));

/** What a name says that stands around the one a literal stands under: only a few words are about all within. */
export function aroundSays(name: string): Verdict {
	return nameSays(name) === 'model' ? 'model' : saysOther(name) ? 'other' : 'silent';
}

/** What an object must be asked to do for its own name to count: `model.path_of(…)` is about a path. */
const fetching =
	/^(?:load|from|get|fetch|download|create|init|use|set|build|make|open|pull|run|start|deploy|register|add|launch|serve|convert|export|quantize)/i;

/**
 * What writes gives a name of its own: `save_model("gpt2", model)` of a store, `log_model`, `save_pretrained(folder)`; and
 * what lists is told whose: `list_models("openai-compatible/vllm")`.
 */
const writing = /^_?(?:save|log|store|dump|write|list)(?:_|[A-Z]|$)/;

/** What Weights & Biases asks for by `entity/project`. */
const experiments =
	/(?:^|\.)(?:wandb\.Api\(\)|api)\.(?:runs?|sweeps?|reports?|artifacts?|artifact_versions)$/;

/** `LiberoDataConfig(repo_id=…)`, `DatasetInitializer(…)`: classes that are told which data there are. */
const describesData =
	/(?:^|_)(?:datasets?(?!_(?:builder|loader|push|upload))|data_(?:config|args|arguments|params|spec|settings|initializer))(?:_|$)/;

/** Whether a class is told by its arguments where its data are. */
export const takesData = (callee: string): boolean => {
	const name = callee.slice(callee.lastIndexOf('.') + 1);
	return /^[A-Z]/.test(name) && describesData.test(wordsOf(name).join('_'));
};

/** What a call says of its argument at `position`: `load_model`, `LiteLLMModel`, `VisionModel.load`. */
export function calleeSays(callee: string, position: number): Verdict {
	const parts = callee.split('.');
	const last = parts.at(-1) ?? '';
	const words = wordsOf(callee);
	if (
		isProseCall(callee) ||
		writing.test(last) ||
		experiments.test(callee) ||
		// `compat.extends("next/core-web-vitals")`: settings of a tool that build on others.
		last === 'extends' ||
		// `require.resolve('package/part')`: where a module is.
		(last === 'resolve' && /^(?:require|meta)$/.test(parts.at(-2) ?? '')) ||
		// `gguf_writer.add_tokenizer_model("gpt2")` notes a kind in a file.
		words.some((word) => /^(?:datasets?|spaces?|kernels?|flags?|feature|writer|github|gitlab)$/.test(word)) ||
		takesData(callee) ||
		// `Path("converted/name-7b")` is of this machine, whatever it looks like.
		/^(?:Pure)?(?:Posix|Windows)?Path$/.test(last) ||
		parts.some((one) => /^(?:LayerRepository|images?|docker|containers?)$/i.test(one))
	) {
		return 'other';
	}
	const speaking = fetching.test(last)
		? words
		: parts.filter((one, at) => at === parts.length - 1 || /^[A-Z]/.test(one)).flatMap(wordsOf);
	return position <= 1 && speaking.some((word) => modelWords.has(word)) ? 'model' : 'silent';
}
