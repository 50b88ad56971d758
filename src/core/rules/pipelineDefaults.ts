// What transformers and transformers.js load for a task when no model is named.
import type { Declared } from '../declared/declared';
import { addTo } from '../lists';
import type { WatchedCall } from '../reference';

/** A default, and the releases that have it: from the first one that was read to before the first that has another. */
export interface TaskDefault {
	readonly id: string;
	/** Absent: the library asks for `main`. */
	readonly revision?: string;
	/** JavaScript: what it loads the default with, and nothing else. */
	readonly dtype?: string;
	readonly from: string;
	readonly until: string;
}

const transformers = { from: '4.46', until: '5.25' };

/**
 * `task id revision`: SUPPORTED_TASKS of the wheels of transformers 4.46.3, 4.49.0, 4.53.3, 4.57.6, 5.0.0, 5.4.0, 5.9.0,
 * 5.14.0, 5.18.0 and 5.24.0 (pipelines/__init__.py), for PyTorch. Before 4.46 the revisions were other ones.
 */
const python = `
	audio-classification superb/wav2vec2-base-superb-ks 372e048
	automatic-speech-recognition facebook/wav2vec2-base-960h 22aad52
	text-to-audio suno/bark-small 1dbd7a1
	feature-extraction distilbert/distilbert-base-cased 6ea8117
	text-classification distilbert/distilbert-base-uncased-finetuned-sst-2-english 714eb0f
	token-classification dbmdz/bert-large-cased-finetuned-conll03-english 4c53496
	question-answering distilbert/distilbert-base-cased-distilled-squad 564e9b5 4.46 5.1
	table-question-answering google/tapas-base-finetuned-wtq e3dde19
	visual-question-answering dandelin/vilt-b32-finetuned-vqa d0a1f6a 4.46 5.1
	document-question-answering impira/layoutlm-document-qa beed3c4
	fill-mask distilbert/distilroberta-base fb53ab8
	summarization sshleifer/distilbart-cnn-12-6 a4f8f3e 4.30 5.0
	translation_en_to_fr google-t5/t5-base a9723ea 4.46 5.0
	translation_en_to_de google-t5/t5-base a9723ea 4.46 5.0
	translation_en_to_ro google-t5/t5-base a9723ea 4.46 5.0
	text2text-generation google-t5/t5-base a9723ea 4.46 5.0
	text-generation openai-community/gpt2 607a30d 4.46 5.1
	text-generation HuggingFaceTB/SmolLM3-3B a07cc9a 5.4 5.25
	zero-shot-classification facebook/bart-large-mnli d7645e1
	zero-shot-image-classification openai/clip-vit-base-patch32 3d74acf
	zero-shot-audio-classification laion/clap-htsat-fused cca9e28
	image-classification google/vit-base-patch16-224 3f49326
	image-feature-extraction google/vit-base-patch16-224 3f49326 4.41 5.25
	image-segmentation facebook/detr-resnet-50-panoptic d53b52a
	image-to-text ydshieh/vit-gpt2-coco-en 5bebf1e 4.46 5.0
	image-text-to-text llava-hf/llava-onevision-qwen2-0.5b-ov-hf 2c9ba3b 4.49 5.1
	image-text-to-text Qwen/Qwen3-VL-2B-Instruct 8964489 5.4 5.25
	object-detection facebook/detr-resnet-50 1d5f47b
	zero-shot-object-detection google/owlvit-base-patch32 cbc355f
	depth-estimation Intel/dpt-large bc15f29
	video-classification MCG-NJU/videomae-base-finetuned-kinetics 488eb9a
	mask-generation facebook/sam-vit-huge 87aecf0
	image-to-image caidas/swin2SR-classical-sr-x2-64 cee1c92 4.46 5.1
	keypoint-matching magic-leap-community/superglue_outdoor f4041f8 4.57.6 5.25
	any-to-any google/gemma-3n-E4B-it c1221e9 5.0 5.25
	decision Qwen/Qwen2.5-0.5B-Instruct 7ae5576 5.24 5.25
`;

/** `task id dtype`: SUPPORTED_TASKS of @xenova/transformers 2.17.2 and @huggingface/transformers 3.8.1, then of 4.3.1. */
const javascript = `
	text-classification Xenova/distilbert-base-uncased-finetuned-sst-2-english - 2.17 4.4
	token-classification Xenova/bert-base-multilingual-cased-ner-hrl - 2.17 4.4
	question-answering Xenova/distilbert-base-cased-distilled-squad - 2.17 4.4
	fill-mask Xenova/bert-base-uncased - 2.17 3.9
	fill-mask onnx-community/ettin-encoder-32m-ONNX fp32 4.3 4.4
	summarization Xenova/distilbart-cnn-6-6 - 2.17 4.4
	translation Xenova/t5-small - 2.17 4.4
	text2text-generation Xenova/flan-t5-small - 2.17 4.4
	text-generation Xenova/gpt2 - 2.17 3.9
	text-generation onnx-community/Qwen3-0.6B-ONNX q4 4.3 4.4
	zero-shot-classification Xenova/distilbert-base-uncased-mnli - 2.17 4.4
	audio-classification Xenova/wav2vec2-base-superb-ks - 2.17 4.4
	zero-shot-audio-classification Xenova/clap-htsat-unfused - 2.17 4.4
	automatic-speech-recognition Xenova/whisper-tiny.en - 2.17 4.4
	text-to-audio Xenova/speecht5_tts - 2.17 3.9
	text-to-audio onnx-community/Supertonic-TTS-ONNX fp32 4.3 4.4
	image-to-text Xenova/vit-gpt2-image-captioning - 2.17 4.4
	image-classification Xenova/vit-base-patch16-224 - 2.17 4.4
	image-segmentation Xenova/detr-resnet-50-panoptic - 2.17 4.4
	background-removal Xenova/modnet - 3.8 4.4
	zero-shot-image-classification Xenova/clip-vit-base-patch32 - 2.17 4.4
	object-detection Xenova/detr-resnet-50 - 2.17 4.4
	zero-shot-object-detection Xenova/owlvit-base-patch32 - 2.17 4.4
	document-question-answering Xenova/donut-base-finetuned-docvqa - 2.17 4.4
	image-to-image Xenova/swin2SR-classical-sr-x2-64 - 2.17 4.4
	depth-estimation Xenova/dpt-large - 2.17 3.9
	depth-estimation onnx-community/depth-anything-v2-small - 4.3 4.4
	feature-extraction Xenova/all-MiniLM-L6-v2 - 2.17 3.9
	feature-extraction onnx-community/all-MiniLM-L6-v2-ONNX fp32 4.3 4.4
	image-feature-extraction Xenova/vit-base-patch16-224-in21k - 2.17 3.9
	image-feature-extraction onnx-community/dinov3-vits16-pretrain-lvd1689m-ONNX fp32 4.3 4.4
`;

const aliases: ReadonlyMap<string, string> = new Map([
	['sentiment-analysis', 'text-classification'],
	['ner', 'token-classification'],
	['vqa', 'visual-question-answering'],
	['text-to-speech', 'text-to-audio'],
	['asr', 'automatic-speech-recognition'],
	['embeddings', 'feature-extraction'],
]);

function table(lines: string, inJavascript: boolean): ReadonlyMap<string, readonly TaskDefault[]> {
	const defaults = new Map<string, TaskDefault[]>();
	for (const line of lines.trim().split('\n')) {
		const [task = '', id = '', detail = '-', from, until] = line.trim().split(' ');
		const told = detail === '-' ? {} : inJavascript ? { dtype: detail } : { revision: detail };
		const one = { id, ...told, from: from ?? transformers.from, until: until ?? transformers.until };
		addTo(defaults, task, one);
	}
	return defaults;
}

const byLibrary: Readonly<Record<string, ReadonlyMap<string, readonly TaskDefault[]>>> = {
	transformers: table(python, false),
	'transformers.js': table(javascript, true),
};

/**
 * The default of a task for the version that is declared; of the newest release that was read when none is.
 * `certain`: each version that the declaration allows has exactly this one.
 */
export function defaultOf(
	library: string,
	task: string,
	packages: readonly string[],
	declared: Declared,
): { readonly found: TaskDefault; readonly certain: boolean } | undefined {
	const known = byLibrary[library];
	const all = known?.get(task) ?? known?.get(aliases.get(task) ?? '') ?? [];
	const name = packages.find((one) => declared.of(one));
	if (name === undefined) {
		const found = all.at(-1);
		return found && { found, certain: false };
	}
	const possible = all.filter(
		({ from, until }) => declared.isBelow(name, from) !== true && declared.isBelow(name, until) !== false,
	);
	const found = possible.at(-1);
	const certain =
		possible.length === 1 &&
		found !== undefined &&
		declared.isBelow(name, found.from) === false &&
		declared.isBelow(name, found.until) === true;
	return found && { found, certain };
}

/** The task of a call that names it and no model, so that the library loads its default; undefined for any other call. */
export function taskWithoutModel({ watch, arguments: { task, model } }: WatchedCall): string | undefined {
	const given = model?.state === 'unknown' || (model?.state === 'known' && model.value !== null);
	return watch === 'pipeline' && !given && task?.state === 'known' && typeof task.value === 'string'
		? task.value
		: undefined;
}
