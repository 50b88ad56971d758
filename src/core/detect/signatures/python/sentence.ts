import type { Signature } from '../signature';
import { first, pretrained, rows, rowsAs, sentenceTransformers } from './rows';

const library = 'sentence-transformers';
const modules = ['sentence_transformers'];
const checked = 'sentence-transformers 6.2.0';
const encoder = {
	revision: 'revision',
	options: ['trust_remote_code'],
	anywhere: true,
	checked,
} as const;

export const sentenceSignatures: readonly Signature[] = [
	// The organisation is filled in for plain sentence encoders only; the other classes take the name as it is.
	...rows(library, modules, 'SentenceTransformer', first('model_name_or_path', 'model_name'), {
		...encoder,
		revisionSince: '2.3',
		complete: sentenceTransformers,
	}),
	...rows(
		library,
		modules,
		'CrossEncoder SparseEncoder MultiVectorEncoder',
		first('model_name_or_path', 'model_name'),
		{ ...encoder, revisionSince: '2.4' },
	),
	...rowsAs(
		(call) => `from sentence_transformers import models\nmodels.${call}("org/name")`,
		[
			...rows(library, modules, 'Transformer', first('model_name_or_path'), {
				revision: 'model_kwargs.revision',
				checked,
			}),
			...rows(library, modules, 'CLIPModel MLMTransformer', first('model_name_or_path'), { checked }),
			...rows(
				library,
				modules,
				'Transformer.load Dense.load StaticEmbedding.load',
				first('model_name_or_path'),
				{
					revision: 'revision',
					options: ['subfolder'],
					checked,
				},
			),
		],
	),
	...rows(
		library,
		modules,
		'StaticEmbedding.from_model2vec StaticEmbedding.from_distillation',
		first('model_id_or_path', 'model_name'),
		{ anywhere: true, checked },
	),
	...rows('setfit', ['setfit'], 'SetFitModel.from_pretrained', first('pretrained_model_name_or_path'), {
		revision: 'revision',
		options: ['trust_remote_code'],
		anywhere: true,
		checked: 'setfit 1.2.0',
	}),
	// `org/name@ref`; one model for the aspects and, unless it has its own, their polarity.
	...rows(
		'setfit',
		['setfit'],
		'AbsaModel.from_pretrained',
		[first('model_id'), { at: 1, keys: ['polarity_model_id'] }],
		{
			takes: 'suffix',
			checked: 'setfit 1.2.0',
		},
	),
	...rows('span_marker', ['span_marker'], 'SpanMarkerModel.from_pretrained', pretrained, {
		revision: 'revision',
		checked: 'span_marker 1.8.1',
	}),
	...rows(
		'model2vec',
		['model2vec'],
		'StaticModel.from_pretrained StaticModelPipeline.from_pretrained',
		first('path'),
		{
			options: ['subfolder'],
			checked: 'model2vec 0.10.0',
		},
	),
	...rows('model2vec', ['model2vec'], 'distill', first('model_name'), {
		options: ['trust_remote_code'],
		checked: 'model2vec 0.10.0',
	}),
	...rows('pylate', ['pylate'], 'models.ColBERT', first('model_name_or_path'), {
		revision: 'revision',
		options: ['trust_remote_code'],
		checked: 'pylate 1.6.0',
	}),
	...rows(
		'colbert',
		['colbert'],
		'Checkpoint Searcher Indexer',
		{ at: 0, keys: ['name', 'checkpoint'] },
		{
			checked: 'colbert-ai 0.2.22',
		},
	).map((row) =>
		row.call === 'Checkpoint'
			? row
			: {
					...row,
					ids: [{ keys: ['checkpoint'] }],
					example: `from colbert import ${row.call}\n${row.call}(checkpoint="org/name")`,
				},
	),
	...rows('InstructorEmbedding', ['InstructorEmbedding'], 'INSTRUCTOR', first('model_name_or_path'), {
		checked: 'InstructorEmbedding 1.0.1',
	}),
	...rows('rerankers', ['rerankers'], 'Reranker', first('model_name'), {
		hosted: true,
		checked: 'rerankers 0.10.0',
	}),
	...rows(
		'fastembed',
		['fastembed'],
		'TextEmbedding SparseTextEmbedding LateInteractionTextEmbedding TextCrossEncoder ImageEmbedding',
		first('model_name'),
		{ reads: 'onnx', checked: 'fastembed 0.9.1' },
	),
	// Its first releases.
	...rows(
		'fastembed',
		['fastembed.embedding'],
		'FlagEmbedding DefaultEmbedding JinaEmbedding',
		first('model_name'),
		{
			reads: 'onnx',
			checked: 'fastembed 0.1.3',
		},
	),
	...rows(
		'FlagEmbedding',
		['FlagEmbedding'],
		'BGEM3FlagModel FlagModel FlagLLMModel FlagICLModel FlagReranker FlagLLMReranker LayerWiseFlagLLMReranker LightWeightFlagLLMReranker FlagAutoModel.from_finetuned FlagAutoReranker.from_finetuned',
		first('model_name_or_path'),
		{ anywhere: true, options: ['trust_remote_code'], checked: 'FlagEmbedding 1.4.2' },
	),
	...rows('bertopic', ['bertopic'], 'BERTopic.load', first('path'), { checked: 'bertopic 0.17.4' }),
	...rows(
		'bertopic',
		['bertopic'],
		'BERTopic',
		{ keys: ['embedding_model'] },
		{
			complete: sentenceTransformers,
			checked: 'bertopic 0.17.4',
		},
	),
	...rows('keybert', ['keybert'], 'KeyBERT', first('model'), {
		complete: sentenceTransformers,
		checked: 'keybert 0.9.0',
	}),
];
