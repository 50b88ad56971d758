import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../../model';
import { isAdapter } from '../adapters';
import type { Attribute } from '../attribute';
import { arePacked, estimateMemory, type MemoryEstimate, type Parameters, weightsAlone } from '../memory';
import { listed, type Taken } from '../rows';
import { formatBytes, formatCount } from '../units';
import { countedRow } from './counted';

const row = { group: 'portability', stage: 'deploy', factor: 'portability' } as const;

/** A row of this group that needs the parameters. */
function parameterRow(
	own: Pick<Attribute, 'id' | 'label' | 'about'>,
	take: (parameters: Parameters, model: ModelInfo) => Taken,
): Attribute {
	return countedRow({ ...row, ...own, field: 'safetensors headers' }, take, {
		hub: 'safetensors',
		files: (paths) => listed(paths, 2),
		nowhere: () => l10n.t('no safetensors files to count in'),
	});
}

function memoryRow(
	own: Pick<Attribute, 'id' | 'label' | 'about'>,
	kind: keyof MemoryEstimate,
	formula: (weights: string, parameters: string) => string,
): Attribute {
	return parameterRow(own, (parameters, model) => {
		if (isAdapter(model)) {
			return { notStated: l10n.t('an adapter; its base model decides') };
		}
		const estimate = estimateMemory(parameters);
		if (!estimate) {
			return { notStated: l10n.t('no estimate: the types of all weights are not known') };
		}
		const amount = estimate[kind];
		if (amount === undefined) {
			return { notStated: l10n.t('no estimate: the weights are packed in fewer bits') };
		}
		const words = formula(formatBytes(estimate.weights), formatCount(weightsAlone(parameters)));
		return { text: l10n.t('about {0} ({1})', formatBytes(amount), words), amount };
	});
}

/** How many parameters there are, and in which types. */
export const parameterAttributes: readonly Attribute[] = [
	parameterRow(
		{
			id: 'parameters',
			label: () => l10n.t('Parameters'),
			about: () => l10n.t('Counted in the headers of the safetensors files, by data type.'),
		},
		(parameters, model) => {
			const { total, byDtype } = parameters;
			const types = Object.entries(byDtype).map(([dtype, count]) => `${dtype} ${formatCount(count)}`);
			const text = types.length > 0 ? `${formatCount(total)} (${types.join(', ')})` : formatCount(total);
			if (isAdapter(model)) {
				return { text: l10n.t('{0}, of the adapter alone', text), amount: total };
			}
			return arePacked(parameters)
				? { text: l10n.t('{0}, packed: more than these are stored in them', text), amount: total }
				: { text, amount: total };
		},
	),
];

/** What they take in memory, by rules of thumb that are shown beside the figure. */
export const memoryAttributes: readonly Attribute[] = [
	memoryRow(
		{
			id: 'memory-inference',
			label: () => l10n.t('Memory to run it'),
			about: () => l10n.t('An estimate for a short input; long contexts, batches and images need more.'),
		},
		'inference',
		(weights) => l10n.t('weights {0}, and a fifth for activations and buffers', weights),
	),
	memoryRow(
		{
			id: 'memory-lora',
			label: () => l10n.t('Memory to fine-tune adapters'),
			about: () => l10n.t('An estimate for LoRA with a hundredth of the parameters trained, short inputs.'),
		},
		'lora',
		(weights, parameters) =>
			l10n.t('weights {0} and a fifth, and 16 bytes for 1 % of {1} parameters', weights, parameters),
	),
	memoryRow(
		{
			id: 'memory-training',
			label: () => l10n.t('Memory to fine-tune all of it'),
			about: () => l10n.t('An estimate for mixed precision with Adam, without activations.'),
		},
		'fineTuning',
		(_, parameters) =>
			l10n.t('16 bytes for each of {0} parameters: weights, gradients, 32-bit copy, two moments', parameters),
	),
];
