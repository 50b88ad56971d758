import { nearestIds } from '../nearest';

/**
 * Tasks as the Hugging Face hub names them (`pipeline_tag`), with those that its cards carried under an earlier name. The
 * hub adds new ones now and then, so one that is missing here is not wrong.
 */
export const hubTasks: readonly string[] = `
	any-to-any audio-classification audio-text-to-text audio-to-audio automatic-speech-recognition
	depth-estimation document-question-answering feature-extraction fill-mask graph-ml
	image-classification image-feature-extraction image-segmentation image-text-to-image image-text-to-text
	image-text-to-video image-to-3d image-to-image image-to-text image-to-video keypoint-detection mask-generation
	multiple-choice object-detection other question-answering reinforcement-learning robotics
	sentence-similarity summarization table-question-answering table-to-text tabular-classification tabular-regression
	tabular-to-text text-classification text-generation text-ranking text-retrieval text-to-3d text-to-audio
	text-to-image text-to-speech text-to-video text2text-generation time-series-forecasting token-classification
	translation unconditional-image-generation video-classification video-text-to-text video-to-video
	visual-document-retrieval visual-question-answering voice-activity-detection zero-shot-classification
	zero-shot-image-classification zero-shot-object-detection
`
	.trim()
	.split(/\s+/);

/** What people and libraries call some of them. */
const otherNames: Readonly<Record<string, string>> = {
	asr: 'automatic-speech-recognition',
	chat: 'text-generation',
	conversational: 'text-generation',
	embedding: 'feature-extraction',
	embeddings: 'feature-extraction',
	ner: 'token-classification',
	'sentiment-analysis': 'text-classification',
	'speech-recognition': 'automatic-speech-recognition',
	tts: 'text-to-speech',
	vqa: 'visual-question-answering',
};

/** Whether the hub is known to have a task of this name. */
export function isHubTask(task: string): boolean {
	return hubTasks.includes(task);
}

/** The task of the hub that somebody may have meant; undefined where none is near. */
export function taskMeant(typed: string): string | undefined {
	const name = typed
		.trim()
		.toLowerCase()
		.replace(/[\s_]+/g, '-');
	if (isHubTask(name)) {
		return name;
	}
	// As pipelines are called: `translation_en_to_fr`.
	const pair = /^(translation)-[a-z]{2,3}-to-[a-z]{2,3}$/.exec(name)?.[1];
	return (Object.hasOwn(otherNames, name) ? otherNames[name] : pair) ?? nearestIds(name, hubTasks)[0];
}
