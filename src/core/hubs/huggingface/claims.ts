import type { ModelInfo, StatedResult } from '../../model';
import { isFields, type Reader, toLine } from '../readers';

/** More results than these say nothing more of a model. */
const mostResults = 50;
const longestTemplate = 65_536;

/** The results of a `model-index`: a list of models with results with metrics each, in old cards one such object. */
export function readResults(index: unknown): readonly StatedResult[] {
	const found: StatedResult[] = [];
	for (const model of listOf(index)) {
		for (const result of listOf(model.results)) {
			const dataset = isFields(result.dataset) ? result.dataset : {};
			for (const metric of listOf(result.metrics)) {
				const name = [metric.name, metric.type].find((one) => typeof one === 'string' && one.trim() !== '');
				if (typeof name === 'string' && found.length < mostResults) {
					found.push({
						metric: toLine(name, 100),
						...statedValue(metric.value),
						...(typeof dataset.name === 'string' ? { dataset: toLine(dataset.name, 100) } : {}),
						...(typeof metric.verified === 'boolean' ? { verified: metric.verified } : {}),
					});
				}
			}
		}
	}
	return found;
}

function statedValue(value: unknown): Pick<StatedResult, 'value'> {
	if (typeof value === 'number' && Number.isFinite(value)) {
		return { value };
	}
	return typeof value === 'string' && value.trim() !== '' ? { value: toLine(value, 40) } : {};
}

/** One object counts as a list of one; anything else that is no object is left out. */
function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
	return [value].flat().slice(0, 500).filter(isFields);
}

/** `co2_eq_emissions` is a number of grams, or an object that holds one as `emissions`. */
export function readEmissions(stated: unknown): Pick<ModelInfo, 'emissions'> {
	const grams = isFields(stated) ? stated.emissions : stated;
	return typeof grams === 'number' && Number.isFinite(grams) && grams >= 0 ? { emissions: grams } : {};
}

/** `gptq, 4 bit`, as far as the configuration says. */
export function readQuantization(config: Reader | undefined): string | undefined {
	const method = config?.text('quant_method');
	const bits =
		config?.count('bits') ??
		(config?.flag('load_in_4bit') ? 4 : config?.flag('load_in_8bit') ? 8 : undefined);
	const parts = [method, bits === undefined ? undefined : `${bits} bit`].filter((part) => part !== undefined);
	return parts.length > 0 ? parts.join(', ') : undefined;
}

/** One template, or the default one of several; longer ones than any seen count as not stated. */
export function readChatTemplate(config: Reader | undefined): string | undefined {
	const stated = config?.raw('chat_template');
	const named = Array.isArray(stated)
		? stated.find((entry) => isFields(entry) && entry.name === 'default')
		: undefined;
	const template = isFields(named) ? named.template : stated;
	return typeof template === 'string' && template !== '' && template.length <= longestTemplate
		? template
		: undefined;
}
