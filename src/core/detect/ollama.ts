// Names of Ollama's library, and how tools write that they mean it.
import { onceAText } from './onceAText';

/**
 * What names of Ollama's library begin with, sizes and versions cut off. Read off its public list of models; a name
 * that is missing here is still found where an Ollama call asks for it, or by its tag.
 */
const families =
	'all-minilm alfred athene aya aya-expanse bakllava bge-large bge-m3 bespoke-minicheck codebooga codegeex codegemma ' +
	'codellama codeqwen codestral codeup cogito command-a command-r command-r-plus dbrx deepcoder deepscaler deepseek ' +
	'deepseek-coder deepseek-llm deepseek-ocr deepseek-r deepseek-v devstral devstral-small dolphin dolphin-llama ' +
	'dolphin-mistral dolphin-mixtral dolphin-phi dolphincoder embeddinggemma everythinglm exaone exaone-deep falcon ' +
	'falcon2 falcon3 firefunction functiongemma gemma gemma3n glm glm-ocr goliath gpt-oss gpt-oss-safeguard granite ' +
	'granite-code granite-dense granite-embedding granite-moe granite-vision granite3-dense granite3-guardian ' +
	'granite3-moe granite3.1-dense granite3.1-moe granite3.2-vision granite4 hermes internlm kimi-k llama llama-guard ' +
	'llama2-chinese llama2-uncensored llama3-chatqa llama3-gradient llama3-groq-tool-use llama3.2-vision llava ' +
	'llava-llama llava-phi lfm magicoder magistral marco-o mathstral meditron medllama megadolphin minicpm-v minimax-m ' +
	'ministral mistral mistral-large mistral-nemo mistral-openorca mistral-small mistrallite mixtral moondream ' +
	'mxbai-embed-large nemotron nemotron-mini nemotron-nano neural-chat nexusraven nomic-embed-text ' +
	'nomic-embed-text-v nous-hermes nous-hermes2-mixtral notus notux nuextract olmo olmo-think opencoder openchat ' +
	'openhermes openthinker orca-mini orca paraphrase-multilingual phi phi-mini phi4-mini phi4-mini-reasoning ' +
	'phi4-reasoning phind-codellama qwen qwen2-math qwen2.5-coder qwen2.5vl qwen3-coder qwen3-embedding qwen3-next ' +
	'qwen3-vl qwen3.5 qwen3.6 qwq r1 reader-lm rnj reflection samantha-mistral shieldgemma smallthinker smollm ' +
	'snowflake-arctic-embed snowflake-arctic-embed2 solar solar-pro sqlcoder stable-beluga stable-code stablelm stablelm-zephyr ' +
	'stablelm2 starcoder starling-lm tinydolphin tinyllama translategemma tulu vicuna wizard-math wizard-vicuna ' +
	'wizard-vicuna-uncensored wizardcoder wizardlm wizardlm-uncensored xwinlm yarn-llama2 yarn-mistral yi yi-coder zephyr';

const known = new Set(families.split(' '));

/** `llama3.2:3b`, `qwen2.5-coder`: a name of the library by its first part, with or without a tag. */
export function isOllamaName(text: string): boolean {
	// What is behind a second colon is not looked at.
	const name =
		text.length < 100 ? /^([a-z][a-z0-9.-]*)(?::(?!default$)[\w.-]+(?::|$)|$)/.exec(text)?.[1] : undefined;
	// `mistral:mistral-large-latest` is a service and its own name for a model: no tag repeats what it stands behind.
	return (
		name !== undefined &&
		!text.startsWith(`${name}:${name}-`) &&
		(known.has(name) || known.has(name.replace(/-?v?\d+(?:\.\d+)*$/, '')))
	);
}

/** An Ollama tag by its shape: `qwen3:8b`, `llama3.2:latest`. A plain tag (`app:latest`) is anything's. */
export function ollamaTag(text: string): string | undefined {
	const sized =
		/^[a-z][\w.-]{1,60}:(?:[a-z]?\d+(?:\.\d+)?[bm](?:-[\w.-]{1,60})?|[\w.-]{0,40}q\d\w{0,10}|\d+x\d+b\S{0,40})$/;
	return sized.test(text) || (text.includes(':') && isOllamaName(text)) ? text : undefined;
}

/** What LiteLLM, promptfoo and their like write before a name to say who serves it: `ollama/llama3.2:3b`. */
const server =
	/^ollama(?:_chat\/|\/|:(?:chat|completion|embeddings?):)([a-z0-9][\w.-]{0,60}(?:\/[\w.-]{1,60})?(?::[\w.-]{1,40})?)$/;

/** The name behind such a prefix; `ollama/ollama` is the server itself. */
export function servedByOllama(text: string): string | undefined {
	const name = text.length > 200 ? undefined : server.exec(text)?.[1];
	// `kind = "ollama/embedding"` says what is served and not which model.
	return name === undefined || /^(?:ollama|chat|completions?|embeddings?|generate|api|llm)(?::|$)/.test(name)
		? undefined
		: name;
}

/**
 * `someone/model:latest` of Ollama's users, in a file that speaks of it, and `someone/model` under a name that does:
 * `OLLAMA_IMAGE_MODEL`.
 */
export function sharedOnOllama(text: string, file: string, name = ''): string | undefined {
	const [, named, tag] =
		/^([a-z0-9][\w-]{0,40}\/[a-z0-9][\w.-]{0,60})(:(?:latest|\d+(?:\.\d+)?[bm](?:-[\w.-]{1,40})?|q\d\w{0,10}))?$/i.exec(
			text,
		) ?? [];
	const own =
		named === text && text === text.toLowerCase() && /ollama/i.test(name) && /model|embed|llm/i.test(name);
	return own || (tag !== undefined && speaksOfOllama(file, name)) ? text : undefined;
}

const speaks = (text: string): boolean => /\bollama|:11434\b/i.test(text);

const fileSpeaks = onceAText(speaks);

/** Whether a file, or what a text is called in it, speaks of Ollama: plain names (`mistral`) may be its library's then. */
export const speaksOfOllama = (file: string, name = ''): boolean => fileSpeaks(file) || speaks(name);
