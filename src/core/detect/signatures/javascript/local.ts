import { isWebLlmName } from '../catalogues';
import type { IdAt, Signature } from '../signature';
import { id, rows } from './rows';

const webLlmModel = 'Phi-3.5-mini-instruct-q4f16_1-MLC';
/** WebLLM has a list of builds of its own; an address in `appConfig` is found by itself. */
export const webLlmSignatures: Signature[] = [
	...rows('web-llm', ['@mlc-ai/web-llm'], 'CreateMLCEngine', id),
	...rows('web-llm', ['@mlc-ai/web-llm'], 'CreateWebWorkerMLCEngine', { at: 1 }),
	...rows('web-llm', ['@mlc-ai/web-llm'], 'CreateServiceWorkerMLCEngine', id),
	...rows('web-llm', ['@mlc-ai/web-llm'], 'MLCEngine().reload', id),
].map((row) => ({
	...row,
	reads: 'weights',
	catalogue: isWebLlmName,
	exampleId: webLlmModel,
	example: row.example.replace('org/name', webLlmModel),
	checked: '@mlc-ai/web-llm 0.2.86',
}));

const ollamaModel: IdAt = { keys: ['model'] };
/** Ollama and what speaks to it. */
export const ollamaSignatures: Signature[] = [
	...'chat generate embed embeddings pull show'.split(' ').flatMap((name): Signature[] =>
		[name, `Ollama().${name}`].flatMap((call) =>
			rows('ollama', ['ollama'], call, ollamaModel, {
				hub: 'ollama',
				anyText: true,
				example: call.includes('(')
					? `import { Ollama } from 'ollama';\nnew Ollama().${name}({ model: 'org/name' })`
					: `import ollama from 'ollama';\nollama.${name}({ model: 'org/name' })`,
				checked: 'ollama 0.6.4',
			}),
		),
	),
	...rows(
		'langchain',
		['@langchain/ollama', '@langchain/community', 'langchain', '@llamaindex/ollama', 'llamaindex'],
		'ChatOllama Ollama OllamaEmbeddings OllamaEmbedding',
		ollamaModel,
		{ hub: 'ollama', anyText: true, checked: '@langchain/ollama 1.3.0, @llamaindex/ollama 0.1.23' },
	),
	...rows('chromadb', ['@chroma-core/ollama', 'chromadb'], 'OllamaEmbeddingFunction', ollamaModel, {
		hub: 'ollama',
		anyText: true,
		checked: '@chroma-core/ollama 0.1.8, chromadb 2.4.6',
	}),
];
