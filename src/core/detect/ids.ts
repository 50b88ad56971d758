// What ids look like: owners, names, and the words that models' names are made of.

/** A name ends in no dash and no dot: `meta-llama/llama-3-` is the beginning of some. */
const owned = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9_](?:[\w.-]{0,94}\w)?$/;

/** First parts that are folders, media types or routes and own nothing on the hub. */
const notOwners = new Set(
	(
		'application audio font image message model multipart text video example examples ' +
		'models checkpoint checkpoints ckpt ckpts weights pretrained pretrained_models trained_models saved_models ' +
		'output outputs out result results run runs log logs exp exps experiment experiments tmp temp cache data dataset datasets ' +
		'src lib libs app apps api asset assets connection connections static public dist build bin docs doc guide guides tutorial tutorials test tests scripts script config configs ' +
		'conf recipes resources resource files file home root usr var etc opt mnt content workspace workspaces users user ' +
		'node_modules packages pages components utils tools styles css js images img media templates spaces refs heads tags ' +
		'train training eval val valid validation input inputs path your-username username my-username your_username your_name your-name yourname hf_username hf-username hf_account your-org your_org actions origin upstream local_models save saves saved ' +
		'adapter adapters lora loras default custom local private shared internal manifests blobs hub gpu cpu vision nlp cv rag upload uploads download downloads admin auth storage volume volumes mount artifacts archive deploy infra unet vae text_encoders diffusion_models registry kernels-community kernels dump dumps merged exported quantized converted third_party third-party 3rdparty vendor external submodules venv flux-system svc service services pod pods deployment deployments job jobs statefulset daemonset configmap'
	).split(' '),
);

/** `mlx_models`, `hf_checkpoints`, `uploaded_files`: what a project keeps its own in. */
const ownFolder = /_(?:models|checkpoints|ckpts|weights|artifacts|files|dirs?|folders?|outputs?)$/i;

/**
 * `agent/1.0`, the versions of a service's own models, `vehicle-detection/4`, and folders of a training: `run/checkpoint-50`,
 * in what explains it `run/checkpoint-xxx`, `run/epoch_10`, spaCy's `training/model-best`, HiFi-GAN's `vocoder/g_00500000`,
 * and by what it ran on `run/8-gpu`.
 */
const numbered =
	/^(?:v?\d+(?:\.\d+)+|\d{1,3}(?:[-_]?gpus?)?|(?:checkpoint|ckpt)[-_](?:\d+|x+|best|last)|(?:epoch|iter|(?:global_?)?step)[-_=]?\d+|(?:g|do)_\d{6,}|model[-_](?:best|last))$/i;

const fileEnding =
	/\.(?:py|pyc|ipynb|js|mjs|cjs|ts|tsx|jsx|json|jsonl|ya?ml|toml|ini|cfg|txt|md|rst|html?|css|s?css|csv|tsv|parquet|png|jpe?g|gif|svg|webp|ico|wav|mp3|mp4|flac|ogg|pdf|zip|tar|gz|tgz|bz2|xz|7z|bin|pth?|ckpt|onnx|pb|h5|hdf5|npy|npz|pkl|pickle|joblib|tflite|mlmodel|engine|plan|safetensors|gguf|ggml|tiktoken|model|vocab|sh|bash|ps1|env|lock|log|conf|xml|sql|db|sqlite3?|so|dll|exe|whl|git|proto|rb|php|kt|swift|lua|vue|svelte|rs|go|java|cpp|cc|hpp|c|h|pyx|pxd|pyi|cu|cuh|faiss|arrow|feather|tfrecord|msgpack|pdparams|prototxt|caffemodel|m4a|opus|mov|avi|webm|tiff?|bmp|j2|jinja2?|bib|tex|lst)$/i;

/** Names that the hub kept from the time before owners. */
const canonical =
	/^(?:albert-(?:base|large|xlarge|xxlarge)-v[12]|bert-(?:base|large)-(?:cased|uncased|chinese|german|multilingual|finnish|japanese|dutch)(?:-[\w-]+)?|camembert-base|ctrl|distilbert-base-(?:cased|uncased|german|multilingual)(?:-[\w-]+)?|distilgpt2|distilroberta-base|gpt2(?:-medium|-large|-xl)?|openai-gpt|(?:xlm-)?roberta-(?:base|large)(?:-(?:mnli|openai-detector|finetuned-[\w-]+))?|t5-(?:small|base|large|3b|11b)|transfo-xl-wt103|xlm-(?:clm|mlm)-[\w-]+|xlnet-(?:base|large)-cased)$/;

/** What a model's name is made of: families, sizes, tunings. A word of it in a name without context says "a model". */
const families =
	'\\w*bert\\w* \\w*llama\\w* \\w*gpt\\w* \\w*qwen\\w* qwq \\w*mi[sx]tral\\w* \\w*whisper\\w* wav2vec2? hubert wavlm xlsr xls unispeech\\w* ' +
	'data2vec\\w* mms seamless\\w* encodec clip siglip2? \\w*blip2? (?!\\w*vi(?:te|ty|ti|tal|tam))\\w*vit\\w* dinov?[23]? deit swin\\w* \\w*detr yolos owlvit\\w* owlv2 ' +
	'segformer \\w*former sam2? resnet\\w* resnext\\w* \\w*efficientnet\\w* mobilenet\\w* convnext\\w* regnet\\w* densenet\\w* \\w*unet layoutlm\\w* ' +
	'trocr donut pix2struct electra deberta\\w* xlm\\w* xlnet mt5 \\w*t5\\w* flan bart mbart pegasus nllb opus-mt m2m100 opt bloomz? falcon\\w* phi ' +
	'gemma\\w* \\w*gemma deepseek\\w* vicuna\\w* \\w*llava\\w* \\w*vlm2? idefics\\w* florence paligemma\\w* moondream\\w* minicpm\\w* internvl\\w* ' +
	'stable sdxl? flux kandinsky controlnet\\w* ip-adapter lcm taesd pixart\\w* animatediff cogvideo\\w* hunyuan\\w* dreamshaper dpt zoedepth ' +
	'depth-anything rmbg birefnet bge gte e5 minilm mpnet jina nomic colbert\\w* splade\\w* reranker\\w* embedding embed labse specter\\w* simcse gliner\\w* tts xtts \\w*vits ' +
	'speecht5 musicgen bark parler kokoro audioldm\\w* conformer parakeet canary starcoder\\w* codegen santacoder pythia mamba\\w* rwkv zephyr mpt ' +
	'dolly stablelm\\w* olmo\\w* smollm\\w* granite command-r yi \\w*glm\\d* internlm\\w* baichuan\\w* ernie\\w* hermes solar nemotron dialogpt blenderbot\\w* ' +
	'lora qlora dpo sft rlhf gptq awq gguf ggml exl2 bnb onnx uncased cased instruct distil\\w*';

const family = new RegExp(
	`(?:^|[-_./\\d])(?:${families.split(' ').join('|')})(?=$|[-_./\\d])|[-_]\\d+(?:\\.\\d+)?[bm](?=$|[-_.])|tiny-random`,
	'i',
);

/** Sizes and tunings, which say a model only beside a number: `upload/too-large` is none. */
const size = /[-_](?:base|large|small|tiny|mini|chat|xl|xxl|it|instruct|hf)(?=$|[-_.])/i;

/** Names of hosts: `registry.ollama.ai`. */
const host = /\.(?:ai|com|io|net|org|dev)$/i;

/**
 * Versions of an interface, `v1/embeddings`, architectures of CLIP with the weights for them, `ViT-L-14/openai`, and
 * recipes that end in what they are for: `docker/Dockerfile.gpu`.
 */
const route =
	/^v\d+(?:(?:alpha|beta)\d*)?\/|^(?:ViT-\w+-|RN)\d\d|\/(?:Docker|Container|Make|Model)file(?:[.-]|$)/i;

/** Repositories of code, which have the names of libraries. */
const code =
	/^(?:huggingface\/(?:(?:transformers|diffusers|accelerate|peft|trl|optimum)(?:-[\w-]+)?|datasets|tokenizers|safetensors|huggingface[_.](?:hub|js)|text-(?:generation|embeddings)-inference|candle|chat-ui|smolagents|transformers\.js|alignment-handbook|lighteval|evaluate)|openai\/(?:whisper|clip|triton|tiktoken|openai-(?:python|node))|facebookresearch\/[\w.-]+|ggerganov\/[\w.-]+|ollama\/ollama|vllm-project\/[\w.-]+|vllm\/vllm-[\w-]+|pytorch\/[\w.-]+|tensorflow\/[\w.-]+|langchain-ai\/[\w.-]+|mlfoundations\/open_clip|explosion\/spacy[\w.-]*|ultralytics\/(?:ultralytics|yolov\d))$/i;

/** Abbreviations that have a slash: `d.get("dataset_id", "N/A")` says that there is none. */
const abbreviation = /^(?:n\/a|y\/n|i\/o|w\/o|b\/w)$/i;

/** `speed="0KB/s"`, `12.5tokens/s`: so much in a time. */
const rate =
	/^[\d.]*(?:[kmgt]?i?b(?:it|yte)?s?|tok(?:en)?s?|req(?:uest)?s?|it(?:er)?s?|samples?|frames?|steps?|words?)\/(?:s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?)$/i;

/** `text` as `owner/name`, when it has that shape and is no path, route, media type, abbreviation or `agent/1.0`. */
export function isOwned(text: string): boolean {
	if (
		!owned.test(text) ||
		text.includes('--') ||
		text.includes('..') ||
		fileEnding.test(text) ||
		host.test(text) ||
		route.test(text) ||
		code.test(text) ||
		abbreviation.test(text) ||
		rate.test(text)
	) {
		return false;
	}
	const slash = text.indexOf('/');
	return (
		!notOwners.has(text.slice(0, slash).toLowerCase()) &&
		!ownFolder.test(text.slice(0, slash)) &&
		!numbered.test(text.slice(slash + 1))
	);
}

/** Whether `owner/name` is a repository of code where nothing asks a hub for it. */
export const isCode = (text: string): boolean => code.test(text) && !fileEnding.test(text);

/** Whether `text` is written like `owner/name`, whatever it may be. */
export const isPair = (text: string): boolean => owned.test(text);

/** One of the names that the hub kept from the time before owners: `gpt2`. */
export const isCanonical = (text: string): boolean => canonical.test(text);

/** Owners that publish models on the hub, hardly a dataset, and nothing elsewhere under that name. */
const publishers = new Set(
	(
		'hf-internal-testing hf-tiny-model-private peft-internal-testing optimum-internal-testing cross-encoder meta-llama ' +
		'mistralai stabilityai runwayml compvis thenlper mixedbread-ai systran guillaumekln xenova onnx-community thebloke ' +
		'bartowski mlx-community black-forest-labs lllyasviel madebyollin kandinsky-community openai-community facebookai ' +
		'google-bert google-t5 distilbert dslim dbmdz llava-hf ybelkada sshleifer prajjwal1 j-hartmann cointegrated 01-ai ' +
		'speechbrain pyannote wan-ai lightricks tencenthunyuan coqui suno depth-anything shi-labs moonshotai liquidai'
	).split(' '),
);

/** What names of datasets are made of, though a model's family stands in them: `LLaVA-Instruct-150K`, `alpaca-gpt4`. */
const datasetWords =
	/(?:^|[-_./])(?:\w*data(?!2vec)(?:sets?)?|corpus|corpora|fixtures?\w*|dummy\w*|prompts?|preferences?|pairs|captions?|conversations?|feedback|\w*feedback|annotations|generations|instructions|comparisons|pairwise|humaneval|mbpp|mixture|\w*bench|benchmark|leaderboard|arena|evals?|results|ultrachat|sharegpt|oasst\d*|dolly-15k|openorca|slimorca|openhermes-2\.5$|cauldron|cosmopedia|smoltalk|fineweb\w*|refinedweb|starcoderdata|numinamath|gsm8k|mmlu|squad|glue|wikipedia|wikitext|images|alpaca-(?:cleaned|gpt4|eval)|code-?alpaca|alpaca$)(?=$|[-_.\d])/i;

/** `-150k` counts samples; these count what a model reads at once. */
const contexts = new Set('1 2 4 8 16 32 64 100 128 131 200 256 262 512'.split(' '));

/** Whether `owner/name` is named as datasets are. */
export function soundsLikeDataset(text: string): boolean {
	const name = text.slice(text.indexOf('/') + 1);
	const samples = /[-_](\d{2,3})k(?=$|[-_])/i.exec(name)?.[1];
	return datasetWords.test(name) || (samples !== undefined && !contexts.has(samples));
}

/** `head/fc`: two words in small letters, which may be anything. */
export const isPlainPair = (text: string): boolean => /^[a-z_]+\/[a-z_]+$/.test(text);

/** Repositories of programs: `run-llama/LlamaIndexTS`, `ollama-webui/llama-client`. */
const program =
	/(?:[-_.](?:js|ts|py|rs|go|cpp|sdk|cli|ui|webui|server|client|api|action|plugin|extension|vscode|docs|examples?|cookbook|tutorials?|recipes|lib|app|studio|prebuilt)|[a-z](?:JS|TS|UI|SDK))$|^(?:run-llama|langchain-ai|lm-sys|oobabooga|abetlen)\//;

/** Whether the owner of an id publishes models. */
export const isPublisher = (id: string): boolean =>
	publishers.has(id.slice(0, Math.max(id.indexOf('/'), 0)).toLowerCase());

/** Whether `owner/name` speaks of a model by itself. */
export function soundsLikeModel(text: string): boolean {
	if (program.test(text) || soundsLikeDataset(text)) {
		return false;
	}
	const name = text.slice(text.indexOf('/') + 1);
	return isPublisher(text) || (!isPlainPair(text) && soundsLikeName(name));
}

/** Whether a name without its owner is built as models' names are. */
export const soundsLikeName = (name: string): boolean =>
	(family.test(name) && (/[-_.]/.test(name) || (name.length > 4 && /[A-Z\d]/.test(name)))) ||
	(size.test(name) && /\d/.test(name));

/** Models that are served and not published: no hub has them, whatever their name looks like. */
const closed =
	/^(?:openai\/(?!(?:whisper-(?!1$)|clip|gpt-oss|gpt-?2|shap-e|jukebox|diffusers-|consistency-decoder|imagegpt|point-e|circuit|privacy-filter))|anthropic\/|google\/gemini|google\/palm|google\/veo|google\/imagen|google\/text-?(?:multilingual-)?embedding|x-?ai\/grok|amazon\/nova|amazon\/titan|(?:perplexity|deepgram|elevenlabs|ai21)\/|openai[-_]compat(?:ible)?\/|voyage\/|ai\/|meta\/(?:meta-)?llama|nvidia\/nv-(?:embed|rerank)qa-)/i;

/** Names of theirs, whatever a gateway puts before them; the hub has their tokenizers under one owner. */
const sold =
	/^(?!xenova\/)[\w.-]+\/(?:gpt-(?:3\.5|4o?|4\.[15]|5(?:\.\d)?)(?:-(?:turbo|mini|nano|preview|latest|instruct|\d[\dk]*))*|text-embedding-(?:ada-002|3-(?:small|large))|claude-[\w.-]*(?:opus|sonnet|haiku)[\w.-]*|gemini-\d[\w.-]*(?:pro|flash)[\w.-]*)$/i;

/** What routers of hosted models put before a name to say who serves it. */
const served =
	/^(?:azure|azure_ai|bedrock|cerebras|cloudflare|cohere|dashscope|deepinfra|deepseek|featherless_ai|fireworks_ai|gemini|github_copilot|groq|litellm_proxy|lm_studio|mistral|moonshot|nvidia_nim|ollama|ollama_chat|openrouter|replicate|sagemaker|together[-_]ai|vertex_ai|volcengine|watsonx|xai|zai)\//;

/** Whether `owner/name` is the name of a model that only a service knows: `openai/gpt-5`, `groq/llama3-70b`. */
export const isClosed = (text: string): boolean => closed.test(text) || served.test(text) || sold.test(text);

/** Names without an owner of models that only a service knows: `text-embedding-3-small`. */
export const isSold = (name: string): boolean =>
	sold.test(`a/${name}`) ||
	/^(?:amazon\.|cohere\.|gemini-|voyage-\d|embed-(?:english|multilingual)-)/.test(name);
