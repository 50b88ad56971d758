import { isWebLlmName } from './catalogues';
import type { IdAt, Signature } from './signature';

// Argument names, the place of the options and whether there is a revision were read in the packages' own types.

const imported = (names: string, module: string) => `import { ${names} } from '${module}';\n`;
const firstName = (call: string): string => call.split(/[.(]/)[0] ?? call;

/** One row per call; the example calls each with its id as the argument at `ids.at`, or under its first key. */
function rows(
	library: string,
	modules: readonly string[],
	calls: string,
	ids: IdAt,
	row: Partial<Signature> = {},
): Signature[] {
	return calls.split(' ').map((call) => {
		const name = firstName(call);
		const made = /^[A-Z]/.test(call) && (call === name || call.includes('()')) ? 'new ' : '';
		const path = call.replace('*', 'textGeneration');
		const argument =
			ids.at === undefined ? `{ ${ids.keys?.[0]}: 'org/name' }` : `${'0, '.repeat(ids.at)}'org/name'`;
		return {
			library,
			modules,
			call,
			ids: [ids],
			reads: 'remote',
			...(ids.at === undefined ? { keysAt: 0 } : {}),
			example: `${imported(name, modules[0] ?? '')}${made}${path}(${argument})`,
			...row,
		};
	});
}

const transformersModules = ['@huggingface/transformers', '@xenova/transformers'];
const transformersChecked = '@huggingface/transformers 4.3.1';

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
		checked: transformersChecked,
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
			checked: transformersChecked,
		}),
	),
];

const repository: IdAt = { keys: ['repo'] };
const hub = (calls: string, ids: IdAt, row: Partial<Signature>): Signature[] =>
	rows('@huggingface/hub', ['@huggingface/hub'], calls, ids, {
		revision: 'revision',
		reads: 'text',
		checked: '@huggingface/hub 2.17.5',
		...row,
	});

const hubCalls: Signature[] = [
	...hub('downloadFile downloadFileToCacheDir fileDownloadInfo', repository, { reads: 'file' }),
	...hub(
		'listFiles fileExists pathsInfo parseSafetensorsMetadata listCommits countCommits repoExists',
		repository,
		{},
	),
	...hub('snapshotDownload', repository, { reads: 'snapshot' }),
	...hub('checkRepoAccess', repository, { revision: undefined }),
	...hub('modelInfo', { keys: ['name'] }, { anywhere: true }),
	...hub('datasetInfo', { keys: ['name'] }, { kind: 'dataset', anywhere: true }),
	...hub('spaceInfo', { keys: ['name'] }, { kind: 'space', anywhere: true }),
];

const tasks =
	'chatCompletion chatCompletionStream textGeneration textGenerationStream featureExtraction summarization translation ' +
	'fillMask questionAnswering tableQuestionAnswering textClassification tokenClassification zeroShotClassification ' +
	'sentenceSimilarity documentQuestionAnswering visualQuestionAnswering imageClassification imageSegmentation imageToImage ' +
	'imageToText imageToVideo imageTextToImage imageTextToVideo objectDetection textToImage textToVideo ' +
	'zeroShotImageClassification audioClassification audioToAudio automaticSpeechRecognition textToAudio textToSpeech ' +
	'tabularClassification tabularRegression request streamingRequest';

const inferenceChecked = '@huggingface/inference 4.13.30';
/** Runs elsewhere: the request names the model and no revision. */
const inference: Signature[] = [
	...['InferenceClient()', 'HfInference()', 'HfInferenceEndpoint()'].flatMap((client) =>
		rows(
			'@huggingface/inference',
			['@huggingface/inference'],
			`${client}.*`,
			{ keys: ['model'] },
			{
				anywhere: true,
				example: `const client = new ${client};\nclient.textGeneration({ model: 'org/name' })`,
				checked: inferenceChecked,
			},
		),
	),
	...rows(
		'@huggingface/inference',
		['@huggingface/inference'],
		tasks,
		{ keys: ['model'] },
		{ checked: inferenceChecked },
	),
];

const id: IdAt = { at: 0 };
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

const aiSdk: Signature[] = [
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

const webLlmModel = 'Phi-3.5-mini-instruct-q4f16_1-MLC';
/** WebLLM has a list of builds of its own; an address in `appConfig` is found by itself. */
const webLlm: Signature[] = [
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
const ollama: Signature[] = [
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
];

const langchain = ['@langchain/community', 'langchain', '@langchain/classic'];
const llamaIndex = ['@llamaindex/huggingface', 'llamaindex'];
const others: Signature[] = [
	// 2.x takes the id and the file as two arguments, 3.x one object that holds both.
	...rows(
		'wllama',
		['@wllama/wllama'],
		'Wllama().loadModelFromHF',
		{ at: 0 },
		{
			reads: 'file',
			anywhere: true,
			example: "import { Wllama } from '@wllama/wllama';\nnew Wllama().loadModelFromHF({ repo: 'org/name' })",
			checked: '@wllama/wllama 3.13.0, 2.3.7',
		},
	),
	// `hf:org/name:quant`
	...rows(
		'node-llama-cpp',
		['node-llama-cpp'],
		'resolveModelFile',
		{ at: 0 },
		{
			reads: 'file',
			example: "import { resolveModelFile } from 'node-llama-cpp';\nresolveModelFile('hf:org/name:Q4_K_M')",
			checked: 'node-llama-cpp 3.22.1',
		},
	),
	...rows(
		'node-llama-cpp',
		['node-llama-cpp'],
		'createModelDownloader',
		{ keys: ['modelUri', 'modelUrl'] },
		{
			reads: 'file',
			checked: 'node-llama-cpp 3.22.1',
		},
	),
	...rows(
		'ollama',
		['ollama'],
		'create Ollama().create',
		{ keys: ['from'] },
		{
			hub: 'ollama',
			anyText: true,
			checked: 'ollama 0.6.4',
		},
	).map((row) =>
		row.call === 'create'
			? { ...row, example: "import ollama from 'ollama';\nollama.create({ from: 'org/name' })" }
			: row,
	),
	...rows(
		'langchain',
		langchain,
		'HuggingFaceTransformersEmbeddings',
		{ keys: ['model', 'modelName'] },
		{
			reads: 'onnx',
			revision: 'pretrainedOptions.revision',
			anywhere: true,
			checked: '@langchain/community 1.1.29',
		},
	),
	...rows(
		'langchain',
		langchain,
		'HuggingFaceInferenceEmbeddings HuggingFaceInference',
		{ keys: ['model'] },
		{ anywhere: true, checked: '@langchain/community 1.1.29' },
	),
	...rows(
		'llama-index',
		llamaIndex,
		'HuggingFaceEmbedding',
		{ keys: ['modelType'] },
		{
			reads: 'onnx',
			revision: 'modelOptions.revision',
			anywhere: true,
			checked: '@llamaindex/huggingface 0.1.32',
		},
	),
	...rows(
		'llama-index',
		llamaIndex,
		'HuggingFaceLLM huggingface',
		{ keys: ['modelName'] },
		{
			reads: 'onnx',
			checked: '@llamaindex/huggingface 0.1.32',
		},
	),
	...rows(
		'llama-index',
		llamaIndex,
		'HuggingFaceInferenceAPI HuggingFaceInferenceAPIEmbedding',
		{ keys: ['model'] },
		{
			checked: '@llamaindex/huggingface 0.1.32',
		},
	),
	...rows('kokoro-js', ['kokoro-js'], 'KokoroTTS.from_pretrained', id, {
		reads: 'onnx',
		checked: 'kokoro-js 1.2.1',
	}),
];

/** Calls of TypeScript and JavaScript libraries that name a model. Every row is tested by its example. */
export const javascriptSignatures: readonly Signature[] = [
	...others,
	...transformers,
	...hubCalls,
	...inference,
	...aiSdk,
	...webLlm,
	...ollama,
];
