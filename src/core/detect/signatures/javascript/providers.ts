import { isWebLlmName } from '../catalogues';
import type { Signature } from '../signature';
import { firstName, id, imported, rows } from './rows';

/** Providers of the AI SDK: `provider(id)` and `provider.embedding(id)`, from a default or a made provider. */
function provider(
	modules: readonly string[],
	name: string,
	maker: string,
	row: Partial<Signature>,
): Signature[] {
	const [module = ''] = modules;
	return [`${name}`, `${name}.*`, `${maker}()`, `${maker}().*`].flatMap((call) =>
		rows(module, modules, call, id, {
			example: `${imported(firstName(call), module)}${call.replace('*', 'languageModel')}('org/name')`,
			...row,
		}),
	);
}

/** Providers of the AI SDK. */
export const providerSignatures: Signature[] = [
	...provider(['@ai-sdk/huggingface'], 'huggingface', 'createHuggingFace', {
		checked: '@ai-sdk/huggingface 1.0.77',
	}),
	...provider(['ollama-ai-provider-v2', 'ollama-ai-provider', 'ai-sdk-ollama'], 'ollama', 'createOllama', {
		hub: 'ollama',
		anyText: true,
		checked: 'ollama-ai-provider-v2 3.6.0, ollama-ai-provider 1.2.0, ai-sdk-ollama 4.3.0',
	}),
	...provider(
		['@browser-ai/transformers-js', '@built-in-ai/transformers-js'],
		'transformersJS',
		'createTransformersJS',
		{
			reads: 'onnx',
			checked: '@browser-ai/transformers-js 3.0.3',
		},
	),
	...provider(['@browser-ai/web-llm', '@built-in-ai/web-llm'], 'webLLM', 'createWebLLM', {
		reads: 'weights',
		catalogue: isWebLlmName,
		checked: '@browser-ai/web-llm 3.0.3',
	}),
];
