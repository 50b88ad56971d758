// Services that run models under names of their own. What their clients are given is a name of theirs, also where it
// looks like an id of a hub, and no hub is asked about it. Who takes ids of a hub (Hugging Face's own router and endpoints,
// vLLM, TGI) is none of them, nor is an address of which nobody knows what answers there.
import { escaped } from './nameWords';
import { onceAText } from './onceAText';
import { remembered } from './remembered';

/** Where they are asked, from their own documentation; what stands before it is theirs, too. */
const hosts = [
	'openrouter.ai',
	'novita.ai',
	'ml.cloud.ibm.com',
	'together.xyz',
	'together.ai',
	'fireworks.ai',
	'groq.com',
	'deepinfra.com',
	'siliconflow.cn',
	'siliconflow.com',
	'api.nvidia.com',
	'cerebras.ai',
	'sambanova.ai',
	'hyperbolic.xyz',
	'nebius.ai',
	'nebius.com',
	'featherless.ai',
	'aimlapi.com',
	'replicate.com',
	'perplexity.ai',
	'x.ai',
	'openai.com',
	'openai.azure.com',
	'models.ai.azure.com',
	'models.inference.ai.azure.com',
	'models.github.ai',
	'generativelanguage.googleapis.com',
	'aiplatform.googleapis.com',
	'api.cloudflare.com',
	'mistral.ai',
	'cohere.ai',
	'cohere.com',
	'anthropic.com',
	'deepseek.com',
	'dashscope.aliyuncs.com',
	'dashscope-intl.aliyuncs.com',
	'volces.com',
	'bigmodel.cn',
	'moonshot.cn',
	'moonshot.ai',
];

/** Modules of their own clients, and of frameworks for them. */
const modules = [
	...[
		'openrouter',
		'ibm_watsonx_ai',
		'ibm_watson_machine_learning',
		'together',
		'groq',
		'fireworks',
		'replicate',
		// Roboflow's, whose classes are called as those of transformers.
		'inference_models',
		'inference_sdk',
	],
	...'openrouter ibm together groq fireworks nvidia_ai_endpoints cerebras sambanova deepseek'
		.split(' ')
		.map((one) => `langchain_${one}`),
	...'openrouter ibm together groq fireworks novita nvidia deepinfra cerebras sambanovasystems replicate'
		.split(' ')
		.flatMap((one) => [`llama_index.llms.${one}`, `llama_index.embeddings.${one}`]),
	...'nvidia together_ai openrouter watsonx aimlapi stackit meta_llama mistral cohere amazon_bedrock'
		.split(' ')
		.flatMap((one) =>
			['generators', 'embedders', 'rankers'].map((kind) => `haystack_integrations.components.${kind}.${one}`),
		),
	...['@openrouter/ai-sdk-provider', '@openrouter/sdk', '@ibm-cloud/watsonx-ai', 'together-ai', 'groq-sdk'],
	...'openrouter ibm groq together-ai deepseek'.split(' ').map((one) => `@langchain/${one}`),
	...'togetherai groq fireworks deepinfra cerebras replicate deepseek'
		.split(' ')
		.map((one) => `@ai-sdk/${one}`),
];

/** Routers whose names of models begin with who serves them, `provider/name`, which are no owners. */
const routers = ['litellm', 'dspy'];

const oneOf = (names: readonly string[]): string => `(?:${names.map(escaped).join('|')})`;

const bedrock = /^bedrock-runtime\.[\w-]+\.amazonaws\.com$/;

/** An address, or what brings a module in. */
const mention = new RegExp(
	`://[\\w.-]{0,80}(?:${oneOf(hosts)}|bedrock-runtime)|(?:\\bimport\\s+(?:[^\\s"'();][^\\n"'();]{0,200}?,\\s*)?|\\bfrom\\s+["']?|\\b(?:require|import)\\(\\s*["'])${oneOf([...modules, ...routers])}(?=[\\s./"',;)]|$)`,
	'i',
);

/** Words for them in names, in small letters with `_` between. Those that are words of English are left out. */
const words =
	/(?:^|_)(?:open_?router|novita(?:_ai)?|watsonx|groq|deep_?infra|silicon_?flow|together_?ai|fireworks_?ai|samba_?nova|featherless|(?:nvidia_?)?nim)(?:_|$)/;

/** Whether `text` is an address of such a service: `https://openrouter.ai/api/v1`. */
export function isServiceAddress(text: string): boolean {
	const host = /^https?:\/\/([\w.-]+)(?::\d+)?(?=[/?#]|$)/i.exec(text)?.[1]?.toLowerCase();
	return (
		host !== undefined &&
		(bedrock.test(host) || hosts.some((one) => host === one || host.endsWith(`.${one}`)))
	);
}

/** Whether what is imported from `name` asks such a service. */
export const isServiceModule = remembered((name) =>
	modules.some((one) => name === one || name.startsWith(`${one}.`) || name.startsWith(`${one}/`)),
);

/** Calls that ask for a model by such a name. */
const routing =
	/^(?:LM|Embedder|a?(?:text_)?completion|a?embedding|a?responses|batch_completion|a?transcription)$/;

/** Whether `call` of what is imported from `name` takes a name that begins with a provider. */
export const isRouting = (name: string, call: string): boolean =>
	routing.test(call) && routers.some((one) => name === one || name.startsWith(`${one}.`));

/**
 * Whether a variable, key or flag is called after such a service: `OPENROUTER_MODEL`.
 * @param name Its words in small letters, with `_` between: `openrouter_model`.
 */
export const saysService = (name: string): boolean => words.test(name);

/**
 * Services that Hugging Face's own clients can be told to pass a request to, as these write them
 * (https://huggingface.co/docs/inference-providers); of `words`, as no others are looked for.
 */
const inferenceProviders = ['groq', 'novita', 'sambanova', 'fireworks-ai', 'featherless-ai'];

/** `GROQ_API_KEY`, `fireworks_ai_api_base`. */
const ownKey = /(groq|novita|sambanova|fireworks|featherless)(?:_?ai)?_?api_?(?:key|base|url)/gi;

/** What was said of the providers in a text: a configuration asks for each of its mappings. */
const saidOf = onceAText(() => new Map<string, boolean>());

/**
 * Whether `provider` may stand for who answers for a hub's model: the hub knows it under this name, and nothing in the
 * text speaks of asking it directly, which takes its address, a client of its own or a key for it.
 */
export function isHubProvider(provider: string, text: string): boolean {
	if (!inferenceProviders.includes(provider)) {
		return false;
	}
	const said = saidOf(text);
	const known = said.get(provider) ?? !isAskedDirectly(provider.replace(/-ai$/, ''), text);
	said.set(provider, known);
	return known;
}

function isAskedDirectly(word: string, text: string): boolean {
	const own = [...hosts.filter((one) => one.startsWith(`${word}.`)), ...modules].filter(
		(one) => one !== word && one.includes(word),
	);
	return (
		own.some((one) => text.includes(one)) ||
		[...text.matchAll(ownKey)].some(([, name]) => name?.toLowerCase() === word)
	);
}

/** `provider="openrouter"`, `{provider: 'openrouter'}`. */
const providing = /\bprovider["']?\s{0,4}[=:]\s{0,4}["']/;

/** Whether a text may have to do with one: most have not, and are looked at no further. */
export const mayAskService = (text: string): boolean => mention.test(text) || providing.test(text);
