import * as l10n from '@vscode/l10n';
import { type LoadedWeights, loadedWeights } from '../decide/loadedWeights';
import type { ResolvedLoad, ResolvedReference } from '../finding';
import type { ModelInfo } from '../model';
import type { Load } from '../reference';
import { knownModel } from '../rules/facts';

/** What one load reads, with the model as it is at that load's revision. */
export interface ReadByLoad {
	readonly load: Load;
	readonly model: ModelInfo;
	readonly weights: LoadedWeights;
}

/** The loads that a hover speaks of: one that is pointed at, or all that a constant reaches. */
export function spokenOf({ loads }: ResolvedReference, pointed: Load | undefined): readonly ResolvedLoad[] {
	const same = ({ load }: ResolvedLoad) =>
		load === pointed || (load.use.start === pointed?.use.start && load.use.end === pointed.use.end);
	const one = pointed && loads.find(same);
	return one ? [one] : loads;
}

/** Of several loads the one that reads the most dangerous; a tokenizer beside a model must not speak for the model. */
export function weightiest(loads: readonly ResolvedLoad[], fallback: ModelInfo): ReadByLoad | undefined {
	const read = loads.map(({ load, lookup }): ReadByLoad => {
		const model = knownModel(lookup)?.model ?? fallback;
		return { load, model, weights: weightsOf(load, model) };
	});
	return read.sort((a, b) => danger(b.weights) - danger(a.weights))[0];
}

/** Of several loads the one that trusts the repository's code most. */
export function mostTrusting(loads: readonly ResolvedLoad[]): Load | undefined {
	return loads.map(({ load }) => load).sort((a, b) => trust(b) - trust(a))[0];
}

/** Of a computed revision it is not known which files are there. */
function weightsOf(load: Load, { files }: ModelInfo): LoadedWeights {
	const weights = loadedWeights(load, files);
	return load.revision.state === 'unknown' && weights.state !== 'nothing'
		? { state: 'unknown', reason: l10n.t('the revision is computed') }
		: weights;
}

function danger(weights: LoadedWeights): number {
	switch (weights.state) {
		case 'files':
			return weights.format === 'pickle' ? 5 : weights.format === 'safetensors' ? 2 : 3;
		case 'unknown':
			return 4;
		case 'none':
			return 1;
		case 'nothing':
			return 0;
	}
}

function trust({ options }: Load): number {
	const trusts = options.trust_remote_code;
	return trusts?.state === 'known' && trusts.value === true ? 2 : trusts?.state === 'unknown' ? 1 : 0;
}
