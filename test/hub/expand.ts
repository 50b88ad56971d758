import type { JsonObject } from './facts';

/** What `expand` takes on the list of models; from a client that was tested against the hub. */
export const LIST_NAMES: readonly string[] = (
	'author baseModels cardData config createdAt disabled downloads downloadsAllTime evalResults gated inference ' +
	'inferenceProviderMapping lastModified library_name likes mask_token model-index pipeline_tag private ' +
	'safetensors sha siblings spaces tags transformersInfo trendingScore widgetData gguf resourceGroup xetEnabled'
).split(' ');

/** One model can be asked for two more. */
export const INFO_NAMES: readonly string[] = [...LIST_NAMES, 'childrenModelCount', 'usedStorage'];

/** `_id` when known, `id` and the named fields; `modelId` is missing then, as on the hub. */
export function expanded(info: JsonObject, names: readonly string[]): JsonObject {
	return pick(info, ['_id', 'id', ...names]);
}

/** The named fields that are there. */
export function pick(info: JsonObject, names: readonly string[]): JsonObject {
	return Object.fromEntries(
		names.filter((name) => Object.hasOwn(info, name)).map((name) => [name, info[name]]),
	);
}
