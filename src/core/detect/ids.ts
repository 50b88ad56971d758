// What the text of a literal says: a repository of the hub, a URL into it, a path, or none of these.
import type { ReferenceKind, Span } from '../model';
import { isOllamaName, servedByOllama } from './ollama';
import { isCatalogueName } from './signatures/catalogues';

/** A repository that a text names. */
export interface NamedRepository {
	readonly id: string;
	readonly kind: ReferenceKind;
	/** Of a URL: `…/resolve/REV/file`. */
	readonly revision?: string;
	/** Where the revision stands in the text. */
	readonly revisionAt?: number;
	readonly url?: boolean;
	/** Of a URL into the repository. */
	readonly file?: string;
}

const owned = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95}$/;

/** First parts that are folders, media types or routes and own nothing on the hub. */
const notOwners = new Set(
	(
		'application audio font image message model multipart text video example examples ' +
		'models checkpoint checkpoints ckpt ckpts weights pretrained pretrained_models trained_models saved_models ' +
		'output outputs out result results run runs log logs exp exps experiment experiments tmp temp cache data dataset datasets ' +
		'src lib libs app apps api assets static public dist build bin docs doc test tests scripts script config configs ' +
		'conf recipes resources resource files file home root usr var etc opt mnt content workspace workspaces users user ' +
		'node_modules packages pages components utils tools styles css js images img media templates spaces refs heads tags ' +
		'train training eval val valid validation input inputs path your-username username my-username your_username your-org your_org actions origin upstream local_models save saves saved'
	).split(' '),
);

const fileEnding =
	/\.(?:py|pyc|ipynb|js|mjs|cjs|ts|tsx|jsx|json|jsonl|ya?ml|toml|ini|cfg|txt|md|rst|html?|css|s?css|csv|tsv|parquet|png|jpe?g|gif|svg|webp|ico|wav|mp3|mp4|flac|ogg|pdf|zip|tar|gz|tgz|bz2|xz|7z|bin|pth?|ckpt|onnx|pb|h5|hdf5|npy|npz|pkl|pickle|joblib|tflite|mlmodel|engine|plan|safetensors|gguf|ggml|model|vocab|sh|bash|env|lock|log|conf|xml|sql|db|sqlite3?|so|dll|exe|whl|git|proto|rs|go|java|cpp|cc|hpp|c|h)$/i;

/** Names that the hub kept from the time before owners. */
const canonical =
	/^(?:albert-(?:base|large|xlarge|xxlarge)-v[12]|bert-(?:base|large)-(?:cased|uncased|chinese|german|multilingual|finnish|japanese|dutch)(?:-[\w-]+)?|camembert-base|ctrl|distilbert-base-(?:cased|uncased|german|multilingual)(?:-[\w-]+)?|distilgpt2|distilroberta-base|gpt2(?:-medium|-large|-xl)?|openai-gpt|(?:xlm-)?roberta-(?:base|large)(?:-(?:mnli|openai-detector|finetuned-[\w-]+))?|t5-(?:small|base|large|3b|11b)|transfo-xl-wt103|xlm-(?:clm|mlm)-[\w-]+|xlnet-(?:base|large)-cased)$/;

/** What a model's name is made of: families, sizes, tunings. A word of it in a name without context says "a model". */
const family =
	/(?:^|[-_./\d])(?:\w*bert\w*|\w*llama\w*|\w*gpt\w*|\w*qwen\w*|qwq|\w*mi[sx]tral\w*|\w*whisper\w*|wav2vec2?|hubert|wavlm|xlsr|xls|clip|siglip2?|blip2?|vit|dinov?[23]?|deit|swin\w*|detr|owlvit|segformer|sam2?|t5|mt5|flan|bart|mbart|pegasus|nllb|opus|m2m100|opt|bloomz?|falcon|phi|gemma\w*|deepseek\w*|vicuna\w*|alpaca\w*|llava\w*|\w*vlm2?|stable|sdxl?|flux|kandinsky|controlnet|ip-adapter|lcm|taesd|bge|gte|e5|minilm|mpnet|jina|nomic|colbert|splade|reranker|embedding|embed|tts|vits|speecht5|musicgen|bark|parler|wavlm|conformer|parakeet|canary|starcoder\w*|codegen|santacoder|pythia|mamba|rwkv|zephyr|mpt|dolly|stablelm|olmo|smollm\w*|granite|command-r|yi|glm\d*|chatglm\w*|internlm\w*|baichuan\w*|hermes|solar|nemotron|lora|gptq|awq|gguf|uncased|instruct)(?=$|[-_./\d])|[-_]\d+(?:\.\d+)?[bm](?=$|[-_.])|[-_](?:base|large|small|tiny|mini|chat|xl)(?=$|[-_])/i;

const url =
	/^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)\/((?:datasets|spaces)\/)?([A-Za-z0-9][\w.-]{0,95}(?:\/[A-Za-z0-9_][\w.-]{0,95})?)(?:\/(resolve|blob|raw|tree|commit)\/((?:refs%2Fpr%2F\d+)|(?:refs\/pr\/\d+)|[^/?#\s]{1,100})(?:\/([^?#\s]{1,300}))?)?\/?(?:[?#].{0,200})?$/;

/** Pages of the hub's site that are no repositories. */
const sitePages = new Set(
	'api blog chat collections datasets docs enterprise join learn login models new organizations papers posts pricing settings spaces tasks welcome front terms-of-service privacy inference-endpoints'.split(
		' ',
	),
);

/** `text` as `owner/name`, when it has that shape and is no path, route, media type or `agent/1.0`. */
export function isOwned(text: string): boolean {
	if (!owned.test(text) || text.includes('--') || text.includes('..') || fileEnding.test(text)) {
		return false;
	}
	const slash = text.indexOf('/');
	return (
		!notOwners.has(text.slice(0, slash).toLowerCase()) && !/^v?\d+(?:\.\d+)+$/i.test(text.slice(slash + 1))
	);
}

/** A name without an owner that the hub answers to, or that is built as models' names are. */
export function isUnowned(text: string): boolean {
	return (
		canonical.test(text) ||
		(/^[A-Za-z][\w.-]{2,95}$/.test(text) && text.includes('-') && family.test(text) && !fileEnding.test(text))
	);
}

/** One of the names that the hub kept from the time before owners: `gpt2`. */
export const isCanonical = (text: string): boolean => canonical.test(text);

/** Owners that publish models on the hub, and nothing elsewhere under that name. */
const publishers = new Set(
	(
		'hf-internal-testing hf-tiny-model-private trl-internal-testing peft-internal-testing optimum-internal-testing ' +
		'sentence-transformers cross-encoder sentence-transformers-testing meta-llama mistralai stabilityai runwayml compvis ' +
		'eleutherai bigscience tiiuae baai intfloat thenlper nomic-ai mixedbread-ai jinaai systran guillaumekln xenova ' +
		'onnx-community thebloke bartowski mlx-community nousresearch huggingfacetb huggingfacem4 black-forest-labs lllyasviel ' +
		'madebyollin kandinsky-community openai-community facebookai google-bert google-t5 distilbert dslim dbmdz cardiffnlp ' +
		'helsinki-nlp llava-hf patrickvonplaten ybelkada sshleifer prajjwal1 nlptown j-hartmann cointegrated openbmb 01-ai ' +
		'wan-ai lightricks tencenthunyuan coqui suno depth-anything idea-research shi-labs zai-org thudm moonshotai liquidai'
	).split(' '),
);

/** Whether `owner/name` speaks of a model by itself. */
export const soundsLikeModel = (text: string): boolean =>
	family.test(text) || publishers.has(text.slice(0, Math.max(text.indexOf('/'), 0)).toLowerCase());

/** The repository that a URL of the hub leads to. */
export function repositoryOfUrl(text: string): NamedRepository | undefined {
	const found = text.length > 800 ? null : url.exec(text);
	const [, area, path = '', verb, revision, file] = found ?? [];
	const first = path.split('/')[0] ?? '';
	if (!found || (sitePages.has(first) && area === undefined) || (!path.includes('/') && verb === undefined)) {
		return undefined;
	}
	const kind = area === 'datasets/' ? 'dataset' : area === 'spaces/' ? 'space' : 'model';
	return {
		id: path,
		kind,
		url: true,
		...(revision !== undefined
			? { revision: decoded(revision), revisionAt: text.indexOf(`/${verb}/`) + (verb?.length ?? 0) + 2 }
			: {}),
		...(file !== undefined ? { file } : {}),
	};
}

const tensorflowHub =
	/^https?:\/\/(?:www\.)?tfhub\.dev\/([\w.-]{1,96}\/[\w./-]{1,200}?)(?:\/(\d{1,9}))?(?:[?#].{0,200})?$/;
const kaggle =
	/^https?:\/\/(?:www\.)?kaggle\.com\/models\/([\w.-]{1,96}\/[\w.-]{1,96})(?:\/[\w.-]+\/[\w.-]+(?:\/versions)?(?:\/(\d{1,9}))?)?(?:[/?#].{0,200})?$/i;

/** The model behind a handle of TensorFlow Hub or Kaggle: `https://tfhub.dev/google/nnlm-en-dim128/1`. */
export function repositoryOfHandle(text: string): NamedRepository | undefined {
	const found = text.length > 800 ? null : (tensorflowHub.exec(text) ?? kaggle.exec(text));
	return handleIn(text, found);
}

/** A handle by a match of its id and, where it has one, the version at its end. */
export function handleIn(text: string, found: RegExpExecArray | null): NamedRepository | undefined {
	const [, id, revision] = found ?? [];
	return id === undefined
		? undefined
		: {
				id,
				kind: 'model',
				url: true,
				...(revision === undefined ? {} : { revision, revisionAt: text.lastIndexOf(revision) }),
			};
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

const scheme =
	/^(?:hf|huggingface):\/\/((?:datasets|spaces)\/)?([A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95})(?:@([^/\s]{1,100}))?(?:\/\S*)?$/;

/** The repository behind `hf://org/name/file` and `huggingface://org/name`. */
export function repositoryOfScheme(text: string): NamedRepository | undefined {
	const found = text.length > 800 ? null : scheme.exec(text);
	if (!found) {
		return undefined;
	}
	const kind = found[1] === 'datasets/' ? 'dataset' : found[1] === 'spaces/' ? 'space' : 'model';
	return {
		id: found[2] ?? '',
		kind,
		...(found[3] === undefined ? {} : { revision: found[3], revisionAt: text.indexOf('@') + 1 }),
	};
}

/** Where in the file the revision of a literal stands; undefined where escapes move it. */
export function refIn(file: string, content: Span, said: NamedRepository | undefined): Span | undefined {
	if (said?.revision === undefined || said.revisionAt === undefined) {
		return undefined;
	}
	const start = content.start + said.revisionAt;
	const end = start + said.revision.length;
	return end <= content.end && file.slice(start, end) === said.revision ? { start, end } : undefined;
}

/** `owner/name:provider` of the hub's inference router without the provider. */
export function withoutProvider(text: string): string {
	const [id = '', provider, more] = text.split(':');
	return provider !== undefined &&
		more === undefined &&
		/^[a-z][a-z0-9-]{1,30}$/.test(provider) &&
		owned.test(id)
		? id
		: text;
}

/** Without what says that the hub has it: `hf.co/org/name:Q4_K_M` of Ollama, `huggingface/org/name` of LiteLLM. */
function withoutHost(text: string): string {
	const found =
		/^(?:(?:hf|huggingface)\.co\/|huggingface\/)([A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95})(?::[\w.-]{1,60})?$/.exec(
			text,
		);
	return found?.[1] ?? text;
}

/**
 * The repository that a text names where a loading call expects one. Local paths name none.
 */
export function repositoryOf(text: string): NamedRepository | undefined {
	const plain = withoutProvider(withoutHost(text));
	if (isOwned(plain) || isUnowned(plain)) {
		return { id: plain, kind: 'model' };
	}
	const typed = /^(datasets|spaces|models)\/(.+)$/.exec(plain);
	if (typed && isOwned(typed[2] ?? '')) {
		const kind = typed[1] === 'datasets' ? 'dataset' : typed[1] === 'spaces' ? 'space' : 'model';
		return { id: typed[2] ?? '', kind };
	}
	return text.includes('://') ? (repositoryOfUrl(text) ?? repositoryOfScheme(text)) : undefined;
}

/** Models that are served and not published: no hub has them, whatever their name looks like. */
const closed =
	/^(?:openai\/(?:gpt-(?!oss|2|neo|j)|o\d|chatgpt|dall-e|text-embedding|tts-|whisper-1)|anthropic\/|google\/gemini|google\/veo|google\/imagen|x-?ai\/grok|amazon\/nova|amazon\/titan|perplexity\/sonar|voyage\/)/i;

/** What routers of hosted models put before a name to say who serves it. */
const served =
	/^(?:azure|azure_ai|bedrock|cerebras|cloudflare|cohere|deepinfra|fireworks_ai|gemini|groq|hosted_vllm|lm_studio|mistral|nvidia_nim|ollama|ollama_chat|openrouter|replicate|sagemaker|together_ai|vertex_ai|watsonx)\//;

/** Whether `owner/name` is the name of a model that only a service knows: `openai/gpt-5`, `groq/llama3-70b`. */
export const isClosed = (text: string): boolean => closed.test(text) || served.test(text);

/** Cheap test of whether a literal is worth a closer look. */
export function mayName(literal: string): boolean {
	return (
		(literal.includes('/') &&
			(owned.test(withoutProvider(withoutHost(literal))) ||
				(literal.includes('://') && !/\s/.test(literal)))) ||
		canonical.test(literal) ||
		isCatalogueName(literal) ||
		isOllamaName(literal) ||
		servedByOllama(literal) !== undefined ||
		/^[a-z][\w.-]{1,60}:[\w.-]{1,60}$/.test(literal)
	);
}
