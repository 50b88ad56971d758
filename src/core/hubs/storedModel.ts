import type { ModelFile, ModelInfo } from '../model';
import { isFields, toCount } from './readers';
import { toSegments } from './unsupported';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => toCount(value) !== undefined;
/** JSON reads `1e999` as infinite, which we never write. */
const figure: Check = (value) => Number.isFinite(value);
const texts: Check = (value) => Array.isArray(value) && value.every(text);

const file: Check = (value) => {
	const fields = (isFields(value) ? value : {}) as { [K in keyof ModelFile]?: unknown };
	const { path, size, sha256, gitBlob } = fields;
	const digests = [sha256, gitBlob].every((one) => one === undefined || text(one));
	return text(path) && (size === undefined || count(size)) && digests;
};

/** Every field of the noun, so that a new one cannot be forgotten here. */
const checks: { readonly [K in keyof Required<ModelInfo>]: Check } = {
	// Of any hub: `org/name`, `llama3.2:3b`, `owner/model/keras/base`.
	id: (value) => text(value) && toSegments(value as string) !== undefined,
	commit: text,
	version: text,
	private: flag,
	gated: (value) => value === false || value === 'auto' || value === 'manual',
	downloads: count,
	downloadsEver: count,
	likes: count,
	lastModified: text,
	createdAt: text,
	task: text,
	library: text,
	architectures: texts,
	modelType: text,
	licenses: texts,
	licenseName: text,
	licenseLink: text,
	languages: texts,
	datasets: texts,
	baseModels: texts,
	adapterBase: text,
	baseRelation: text,
	statesResults: flag,
	results: (value) =>
		Array.isArray(value) &&
		value.every(
			(result) =>
				isFields(result) &&
				text(result.metric) &&
				(result.value === undefined || text(result.value) || figure(result.value)) &&
				(result.dataset === undefined || text(result.dataset)) &&
				(result.verified === undefined || flag(result.verified)),
		),
	emissions: (value) => figure(value) && (value as number) >= 0,
	papers: texts,
	quantization: text,
	contextLength: count,
	chatTemplate: text,
	author: text,
	hasCardData: flag,
	tags: texts,
	parameters: (value) =>
		isFields(value) &&
		count(value.total) &&
		isFields(value.byDtype) &&
		Object.values(value.byDtype).every(count),
	remoteCode: texts,
	files: (value) => Array.isArray(value) && value.every(file),
	size: count,
	archived: flag,
	scan: (value) =>
		isFields(value) &&
		flag(value.done) &&
		Array.isArray(value.issues) &&
		value.issues.every((issue) => isFields(issue) && text(issue.path) && text(issue.level)),
	unrecorded: texts,
	recorded: flag,
};

/** A model as it was written to the store; undefined when anything in it is not what we write. */
export function readStoredModel(value: unknown): ModelInfo | undefined {
	if (!isFields(value) || !Object.hasOwn(value, 'id')) {
		return undefined;
	}
	const sound = Object.entries(value).every(
		([name, field]) => Object.hasOwn(checks, name) && checks[name as keyof ModelInfo](field),
	);
	return sound ? (value as unknown as ModelInfo) : undefined;
}
