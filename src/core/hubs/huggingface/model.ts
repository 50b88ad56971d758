import { generatingCode, type ModelInfo, type RepositoryScan } from '../../model';
import { stated } from '../../stated';
import { isCommit, isRepositoryId } from '../addresses';
import { isFields, type Note, type Reader, readFields, toCount, toLine, toLines, toPath } from '../readers';
import { readCard, tagged } from './cardFields';
import { readChatTemplate, readQuantization } from './claims';
import { readFiles } from './files';

/** What an answer of `/api/models/{id}/revision/{rev}` says. */
export interface ReadModel {
	readonly model: ModelInfo;
	readonly disabled: boolean;
	/** The hub has the files but did not list them here (`siblings: null`). */
	readonly filesElsewhere: boolean;
}

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
		remoteCode: readRemoteCode(config, files, note),
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
 * `other/repo--modeling_x.Cls` that of another, kept as `other/repo--modeling_x.py`. And what transformers runs of a
 * repository that has it, though nothing names it: the code that generates.
 */
function readRemoteCode(
	config: Reader | undefined,
	listed: ModelInfo['files'],
	note: Note,
): readonly string[] | undefined {
	const map = config?.below('auto_map');
	const generates = listed?.some(({ path }) => path === generatingCode) === true;
	if (!map && !generates) {
		return undefined;
	}
	const files = new Set<string>();
	for (const value of Object.values(map?.fields ?? {})
		.slice(0, 100)
		.flat()) {
		const file =
			typeof value === 'string' ? /^([^\s]{1,200}?)\.[A-Za-z_]\w{0,100}$/.exec(value)?.[1] : undefined;
		if (file !== undefined) {
			files.add(toLine(`${file}.py`));
		} else if (value !== null) {
			note(`config.auto_map: ${typeof value}`);
		}
	}
	return generates ? [...files.add(generatingCode)] : [...files];
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
