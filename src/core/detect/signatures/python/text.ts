import { flairTaggers } from '../aliases';
import {
	isFlairEmbedding,
	isFlairModel,
	isGensimModel,
	isPaddleName,
	isSpacyModule,
	isSpacyPackage,
	isTorchtextBundle,
} from '../catalogues';
import type { Signature } from '../signature';
import { first, named, rows, rowsAs } from './rows';

/** Libraries of text. */
export const textLibrarySignatures: readonly Signature[] = [
	...rows('spacy', ['spacy'], 'load util.load_model cli.download', first('name', 'model'), {
		catalogue: isSpacyPackage,
		exampleId: 'en_core_web_sm',
		checked: 'spacy 3.8.18',
	}).map((row) => ({ ...row, example: `import spacy\nspacy.${row.call}("en_core_web_sm")` })),
	// The packages of the pipelines are imported themselves.
	...rows('spacy', [], 'load', [], {
		calleeNames: 'module',
		catalogue: isSpacyModule,
		exampleId: 'en_core_web_sm',
		example: 'import en_core_web_sm\nnlp = en_core_web_sm.load()',
		checked: 'spacy 3.8.18',
	}),
	// `org/name@ref`; its own names (`ner`, `en-sentiment`) are no repositories.
	...rows('flair', ['flair'], '*.load', first('model_path', 'model_name'), {
		aliases: flairTaggers,
		catalogue: isFlairModel,
		takes: 'suffix',
		example: 'from flair.models import SequenceTagger\nSequenceTagger.load("org/name")',
		checked: 'flair 0.15.1',
	}),
	...rows(
		'flair',
		['flair'],
		'TransformerWordEmbeddings TransformerDocumentEmbeddings TransformerEmbeddings',
		first('model'),
		// Further keywords are handed on to every `from_pretrained`: tokenizer, configuration and weights.
		{
			revision: 'revision',
			checked: 'flair 0.15.1',
			example:
				'from flair.embeddings import TransformerWordEmbeddings\nTransformerWordEmbeddings("org/name")',
		},
	).map((row) => ({ ...row, example: row.example.replaceAll('TransformerWordEmbeddings', row.call) })),
	...rows('flair', ['flair'], 'FlairEmbeddings WordEmbeddings', first('model', 'embeddings'), {
		catalogue: isFlairEmbedding,
		exampleId: 'news-forward',
		checked: 'flair 0.15.1',
	}).map((row) => ({
		...row,
		example: `from flair.embeddings import ${row.call}\n${row.call}("news-forward")`,
	})),
	...rows('gensim', ['gensim'], 'downloader.load', first('name'), {
		catalogue: isGensimModel,
		example: 'from gensim import downloader\ndownloader.load("glove-twitter-25")',
		exampleId: 'glove-twitter-25',
		checked: 'gensim 4.4.0',
	}),
	...rows('gensim', ['gensim.downloader'], 'load', first('name'), {
		catalogue: isGensimModel,
		example: 'import gensim.downloader as api\napi.load("glove-twitter-25")',
		exampleId: 'glove-twitter-25',
		checked: 'gensim 4.4.0',
	}),
	// `hf://org/name/file`; the language names its own packages otherwise and is no repository.
	...rows(
		'allennlp',
		['allennlp'],
		'Predictor.from_path load_archive cached_path',
		first('archive_path', 'archive_file', 'url_or_filename'),
		{
			takes: 'no',
			reads: 'file',
			checked: 'allennlp 2.10.1',
		},
	).map((row) => ({ ...row, example: row.example.replace('"org/name"', '"hf://org/name"') })),
	...rows(
		'allennlp',
		['allennlp'],
		'PretrainedTransformerEmbedder PretrainedTransformerMismatchedEmbedder',
		first('model_name'),
		{ revision: 'transformer_kwargs.revision', checked: 'allennlp 2.10.1' },
	),
	...rows(
		'allennlp',
		['allennlp'],
		'PretrainedTransformerTokenizer PretrainedTransformerIndexer',
		first('model_name'),
		{
			revision: 'tokenizer_kwargs.revision',
			reads: 'text',
			checked: 'allennlp 2.10.1',
		},
	),
	...'get get_tokenizer'.split(' ').flatMap((call) =>
		rows('allennlp', ['allennlp'], `cached_transformers.${call}`, first('model_name'), {
			revision: 'revision',
			reads: call === 'get' ? 'weights' : 'text',
			example: `from allennlp.common import cached_transformers\ncached_transformers.${call}("org/name", True)`,
			checked: 'allennlp 2.10.1',
		}),
	),
	// The language and the package are stanza's own; a transformer for it is a repository.
	...rows('stanza', ['stanza'], 'Pipeline', named('bert_model'), { checked: 'stanza 1.15.0' }),
	...rows('torchtext', ['torchtext'], '*.*', [], {
		calleeNames: 'object',
		catalogue: isTorchtextBundle,
		exampleId: 'XLMR_BASE_ENCODER',
		example: 'from torchtext.models import XLMR_BASE_ENCODER\nXLMR_BASE_ENCODER.get_model()',
		checked: 'torchtext 0.18.0',
	}),
	...rows('unbabel-comet', ['comet'], 'download_model', first('model'), { checked: 'unbabel-comet 2.2.7' }),
	...rows('bert-score', ['bert_score'], 'BERTScorer', first('model_type'), { checked: 'bert-score 0.3.13' }),
	...rows('bert-score', ['bert_score'], 'score', named('model_type'), { checked: 'bert-score 0.3.13' }),
	...rows('paddlenlp', ['paddlenlp'], 'Taskflow', named('model'), {
		catalogue: isPaddleName,
		checked: 'paddlenlp 2.8.1',
	}),
	...rows(
		'simpletransformers',
		['simpletransformers'],
		'*ClassificationModel NERModel QuestionAnsweringModel LanguageModelingModel',
		{ at: 1, keys: ['model_name'] },
		{ checked: 'simpletransformers 0.70.8' },
	),
	...rows(
		'txtai',
		['txtai'],
		'LLM Summary Similarity Labels Entity Transcription Caption Objects TextToSpeech TextToAudio Translation',
		first('path'),
		{ hosted: true, checked: 'txtai 9.14.0' },
	),
	...rows(
		'txtai',
		['txtai'],
		'RAG Extractor',
		{ at: 1, keys: ['path'] },
		{ hosted: true, checked: 'txtai 9.14.0' },
	),
	// `Embeddings({"path": "org/name"})`, `Embeddings(path="org/name")`
	...rows('txtai', ['txtai'], 'Embeddings', named('path'), {
		keysAt: 0,
		hosted: true,
		checked: 'txtai 9.14.0',
	}),
	// An index that is kept on the hub.
	...rowsAs(
		() => 'from txtai import Embeddings\nEmbeddings().load(provider="huggingface-hub", container="org/name")',
		rows('txtai', ['txtai'], 'Embeddings().load', named('container'), {
			revision: 'revision',
			reads: 'snapshot',
			checked: 'txtai 9.14.0',
		}),
	),
];
