import type { ModelInfo } from '../model';
import { stated } from '../stated';
import { type Note, type Reader, readFields } from './readers';
import { toLicenseId } from './statedLicense';
import { toSegments } from './unsupported';

/** An answer about `owner/model`: `ApiModel` of `kagglesdk` 0.1.38. Undefined when it is none. */
export function readKaggleModel(id: string, body: unknown, note: Note): ModelInfo | undefined {
	const model = readFields(body, note);
	const ref = model?.text('ref');
	if (!model || ref === undefined || toSegments(ref)?.length !== 2) {
		return undefined;
	}
	const listed = model.raw('instances');
	const variations = (Array.isArray(listed) ? listed.slice(0, 500) : []).map((entry) =>
		readFields(entry, note, 'instances.'),
	);
	const [only] = variations.length === 1 ? variations : [];
	return stated({
		id: id.toLowerCase().endsWith(ref.toLowerCase()) ? id : ref,
		private: model.flag('isPrivate'),
		likes: model.count('voteCount'),
		createdAt: model.date('publishTime'),
		lastModified: model.date('updateTime'),
		licenses: licensesOf(variations),
		// Of several variations, which one is loaded is not in the name.
		...(only ? ofVariation(only) : {}),
	});
}

/** An answer about one variation: `ApiModelInstance`. It holds no name of the model. */
export function readKaggleVariation(id: string, body: unknown, note: Note): ModelInfo | undefined {
	const variation = readFields(body, note);
	if (variation?.text('slug') === undefined) {
		return undefined;
	}
	return stated({ id, licenses: licensesOf([variation]), ...ofVariation(variation) });
}

/** Zero stands for "not set" in these answers. */
function ofVariation(variation: Reader): Pick<ModelInfo, 'version' | 'size' | 'datasets'> {
	const version = variation.count('versionNumber');
	const datasets = variation.lines('trainingData');
	return stated({
		version: version ? String(version) : undefined,
		size: variation.count('totalUncompressedBytes') || undefined,
		datasets: datasets?.length ? datasets : undefined,
	});
}

/** Each licence that a variation states, once; undefined when one states none, because that one may be meant. */
function licensesOf(variations: readonly (Reader | undefined)[]): readonly string[] | undefined {
	const names = variations.map((variation) => variation?.text('licenseName'));
	return names.length === 0 || names.includes(undefined)
		? undefined
		: [...new Set(names.map((name) => toLicenseId(name ?? '')))];
}
