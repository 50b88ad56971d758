import type { IdAt, Signature } from '../signature';
import { rows } from './rows';

const repository: IdAt = { keys: ['repo'] };
const hub = (calls: string, ids: IdAt, row: Partial<Signature>): Signature[] =>
	rows('@huggingface/hub', ['@huggingface/hub'], calls, ids, {
		revision: 'revision',
		reads: 'text',
		checked: '@huggingface/hub 2.17.5',
		...row,
	});

/** @huggingface/hub. */
export const hubSignatures: Signature[] = [
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
export const inferenceSignatures: Signature[] = [
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
