import type { IdAt, Signature } from './signature';

// Parameter names were read in the packages' own types: @huggingface/hub 2.17, @huggingface/inference 4.13,
// ollama 0.6, @ai-sdk/huggingface 1.0.

const transformersModules = ['@huggingface/transformers', '@xenova/transformers'];
const imported = (names: string, module: string) => `import { ${names} } from '${module}';\n`;

const transformers: Signature[] = [
	{
		library: 'transformers.js',
		modules: transformersModules,
		call: 'pipeline',
		ids: [{ at: 1 }],
		revision: 'revision',
		keysAt: 2,
		reads: 'onnx',
		options: ['subfolder'],
		anywhere: true,
		example: `${imported('pipeline', '@huggingface/transformers')}pipeline('task', 'org/name', { revision: 'main' })`,
	},
	...['*Tokenizer*', '*Processor*', '*Config*', '*FeatureExtractor*', '*'].map(
		(name): Signature => ({
			library: 'transformers.js',
			modules: transformersModules,
			call: `${name}.from_pretrained`,
			ids: [{ at: 0 }],
			revision: 'revision',
			keysAt: 1,
			reads: name === '*' ? 'onnx' : 'text',
			options: ['subfolder'],
			anywhere: true,
			example: `${imported('env', '@huggingface/transformers')}Auto${name.replaceAll('*', '')}.from_pretrained('org/name')`,
		}),
	),
];

const repository: IdAt = { keys: ['repo'] };

const hub = (calls: string, ids: IdAt, row: Partial<Signature>): Signature[] =>
	calls.split(' ').map((call) => ({
		library: '@huggingface/hub',
		modules: ['@huggingface/hub'],
		call,
		ids: [ids],
		keysAt: 0,
		revision: 'revision',
		reads: 'text',
		...row,
		example: `${imported(call, '@huggingface/hub')}${call}({ ${ids.keys?.[0]}: 'org/name' })`,
	}));

const inferenceModules = ['@huggingface/inference'];

const inference: Signature[] = [
	...['InferenceClient().*', 'HfInference().*', 'HfInferenceEndpoint().*'].map(
		(call): Signature => ({
			library: '@huggingface/inference',
			modules: inferenceModules,
			call,
			ids: [{ keys: ['model'] }],
			keysAt: 0,
			reads: 'remote',
			anywhere: true,
			example: `const client = new ${call.slice(0, -4)}();\nclient.textGeneration({ model: 'org/name' })`,
		}),
	),
	...'chatCompletion chatCompletionStream textGeneration textGenerationStream featureExtraction summarization translation textToImage textToSpeech textToVideo imageToImage automaticSpeechRecognition imageToText fillMask questionAnswering textClassification tokenClassification zeroShotClassification imageClassification objectDetection imageSegmentation sentenceSimilarity'
		.split(' ')
		.map(
			(call): Signature => ({
				library: '@huggingface/inference',
				modules: inferenceModules,
				call,
				ids: [{ keys: ['model'] }],
				keysAt: 0,
				reads: 'remote',
				example: `${imported(call, '@huggingface/inference')}${call}({ model: 'org/name' })`,
			}),
		),
];

const aiSdk: Signature[] = [
	'huggingface',
	'huggingface.*',
	'createHuggingFace()',
	'createHuggingFace().*',
].map((call) => ({
	library: '@ai-sdk/huggingface',
	modules: ['@ai-sdk/huggingface'],
	call,
	ids: [{ at: 0 }],
	reads: 'remote' as const,
	example: `${imported(call.replace(/[().*]/g, ''), '@ai-sdk/huggingface')}${call.replace('*', 'responses')}('org/name')`,
}));

const ollama: Signature[] = [
	...'chat generate embed embeddings pull show'.split(' ').flatMap((name): Signature[] =>
		[name, `Ollama().${name}`].map((call) => ({
			library: 'ollama',
			modules: ['ollama'],
			call,
			ids: [{ keys: ['model'] }],
			keysAt: 0,
			hub: 'ollama',
			reads: 'remote',
			anyText: true,
			example: call.includes('(')
				? `import { Ollama } from 'ollama';\nnew Ollama().${name}({ model: 'org/name' })`
				: `import ollama from 'ollama';\nollama.${name}({ model: 'org/name' })`,
		})),
	),
	...'ChatOllama Ollama OllamaEmbeddings'.split(' ').map(
		(call): Signature => ({
			library: 'langchain',
			modules: ['@langchain/ollama', '@langchain/community', 'langchain', '@llamaindex/ollama', 'llamaindex'],
			call,
			ids: [{ keys: ['model'] }],
			keysAt: 0,
			hub: 'ollama',
			reads: 'remote',
			anyText: true,
			example: `${imported(call, '@langchain/ollama')}new ${call}({ model: 'org/name' })`,
		}),
	),
];

const others: Signature[] = [
	...'HuggingFaceTransformersEmbeddings HuggingFaceInferenceEmbeddings HuggingFaceInference HuggingFaceEmbedding HuggingFaceLLM'
		.split(' ')
		.map(
			(call): Signature => ({
				library: 'langchain',
				modules: ['@langchain/community', 'langchain', 'llamaindex', '@llamaindex/huggingface'],
				call,
				ids: [{ keys: ['model', 'modelName', 'modelType'] }],
				keysAt: 0,
				reads: call.includes('Inference') ? 'remote' : 'onnx',
				anywhere: true,
				example: `new ${call}({ model: 'org/name' })`,
			}),
		),
];

/** Calls of TypeScript and JavaScript libraries that name a model. Every row is tested by its example. */
export const javascriptSignatures: readonly Signature[] = [
	...transformers,
	...hub('downloadFile downloadFileToCacheDir fileDownloadInfo', repository, { reads: 'file' }),
	...hub('listFiles fileExists pathsInfo parseSafetensorsMetadata listCommits', repository, {}),
	...hub('snapshotDownload', repository, { reads: 'snapshot' }),
	...hub('repoExists', repository, {}),
	...hub('checkRepoAccess', repository, { revision: undefined }),
	...hub('modelInfo', { keys: ['name'] }, { anywhere: true }),
	...hub('datasetInfo', { keys: ['name'] }, { kind: 'dataset', anywhere: true }),
	...hub('spaceInfo', { keys: ['name'] }, { kind: 'space', revision: undefined, anywhere: true }),
	...inference,
	...aiSdk,
	...ollama,
	...others,
];
