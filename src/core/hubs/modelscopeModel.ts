import type { Lookup, ModelFile, ModelInfo } from '../model';
import { stated } from '../stated';
import { type HubAnswer, unreadable } from './askedHub';
import { isFields, type Note, type Reader, readFields, toPath } from './readers';
import { toLicenseId } from './statedLicense';
import { toSegments } from './unsupported';

/** The server lists no more entries than this, and does not say that there are more. */
const mostEntries = 3000;

/** What stands below `Data` of an answer `{ Code: 200, Success: true, Data, Message }`; undefined for any other. */
function readData(body: unknown): unknown {
	const fields = isFields(body) ? body : {};
	return fields.Code === 200 && fields.Success === true ? fields.Data : undefined;
}

/** An answer of `/api/v1/models/{owner}/{name}`; undefined when it is none. `id` is the one that was asked for. */
export function readModelscopeModel(id: string, body: unknown, note: Note): ModelInfo | undefined {
	const model = readFields(readData(body), note);
	const name = model?.text('Name');
	if (!model || name === undefined) {
		return undefined;
	}
	const owner = model.text('Path');
	const own = owner === undefined ? id : `${owner}/${name}`;
	const license = model.text('License');
	const visibility = model.count('Visibility');
	return stated({
		id: toSegments(own)?.length === 2 && own.toLowerCase() !== id.toLowerCase() ? own : id,
		// 1 private, 3 for those who sign in, 5 public.
		private: visibility === undefined ? undefined : visibility !== 5,
		downloadsEver: model.count('Downloads'),
		likes: model.count('Stars') ?? model.count('Likes'),
		createdAt: readTime(model, 'CreatedTime', note),
		lastModified: readTime(model, 'LastUpdatedTime', note),
		task: readTask(model, note),
		architectures: model.lines('Architectures'),
		modelType: model.lines('ModelType')?.[0],
		tags: model.lines('Tags'),
		licenses: license === undefined ? undefined : [toLicenseId(license)],
	});
}

/** Seconds since 1970, 0 for none. */
function readTime(model: Reader, name: string, note: Note): string | undefined {
	const time = model.raw(name);
	if (typeof time === 'string') {
		return model.date(name);
	}
	const seconds = model.count(name);
	if (seconds !== undefined && seconds > 10_000_000_000) {
		note(`${name}: not in seconds`);
		return undefined;
	}
	return seconds ? new Date(seconds * 1000).toISOString() : undefined;
}

/** `Tasks` is a list of objects with a `Name` each. */
function readTask(model: Reader, note: Note): string | undefined {
	const tasks = model.raw('Tasks');
	return Array.isArray(tasks) ? readFields(tasks[0], note, 'Tasks.')?.text('Name') : undefined;
}

/** An answer of `…/repo/files`: undefined when the list cannot be read, or may be cut. */
export function readModelscopeFiles(body: unknown, note: Note): readonly ModelFile[] | undefined {
	const below = readData(body);
	const listed = isFields(below) ? below.Files : below;
	if (!Array.isArray(listed) || listed.length >= mostEntries) {
		note(Array.isArray(listed) ? `Files: ${listed.length} entries` : `Files: ${typeof listed}`);
		return undefined;
	}
	const files: ModelFile[] = [];
	for (const entry of listed) {
		const file = readFields(entry, note, 'Files.');
		const path = file?.raw('Path');
		if (!file || typeof path !== 'string' || path === '' || path.length > 4096) {
			note('Files: an entry without a path');
			return undefined;
		}
		const size = file.count('Size');
		const sha256 = file.text('Sha256');
		if (file.raw('Type') !== 'tree') {
			files.push({
				path: toPath(path),
				...(size === undefined ? {} : { size }),
				...(sha256 && /^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {}),
			});
		}
	}
	return files;
}

/**
 * Without a sign-in the hub answers 404 or 403 for what does not exist or is private; its own client says that it
 * cannot tell which.
 */
export function readModelscopeRefusal(answer: HubAnswer, what: 'repository' | 'revision'): Lookup {
	const { body, status, evidence } = answer;
	const own = isFields(body) && (Object.hasOwn(body, 'Code') || Object.hasOwn(body, 'Success'));
	return own && (status === 404 || (status === 403 && what === 'repository'))
		? { state: 'missing', what, orPrivate: what === 'repository', evidence }
		: unreadable(answer);
}
