import type { BaseRelation, ModelFile, ModelInfo, RepositoryScan } from '../../model';
import { stated } from '../../stated';
import { isCommit, isRepositoryId } from '../addresses';
import { isFields, type Note, type Reader, readFields, toCount, toLine, toLines, toPath } from '../readers';
import { readChatTemplate, readEmissions, readQuantization, readResults } from './claims';

/** What an answer of `/api/models/{id}/revision/{rev}` says. */
export interface ReadModel {
	readonly model: ModelInfo;
	readonly disabled: boolean;
	/** The hub has the files but did not list them here (`siblings: null`). */
	readonly filesElsewhere: boolean;
}

/** More files than this are not held in memory; the list then counts as not stated, never as complete. */
const mostFiles = 50_000;

/** Undefined: this is no model object (no `id`). Only `id` is certain; every other field is read or left out. */
export function readHuggingFaceModel(value: unknown, note: Note): ReadModel | undefined {
	const answer = readFields(value, note);
	const id = answer?.text('id');
	if (!answer || id === undefined || !isRepositoryId(id)) {
		return undefined;
	}
	const config = answer.below('config');
	const commit = answer.text('sha');
	const files = readFiles(answer, note);
	const model: ModelInfo = stated({
		id,
		commit: isCommit(commit) ? commit : undefined,
		private: answer.flag('private'),
		gated: readGated(answer, note),
		downloads: answer.count('downloads'),
		likes: answer.count('likes'),
		lastModified: answer.date('lastModified'),
		createdAt: answer.date('createdAt'),
		task: answer.text('pipeline_tag'),
		library: answer.text('library_name'),
		architectures: config?.lines('architectures'),
		modelType: config?.text('model_type'),
		tags: answer.lines('tags'),
		parameters: readParameters(answer.below('safetensors')),
		remoteCode: readRemoteCode(config, note),
		quantization: readQuantization(config?.below('quantization_config')),
		contextLength: answer.below('gguf')?.count('context_length'),
		chatTemplate: readChatTemplate(config?.below('tokenizer_config') ?? answer.below('gguf')),
		author: answer.text('author'),
		adapterBase: config?.below('peft')?.text('base_model_name_or_path'),
		papers: tagged(answer, 'arxiv:'),
		files,
		scan: readScan(answer, note),
		...readCard(answer, note),
	});
	return {
		model,
		disabled: answer.flag('disabled') === true,
		filesElsewhere: Object.hasOwn(answer.fields, 'siblings') && answer.fields.siblings === null,
	};
}

function readGated(answer: Reader, note: Note): ModelInfo['gated'] {
	const gated = answer.raw('gated');
	if (gated === false || gated === 'auto' || gated === 'manual') {
		return gated;
	}
	if (gated !== undefined) {
		note(`gated: ${typeof gated}`);
	}
	return undefined;
}

/** The front matter of the card, unchecked by the hub for old repositories. */
function readCard(answer: Reader, note: Note): Partial<ModelInfo> {
	const card = answer.below('cardData');
	const fromTags = tagged(answer, 'license:');
	if (!card) {
		// The hub computes this tag from the card, so it speaks for a card that was not sent.
		if (fromTags?.length) {
			return { licenses: fromTags };
		}
		const sent = Object.hasOwn(answer.fields, 'cardData');
		// A full answer always carries the front matter that the hub could read.
		const full = Array.isArray(answer.raw('siblings')) && answer.raw('sha') !== undefined;
		return sent || full ? { hasCardData: false } : {};
	}
	const relation = card.text('base_model_relation') ?? relationInTags(answer);
	const index = card.raw('model-index') ?? answer.raw('model-index');
	const results = readResults(index);
	const license = card.raw('license');
	return {
		hasCardData: true,
		licenses: license === undefined ? [] : card.lines('license'),
		licenseName: card.text('license_name'),
		licenseLink: card.text('license_link'),
		languages: readLanguages(card),
		datasets: card.lines('datasets'),
		baseModels: card.lines('base_model')?.map(toModelId),
		...(relations.has(relation) ? { baseRelation: relation as BaseRelation } : {}),
		statesResults: readStatesResults(index, note),
		...(results.length > 0 ? { results } : {}),
		...readEmissions(card.raw('co2_eq_emissions')),
	};
}

const relations: ReadonlySet<string | undefined> = new Set(['finetune', 'adapter', 'merge', 'quantized']);

/** `base_model:quantized:org/name` is a tag that the hub computes. */
function relationInTags(answer: Reader): string | undefined {
	return tagged(answer, 'base_model:')
		?.map((tag) => tag.slice(0, tag.indexOf(':')))
		.find((word) => relations.has(word));
}

/** What stands behind a prefix in the tags; undefined when no tags were sent or none has it. */
function tagged(answer: Reader, prefix: string): readonly string[] | undefined {
	const found = answer
		.lines('tags')
		?.filter((tag) => tag.startsWith(prefix))
		.map((tag) => tag.slice(prefix.length));
	return found?.length ? found : undefined;
}

/** YAML reads the code of Norwegian, `no`, as false; nothing else in a list of languages can be that. */
function readLanguages(card: Reader): readonly string[] | undefined {
	const stated = card.raw('language');
	const restored = [stated].flat().map((language: unknown) => (language === false ? 'no' : language));
	return stated === undefined ? undefined : toLines(restored);
}

/** `https://huggingface.co/org/name/tree/main` stands in cards where `org/name` is meant. */
export function toModelId(text: string): string {
	const path = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([^?#]*)/.exec(text)?.[1];
	const id = path?.split('/', 2).filter(Boolean).join('/');
	return id && isRepositoryId(id) ? id : text;
}

/** `model-index` is a list of models with results each, in old cards sometimes one such object. */
function readStatesResults(index: unknown, note: Note): boolean {
	const entries = Array.isArray(index) ? index : [index];
	if (index !== undefined && !entries.every(isFields)) {
		note('model-index: not readable');
	}
	return entries.some(
		(entry) =>
			isFields(entry) &&
			Object.hasOwn(entry, 'results') &&
			Array.isArray(entry.results) &&
			entry.results.length > 0,
	);
}

function readParameters(safetensors: Reader | undefined): ModelInfo['parameters'] {
	const total = safetensors?.count('total');
	if (total === undefined) {
		return undefined;
	}
	const byDtype = Object.entries(safetensors?.below('parameters')?.fields ?? {})
		.slice(0, 50)
		.filter(([dtype, count]) => /^[A-Za-z]\w{0,31}$/.test(dtype) && toCount(count) !== undefined);
	return { total, byDtype: Object.fromEntries(byDtype) as Record<string, number> };
}

/**
 * The files that `auto_map` names: `modeling_x.Cls` is `modeling_x.py` of this repository and
 * `other/repo--modeling_x.Cls` that of another, kept as `other/repo--modeling_x.py`.
 */
function readRemoteCode(config: Reader | undefined, note: Note): readonly string[] | undefined {
	const map = config?.below('auto_map');
	if (!map) {
		return undefined;
	}
	const files = new Set<string>();
	for (const value of Object.values(map.fields).slice(0, 100).flat()) {
		const file =
			typeof value === 'string' ? /^([^\s]{1,200}?)\.[A-Za-z_]\w{0,100}$/.exec(value)?.[1] : undefined;
		if (file !== undefined) {
			files.add(toLine(`${file}.py`));
		} else if (value !== null) {
			note(`config.auto_map: ${typeof value}`);
		}
	}
	return [...files];
}

function readFiles(answer: Reader, note: Note): readonly ModelFile[] | undefined {
	const siblings = answer.raw('siblings');
	if (siblings === undefined) {
		return undefined;
	}
	if (!Array.isArray(siblings) || siblings.length > mostFiles) {
		note(Array.isArray(siblings) ? `siblings: ${siblings.length} files` : `siblings: ${typeof siblings}`);
		return undefined;
	}
	const files = siblings.map((entry) => readFile(entry, 'rfilename', 'sha256'));
	if (files.includes(undefined)) {
		note('siblings: an entry without a name');
		return undefined;
	}
	return files as ModelFile[];
}

/** One file; the names differ between `siblings` (`rfilename`, `lfs.sha256`) and a tree (`path`, `lfs.oid`). */
export function readFile(
	entry: unknown,
	nameField: string,
	hashField: string,
	note: Note = () => {},
): ModelFile | undefined {
	const file = readFields(entry, note);
	const path = file?.raw(nameField);
	if (!file || typeof path !== 'string' || path === '' || path.length > 4096) {
		return undefined;
	}
	const lfs = file.below('lfs');
	const size = file.count('size') ?? lfs?.count('size');
	const sha256 = lfs?.text(hashField);
	return {
		path: toPath(path),
		...(size === undefined ? {} : { size }),
		...(sha256 && /^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {}),
	};
}

/** Without `scansDone` nothing is known; what cannot be read keeps the scan from counting as done. */
function readScan(answer: Reader, note: Note): RepositoryScan | undefined {
	const status = answer.below('securityRepoStatus');
	const done = status?.flag('scansDone');
	const listed = status?.raw('filesWithIssues');
	const entries = Array.isArray(listed) ? listed.slice(0, 2000) : [];
	const issues = entries.flatMap((entry) => {
		const path =
			isFields(entry) && typeof entry.path === 'string' ? toPath(entry.path.slice(0, 4096)) : undefined;
		const level = isFields(entry) ? (toLines(entry.level)?.[0] ?? 'unknown') : 'unknown';
		return path ? [{ path, level }] : [];
	});
	if (done === undefined && issues.length === 0) {
		return undefined;
	}
	const readable = Array.isArray(listed) && issues.length === listed.length;
	if (!readable) {
		note('securityRepoStatus.filesWithIssues: not readable');
	}
	return { done: done === true && readable, issues };
}
