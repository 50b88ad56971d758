import * as l10n from '@vscode/l10n';
import type { Attribute } from '../attribute';
import { formatsOf } from '../fileFormats';
import { firstStated, listed, modelRow, partRow, type Taken, withField } from '../rows';
import { formatBytes } from '../units';
import { type ReadWeights, readWeights } from '../usualLoad';
import { totalSize } from '../weightFiles';
import { memoryAttributes, parameterAttributes } from './parameters';

const row = { group: 'portability', stage: 'deploy', factor: 'portability' } as const;

const contextRow = {
	...row,
	id: 'context',
	label: () => l10n.t('Context length'),
	about: () => l10n.t('Tokens that it reads at once; what is beyond is cut or fails.'),
	field: 'config.json',
};

function byWords(text: string, by: ReadWeights['by']): string {
	switch (by) {
		case 'code':
			return l10n.t('{0}, by the load in your code', text);
		case 'loads':
			return l10n.t('{0}, by different loads in your code together', text);
		case 'library':
			return text;
	}
}

function tokens(length: number | undefined): Taken {
	return length === undefined
		? undefined
		: { text: l10n.t('{0} tokens', length.toLocaleString('en')), amount: length };
}

export const portabilityAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'library',
			label: () => l10n.t('Library'),
			about: () => l10n.t('What it is meant to be loaded with.'),
			field: 'library_name',
		},
		({ library }) => library,
	),
	modelRow(
		{
			...row,
			id: 'formats',
			label: () => l10n.t('File formats'),
			about: () => l10n.t('Which runtimes can open it without a conversion.'),
			field: 'siblings',
		},
		({ files }) =>
			formatsOf(files) ?? (files ? { notStated: l10n.t('no file that is known as weights') } : undefined),
	),
	...parameterAttributes,
	modelRow(
		{
			...row,
			id: 'size',
			label: () => l10n.t('Size of the repository'),
			about: () => l10n.t('All files together; a load reads only some of them.'),
			field: 'siblings',
		},
		({ files, size }) => {
			if (!files?.length || files.some((file) => file.size === undefined)) {
				return size === undefined ? undefined : { text: formatBytes(size), amount: size };
			}
			const bytes = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
			const text =
				files.length === 1
					? l10n.t('{0} in 1 file', formatBytes(bytes))
					: l10n.t('{0} in {1} files', formatBytes(bytes), files.length);
			return { text, amount: bytes };
		},
	),
	modelRow(
		{
			...row,
			id: 'load-size',
			label: () => l10n.t('Weights that a load reads'),
			about: () =>
				l10n.t(
					'What the load in your code downloads of the weights, else the usual load of its library, by the list of files.',
				),
			field: 'siblings',
		},
		(model, facts) => {
			const { weights, by } = readWeights(facts);
			if (weights.state !== 'files') {
				return weights.state === 'unknown' && model.files ? { notStated: weights.reason } : undefined;
			}
			const { files, format } = weights;
			const bytes = totalSize(files);
			const named =
				format === 'other' || by !== 'library'
					? listed(
							files.map(({ path }) => path),
							2,
						)
					: format;
			const text = bytes === undefined ? named : l10n.t('{0} ({1})', formatBytes(bytes), named ?? '');
			const told = text && byWords(text, by);
			return told === undefined || bytes === undefined ? told : { text: told, amount: bytes };
		},
	),
	...memoryAttributes,
	firstStated(
		modelRow({ ...contextRow, field: 'gguf.context_length' }, ({ contextLength }) => tokens(contextLength)),
		partRow(contextRow, 'config', ({ contextLength, path }) => withField(tokens(contextLength), path)),
	),
	partRow(
		{
			...row,
			id: 'dimensions',
			label: () => l10n.t('Dimensions'),
			about: () =>
				l10n.t('Length of its vectors, which a vector store has to match, unless a last layer changes it.'),
			field: 'config.json',
		},
		'config',
		({ hiddenSize, path }) =>
			hiddenSize === undefined
				? undefined
				: { text: hiddenSize.toLocaleString('en'), amount: hiddenSize, field: path },
	),
	partRow(
		{
			...row,
			id: 'dtype',
			label: () => l10n.t('Data type'),
			about: () => l10n.t('The precision that its configuration names; what the files hold can differ.'),
			field: 'config.json',
		},
		'config',
		({ dtype, path }) => dtype && { text: dtype, field: path },
	),
	modelRow(
		{
			...row,
			id: 'quantization',
			label: () => l10n.t('Quantisation'),
			about: () => l10n.t('Weights in fewer bits: smaller, and not the model that was evaluated.'),
			field: 'config.quantization_config',
		},
		({ quantization, modelType, architectures }) =>
			quantization ??
			(modelType !== undefined || architectures?.length ? { notStated: l10n.t('none stated') } : undefined),
	),
	partRow(
		{
			...row,
			id: 'quantised-versions',
			label: () => l10n.t('Quantised versions'),
			about: () => l10n.t('Made by others, the most used first; each is a model of its own to judge.'),
			field: 'tags, base_model:quantized',
		},
		'quantised',
		(found) =>
			listed(
				found.map(({ id }) => id),
				3,
			) ?? { notStated: l10n.t('none that names it as its base') },
	),
];
