import { type Answer, DEFAULTS, jsonAnswer, notRecorded } from './answer';
import { errorAnswer } from './errors';
import { isObject, type RecordedModel, type Revision, type TreeEntry } from './facts';
import type { HubState } from './findModel';
import { type HubRequest, isSet } from './hubRequest';
import { cursorPage, numberParameter } from './pages';

const PATHS_AT_ONCE = 2000;

function shown(entry: TreeEntry, expand: boolean): Partial<TreeEntry> {
	if (expand) {
		return entry;
	}
	const { lastCommit: _, securityFileStatus: __, ...plain } = entry;
	return plain;
}

/** The mark of answers that tell of made-up files. */
export function syntheticMark(state: HubState, entries: readonly TreeEntry[]): Answer['headers'] {
	return entries.some(({ lfs }) => lfs !== undefined && state.facts.synthetic.has(lfs.oid))
		? { 'X-Local-Hub': 'synthetic' }
		: {};
}

function marks(state: HubState, entries: readonly TreeEntry[], expand: boolean): Answer['headers'] {
	// No complete scan of a file was ever recorded, so whatever there is was stated.
	const scanned = expand && entries.some(({ securityFileStatus }) => securityFileStatus !== undefined);
	return { ...syntheticMark(state, entries), ...(scanned ? { [DEFAULTS]: 'securityFileStatus' } : {}) };
}

/** `GET /tree/{rev}/{path}`. */
export function tree(
	state: HubState,
	request: HubRequest,
	model: RecordedModel,
	revision: Revision,
	path: string,
): Answer {
	const { entries } = revision;
	if (entries === undefined) {
		return notRecorded(`the files of ${model.id}`);
	}
	const folder = path.replace(/\/$/, '');
	if (folder !== '' && entries.find((entry) => entry.path === folder)?.type !== 'directory') {
		return errorAnswer(state.facts, 'file');
	}
	const start = folder === '' ? '' : `${folder}/`;
	const recursive = isSet(request.query, 'recursive');
	const expand = isSet(request.query, 'expand');
	const found = entries.filter(
		(entry) => entry.path.startsWith(start) && (recursive || !entry.path.slice(start.length).includes('/')),
	);
	const most = Math.min(expand ? 100 : 1000, state.pageSize ?? Infinity);
	const page = cursorPage(request, found, numberParameter(request.query, 'limit', 1, most) ?? most);
	return jsonAnswer(
		page.items.map((entry) => shown(entry, expand)),
		{ ...page.headers, ...marks(state, page.items, expand) },
	);
}

/** The body of paths-info: JSON from JavaScript, a form from Python. */
function readQuestion(request: HubRequest): { paths: readonly string[]; expand: boolean } | undefined {
	if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
		const form = new URLSearchParams(request.body);
		return { paths: form.getAll('paths'), expand: isSet(form, 'expand') };
	}
	try {
		const question: unknown = JSON.parse(request.body);
		const paths = isObject(question) ? [question.paths].flat() : [];
		return isObject(question) && paths.length > 0 && paths.every((path) => typeof path === 'string')
			? { paths, expand: question.expand === true }
			: undefined;
	} catch {
		return undefined;
	}
}

/** `POST /paths-info/{rev}`: unknown paths are left out without an error. */
export function pathsInfo(
	state: HubState,
	request: HubRequest,
	model: RecordedModel,
	revision: Revision,
): Answer {
	const question = readQuestion(request);
	if (question === undefined || question.paths.length > PATHS_AT_ONCE) {
		return jsonAnswer({ error: `paths must be one path or up to ${PATHS_AT_ONCE}.` }, {}, 400);
	}
	const { entries } = revision;
	if (entries === undefined) {
		return notRecorded(`the files of ${model.id}`);
	}
	const asked = new Set(question.paths);
	const found = entries.filter((entry) => asked.has(entry.path));
	return jsonAnswer(
		found.map((entry) => shown(entry, question.expand)),
		marks(state, found, question.expand),
	);
}

/** `GET /treesize/{rev}/{path}`: the bytes of all files below the path, when every size was recorded. */
export function treeSize(state: HubState, model: RecordedModel, revision: Revision, path: string): Answer {
	const folder = path.replace(/\/$/, '');
	const start = folder === '' ? '' : `${folder}/`;
	const files = revision.entries?.filter((entry) => entry.type === 'file' && entry.path.startsWith(start));
	if (files === undefined || files.some(({ size }) => size === undefined)) {
		return notRecorded(`the sizes of the files of ${model.id}`);
	}
	if (folder !== '' && files.length === 0) {
		return errorAnswer(state.facts, 'file');
	}
	const size = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
	return jsonAnswer({ path: folder === '' ? '/' : folder, size }, syntheticMark(state, files));
}
