import { pretrained, repo, sentenceTransformers } from './pythonIds';
import type { IdAt, Signature } from './signature';

/** Calls that name a model by one argument, and nothing else worth a row of its own. */
function simple(
	library: string,
	modules: readonly string[],
	calls: string,
	ids: IdAt,
	row: Partial<Signature> = {},
): Signature[] {
	return calls.split(' ').map((call) => {
		const key = ids.keys?.[0];
		const argument = ids.at === 0 || key === undefined ? '"org/name"' : `${key}="org/name"`;
		const path = call.replaceAll('*', 'x');
		return {
			library,
			modules,
			call,
			ids: [ids],
			reads: 'weights',
			...row,
			example: `from ${modules[0]} import ${path.split(/[.(]/)[0]}\n${path}(${argument})`,
		};
	});
}

/** Calls that name a model by one argument. */
export const others: readonly Signature[] = [
	...simple(
		'timm',
		['timm'],
		'create_model',
		{ at: 0, keys: ['model_name'] },
		{ prefix: /^hf[-_]hub:/, takes: 'suffix' },
	).map((row) => ({ ...row, example: 'import timm\ntimm.create_model("hf-hub:org/name", pretrained=True)' })),
	...simple(
		'open_clip',
		['open_clip'],
		'create_model create_model_and_transforms create_model_from_pretrained get_tokenizer',
		{ at: 0, keys: ['model_name'] },
		{ prefix: /^hf[-_]hub:/ },
	).map((row) => ({ ...row, example: `import open_clip\nopen_clip.${row.call}("hf-hub:org/name")` })),
	...simple(
		'vllm',
		['vllm'],
		'LLM EngineArgs AsyncEngineArgs',
		{ at: 0, keys: ['model'] },
		{
			revision: 'revision',
			options: ['trust_remote_code', 'code_revision'],
		},
	),
	...simple(
		'sglang',
		['sglang'],
		'Engine',
		{ keys: ['model_path'] },
		{ revision: 'revision', options: ['trust_remote_code'] },
	),
	...simple(
		'tokenizers',
		['tokenizers'],
		'Tokenizer.from_pretrained',
		{ at: 0, keys: ['identifier'] },
		{ revision: 'revision', reads: 'text' },
	),
	...simple(
		'unsloth',
		['unsloth'],
		'Fast*.from_pretrained',
		{ at: 0, keys: ['model_name'] },
		{ revision: 'revision', options: ['trust_remote_code'] },
	),
	...simple(
		'setfit',
		['setfit'],
		'SetFitModel.from_pretrained',
		{ at: 0, keys: ['pretrained_model_name_or_path'] },
		{ revision: 'revision', anywhere: true },
	),
	...simple(
		'gliner',
		['gliner'],
		'GLiNER.from_pretrained',
		{ at: 0, keys: ['pretrained_model_name_or_path', 'model_id'] },
		{ revision: 'revision', anywhere: true },
	),
	...simple(
		'speechbrain',
		['speechbrain'],
		'*.from_hparams',
		{ keys: ['source'] },
		{ revision: 'revision', anywhere: true },
	),
	...simple(
		'pyannote',
		['pyannote'],
		'Pipeline.from_pretrained Model.from_pretrained Inference',
		{ at: 0, keys: ['checkpoint', 'checkpoint_path', 'model'] },
		{ revision: 'revision' },
	),
	...simple('nemo', ['nemo'], '*.from_pretrained', { at: 0, keys: ['model_name'] }),
	...simple('espnet2', ['espnet2'], '*.from_pretrained', { at: 0, keys: ['model_tag'] }),
	...simple(
		'ctransformers',
		['ctransformers'],
		'*.from_pretrained',
		{ at: 0, keys: ['model_path_or_repo_id'] },
		{ revision: 'revision' },
	),
	...simple('llama-cpp-python', ['llama_cpp'], 'Llama.from_pretrained', repo, {
		reads: 'file',
		options: ['filename'],
		anywhere: true,
	}),
	...simple(
		'mlx-lm',
		['mlx_lm', 'mlx_vlm'],
		'load',
		{ at: 0, keys: ['path_or_hf_repo'] },
		{ revision: 'revision' },
	),
	...simple(
		'faster-whisper',
		['faster_whisper'],
		'WhisperModel',
		{ at: 0, keys: ['model_size_or_path'] },
		{ revision: 'revision' },
	),
	...simple(
		'FlagEmbedding',
		['FlagEmbedding'],
		'BGEM3FlagModel FlagModel FlagReranker FlagLLMReranker FlagAutoModel.from_finetuned',
		{ at: 0, keys: ['model_name_or_path'] },
		{ anywhere: true },
	),
	...simple(
		'auto-gptq',
		['auto_gptq', 'awq', 'gptqmodel'],
		'*.from_quantized *.load',
		{ at: 0, keys: ['model_name_or_path', 'model_id_or_path'] },
		{ revision: 'revision', options: ['trust_remote_code'] },
	),
	...simple('huggingface_sb3', ['huggingface_sb3'], 'load_from_hub', repo, {
		reads: 'file',
		options: ['filename'],
	}),
	...simple('span_marker', ['span_marker'], 'SpanMarkerModel.from_pretrained', pretrained, {
		revision: 'revision',
	}),
	...simple('model2vec', ['model2vec'], 'StaticModel.from_pretrained', { at: 0, keys: ['path'] }),
	...simple(
		'bertopic',
		['bertopic', 'keybert'],
		'BERTopic KeyBERT',
		{ keys: ['embedding_model', 'model'] },
		{ complete: sentenceTransformers },
	),
	...simple(
		'chromadb',
		['chromadb'],
		'SentenceTransformerEmbeddingFunction',
		{ at: 0, keys: ['model_name'] },
		{ complete: sentenceTransformers, anywhere: true },
	),
	...simple(
		'chromadb',
		['chromadb'],
		'HuggingFaceEmbeddingFunction',
		{ keys: ['model_name'] },
		{ reads: 'remote' },
	),
	...simple('trl', ['trl'], '*Trainer', { at: 0, keys: ['model'] }),
	...simple('trl', ['trl'], 'create_reference_model *.from_pretrained', pretrained, { revision: 'revision' }),
	...simple(
		'langchain',
		['langchain', 'langchain_community', 'langchain_huggingface', 'chromadb'],
		'HuggingFaceEmbeddings HuggingFaceBgeEmbeddings HuggingFaceInstructEmbeddings HuggingFaceCrossEncoder',
		{ keys: ['model_name', 'model'] },
		{ complete: sentenceTransformers, anywhere: true },
	),
	...simple(
		'langchain',
		['langchain', 'langchain_community', 'langchain_huggingface'],
		'HuggingFacePipeline.from_model_id ChatHuggingFace.from_model_id',
		{ keys: ['model_id'] },
		{ anywhere: true },
	),
	...simple(
		'langchain',
		['langchain', 'langchain_community', 'langchain_huggingface'],
		'HuggingFaceEndpoint HuggingFaceHub HuggingFaceEndpointEmbeddings HuggingFaceInferenceAPIEmbeddings',
		{ keys: ['repo_id', 'model', 'model_name', 'model_id'] },
		{ reads: 'remote', anywhere: true },
	),
	...simple(
		'llama-index',
		['llama_index'],
		'HuggingFaceEmbedding OptimumEmbedding',
		{ at: 0, keys: ['model_name'] },
		{ anywhere: true },
	),
	...simple(
		'llama-index',
		['llama_index'],
		'HuggingFaceLLM',
		{ keys: ['model_name', 'tokenizer_name'] },
		{ anywhere: true },
	),
	...simple(
		'llama-index',
		['llama_index'],
		'SentenceTransformerRerank FlagEmbeddingReranker',
		{ keys: ['model'] },
		{ anywhere: true },
	),
	...simple(
		'llama-index',
		['llama_index'],
		'HuggingFaceInferenceAPI HuggingFaceInferenceAPIEmbedding',
		{ keys: ['model_name'] },
		{ reads: 'remote', anywhere: true },
	),
	...simple(
		'haystack',
		['haystack', 'haystack_integrations'],
		'SentenceTransformers*Embedder HuggingFaceLocalGenerator HuggingFaceLocalChatGenerator TransformersSimilarityRanker SentenceTransformersSimilarityRanker SentenceTransformersDiversityRanker ExtractiveReader',
		{ keys: ['model'] },
	),
	...simple('guidance', ['guidance', 'outlines'], 'models.Transformers models.transformers models.vllm', {
		at: 0,
		keys: ['model_name', 'model'],
	}),
	...simple('keras', ['keras_hub', 'keras_nlp', 'keras'], '*.from_preset', { at: 0, keys: ['preset'] }).map(
		(row) => ({
			...row,
			example: 'import keras_hub\nkeras_hub.models.GemmaCausalLM.from_preset("hf://org/name")',
		}),
	),
	...simple(
		'modelscope',
		['modelscope', 'swift'],
		'snapshot_download *.from_pretrained',
		{ at: 0, keys: ['model_id', 'model_name_or_path'] },
		{ hub: 'modelscope', revision: 'revision' },
	),
	...simple('modelscope', ['modelscope'], 'pipeline', { at: 1, keys: ['model'] }, { hub: 'modelscope' }).map(
		(row) => ({
			...row,
			example: 'from modelscope.pipelines import pipeline\npipeline("task", model="org/name")',
		}),
	),
	...simple(
		'swift',
		['swift'],
		'get_model_tokenizer get_model_processor PtEngine VllmEngine',
		{ at: 0, keys: ['model_id_or_path'] },
		{ hub: 'modelscope' },
	),
	...simple(
		'ollama',
		['ollama'],
		'chat generate embed embeddings pull show Client().chat Client().generate Client().embed Client().embeddings Client().pull Client().show AsyncClient().chat AsyncClient().generate AsyncClient().embed',
		{ at: 0, keys: ['model'] },
		{
			hub: 'ollama',
			reads: 'remote',
			anyText: true,
		},
	).map((row) => ({
		...row,
		example: row.call.includes('()')
			? `import ollama\nollama.${row.call}(model="org/name")`
			: `import ollama\nollama.${row.call}(model="org/name")`,
	})),
	...simple(
		'ollama',
		['langchain_ollama', 'langchain_community', 'langchain', 'llama_index', 'crewai'],
		'ChatOllama OllamaLLM OllamaEmbeddings Ollama OllamaEmbedding',
		{ keys: ['model', 'model_name'] },
		{
			hub: 'ollama',
			reads: 'remote',
			anyText: true,
			anywhere: true,
		},
	),
	...simple(
		'tensorflow_hub',
		['tensorflow_hub'],
		'load resolve KerasLayer Module',
		{ at: 0, keys: ['handle', 'spec'] },
		{ hub: 'tfhub/kaggle', reads: 'snapshot' },
	).map((row) => ({
		...row,
		example: `import tensorflow_hub as hub\nhub.${row.call}("https://tfhub.dev/org/name/1")`,
	})),
	...simple(
		'datasets',
		['datasets', 'torchtune'],
		'load_dataset load_dataset_builder get_dataset_config_names get_dataset_split_names get_dataset_infos get_dataset_config_info',
		{ at: 0, keys: ['path'] },
		{
			kind: 'dataset',
			revision: 'revision',
			reads: 'snapshot',
			anywhere: true,
			anyText: true,
		},
	),
];
