import type { Signature } from '../signature';
import { first, named, rows, rowsAs, sentenceTransformers } from './rows';

const langchain = ['langchain', 'langchain_community', 'langchain_huggingface'];
const hosted = { reads: 'remote', anywhere: true } as const;

/** smolagents: the dictionary that is handed on to whatever loads both weights and tokenizer, where there is one. */
const modelArguments: ReadonlyMap<string, string> = new Map([
	['VLLMModel', 'model_kwargs.revision'],
	['MLXModel', 'load_kwargs.revision'],
]);

/** Frameworks that hand the id on to a library below. */
export const frameworkSignatures: readonly Signature[] = [
	...rows(
		'langchain',
		[...langchain, 'chromadb'],
		'HuggingFaceEmbeddings HuggingFaceBgeEmbeddings HuggingFaceInstructEmbeddings HuggingFaceCrossEncoder',
		named('model_name', 'model'),
		{
			complete: sentenceTransformers,
			anywhere: true,
			revision: 'model_kwargs.revision',
			checked: 'langchain-huggingface 1.2.3, langchain-community 0.4.2',
		},
	),
	...rows('langchain', langchain, 'HuggingFacePipeline.from_model_id', first('model_id'), {
		anywhere: true,
		revision: 'model_kwargs.revision',
		checked: 'langchain-huggingface 1.2.3',
	}),
	...rows('langchain', langchain, 'ChatHuggingFace.from_model_id', first('model_id'), {
		anywhere: true,
		checked: 'langchain-huggingface 1.2.3',
	}),
	...rows('langchain', langchain, 'ChatHuggingFace', named('model_id'), {
		anywhere: true,
		checked: 'langchain-huggingface 1.2.3',
	}),
	...rows(
		'langchain',
		langchain,
		'HuggingFaceEndpoint HuggingFaceHub HuggingFaceEndpointEmbeddings HuggingFaceHubEmbeddings HuggingFaceInferenceAPIEmbeddings',
		named('repo_id', 'model', 'model_name', 'model_id'),
		{ ...hosted, checked: 'langchain-huggingface 1.2.3, langchain-community 0.4.2' },
	),
	...rows(
		'langchain',
		langchain,
		'OpenVINOEmbeddings OpenVINOBgeEmbeddings OpenVINOReranker',
		named('model_name_or_path'),
		{
			reads: 'onnx',
			revision: 'model_kwargs.revision',
			checked: 'langchain-community 0.4.2',
		},
	),
	...rows('langchain', langchain, 'FastEmbedEmbeddings', named('model_name'), {
		reads: 'onnx',
		checked: 'langchain-community 0.4.2',
	}),
	...rows('langchain', langchain, 'VLLM', named('model'), {
		revision: 'vllm_kwargs.revision',
		options: ['trust_remote_code'],
		checked: 'langchain-community 0.4.2',
	}),
	...rows('langchain', langchain, 'CTransformers', named('model'), { checked: 'langchain-community 0.4.2' }),
	// Keywords it does not know go to SentenceTransformer, which takes a revision.
	...rows('llama-index', ['llama_index'], 'HuggingFaceEmbedding', first('model_name'), {
		anywhere: true,
		revision: 'revision',
		options: ['trust_remote_code'],
		checked: 'llama-index-embeddings-huggingface 0.8.0',
	}),
	// Other models are objects, and other texts are hosted ones.
	...rowsAs(
		() =>
			'from llama_index.core.embeddings import resolve_embed_model\nresolve_embed_model("local:org/name")',
		rows('llama-index', ['llama_index'], 'resolve_embed_model', first('embed_model'), {
			prefix: /^local:/,
			checked: 'llama-index-core 0.14.25',
		}),
	),
	...rows(
		'llama-index',
		['llama_index'],
		'HuggingFaceLLM',
		[named('model_name'), { keys: ['tokenizer_name'], reads: 'text' }],
		{
			anywhere: true,
			revision: 'model_kwargs.revision',
			checked: 'llama-index-llms-huggingface 0.8.0',
		},
	),
	...rows('llama-index', ['llama_index'], 'SentenceTransformerRerank FlagEmbeddingReranker', named('model'), {
		anywhere: true,
		checked: 'llama-index-core 0.14.25, llama-index-postprocessor-flag-embedding-reranker 0.6.0',
	}),
	...rows(
		'llama-index',
		['llama_index'],
		'HuggingFaceInferenceAPI HuggingFaceInferenceAPIEmbedding',
		named('model_name', 'model'),
		{ ...hosted, checked: 'llama-index-llms-huggingface-api 0.8.0' },
	),
	...rows(
		'haystack',
		['haystack', 'haystack_integrations'],
		'SentenceTransformers*Embedder HuggingFaceLocalGenerator HuggingFaceLocalChatGenerator TransformersSimilarityRanker SentenceTransformersSimilarityRanker SentenceTransformersDiversityRanker ExtractiveReader TransformersTextRouter SASEvaluator',
		first('model'),
		{ checked: 'haystack-ai 2.15.0' },
	),
	// Labels come first.
	...rows(
		'haystack',
		['haystack', 'haystack_integrations'],
		'TransformersZeroShotTextRouter',
		named('model'),
		{
			checked: 'haystack-ai 2.15.0',
		},
	),
	...rows(
		'haystack',
		['haystack_integrations'],
		'TransformersChatGenerator TransformersExtractiveReader',
		first('model'),
		{ checked: 'transformers-haystack 2.0.0' },
	),
	...rows(
		'haystack',
		['haystack_integrations'],
		'FastembedTextEmbedder FastembedDocumentEmbedder FastembedSparseTextEmbedder FastembedSparseDocumentEmbedder',
		first('model'),
		{ checked: 'fastembed-haystack 3.0.0' },
	),
	...rows(
		'haystack',
		['haystack_integrations'],
		'FastembedRanker FastembedLateInteractionRanker',
		first('model_name'),
		{ checked: 'fastembed-haystack 3.0.0' },
	),
	...rows('chromadb', ['chromadb'], 'SentenceTransformerEmbeddingFunction', first('model_name'), {
		complete: sentenceTransformers,
		anywhere: true,
		revision: 'revision',
		checked: 'chromadb 1.5.9',
	}),
	...rows(
		'chromadb',
		['chromadb'],
		'HuggingFaceSparseEmbeddingFunction InstructorEmbeddingFunction',
		first('model_name'),
		{ checked: 'chromadb 1.5.9' },
	),
	...rows('chromadb', ['chromadb'], 'HuggingFaceEmbeddingFunction', named('model_name'), {
		reads: 'remote',
		checked: 'chromadb 1.5.9',
	}),
	...rows('guidance', ['guidance'], 'models.Transformers', first('model'), { checked: 'guidance 0.3.1' }),
	...rows('outlines', ['outlines'], 'models.transformers models.vllm', first('model_name'), {
		revision: 'model_kwargs.revision',
		checked: 'outlines 0.1.14',
	}).map((row) => (row.call === 'models.vllm' ? { ...row, revision: 'revision' } : row)),
	...rows('smolagents', ['smolagents'], 'TransformersModel VLLMModel MLXModel', first('model_id'), {
		options: ['trust_remote_code'],
		checked: 'smolagents 1.26.0',
	}).map((row) => ({ ...row, revision: modelArguments.get(row.call) })),
	...rows('smolagents', ['smolagents'], 'InferenceClientModel HfApiModel', first('model_id'), {
		...hosted,
		checked: 'smolagents 1.26.0, 1.9.2',
	}),
];
