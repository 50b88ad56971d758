import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../model';
import { isUnrecorded } from '../unrecorded';
import { baseName } from './weightFiles';

/** Tasks whose input or output is language; for the others the card has no language to state. */
const languageTasks = new Set([
	'automatic-speech-recognition',
	'document-question-answering',
	'feature-extraction',
	'fill-mask',
	'image-text-to-text',
	'image-to-text',
	'question-answering',
	'sentence-similarity',
	'summarization',
	'table-question-answering',
	'text-classification',
	'text-generation',
	'text-ranking',
	'text-to-speech',
	'text2text-generation',
	'token-classification',
	'translation',
	'visual-question-answering',
	'zero-shot-classification',
]);

/**
 * What a choice needs and the card's metadata leaves out, in words, the weightiest first. Meaningful only where the
 * hub sent card data (`hasCardData`).
 */
export function missingCardFacts(model: ModelInfo): string[] {
	const missing: string[] = [];
	if (!model.datasets?.length) {
		missing.push(l10n.t('training data'));
	}
	if (!model.statesResults && !isUnrecorded(model, 'model-index')) {
		missing.push(l10n.t('evaluation results'));
	}
	if (model.task !== undefined && languageTasks.has(model.task) && !model.languages?.length) {
		missing.push(l10n.t('languages'));
	}
	if (lacksBase(model)) {
		missing.push(l10n.t('base model'));
	}
	if (model.task === undefined && !isUnrecorded(model, 'pipeline_tag')) {
		missing.push(l10n.t('task'));
	}
	return missing;
}

/** An adapter or a quantised version of which neither the card nor its configuration says what it was made from. */
export function lacksBase(model: ModelInfo): boolean {
	return isDerived(model) && !model.baseModels?.length && model.adapterBase === undefined;
}

/** The files are listed, and no card is among them. */
export function lacksCard({ files }: Pick<ModelInfo, 'files'>): boolean {
	return files?.every(({ path }) => path.toLowerCase() !== 'readme.md') ?? false;
}

/** The hub answered in full, and a card is none of the files it listed. */
export function hasNoCard(model: Pick<ModelInfo, 'files' | 'hasCardData'>): boolean {
	return model.hasCardData === false && lacksCard(model);
}

/** An adapter or a quantised version, which always has a base; of a fine-tuned model the files do not tell. */
function isDerived({ files, library }: ModelInfo): boolean {
	const names = files?.map(({ path }) => baseName(path)) ?? [];
	const holds = (pattern: RegExp) => names.some((name) => pattern.test(name));
	// An author may add GGUF files to weights of their own; alone they were made from somebody's.
	const onlyQuantised = holds(/\.gguf$/i) && !holds(/\.(?:safetensors|bin)$/i);
	return library === 'peft' || onlyQuantised || holds(/^(?:adapter_config|quantize_config)\.json$/);
}
