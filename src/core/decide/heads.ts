/** Heads of transformers classes by the end of their names, and the tasks whose pipeline loads that head. */
const heads: readonly (readonly [ending: string, tasks: readonly string[]])[] = [
	['ForMaskedLM', ['fill-mask']],
	['ForPreTraining', ['fill-mask']],
	['ForTokenClassification', ['token-classification']],
	['ForQuestionAnswering', ['question-answering', 'document-question-answering']],
	[
		'ForSequenceClassification',
		['text-classification', 'zero-shot-classification', 'text-ranking', 'audio-classification'],
	],
	['ForCTC', ['automatic-speech-recognition']],
	['ForImageClassification', ['image-classification']],
	['ForAudioClassification', ['audio-classification']],
	['ForObjectDetection', ['object-detection']],
	['ForSemanticSegmentation', ['image-segmentation']],
];

/** Tasks that nothing but one of these heads answers; others are also done by generating text or with vectors alone. */
const needing: ReadonlySet<string> = new Set([
	'text-classification',
	'token-classification',
	'question-answering',
	'fill-mask',
	'zero-shot-classification',
	'image-classification',
	'audio-classification',
	'object-detection',
]);

/** `ForMaskedLM` of `BertForMaskedLM`; undefined for a class whose head is not known, or that has none. */
export function headOf(architecture: string): string | undefined {
	return heads.find(([ending]) => architecture.endsWith(ending))?.[0];
}

/** Whether a head serves a task; undefined when the task asks for no certain head. */
export function headServes(head: string, task: string): boolean | undefined {
	return needing.has(task)
		? heads.some(([ending, tasks]) => ending === head && tasks.includes(task))
		: undefined;
}
