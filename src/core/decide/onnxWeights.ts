import * as l10n from '@vscode/l10n';
import type { ModelFile } from '../model';
import type { Load } from '../reference';
import type { LoadedWeights } from './loadedWeights';
import { baseName } from './weightFiles';

/** What transformers.js puts behind the name of a graph for each `dtype`, from the longest on; `fp32` has none. */
const suffixes: Readonly<Record<string, string>> = {
	q8: '_quantized',
	q4f16: '_q4f16',
	q2f16: '_q2f16',
	q1f16: '_q1f16',
	uint8: '_uint8',
	fp16: '_fp16',
	int8: '_int8',
	bnb4: '_bnb4',
	q4: '_q4',
	q2: '_q2',
	q1: '_q1',
};

/**
 * What a load of ONNX reads. Repositories for transformers.js hold the same graph in several precisions side by side, of
 * which `dtype` chooses one; without it the device and a configuration do, which the text does not tell.
 */
export function onnxWeights(load: Load, files: readonly ModelFile[]): LoadedWeights {
	const graphs = files.filter(({ path }) => /\.onnx$/i.test(path));
	if (graphs.length === 0) {
		return { state: 'none' };
	}
	if (load.library !== 'transformers.js') {
		return { state: 'files', format: 'other', files: graphs };
	}
	const wanted = load.options.dtype;
	const named = wanted?.state === 'known' ? wanted.value : undefined;
	const dtypes = new Set(graphs.map(dtypeOf));
	const dtype = typeof named === 'string' ? named : dtypes.size === 1 ? [...dtypes][0] : undefined;
	const chosen = withoutUnmerged(graphs.filter((graph) => dtypeOf(graph) === dtype));
	return chosen.length > 0
		? { state: 'files', format: 'other', files: chosen }
		: {
				state: 'unknown',
				reason: l10n.t('the repository has the same graph in several precisions'),
			};
}

function dtypeOf({ path }: ModelFile): string {
	const stem = stemOf(path);
	return Object.entries(suffixes).find(([, suffix]) => stem.endsWith(suffix))?.[0] ?? 'fp32';
}

/** A decoder that stands there as one graph is not read as two as well. */
function withoutUnmerged(graphs: readonly ModelFile[]): readonly ModelFile[] {
	const isMerged = graphs.some(({ path }) => stemOf(path).startsWith('decoder_model_merged'));
	return graphs.filter(
		({ path }) => !isMerged || !/^decoder_(?:model(?!_merged)|with_past_model)/.test(stemOf(path)),
	);
}

const stemOf = (path: string): string => baseName(path).replace(/\.onnx$/i, '');
